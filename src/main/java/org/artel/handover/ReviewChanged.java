package org.artel.handover;

/** A review was written, or answered. */
public record ReviewChanged(Review review, boolean answered) {
}
