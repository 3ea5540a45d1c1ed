package org.artel.handover;

/** What is wrong with goods that were handed over. */
public enum ComplaintKind { DEFECT, MIS_SORT, SHORTAGE }
