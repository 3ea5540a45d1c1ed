package org.artel.order;

/**
 * What becomes of a line that two devices may have changed.
 *
 * <pre>
 * base   mine   theirs   result
 *  2      3      2       mine      (only I changed it)
 *  2      2      5       theirs    (only the other one did)
 *  2      4      4       theirs    (both the same)
 *  2      3      5       conflict
 * </pre>
 */
enum LineMerge {
    MINE, THEIRS, CONFLICT;

    static LineMerge of(LineContent base, LineContent mine, LineContent theirs) {
        if (mine.equals(theirs) || mine.equals(base)) {
            return THEIRS;
        }
        return theirs.equals(base) ? MINE : CONFLICT;
    }
}
