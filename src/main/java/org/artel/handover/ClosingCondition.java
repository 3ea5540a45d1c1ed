package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.order.Allocated;
import org.artel.payment.Account;
import org.artel.payment.Ledger;
import org.artel.purchase.Purchase;
import org.artel.purchase.Stage;
import org.artel.purchase.StageCondition;

/**
 * A purchase is closed when every line is handed over, forfeited or refunded, every other unit is offered, the invoice is on bills
 * to the cent, and what leftovers, the exchange and rounding came to is settled with the organizer.
 */
@ApplicationScoped
class ClosingCondition implements StageCondition {

    @Inject
    private Storage storage;
    @Inject
    private LeftoverService leftovers;
    @Inject
    private Complaints complaints;
    @Inject
    private Ledger ledger;

    @Override
    public List<Refused> obstacles(Purchase purchase, Stage to) {
        List<Refused> found = new ArrayList<>();
        if (to != Stage.CLOSED) {
            return found;
        }
        Map<Long, Quantity> open = units(purchase.id());
        if (!open.isEmpty()) {
            found.add(new Refused(Refused.Kind.CONFLICT, "closing.parcels", open.size(), open.values().stream().reduce(Quantity.ZERO, Quantity::plus)));
        }
        Quantity left = left(purchase.id());
        if (left.isPositive()) {
            found.add(new Refused(Refused.Kind.CONFLICT, "closing.leftovers", left));
        }
        int unanswered = unanswered(purchase.id());
        if (unanswered > 0) {
            found.add(new Refused(Refused.Kind.CONFLICT, "closing.complaints", unanswered));
        }
        for (Account account : List.of(Account.CLEARING, Account.DELIVERY, Account.LEFTOVER, Account.EXCHANGE, Account.ROUNDING)) {
            Money balance = ledger.balance(purchase.id(), account);
            if (!balance.isZero()) {
                found.add(new Refused(Refused.Kind.CONFLICT, "closing." + account.kind(), balance));
            }
        }
        return found;
    }

    /** By participation, above zero: received, neither handed over nor forfeited. */
    Map<Long, Quantity> units(long purchaseId) {
        return storage.waiting(purchaseId).stream().collect(Collectors.toMap(Allocated::participationId, Allocated::quantity, Quantity::plus));
    }

    Quantity left(long purchaseId) {
        return leftovers.open(purchaseId).values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }

    int unanswered(long purchaseId) {
        return (int) complaints.of(purchaseId).stream().filter(Complaint::isOpen).count();
    }
}
