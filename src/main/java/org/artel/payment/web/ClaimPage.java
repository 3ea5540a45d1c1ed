package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.LocalDate;
import org.artel.common.Money;
import org.artel.common.QrCode;
import org.artel.payment.ClaimService;
import org.artel.payment.HowToPay;
import org.artel.payment.Paid;
import org.artel.payment.PaymentClaim;
import org.artel.pricelist.PhotoService;

/**
 * {@code /payment/claim/12}: what a participant owes, where to pay, and 'I have paid'. Where to pay is shown in that answer, and noted;
 * there is no redirect that could be read again.
 */
@Named("claimPage")
@RequestScoped
public class ClaimPage {

    @Inject
    private AskedPurchase asked;
    @Inject
    private ClaimService claims;

    private ClaimService.Mine mine;
    private HowToPay howToPay;
    private Money sum;
    private LocalDate paidOn;
    private String ending;
    private String payer;
    private Part screenshot;

    /** For members with an order in the purchase. */
    public void open() {
        getMine();
    }

    public ClaimService.Mine getMine() {
        if (mine == null) {
            mine = claims.mine(asked.member(), asked.id());
        }
        return mine;
    }

    public String getThread() {
        return asked.title();
    }

    public long getPurchaseId() {
        return asked.id();
    }

    /** What was paid too much; null: nothing. */
    public Money getCredit() {
        return getMine().owed().isNegative() ? getMine().owed().negated() : null;
    }

    public boolean hasScreenshot(PaymentClaim claim) {
        return getMine().withScreenshot().contains(claim.id());
    }

    public void reveal() {
        howToPay = claims.reveal(asked.member(), asked.id());
    }

    /** Null until it was asked for. */
    public HowToPay getHowToPay() {
        return howToPay;
    }

    public String getQrCode() {
        return QrCode.svg(howToPay.code());
    }

    public void claim() throws IOException {
        claims.claim(asked.member(), asked.id(), new Paid(sum, paidOn, ending, payer), AskedPurchase.bytes(screenshot, PhotoService.MAX_BYTES));
        asked.goOn("/payment/claim/" + asked.id(), "claim.said.claimed");
    }

    public void withdraw() throws IOException {
        claims.withdraw(asked.member(), asked.number("claim"));
        asked.goOn("/payment/claim/" + asked.id(), "claim.said.withdrawn");
    }

    /** What is owed, until something else was typed. */
    public Money getSum() {
        return sum == null && getMine().owed().isPositive() ? getMine().owed() : sum;
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

    public String getEnding() {
        return ending;
    }

    public void setEnding(String ending) {
        this.ending = ending;
    }

    public String getPayer() {
        return payer;
    }

    public void setPayer(String payer) {
        this.payer = payer;
    }

    public Part getScreenshot() {
        return screenshot;
    }

    public void setScreenshot(Part screenshot) {
        this.screenshot = screenshot;
    }
}
