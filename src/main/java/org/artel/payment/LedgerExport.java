package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.order.Participation;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;

/**
 * The ledger of a purchase for everybody who may see its roll and its prices: participants by their numbers only, so that anyone can add
 * it up and nobody is named.
 */
@ApplicationScoped
@Transactional
public class LedgerExport {

    @Inject
    private Ledger ledger;
    @Inject
    private Debts debts;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;

    /**
     * One transfer.
     *
     * @param debit  the account's kind, followed by the participant's number: {@code MEMBER 3}, {@code CLEARING}
     * @param credit likewise
     */
    public record Entry(LedgerTransfer transfer, String debit, String credit) {
    }

    /** The balance of one account, called as above. */
    public record Balance(String account, Money balance) {
    }

    /**
     * In the order of booking.
     *
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND; SIGN_IN or FORBIDDEN {@code ledger.hidden}
     */
    public List<Entry> entries(long purchaseId, Long viewerId) {
        Map<Long, Integer> numbers = numbers(purchaseId, viewerId);
        return ledger.of(purchaseId).stream()
                .map(transfer -> new Entry(transfer, name(transfer.debit(), numbers), name(transfer.credit(), numbers))).toList();
    }

    /** Those that are not zero; they add up to zero. Refuses like {@link #entries}. */
    public List<Balance> balances(long purchaseId, Long viewerId) {
        Map<Long, Integer> numbers = numbers(purchaseId, viewerId);
        return ledger.balances(purchaseId).entrySet().stream().map(entry -> new Balance(name(entry.getKey(), numbers), entry.getValue()))
                .sorted((one, other) -> one.account().compareTo(other.account())).toList();
    }

    private Map<Long, Integer> numbers(long purchaseId, Long viewerId) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        access.require(Operation.EXPORT_LEDGER, viewerId, Relation.ownedBy(purchase.organizerId()));
        PurchaseView.Rights rights = view.rights(purchase, viewerId);
        if (!rights.roll() || !rights.prices()) {
            throw new Refused(viewerId == null ? Refused.Kind.SIGN_IN : Refused.Kind.FORBIDDEN, "ledger.hidden");
        }
        return debts.participants(purchaseId).stream().collect(Collectors.toMap(Participation::id, Participation::pseudonymNo));
    }

    private static String name(Account account, Map<Long, Integer> numbers) {
        return account.participationId() == 0 ? account.kind().name() : account.kind() + " " + numbers.get(account.participationId());
    }
}
