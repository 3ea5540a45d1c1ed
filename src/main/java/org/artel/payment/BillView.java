package org.artel.payment;

import java.util.List;
import org.artel.common.Money;
import org.artel.order.Participation;

/**
 * One participant's account: the bill with its steps, what was booked, what is still due.
 *
 * @param bill    null: none was issued yet
 * @param earlier versions of the bill before, the last first
 * @param booked  everything that touched the account, in the order of booking
 * @param due     positive: still to be paid; negative: paid too much
 * @param credit  negative: kept for another purchase or a refund; positive: a debt that stays
 */
public record BillView(Participation participation, Bill bill, List<BillItem> items, List<Bill> earlier, List<LedgerTransfer> booked, Money due,
        Money credit) {

    /** What was booked beside the bills, the last first: payments, refunds, penalties. */
    public List<LedgerTransfer> movements() {
        return booked.stream().filter(transfer -> transfer.document().kind() != LedgerTransfer.Document.Kind.BILL)
                .sorted((one, other) -> Long.compare(other.id(), one.id())).toList();
    }

    /** What a movement does to what is due: a payment makes it less. */
    public Money effect(LedgerTransfer transfer) {
        return transfer.effectOn(Account.member(participation.id())).plus(transfer.effectOn(Account.credit(participation.id())));
    }
}
