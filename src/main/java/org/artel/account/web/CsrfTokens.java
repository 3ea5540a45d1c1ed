package org.artel.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.artel.account.SetupService;

/** Signed double submit: the field is the HMAC-SHA256 of the cookie's random value, under a key that all nodes share. */
@ApplicationScoped
class CsrfTokens {

    private static final String COOKIE = "artel_csrf";
    private static final String FRESH = "org.artel.account.csrf";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private SetupService setup;
    @Inject
    private Entry entry;

    private volatile SecretKeySpec key;

    String token(HttpServletRequest request, HttpServletResponse response) {
        String value = Entry.cookie(request, COOKIE);
        if (value == null) {
            value = (String) request.getAttribute(FRESH);
        }
        if (value == null) {
            byte[] bits = new byte[32];
            RANDOM.nextBytes(bits);
            value = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
            request.setAttribute(FRESH, value);
            entry.setCookie(request, response, COOKIE, value, -1);
        }
        return sign(value);
    }

    boolean isRight(HttpServletRequest request, String token) {
        String value = Entry.cookie(request, COOKIE);
        return value != null && token != null
                && MessageDigest.isEqual(sign(value).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(setup.formKey(), "HmacSHA256");
        }
        return key;
    }
}
