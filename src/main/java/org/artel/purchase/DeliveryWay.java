package org.artel.purchase;

/** How a participant gets the goods: at a pick-up point, or brought in another way. */
public enum DeliveryWay { PICKUP, POST, COURIER, OTHER_CITY }
