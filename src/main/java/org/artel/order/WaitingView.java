package org.artel.order;

/**
 * A member's place in a waiting list.
 *
 * @param name     lot and variant
 * @param position 1: the next
 * @param waiting  how many wait for the variant
 */
public record WaitingView(WaitingPlace place, String name, String unit, int position, int waiting) {
}
