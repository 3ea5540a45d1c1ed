package org.artel.purchase;

/** What becomes of somebody who has not paid after deadline and grace; their goods are offered to others in either case. */
public enum UnpaidRule {
    /** What was paid so far is lost, the rest is not owed any more. */
    LOSES_DEPOSIT,
    /** Everything stays owed. */
    KEEPS_DEBT
}
