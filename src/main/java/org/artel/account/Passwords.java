package org.artel.account;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2-HMAC-SHA256 with 600,000 iterations (OWASP Password Storage Cheat Sheet). The hash names its own iterations, so
 * that a later figure does not lock anybody out: {@code pbkdf2-sha256$600000$salt$hash}, Base64.
 */
final class Passwords {

    private static final int ITERATIONS = 600_000;
    private static final int BITS = 256;
    private static final String SCHEME = "pbkdf2-sha256";
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Checked when no account matches, so that the answer takes as long as for one that does. */
    static final String OF_NOBODY = SCHEME + '$' + ITERATIONS + "$AAAAAAAAAAAAAAAAAAAAAA==$"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private Passwords() {
    }

    static String hash(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return SCHEME + '$' + ITERATIONS + '$' + base64.encodeToString(salt) + '$'
                + base64.encodeToString(derive(password, salt, ITERATIONS));
    }

    static boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$");
        byte[] derived = derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3]));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
