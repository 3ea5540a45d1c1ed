package org.artel.purchase;

/** Tells names that are likely the same one, misspelt. */
final class LookAlike {

    private LookAlike() {
    }

    /** One begins with the other, or a few letters differ: one of up to seven, two of more. */
    static boolean near(String a, String b) {
        if (a.length() >= 4 && b.length() >= 4 && (a.startsWith(b) || b.startsWith(a))) {
            return true;
        }
        return distance(a, b) <= (Math.max(a.length(), b.length()) <= 7 ? 1 : 2);
    }

    /** Levenshtein's distance: letters to add, drop or exchange. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchanged = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
