package org.artel.pricelist;

import java.util.List;

/**
 * What a file would do to one lot, or did.
 *
 * @param place       from 1, in the order of the file; lots that it does not name follow
 * @param lotId       null: not there yet
 * @param revision    the lot's after the import; null before
 * @param ordered     somebody has ordered of it
 * @param differences of a changed lot
 */
public record ImportedLot(int place, Outcome outcome, Long lotId, Integer revision, String article, String name, boolean ordered,
        List<Difference> differences) {

    /** GONE: the file does not name it. Lots that stay as they are are only counted. */
    public enum Outcome { ADDED, CHANGED, GONE }
}
