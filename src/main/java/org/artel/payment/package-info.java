/**
 * The money of a purchase after its Stop. Every sum that moves is a transfer in the append-only {@link org.artel.payment.Ledger}; what a
 * participant owes is a {@link org.artel.payment.Bill}, calculated by {@link org.artel.payment.Billing} from the invoice and the
 * allocations, step by step, so that it can be unfolded; what came in is claimed by the participant, found in the bank's statement, and
 * confirmed by the organizer.
 *
 * <p>May know account, forum, purchase, pricelist, order and supply. Whoever writes here holds the purchase's gate.
 */
package org.artel.payment;
