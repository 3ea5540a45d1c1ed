package org.artel.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * Takes a text apart into words as they are looked for: the same for what is indexed, for what is asked and for what is marked
 * in a snippet. One instance a thread: the stemmers keep state.
 *
 * <p>A <em>chunk</em> is a run of letters and digits with single joiners inside ({@code AL-101}, {@code 500г}, {@code t-shirt}). It
 * has one or more <em>parts</em>, cut at joiners and between letters and digits, and is joined to one word without them:
 *
 * <table>
 * <caption>Examples</caption>
 * <tr><th>text</th><th>parts</th><th>joined</th></tr>
 * <tr><td>AL-101</td><td>al, 101</td><td>al101</td></tr>
 * <tr><td>00-1201</td><td>00, 1201</td><td>001201</td></tr>
 * <tr><td>500г</td><td>500, г</td><td>500г</td></tr>
 * <tr><td>Мёдом</td><td>медом (stem мед)</td><td></td></tr>
 * </table>
 *
 * <p>Cyrillic parts are stemmed as Russian, Latin ones as English, so one field serves both languages. ё counts as е. Latin
 * letters that slipped into a Cyrillic word are read as their look-alikes, and Cyrillic ones in an article number as Latin.
 */
final class Words {

    /** Longer words are cut: nobody types them, and an index of them only grows. */
    private static final int LONGEST = 60;
    /** Longer chunks (addresses of pages, tables drawn with dashes) are not joined. */
    private static final int LONGEST_JOINED = 40;

    private static final String CYRILLIC_LOOK = "авекмнорстухсі";
    private static final String LATIN_LOOK = "abekmhopctyxci";

    /** Stems that are remembered; the words of a portal repeat, and stemming costs more than all the rest. */
    private static final int REMEMBERED = 20_000;

    private final SnowballStemmer english = new EnglishStemmer();
    private final SnowballStemmer russian = new RussianStemmer();
    private final Map<String, String> stems = new HashMap<>();
    private final String[] asked;

    Words() {
        this(null);
    }

    /** @param asked only words that begin like one of these stems are stemmed; null: all are */
    Words(Set<String> asked) {
        this.asked = asked == null ? null : asked.toArray(new String[0]);
    }

    /**
     * A piece that stands for itself.
     *
     * @param start first character in the text
     * @param end one past the last character in the text
     * @param exact lower case, ё as е
     * @param stem what all forms of the word have in common; the exact form where there is no other
     */
    record Part(int start, int end, String exact, String stem) {
    }

    /** @param joined the parts written together, or null if there is one part only */
    record Chunk(Part joined, List<Part> parts) {
    }

    List<Chunk> of(String text) {
        var chunks = new ArrayList<Chunk>();
        int length = text.length();
        int at = 0;
        while (at < length) {
            int letter = text.codePointAt(at);
            if (!Character.isLetterOrDigit(letter)) {
                at += Character.charCount(letter);
                continue;
            }
            int end = endOfChunk(text, at);
            chunks.add(chunk(text, at, end));
            at = end;
        }
        return chunks;
    }

    private static int endOfChunk(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (belongsToWord(c)) {
                at = next;
            } else if (isInner(c) && next < text.length() && Character.isLetterOrDigit(text.codePointAt(next))) {
                at = next;
            } else {
                break;
            }
        }
        return at;
    }

    /** Combining marks (й written as two code points, soft hyphens) do not end a word. */
    private static boolean belongsToWord(int c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || c == 0xAD;
    }

    private static boolean isInner(int c) {
        return isJoiner(c) || isApostrophe(c);
    }

    private static boolean isJoiner(int c) {
        return c == '-' || c == '/' || c == '.' || c == '_' || c >= 0x2010 && c <= 0x2013;
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == 0x2019 || c == 0x2BC;
    }

    private Chunk chunk(String text, int start, int end) {
        var parts = new ArrayList<Part>();
        var word = new StringBuilder();
        var joined = new StringBuilder();
        int wordStart = start;
        boolean hasDigit = false;
        int before = 0;
        for (int at = start; at < end; ) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            if (isJoiner(c)) {
                add(parts, word, wordStart, at);
                before = 0;
                wordStart = next;
            } else if (isApostrophe(c) && isPossessive(text, next, end)) {
                add(parts, word, wordStart, end);
                at = end;
                continue;
            } else if (Character.isLetterOrDigit(c)) {
                int kind = Character.isDigit(c) ? 1 : 2;
                if (before != 0 && kind != before) {
                    add(parts, word, wordStart, at);
                    wordStart = at;
                }
                before = kind;
                hasDigit |= kind == 1;
                int folded = fold(c);
                word.appendCodePoint(folded);
                joined.appendCodePoint(folded);
            } else {
                combine(word, joined, c);
            }
            at = next;
        }
        add(parts, word, wordStart, end);
        if (parts.size() < 2 || joined.length() > LONGEST_JOINED) {
            return new Chunk(null, parts);
        }
        String together = hasDigit ? swap(joined.toString(), CYRILLIC_LOOK, LATIN_LOOK) : oneScript(joined.toString());
        return new Chunk(new Part(start, end, together, hasDigit ? together : stem(together)), parts);
    }

    private static boolean isPossessive(String text, int s, int end) {
        return s + 1 == end && (text.charAt(s) == 's' || text.charAt(s) == 'S');
    }

    /** и + breve is й, е + diaeresis is ё (and so е); accents that mark the stress fall away. */
    private static void combine(StringBuilder word, StringBuilder joined, int mark) {
        if (mark == 0x306 && word.length() > 0 && word.charAt(word.length() - 1) == 'и') {
            word.setCharAt(word.length() - 1, 'й');
            joined.setCharAt(joined.length() - 1, 'й');
        }
    }

    private static int fold(int c) {
        int lower = Character.toLowerCase(c);
        return lower == 'ё' ? 'е' : lower;
    }

    private void add(List<Part> parts, StringBuilder word, int start, int end) {
        if (word.length() > 0) {
            String exact = word.length() > LONGEST ? word.substring(0, LONGEST) : word.toString();
            exact = oneScript(exact);
            parts.add(new Part(start, end, exact, stem(exact)));
            word.setLength(0);
        }
    }

    /** Of a word in mixed scripts: Cyrillic if that is possible, else Latin. */
    private static String oneScript(String word) {
        if (!isMixed(word)) {
            return word;
        }
        String cyrillic = swap(word, LATIN_LOOK, CYRILLIC_LOOK);
        return isMixed(cyrillic) ? swap(word, CYRILLIC_LOOK, LATIN_LOOK) : cyrillic;
    }

    private static boolean isMixed(String word) {
        boolean cyrillic = false;
        boolean latin = false;
        for (int i = 0; i < word.length(); i++) {
            cyrillic |= isCyrillic(word.charAt(i));
            latin |= isLatin(word.charAt(i));
        }
        return cyrillic && latin;
    }

    private static String swap(String word, String from, String to) {
        var swapped = new StringBuilder(word);
        for (int i = 0; i < word.length(); i++) {
            int place = from.indexOf(word.charAt(i));
            if (place >= 0) {
                swapped.setCharAt(i, to.charAt(place));
            }
        }
        return swapped.toString();
    }

    private String stem(String exact) {
        if (asked != null && !isLikeAsked(exact)) {
            return exact;
        }
        if (stems.size() > REMEMBERED) {
            stems.clear();
        }
        return stems.computeIfAbsent(exact, this::stemmed);
    }

    private boolean isLikeAsked(String exact) {
        for (String stem : asked) {
            if (alike(stem, exact)) {
                return true;
            }
        }
        return false;
    }

    /** The stemmers take from the end only, but for dying and die. */
    private static boolean alike(String stem, String word) {
        if (word.charAt(0) != stem.charAt(0)) {
            return false;
        }
        return stem.length() < 2 || word.length() > 1 && (word.charAt(1) == stem.charAt(1) || word.charAt(1) == 'y' && stem.charAt(1) == 'i');
    }

    private String stemmed(String exact) {
        char first = exact.charAt(0);
        if (isCyrillic(first)) {
            return withoutFleetingVowel(russian(russian(exact)));
        }
        return isLatin(first) ? snowball(english, exact) : exact;
    }

    /**
     * Snowball takes {@code семена} for a participle (сем, as in семья); of a short word only the vowel goes. It is run twice, so
     * that a verb loses its vowel too and meets its noun: заказать, заказа, заказ.
     */
    private String russian(String word) {
        String stem = snowball(russian, word);
        if (stem.length() <= 3 && word.startsWith("ен", stem.length())) {
            return word.substring(0, stem.length() + 2);
        }
        return stem;
    }

    /** The vowel that comes and goes: сумок, сумка; носок, носки; огурец, огурцы. */
    private static String withoutFleetingVowel(String stem) {
        int length = stem.length();
        boolean fleeting = length > 4 && (stem.endsWith("ок") || stem.endsWith("ек") || stem.endsWith("ец"));
        return fleeting ? stem.substring(0, length - 2) + stem.charAt(length - 1) : stem;
    }

    private static String snowball(SnowballStemmer stemmer, String word) {
        stemmer.setCurrent(word);
        stemmer.stem();
        String stem = stemmer.getCurrent();
        return stem.isEmpty() ? word : stem;
    }

    private static boolean isCyrillic(char c) {
        return c >= 0x400 && c <= 0x52F;
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 0xC0 && c <= 0x24F;
    }
}
