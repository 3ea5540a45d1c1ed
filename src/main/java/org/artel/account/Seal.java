package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under a key that all nodes share, in 43 characters of Base64url: nobody else can make it, nor guess what it is of. */
@ApplicationScoped
public class Seal {

    @Inject
    private SetupService setup;

    private volatile SecretKeySpec key;

    /**
     * @param text begins with a word for its use: a form's token is a seal of what the browser sent, and must not be one for anything else
     */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** Takes as long whatever is wrong with it. */
    public boolean isOf(String text, String seal) {
        return MessageDigest.isEqual(of(text).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    private SecretKeySpec key() {
        if (key == null) {
            key = new SecretKeySpec(setup.formKey(), "HmacSHA256");
        }
        return key;
    }
}
