package org.artel.forum;

import org.artel.account.Relation;

/** Knows who keeps a purchase's thread beside its author; the purchase implements it. */
public interface ThreadKeepers {

    Relation relation(Topic topic, long memberId);
}
