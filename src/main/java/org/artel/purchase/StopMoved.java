package org.artel.purchase;

import java.time.Instant;
import org.artel.common.Actor;

/** The stop date of an open purchase moved; observed inside the transaction. {@code oldStopAt} null: there was none. */
public record StopMoved(long purchaseId, Instant oldStopAt, Instant newStopAt, Actor actor, Long postId) {
}
