package org.artel.purchase;

/** What the organizer's percent is taken of. */
public enum PercentBase { GOODS, GOODS_AND_DELIVERY }
