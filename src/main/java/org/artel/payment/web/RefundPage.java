package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.common.Money;
import org.artel.payment.PaymentService;
import org.artel.payment.RefundService;
import org.artel.payment.SettlementService;

/** {@code /payment/refund/12?participation=34}: a line need not be paid, in part or whole; what that comes to is shown first. For the organizer. */
@Named("refundPage")
@RequestScoped
public class RefundPage {

    @Inject
    private AskedPurchase asked;
    @Inject
    private PaymentService payments;
    @Inject
    private RefundService refunds;
    @Inject
    private SettlementService settlements;

    private List<RefundService.Line> lines;
    private RefundService.Preview preview;
    private Long line;
    private Money sum;
    private boolean bySupplier = true;
    private String reason;

    public void open() {
        getLines();
    }

    public long getPurchase() {
        return asked.id();
    }

    public String getThread() {
        return asked.title();
    }

    public long getParticipation() {
        return asked.number("participation");
    }

    public PaymentService.Owing getOwing() {
        return payments.owing(asked.member(), asked.id()).stream().filter(each -> each.participation().id() == getParticipation()).findFirst().orElseThrow();
    }

    public List<RefundService.Line> getLines() {
        if (lines == null) {
            lines = refunds.lines(asked.member(), asked.id(), getParticipation()).stream().filter(each -> each.left().isPositive()).toList();
        }
        return lines;
    }

    /** What it comes to; null: not asked yet. */
    public RefundService.Preview getPreview() {
        return preview;
    }

    /** The figures are shown, or the decision about them is being sent. */
    public boolean isDecidable() {
        return preview != null || asked.text("checked") != null;
    }

    public void check() {
        preview = refunds.preview(asked.member(), asked.id(), getParticipation(), line, sum, bySupplier);
    }

    /** Line, sum and bearer that the figures are of. */
    public String getChecked() {
        return line + " " + sum + " " + bySupplier;
    }

    /** Only what was shown: another sum is shown first. */
    public void refund() throws IOException {
        if (!getChecked().equals(asked.text("checked"))) {
            check();
            return;
        }
        settlements.refundLine(asked.member(), asked.id(), line, sum, bySupplier, reason);
        asked.goOn("/payment/settle/" + asked.id(), "settlement.said");
    }

    public Long getLine() {
        return line;
    }

    public void setLine(Long line) {
        this.line = line;
    }

    public Money getSum() {
        return sum;
    }

    public void setSum(Money sum) {
        this.sum = sum;
    }

    public boolean isBySupplier() {
        return bySupplier;
    }

    public void setBySupplier(boolean bySupplier) {
        this.bySupplier = bySupplier;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
