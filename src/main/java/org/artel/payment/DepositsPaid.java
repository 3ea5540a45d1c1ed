package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.order.AllocationService;
import org.artel.order.Participation;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.supply.PaidMoments;

/** Who covered the deposit in full and when, for shortages at the invoice. */
@ApplicationScoped
class DepositsPaid implements PaidMoments {

    @Inject
    private Ledger ledger;
    @Inject
    private PurchaseService purchases;
    @Inject
    private AllocationService allocations;

    @Override
    public Map<Long, Instant> of(long purchaseId) {
        Purchase purchase = purchases.byId(purchaseId);
        return moments(allocations.participants(purchaseId).stream().collect(Collectors.toMap(Participation::id,
                participation -> participation.goods().percent(purchase.terms().depositPercent()))), ledger.of(purchaseId));
    }

    /**
     * @param due    the deposit by participation
     * @param booked in the order in which it was booked; only money between participant and organizer counts, not what bills ask
     */
    static Map<Long, Instant> moments(Map<Long, Money> due, List<LedgerTransfer> booked) {
        Map<Long, Instant> moments = new HashMap<>();
        Map<Long, Money> paid = new HashMap<>();
        for (LedgerTransfer transfer : booked) {
            boolean in = transfer.debit().kind() == Account.Kind.ORGANIZER && transfer.credit().kind() == Account.Kind.MEMBER;
            boolean back = transfer.debit().kind() == Account.Kind.MEMBER && transfer.credit().kind() == Account.Kind.ORGANIZER;
            if (in || back) {
                long participation = (in ? transfer.credit() : transfer.debit()).participationId();
                paid.merge(participation, in ? transfer.amount() : transfer.amount().negated(), Money::plus);
                if (paid.get(participation).compareTo(due.getOrDefault(participation, Money.ZERO)) < 0) {
                    moments.remove(participation);
                } else {
                    moments.putIfAbsent(participation, transfer.bookedAt());
                }
            }
        }
        return moments;
    }
}
