package org.artel.pricelist;

import java.time.Instant;
import java.util.List;

/**
 * One step in the life of a lot.
 *
 * @param revision    from 1
 * @param madeAt      null for the first one: it came with the lot
 * @param madeBy      the member who changed it; null for the first one
 * @param differences to the revision before
 */
public record LotRevision(int revision, Instant madeAt, Long madeBy, List<Difference> differences) {
}
