package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Money;
import org.artel.order.Participation;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;

/** Who owes what in a purchase, for organizer and co-organizers. */
@ApplicationScoped
@Transactional
public class PaymentService {

    @Inject
    private Debts debts;
    @Inject
    private Ledger ledger;
    @Inject
    private MemberService members;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;

    /**
     * A participant's account.
     *
     * @param name nickname, or who an order on behalf is for
     * @param owed   negative: has paid too much
     * @param credit kept for another purchase or a refund
     */
    public record Owing(Participation participation, String name, Money owed, Money credit) {
    }

    /** @throws org.artel.common.Refused NOT_FOUND, FORBIDDEN for anybody but organizer and co-organizers */
    public Purchase purchase(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.CONFIRM_PAYMENT, memberId, view.relation(purchase, memberId));
        return purchase;
    }

    /** In the purchase's city. */
    public LocalDate today(Purchase purchase) {
        return debts.today(purchase);
    }

    /** Everybody with an order, in the order of their numbers. A fixed number of statements. */
    public List<Owing> owing(long memberId, long purchaseId) {
        Purchase purchase = purchase(memberId, purchaseId);
        List<Participation> participants = debts.participants(purchaseId);
        Map<Long, Money> owed = debts.owed(purchase, participants);
        Map<Account, Money> balances = ledger.balances(purchaseId);
        Map<Long, Member> named = members.byIds(participants.stream().map(Participation::memberId).distinct().toList());
        return participants.stream().map(each -> new Owing(each,
                each.isOnBehalf() ? each.onBehalf() : named.get(each.memberId()).nickname(), owed.get(each.id()),
                balances.getOrDefault(Account.credit(each.id()), Money.ZERO).negated().max(Money.ZERO))).toList();
    }
}
