package org.artel.handover;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.Money;
import org.artel.payment.Account;
import org.artel.payment.LedgerTransfer;
import org.artel.payment.LedgerTransfer.Document;
import org.artel.payment.LedgerTransfer.Why;

/**
 * When each participant's bill was paid in full, by the moment of booking; whoever did not pay it has no entry. A bill that rises later, a penalty,
 * a leftover taken or storage takes no turn away: only a payment taken back does.
 */
final class PaidMoments {

    /** What is owed beside the bill. */
    private static final Set<Why> BESIDE = EnumSet.of(Why.PENALTY, Why.SOLD);

    private final Map<Long, Instant> moments = new HashMap<>();
    private final Map<Long, Money> balances = new HashMap<>();
    private final Map<Long, Document> firstBills = new HashMap<>();

    /** @param booked in the order in which it was booked */
    PaidMoments(List<LedgerTransfer> booked) {
        booked.stream().filter(transfer -> !BESIDE.contains(transfer.why()) && transfer.document().kind() != Document.Kind.STORAGE).forEach(transfer -> {
            for (Account account : List.of(transfer.debit(), transfer.credit())) {
                if (account.kind() == Account.Kind.MEMBER) {
                    book(account, transfer);
                }
            }
        });
    }

    private void book(Account member, LedgerTransfer transfer) {
        long participation = member.participationId();
        boolean bill = transfer.document().kind() == Document.Kind.BILL
                && firstBills.computeIfAbsent(participation, first -> transfer.document()).equals(transfer.document());
        boolean takenBack = transfer.credit().equals(Account.ORGANIZER);
        Money after = balances.merge(participation, transfer.effectOn(member), Money::plus);
        if (!after.isPositive()) {
            moments.putIfAbsent(participation, transfer.bookedAt());
        } else if (bill || takenBack) {
            moments.remove(participation);
        }
    }

    Map<Long, Instant> byParticipation() {
        return Map.copyOf(moments);
    }
}
