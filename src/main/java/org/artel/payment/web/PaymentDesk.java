package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Money;
import org.artel.payment.ClaimService;
import org.artel.payment.Paid;
import org.artel.payment.PaymentClaim;
import org.artel.payment.PaymentService;

/** {@code /payment/12}: who owes what, what participants say they have paid, cash. For organizer and co-organizers. */
@Named("paymentDesk")
@RequestScoped
public class PaymentDesk {

    private static final int SHOWN = 100;

    @Inject
    private AskedPurchase asked;
    @Inject
    private PaymentService payments;
    @Inject
    private ClaimService claims;

    private Map<Long, PaymentService.Owing> owing;
    private List<PaymentClaim> open;
    private List<PaymentClaim> decided;
    private Collection<Long> withScreenshot;
    private Long payerOf;
    private Money sum;
    private LocalDate paidOn;

    public void open() {
        payments.purchase(asked.member(), asked.id());
    }

    public String getThread() {
        return asked.title();
    }

    public long getPurchaseId() {
        return asked.id();
    }

    /** Everybody with an order. */
    public Collection<PaymentService.Owing> getParticipants() {
        if (owing == null) {
            owing = payments.owing(asked.member(), asked.id()).stream().collect(Collectors.toMap(each -> each.participation().id(), Function.identity(),
                    (one, same) -> one, LinkedHashMap::new));
        }
        return owing.values();
    }

    /** Whoever owes or has paid too much. */
    public List<PaymentService.Owing> getUnsettled() {
        return getParticipants().stream().filter(each -> !each.owed().isZero()).toList();
    }

    public Money getOwed() {
        return Money.sum(getParticipants().stream().map(PaymentService.Owing::owed).filter(Money::isPositive).toList());
    }

    public Money getOverpaid() {
        return Money.sum(getParticipants().stream().map(PaymentService.Owing::owed).filter(Money::isNegative).toList()).negated();
    }

    public long getDebtors() {
        return getParticipants().stream().filter(each -> each.owed().isPositive()).count();
    }

    public List<PaymentClaim> getOpenClaims() {
        if (open == null) {
            open = claims.open(asked.member(), asked.id());
        }
        return open;
    }

    public List<PaymentClaim> getDecided() {
        if (decided == null) {
            decided = claims.decided(asked.member(), asked.id(), asked.number("before", Long.MAX_VALUE), SHOWN);
        }
        return decided;
    }

    /** Where the decided ones go on; empty at their end. */
    public String getMore() {
        return getDecided().size() < SHOWN ? "" : "?before=" + decided.get(SHOWN - 1).id();
    }

    public PaymentService.Owing of(PaymentClaim claim) {
        getParticipants();
        return owing.get(claim.participationId());
    }

    /** What was typed for a claim that was refused. */
    public String typedReason(PaymentClaim claim) {
        return asked.typed("reason", "claim", claim.id());
    }

    public boolean hasScreenshot(PaymentClaim claim) {
        if (withScreenshot == null) {
            withScreenshot = claims.withScreenshot(Stream.concat(getOpenClaims().stream(), getDecided().stream()).toList());
        }
        return withScreenshot.contains(claim.id());
    }

    public void confirm() throws IOException {
        claims.confirm(asked.member(), asked.number("claim"));
        asked.goOn("/payment/" + asked.id(), "claim.said.confirmed");
    }

    public void reject() throws IOException {
        claims.reject(asked.member(), asked.number("claim"), asked.text("reason"));
        asked.goOn("/payment/" + asked.id(), "claim.said.rejected");
    }

    public void takeBack() throws IOException {
        claims.takeBack(asked.member(), asked.number("claim"), asked.text("reason"));
        asked.goOn("/payment/" + asked.id(), "claim.said.takenBack");
    }

    public void takeCash() throws IOException {
        claims.takeCash(asked.member(), asked.id(), payerOf, new Paid(sum, paidOn, null, null));
        asked.goOn("/payment/" + asked.id(), "claim.said.cash");
    }

    public Long getPayerOf() {
        return payerOf;
    }

    public void setPayerOf(Long payerOf) {
        this.payerOf = payerOf;
    }

    public Money getSum() {
        return sum;
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
}
