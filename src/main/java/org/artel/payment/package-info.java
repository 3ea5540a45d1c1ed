/**
 * Money of a purchase after the Stop: the ledger and bills, claims of payment, bank statements, deadlines and refunds. It knows
 * the orders and what the supplier invoiced, never the hand-over.
 */
package org.artel.payment;
