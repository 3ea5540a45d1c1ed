package org.artel.handover;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.artel.common.Refused;

/**
 * What a participant shows to get the goods: the parcel's number, four symbols that only the portal can make, a check symbol.
 * No I, L, O, 0, 1 after the number; small letters, gaps and Cyrillic look-alikes are forgiven when it is typed.
 *
 * @param number of the parcel, from 1
 * @param secret four symbols
 */
public record PickupCode(int number, String secret) {

    /** 31, a prime: every single wrong symbol and every swap of two neighbours changes the check symbol. */
    private static final String SYMBOLS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int SECRET = 4;
    private static final String CYRILLIC = "АВЕКМНРСТУХ";
    private static final String LATIN = "ABEKMHPCTYX";

    /** @param seal nobody else can make it */
    static PickupCode of(int number, String seal) {
        BigInteger rest = new BigInteger(1, seal.getBytes(StandardCharsets.UTF_8));
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < SECRET; i++) {
            BigInteger[] parts = rest.divideAndRemainder(BigInteger.valueOf(SYMBOLS.length()));
            secret.append(SYMBOLS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return new PickupCode(number, secret.toString());
    }

    /** @throws Refused INVALID {@code parcel.code} when it is none, or mistyped */
    static PickupCode typed(String typed) {
        StringBuilder plain = new StringBuilder();
        for (char c : (typed == null ? "" : typed).toUpperCase(Locale.ROOT).toCharArray()) {
            int look = CYRILLIC.indexOf(c);
            if (look >= 0 || Character.isLetterOrDigit(c)) {
                plain.append(look >= 0 ? LATIN.charAt(look) : c);
            }
        }
        if (!plain.toString().matches("[1-9][0-9]{0,5}[" + SYMBOLS + "]{5}")) {
            throw new Refused("parcel.code");
        }
        int end = plain.length() - SECRET - 1;
        PickupCode code = new PickupCode(Integer.parseInt(plain.substring(0, end)), plain.substring(end, end + SECRET));
        if (code.check() != plain.charAt(end + SECRET)) {
            throw new Refused("parcel.code");
        }
        return code;
    }

    /** The symbols' places in the alphabet, the number's digits as they are, times 1, 2, 3 … from the end. */
    private char check() {
        String digits = Integer.toString(number);
        int sum = 0;
        int weight = SECRET + digits.length();
        for (char digit : digits.toCharArray()) {
            sum += weight-- * (digit - '0');
        }
        for (char symbol : secret.toCharArray()) {
            sum += weight-- * SYMBOLS.indexOf(symbol);
        }
        return SYMBOLS.charAt(sum % SYMBOLS.length());
    }

    /** {@code 14-7KM4Q}. */
    @Override
    public String toString() {
        return number + "-" + secret + check();
    }
}
