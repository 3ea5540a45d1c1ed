package org.artel.common;

import java.text.Normalizer;
import java.util.Locale;

/** The readable end of an address: {@code 12-med-s-altaya}. The number alone finds the thing; the words are for people. */
public final class Slug {

    private static final int LONGEST = 60;
    private static final String[] RUSSIAN = {"a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r",
            "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"};

    private Slug() {
    }

    /** {@code id-words}; the id alone when nothing of the text can be written in Latin letters. */
    public static String of(long id, String text) {
        String words = words(text);
        return words.isEmpty() ? String.valueOf(id) : id + "-" + words;
    }

    /** @return the number that an address begins with; -1 when it begins with none */
    public static long id(String address) {
        int end = 0;
        while (address != null && end < address.length() && end < 18 && Character.digit(address.charAt(end), 10) >= 0) {
            end++;
        }
        return end == 0 || (end < address.length() && address.charAt(end) != '-') ? -1 : Long.parseLong(address.substring(0, end));
    }

    private static String words(String text) {
        StringBuilder out = new StringBuilder();
        String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT).replace('ё', 'е'), Normalizer.Form.NFC);
        boolean gap = false;
        for (int i = 0; i < lower.length() && out.length() < LONGEST; i++) {
            char c = lower.charAt(i);
            String letters = c >= 'а' && c <= 'я' ? RUSSIAN[c - 'а'] : latin(c);
            if (letters == null) {
                gap = true;
            } else if (!letters.isEmpty()) {
                if (gap && !out.isEmpty()) {
                    out.append('-');
                }
                gap = false;
                out.append(letters);
            }
        }
        return out.toString();
    }

    /** Null: the character parts words. */
    private static String latin(char c) {
        char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
        return (base >= 'a' && base <= 'z') || (base >= '0' && base <= '9') ? String.valueOf(base) : null;
    }
}
