package org.artel.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.artel.account.Seal;

/** Signed double submit: the field is the HMAC-SHA256 of the cookie's random value, under a key that all nodes share. */
@ApplicationScoped
class CsrfTokens {

    private static final String COOKIE = "artel_csrf";
    private static final String FRESH = "org.artel.account.csrf";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private Seal seal;
    @Inject
    private Entry entry;

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
        return seal.of("csrf " + value);
    }

    boolean isRight(HttpServletRequest request, String token) {
        String value = Entry.cookie(request, COOKIE);
        return value != null && token != null && seal.isOf("csrf " + value, token);
    }
}
