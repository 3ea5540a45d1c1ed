package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.order.AllocationService;
import org.artel.order.Participation;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.Purchase;
import org.artel.purchase.Stage;
import org.artel.purchase.StageCondition;

/** Where the terms ask for a deposit, it is there before the general order goes out. */
@ApplicationScoped
class DepositCondition implements StageCondition {

    @Inject
    private AllocationService allocations;
    @Inject
    private Debts debts;

    @Override
    public List<Refused> obstacles(Purchase purchase, Stage to) {
        if (to != Stage.SENT || purchase.stage() != Stage.STOPPED || purchase.terms().paymentMode() != PaymentMode.DEPOSIT) {
            return List.of();
        }
        // the organizer's own lines settle by transfer
        List<Participation> others = allocations.participants(purchase.id()).stream()
                .filter(each -> each.isOnBehalf() || !purchase.isOrganizedBy(each.memberId())).toList();
        List<Money> missing = debts.owed(purchase, others).values().stream().filter(Money::isPositive).toList();
        return missing.isEmpty() ? List.of()
                : List.of(new Refused(Refused.Kind.CONFLICT, "payment.depositsMissing", missing.size(), Money.sum(missing)));
    }
}
