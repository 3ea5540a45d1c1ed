package org.artel.pricelist;

import java.util.Arrays;
import java.util.List;

/**
 * Which lots of a purchase are wanted.
 *
 * @param words        parts of a name or article, any case; null for all
 * @param category     exactly this one; null for all
 * @param withdrawnToo also those that the organizer has taken out of the list
 */
public record LotFilter(String words, String category, boolean withdrawnToo) {

    private static final int MOST_WORDS = 5;
    public static final LotFilter ALL = new LotFilter(null, null, false);

    public LotFilter {
        words = words == null || words.isBlank() ? null : words.strip();
        category = category == null || category.isEmpty() ? null : category;
    }

    /** The words, each of which a lot has in its name or article; the first few. */
    List<String> single() {
        return words == null ? List.of() : Arrays.stream(words.split("\\s+")).limit(MOST_WORDS).toList();
    }
}
