package org.artel.account;

import java.util.Set;

/**
 * A new member may be somebody who has an account already: a hint for a moderator to look, no more. Families share networks and devices.
 *
 * @param member who came within the last 30 days
 * @param other  whose traces are the same
 * @param traces what they share
 */
public record DuplicateHint(Member member, Member other, Set<TraceKind> traces) {

    /** What two accounts can share. */
    public enum TraceKind {
        /** The same mailbox: what providers ignore in an address, dots and what follows a plus, is left out. */
        MAILBOX,
        /** Nicknames that look the same but for digits. */
        NICKNAME,
        /** The same browser. */
        DEVICE,
        /** The same network. */
        NETWORK
    }
}
