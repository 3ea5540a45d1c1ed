package org.artel.pricelist;

/**
 * Which lots of a purchase are wanted.
 *
 * @param words        part of a name or article, any case; null for all
 * @param category     exactly this one; null for all
 * @param withdrawnToo also those that the organizer has taken out of the list
 */
public record LotFilter(String words, String category, boolean withdrawnToo) {

    public static final LotFilter ALL = new LotFilter(null, null, false);

    public LotFilter {
        words = words == null || words.isBlank() ? null : words.strip();
        category = category == null || category.isEmpty() ? null : category;
    }
}
