package org.artel.purchase;

/**
 * What the gate gave to an order that passed.
 *
 * @param changeNo    number of the change: orders the increments
 * @param pseudonymNo the number of a new anonymous participant; null when none was asked for
 */
public record Passed(long changeNo, Integer pseudonymNo) {
}
