package org.artel.order;

/**
 * What became of an order line, step by step. A document of a step is a complete picture, and the one with the highest number holds;
 * only hand-overs add up.
 */
public enum AllocationStep {
    /** By a Stop, or the end of a top-up; the document is the version of the freeze. */
    FROZEN,
    /** Went into the general order; less than frozen where boxes or rows hang. */
    ORDERED,
    /** By the supplier's answer. */
    CONFIRMED,
    /** By the invoice, after shortages and replacements. */
    INVOICED,
    /** By recount. */
    RECEIVED,
    /** By one hand-over. */
    HANDED_OVER
}
