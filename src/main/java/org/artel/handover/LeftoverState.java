package org.artel.handover;

/** What became of leftovers that were offered. */
public enum LeftoverState {
    /** By a member, who has not collected them yet. */
    TAKEN,
    /** Collected; paid, or on the participant's account. */
    SOLD,
    /** By the organizer. */
    KEPT,
    /** To the offer. */
    RETURNED
}
