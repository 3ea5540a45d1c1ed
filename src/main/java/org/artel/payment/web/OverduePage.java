package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.artel.common.Money;
import org.artel.payment.DeadlineService;
import org.artel.payment.PaymentService;
import org.artel.purchase.Purchase;

/** {@code /payment/overdue/12}: who has not paid, a message to them, penalties, and the end of waiting. For the organizer. */
@Named("overduePage")
@RequestScoped
public class OverduePage {

    @Inject
    private AskedPurchase asked;
    @Inject
    private PaymentService payments;
    @Inject
    private DeadlineService deadlines;

    private List<PaymentService.Owing> owing;
    private Map<Long, Money> penalties;
    private String text;

    /** For the organizer. */
    public void open() {
        deadlines.requireOrganizer(asked.member(), asked.id());
    }

    public Purchase getPurchase() {
        return payments.purchase(asked.member(), asked.id());
    }

    public String getThread() {
        return asked.title();
    }

    /** Null: none is stated. */
    public LocalDate getDue() {
        return deadlines.due(getPurchase());
    }

    /** Deadline and grace have passed. */
    public boolean isOver() {
        return deadlines.isOver(getPurchase());
    }

    public List<PaymentService.Owing> getOwing() {
        if (owing == null) {
            owing = payments.owing(asked.member(), asked.id()).stream().filter(each -> each.owed().isPositive()
                    && (each.participation().isOnBehalf() || !getPurchase().isOrganizedBy(each.participation().memberId()))).toList();
        }
        return owing;
    }

    /** Null: none stands. */
    public Money penaltyOf(PaymentService.Owing one) {
        if (penalties == null) {
            penalties = deadlines.penalties(asked.member(), asked.id());
        }
        return penalties.get(one.participation().id());
    }

    public void remind() throws IOException {
        deadlines.remind(asked.member(), asked.id(), text);
        done("overdue.said.reminded");
    }

    public void waive() throws IOException {
        deadlines.waive(asked.member(), asked.id(), asked.number("participation"), asked.text("reason"));
        done("overdue.said.waived");
    }

    private void done(String key) throws IOException {
        asked.goOn("/payment/overdue/" + asked.id(), key);
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
