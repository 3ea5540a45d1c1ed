/**
 * What the supplier is asked for, answers and invoices, and who gets how much of it: whole boxes and complete rows, the general order,
 * invoices, shortages.
 *
 * <p>{@link org.artel.supply.Boxes}, {@link org.artel.supply.Rows}, {@link org.artel.supply.Shortage} and
 * {@link org.artel.supply.Settlement} are the rules, without a database. The services keep what they decided as allocations of order.
 *
 * <p>May know account, forum, purchase, pricelist and order.
 */
package org.artel.supply;
