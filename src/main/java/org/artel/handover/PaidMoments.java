package org.artel.handover;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.payment.Account;
import org.artel.payment.LedgerTransfer;

/** When each participant's account was last paid in full, by the moment of booking; whoever owes something has no entry. */
final class PaidMoments {

    private final Map<Long, Instant> moments = new HashMap<>();

    /** @param booked in the order in which it was booked */
    PaidMoments(List<LedgerTransfer> booked) {
        Map<Long, Money> balances = new HashMap<>();
        for (LedgerTransfer transfer : booked) {
            for (Account account : List.of(transfer.debit(), transfer.credit())) {
                if (account.kind() == Account.Kind.MEMBER) {
                    Money before = balances.getOrDefault(account.participationId(), Money.ZERO);
                    Money after = before.plus(transfer.effectOn(account));
                    balances.put(account.participationId(), after);
                    if (after.isPositive()) {
                        moments.remove(account.participationId());
                    } else {
                        moments.putIfAbsent(account.participationId(), transfer.bookedAt());
                    }
                }
            }
        }
    }

    Map<Long, Instant> byParticipation() {
        return Map.copyOf(moments);
    }
}
