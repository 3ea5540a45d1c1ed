package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.artel.common.Refused;
import org.artel.purchase.Purchase;
import org.artel.purchase.Stage;
import org.artel.purchase.StageCondition;

/** Nobody pays before every invoice is settled and the time to withdraw from dearer lines is over. */
@ApplicationScoped
class InvoicesSettled implements StageCondition {

    private static final Set<Stage> PAYING = EnumSet.of(Stage.PAYMENT, Stage.PAID);

    @Inject
    private Invoices invoices;
    @Inject
    private Settlements settlements;
    @Inject
    private Clock clock;

    @Override
    public List<Refused> obstacles(Purchase purchase, Stage to) {
        List<Refused> open = new ArrayList<>();
        if (purchase.stage() == Stage.INVOICED && PAYING.contains(to)) {
            invoices.of(purchase.id()).stream().filter(invoice -> !invoice.isSettled())
                    .forEach(invoice -> open.add(new Refused(Refused.Kind.CONFLICT, "shortage.unsettled", invoice.number())));
            Instant now = clock.instant();
            settlements.of(purchase.id()).stream().filter(settled -> settled.isWithdrawTime(now)).map(Settled::withdrawUntil)
                    .max(Comparator.naturalOrder()).ifPresent(until -> open.add(new Refused(Refused.Kind.CONFLICT, "shortage.withdrawing", until)));
        }
        return open;
    }
}
