/**
 * The joint purchase itself: its terms, its stages up to the Stop and the gate that every order passes; suppliers, pick-up
 * points and the goods policy. Knows account and forum; price list, orders and notices learn of it through events and through
 * the interfaces declared here ({@link org.artel.purchase.Freeze}, {@link org.artel.purchase.Participants},
 * {@link org.artel.purchase.PriceListCheck}).
 */
package org.artel.purchase;
