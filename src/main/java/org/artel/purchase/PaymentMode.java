package org.artel.purchase;

/** When participants pay: before the supplier is paid, a part of it before the order is sent, or after the organizer paid. */
public enum PaymentMode { PREPAYMENT, DEPOSIT, OWN_FUNDS }
