package org.artel.search;

import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody looks for.
 *
 * @param text words, article numbers, "phrases in quotes"; empty lists the newest of what the filters leave
 * @param kinds what may be found; empty means everything
 * @param stage name of a purchase's stage, or null; only purchases, their lots and the posts in their threads have one
 * @param sectionId a section with all below it, or null
 * @param cityId a city, or null; what belongs to no city (suppliers) is left out then
 * @param year four digits, UTC, or null: when it was announced, written or first listed
 * @param after where the page before ended ({@link SearchResult#next()}), or null
 * @param limit hits a page, 1 to {@value #MOST}; more or fewer are brought into the range
 */
public record SearchQuery(String text, Set<SearchKind> kinds, String stage, Long sectionId, Long cityId, Integer year,
        String after, int limit) {

    public static final int MOST = 100;
    /** Nobody types more; a longer text is cut before it is taken apart. */
    static final int LONGEST = 300;

    public SearchQuery {
        text = text == null ? "" : text.strip();
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        kinds = kinds == null || kinds.isEmpty() ? EnumSet.allOf(SearchKind.class) : EnumSet.copyOf(kinds);
        stage = stage == null || stage.isBlank() ? null : stage.strip();
        limit = Math.max(1, Math.min(limit, MOST));
    }

    /** Everything with these words, the first twenty. */
    public static SearchQuery of(String text) {
        return new SearchQuery(text, Set.of(), null, null, null, null, null, 20);
    }

    /** Neither words nor a filter: nothing is asked for yet. */
    public boolean isEmpty() {
        return text.isEmpty() && !isFiltered();
    }

    public boolean isFiltered() {
        return kinds.size() < SearchKind.values().length || stage != null || sectionId != null || cityId != null || year != null;
    }
}
