package org.artel.purchase;

/** How a delivery charge is shared among the participants. */
public enum DeliveryBasis { BY_SUM, BY_WEIGHT, BY_UNITS, EQUALLY, BY_PICKUP_POINT }
