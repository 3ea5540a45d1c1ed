package org.artel.account;

import java.net.IDN;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What makes two e-mail addresses or two nicknames the same. A nickname that only looks like another one (Cyrillic 'а' for
 * Latin 'a', zero for 'O', 'rn' for 'm') has the same key, so that nobody can pose as an organizer and collect the money.
 */
final class Keys {

    private static final Map<Character, Character> LOOKS_LIKE = new HashMap<>();

    static {
        // each pair: a character, and the Latin letter or digit whose look it shares in upper or lower case
        String pairs = "аaвbсcеeєeгrнhиuіlїlјjкkмmоoпnрpѕsтtуyүyхxзeэeчhбbьbъbшwщwԁdԛqԝwлnдd"
                + "0o1l3e4h5s6b8b9gil|l";
        for (int i = 0; i < pairs.length(); i += 2) {
            LOOKS_LIKE.put(pairs.charAt(i), pairs.charAt(i + 1));
        }
    }

    private Keys() {
    }

    /** Lower case, domain in ASCII. What stands before the at sign is otherwise kept: its meaning is the provider's; so is what is no domain. */
    static String email(String email) {
        String plain = Normalizer.normalize(email.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        int at = plain.lastIndexOf('@');
        try {
            return at < 0 ? plain : plain.substring(0, at + 1) + IDN.toASCII(plain.substring(at + 1), IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException noDomain) {
            return plain;
        }
    }

    /** What providers deliver into one mailbox: an address without dots and without what follows a plus before the at sign. */
    static String mailbox(String email) {
        String key = email(email);
        int at = key.lastIndexOf('@');
        return at < 0 ? key : key.substring(0, at).replaceFirst("\\+.*", "").replace(".", "") + key.substring(at);
    }

    /** The look of a nickname without its digits: 'Anna 2' and 'Anna_77' are one. Digits that look like letters count as these. */
    static String nicknameStem(String nickname) {
        return nickname(nickname.replaceFirst("[\\p{N}\\p{P} ]+$", ""));
    }

    /** Accents, separators and case dropped, look-alikes folded together. */
    static String nickname(String nickname) {
        String bare = Normalizer.normalize(nickname, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(bare.length());
        for (char c : bare.toCharArray()) {
            if (Character.isLetterOrDigit(c) || c == '|') {
                key.append(LOOKS_LIKE.getOrDefault(c, c));
            }
        }
        return key.toString().replace("rn", "m").replace("vv", "w").replace("cl", "d");
    }
}
