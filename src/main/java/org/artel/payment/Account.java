package org.artel.payment;

/**
 * One account of a purchase's ledger.
 *
 * @param participationId of MEMBER and CREDIT; 0 for the others
 */
public record Account(Kind kind, long participationId) {

    /** What is counted there; a positive balance is meant where nothing else is said. */
    public enum Kind {
        /** Positive: the participant owes; negative: has paid too much. */
        MEMBER,
        /** Negative: the participant's credit with the organizer, kept for another purchase or a refund; positive: a debt that stays. */
        CREDIT,
        /** Goods between invoice and bills; zero when every cent of the invoice is on a bill. */
        CLEARING,
        /** Negative: the supplier is owed; positive: the supplier owes. */
        SUPPLIER,
        /** Delivery bills, bank fees and discounts between their amount and the bills; zero like CLEARING. */
        DELIVERY,
        /** Negative: the organizer's percent, earned and not yet taken. */
        PERCENT,
        /** Negative: fixed prices (a pick-up point, storage) and penalties, not yet taken. */
        FEES,
        /** Positive: what the organizer holds of others' money; negative: has laid out. */
        ORGANIZER,
        /** What the rate of the day made dearer or cheaper when the supplier was paid. */
        EXCHANGE,
        /** Cents by which invoices state more than their lines add up to; negative: less. */
        ROUNDING,
        /** Units that nobody ordered, or whose owner did not pay: what they cost and nobody has paid yet; negative: they brought more. */
        LEFTOVER
    }

    public static final Account CLEARING = new Account(Kind.CLEARING, 0);
    public static final Account SUPPLIER = new Account(Kind.SUPPLIER, 0);
    public static final Account DELIVERY = new Account(Kind.DELIVERY, 0);
    public static final Account PERCENT = new Account(Kind.PERCENT, 0);
    public static final Account FEES = new Account(Kind.FEES, 0);
    public static final Account ORGANIZER = new Account(Kind.ORGANIZER, 0);
    public static final Account EXCHANGE = new Account(Kind.EXCHANGE, 0);
    public static final Account ROUNDING = new Account(Kind.ROUNDING, 0);
    public static final Account LEFTOVER = new Account(Kind.LEFTOVER, 0);

    public Account {
        if ((kind == Kind.MEMBER || kind == Kind.CREDIT) != (participationId > 0)) {
            throw new IllegalArgumentException(kind + " of " + participationId);
        }
    }

    public static Account member(long participationId) {
        return new Account(Kind.MEMBER, participationId);
    }

    public static Account credit(long participationId) {
        return new Account(Kind.CREDIT, participationId);
    }
}
