package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.order.AllocationService;
import org.artel.order.OrderChanged;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseStageChanged;
import org.artel.purchase.Stage;
import org.artel.purchase.StageCondition;

/**
 * Where the terms ask for a deposit, it is there before a general order goes out: the first, and the one after a top-up, by what is frozen then.
 * Each participant is told.
 */
@ApplicationScoped
class DepositCondition implements StageCondition {

    private static final Set<Stage> DUE = EnumSet.of(Stage.STOPPED, Stage.TOP_UP);

    @Inject
    private AllocationService allocations;
    @Inject
    private Debts debts;
    @Inject
    private OrderLists orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private Event<DepositDue> due;

    @Override
    public List<Refused> obstacles(Purchase purchase, Stage to) {
        if (to != Stage.SENT || !DUE.contains(purchase.stage()) || purchase.terms().paymentMode() != PaymentMode.DEPOSIT) {
            return List.of();
        }
        List<Money> missing = debts.owed(purchase, others(purchase)).values().stream().filter(Money::isPositive).toList();
        return missing.isEmpty() ? List.of()
                : List.of(new Refused(Refused.Kind.CONFLICT, "payment.depositsMissing", missing.size(), Money.sum(missing)));
    }

    /** The organizer's own lines settle by transfer. */
    private List<Participation> others(Purchase purchase) {
        return allocations.participants(purchase.id()).stream().filter(each -> each.isOnBehalf() || !purchase.isOrganizedBy(each.memberId())).toList();
    }

    void stopped(@Observes PurchaseStageChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        if (event.to() == Stage.STOPPED && purchase.terms().paymentMode() == PaymentMode.DEPOSIT) {
            ask(purchase, others(purchase));
        }
    }

    void ordered(@Observes OrderChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        if (purchase.stage() == Stage.TOP_UP && purchase.terms().paymentMode() == PaymentMode.DEPOSIT && !purchase.isOrganizedBy(event.memberId())) {
            ask(purchase, List.of(orders.byId(event.participationId())));
        }
    }

    private void ask(Purchase purchase, List<Participation> participants) {
        Map<Long, Money> owed = debts.owed(purchase, participants);
        due.fire(new DepositDue(purchase.id(), participants.stream().filter(each -> !each.isOnBehalf() && owed.get(each.id()).isPositive())
                .map(each -> new PaymentAsked.Owed(each.memberId(), owed.get(each.id()))).toList()));
    }
}
