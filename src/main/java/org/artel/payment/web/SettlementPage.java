package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.payment.PaymentService;
import org.artel.payment.RefundService;
import org.artel.payment.Settlement;
import org.artel.payment.SettlementService;
import org.artel.purchase.Purchase;
import org.artel.purchase.Stage;

/** {@code /payment/settle/12}: the purchase's own accounts, the supplier, refunds, credit, the organizer's percent. For the organizer. */
@Named("settlementPage")
@RequestScoped
public class SettlementPage {

    private static final int SHOWN = 50;

    @Inject
    private AskedPurchase asked;
    @Inject
    private PaymentService payments;
    @Inject
    private SettlementService settlements;
    @Inject
    private RefundService refunds;

    private SettlementService.Accounts accounts;
    private Map<Long, PaymentService.Owing> owing;
    private List<Settlement> listed;
    private Money sum;
    private LocalDate paidOn;
    private boolean whole = true;
    private Money refunded;
    private LocalDate refundedOn;

    public void open() {
        getAccounts();
    }

    public SettlementService.Accounts getAccounts() {
        if (accounts == null) {
            accounts = settlements.accounts(asked.member(), asked.id());
        }
        return accounts;
    }

    public Purchase getPurchase() {
        return payments.purchase(asked.member(), asked.id());
    }

    public String getThread() {
        return asked.title();
    }

    public boolean isAskable() {
        return getPurchase().stage() == Stage.INVOICED;
    }

    private Map<Long, PaymentService.Owing> owing() {
        if (owing == null) {
            owing = payments.owing(asked.member(), asked.id()).stream().collect(Collectors.toMap(each -> each.participation().id(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
        }
        return owing;
    }

    /** Who has paid too much, or has credit. */
    public List<PaymentService.Owing> getCreditors() {
        return owing().values().stream().filter(each -> each.owed().isNegative() || each.credit().isPositive()).toList();
    }

    /** What the organizer's own lines still cost; null: nothing. */
    public Money getOwnLines() {
        return owing().values().stream().filter(each -> !each.participation().isOnBehalf() && getPurchase().isOrganizedBy(each.participation().memberId())
                && each.owed().isPositive()).map(PaymentService.Owing::owed).findAny().orElse(null);
    }

    public List<Settlement> getListed() {
        if (listed == null) {
            listed = settlements.list(asked.member(), asked.id(), asked.number("before", Long.MAX_VALUE), SHOWN);
        }
        return listed;
    }

    /** Where the list goes on; empty at its end. */
    public String getMore() {
        return getListed().size() < SHOWN ? "" : "?before=" + listed.get(SHOWN - 1).id();
    }

    /** Whose it is; empty: of the whole purchase. */
    public String nameOf(Settlement settlement) {
        return settlement.participationId() == null ? "" : owing().get(settlement.participationId()).name();
    }

    public void askForPayment() throws IOException {
        settlements.askForPayment(asked.member(), asked.id());
        done();
    }

    public void paySupplier() throws IOException {
        settlements.paySupplier(asked.member(), asked.id(), sum, paidOn, whole);
        done();
    }

    public void takeSupplierRefund() throws IOException {
        settlements.takeSupplierRefund(asked.member(), asked.id(), refunded, refundedOn);
        done();
    }

    /** Everybody but the organizer: whose lines can be refunded. */
    public List<PaymentService.Owing> getOthers() {
        return owing().values().stream().filter(each -> each.participation().isOnBehalf() || !getPurchase().isOrganizedBy(each.participation().memberId())).toList();
    }

    /** What somebody has too much, credit included. */
    public Money tooMuch(PaymentService.Owing one) {
        return one.owed().min(Money.ZERO).negated().plus(one.credit());
    }

    public void refund() throws IOException {
        String sum = asked.text("amount");
        if (sum == null || !sum.matches("[0-9]{1,9}([.,][0-9]{1,2})?")) {
            throw new Refused("claim.sum");
        }
        settlements.refund(asked.member(), asked.id(), asked.number("participation"), Money.of(sum.replace(',', '.')), payments.today(getPurchase()));
        done();
    }

    /** It can be taken back, as far as nothing happened since. */
    public boolean undoable(Settlement settlement) {
        return refunds.isUndoable(settlement);
    }

    public void undo() throws IOException {
        refunds.undo(asked.member(), asked.id(), asked.number("settlement"), asked.text("reason"));
        asked.goOn("/payment/settle/" + asked.id(), "refund.said.undone");
    }

    public void keepCredit() throws IOException {
        settlements.keepCredit(asked.member(), asked.id(), asked.number("participation"));
        done();
    }

    public void useCredit() throws IOException {
        settlements.useCredit(asked.member(), asked.id(), asked.number("participation"), asked.text("reference"));
        done();
    }

    public void settleOwnLines() throws IOException {
        settlements.settleOwnLines(asked.member(), asked.id());
        done();
    }

    public void payOut() throws IOException {
        settlements.payOut(asked.member(), asked.id());
        done();
    }

    private void done() throws IOException {
        asked.goOn("/payment/settle/" + asked.id(), "settlement.said");
    }

    public Money getSum() {
        return sum == null && getAccounts().supplierOwed().isPositive() ? getAccounts().supplierOwed() : sum;
    }

    public void setSum(Money sum) {
        this.sum = sum;
    }

    public LocalDate getPaidOn() {
        return paidOn;
    }

    public void setPaidOn(LocalDate paidOn) {
        this.paidOn = paidOn;
    }

    public boolean isWhole() {
        return whole;
    }

    public void setWhole(boolean whole) {
        this.whole = whole;
    }

    public Money getRefunded() {
        return refunded;
    }

    public void setRefunded(Money refunded) {
        this.refunded = refunded;
    }

    public LocalDate getRefundedOn() {
        return refundedOn;
    }

    public void setRefundedOn(LocalDate refundedOn) {
        this.refundedOn = refundedOn;
    }
}
