package org.artel.payment;

import java.time.Instant;
import java.util.List;
import org.artel.common.Money;

/**
 * So much from one account to another: the debited one rises, the credited one falls by it. Once posted it stays; what was wrong is
 * reversed.
 *
 * @param id         0: not posted yet
 * @param amount     above zero
 * @param part       counts the transfers of one document, from 1
 * @param reverses   the transfer that this one takes back; null: none
 * @param occurredAt when it happened: the day of the bank's line, not of the entry
 * @param bookedBy   null: a timer
 */
public record LedgerTransfer(long id, Account debit, Account credit, Money amount, Why why, Document document, int part, Long reverses,
        Instant occurredAt, Instant bookedAt, Long bookedBy) {

    /** What a transfer is for. */
    public enum Why {
        GOODS, PERCENT, DELIVERY, DISCOUNT, FEE, PENALTY, INVOICE, ROUNDING, MISSING, LEFTOVER, PAYMENT, CASH, OWN_LINES, SUPPLIER_PAID, EXCHANGE,
        SUPPLIER_REFUND, REFUND, COMPLAINT, CREDIT_KEPT, CREDIT_USED, DEBT_KEPT, DEPOSIT_LOST, UNPAID, SOLD, KEPT, PAYOUT,
        CALLED_OFF
    }

    /** What a transfer stands on; each document is posted once. */
    public record Document(Kind kind, long id) {

        public enum Kind {
            BILLING, BILL, CLAIM, BANK_LINE, CASH, SETTLEMENT, SUPPLIER_PAYMENT, PENALTY, REFUND, COMPLAINT, LEFTOVER, STORAGE, PAYOUT, CREDIT, REVERSAL
        }
    }

    public LedgerTransfer {
        if (!amount.isPositive() || debit.equals(credit)) {
            throw new IllegalArgumentException(amount + " from " + credit + " to " + debit);
        }
    }

    /**
     * What moves an amount: the accounts change sides where it is negative, nothing moves where it is zero.
     *
     * @return none or one, to be posted
     */
    public static List<LedgerTransfer> of(Account debit, Account credit, Money amount, Why why) {
        if (amount.isZero()) {
            return List.of();
        }
        return List.of(amount.isPositive()
                ? new LedgerTransfer(0, debit, credit, amount, why, null, 0, null, null, null, null)
                : new LedgerTransfer(0, credit, debit, amount.negated(), why, null, 0, null, null, null, null));
    }

    /** How it changes the balance of an account. */
    public Money effectOn(Account account) {
        return account.equals(debit) ? amount : account.equals(credit) ? amount.negated() : Money.ZERO;
    }
}
