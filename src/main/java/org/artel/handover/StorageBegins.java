package org.artel.handover;

import java.time.Instant;
import org.artel.common.Money;

/** A parcel still waits, and from that moment on each day of it costs. */
public record StorageBegins(long purchaseId, long memberId, Instant from, Money fee) {
}
