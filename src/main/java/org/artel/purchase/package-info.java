/**
 * The joint purchase itself: its terms, its stages, and the gate that every order passes before the Stop and everything else after it;
 * wishes, suppliers and who negotiates with them, pick-up points, the goods policy and the exposure cap. Knows account and forum; the
 * features below learn of it through events and through the interfaces declared here ({@link org.artel.purchase.Freeze},
 * {@link org.artel.purchase.Participants}, {@link org.artel.purchase.PriceListCheck}, {@link org.artel.purchase.StageCondition}).
 */
package org.artel.purchase;
