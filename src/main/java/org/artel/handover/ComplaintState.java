package org.artel.handover;

/** What became of a complaint. */
public enum ComplaintState { OPEN, REFUNDED, REPLACED, DECLINED, WITHDRAWN }
