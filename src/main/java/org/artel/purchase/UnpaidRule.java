package org.artel.purchase;

/** What becomes of somebody who has not paid after deadline and grace; the unpaid goods are offered to others in either case. */
public enum UnpaidRule {
    /** The deposit of these goods is lost, where the terms ask for one; nothing more is owed for them. */
    LOSES_DEPOSIT,
    /** What these goods cost stays owed. */
    KEEPS_DEBT
}
