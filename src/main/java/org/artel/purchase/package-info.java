/**
 * The joint purchase itself: its terms, its stages up to the Stop and the gate that every order passes; wishes, suppliers and who
 * negotiates with them, pick-up points, the goods policy and the exposure cap. Knows account and forum; price list, orders and
 * notices learn of it through events and through the interfaces declared here ({@link org.artel.purchase.Freeze},
 * {@link org.artel.purchase.Participants}, {@link org.artel.purchase.PriceListCheck}).
 */
package org.artel.purchase;
