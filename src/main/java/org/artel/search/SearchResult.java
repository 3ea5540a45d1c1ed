package org.artel.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One page of what was found, best first; without words, newest first.
 *
 * @param total how many there are; with {@code more} only a lower bound
 * @param more there are more than {@code total}: nobody counts on
 * @param next cursor of the next page, or null on the last
 * @param facets how many there are of each, only where {@code total} is exact
 * @param building the index is being built for the first time: something may be missing for a short while
 */
public record SearchResult(List<Hit> hits, int total, boolean more, String next, Facets facets, boolean building) {

    public static final int COUNTED = 1000;

    /**
     * @param id of the purchase, lot, post, topic or supplier
     * @param title plain text; a post has the title of its thread
     * @param snippet safe HTML, found words in {@code <mark>}
     * @param url path in the portal, without its context path
     * @param stage name of the purchase's stage, or null
     * @param sectionId null for a supplier
     */
    public record Hit(SearchKind kind, long id, String title, String url, String snippet, Long sectionId, String stage, Instant date) {
    }

    /** Counts by kind, name of the stage, section's id and year; without those that would find nothing. */
    public record Facets(Map<SearchKind, Integer> kinds, Map<String, Integer> stages, Map<Long, Integer> sections,
            Map<Integer, Integer> years) {

        static final Facets NONE = new Facets(Map.of(), Map.of(), Map.of(), Map.of());
    }
}
