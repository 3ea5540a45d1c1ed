package org.artel.purchase;

import java.time.Instant;

/** A freeze that a Stop made, as it is kept: a reopened purchase keeps its earlier versions. */
public record FrozenVersion(long purchaseId, int version, Instant frozenAt, Frozen frozen) {
}
