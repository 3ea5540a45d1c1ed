package org.artel.handover;

/**
 * A review as one viewer may read it.
 *
 * @param author  nickname; null: the author took part anonymously, see the number
 * @param subject nickname of whom it is
 * @param title   of the purchase
 */
public record ReviewView(Review review, String author, String subject, String title) {
}
