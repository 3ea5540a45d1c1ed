package org.artel.purchase;

/** What happens at the stop date when the minimum is missed: stop all the same, extend by some days, cancel. */
public enum BelowMinimum { STOP, EXTEND, CANCEL }
