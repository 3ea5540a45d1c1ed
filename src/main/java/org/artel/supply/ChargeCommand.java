package org.artel.supply;

import org.artel.common.Money;
import org.artel.purchase.DeliveryBasis;

/**
 * A charge as it is written.
 *
 * @param pickupPointId for the basis BY_PICKUP_POINT, null for others
 * @param total         above zero, of a discount too
 */
public record ChargeCommand(InvoicedCharge.Kind kind, String name, DeliveryBasis basis, Long pickupPointId, Money total) {
}
