package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** Where the participants of a purchase pay. */
@Entity
@Table(name = "payment_details")
public class PaymentDetails {

    private static final int ENDING = 4;

    @Id
    @Column(name = "purchase_id")
    private long purchaseId;
    private String text;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Version
    private int version;

    protected PaymentDetails() {
    }

    PaymentDetails(long purchaseId, String text, Instant now) {
        this.purchaseId = purchaseId;
        this.text = text;
        this.changedAt = now;
    }

    void change(String newText, Instant now) {
        text = newText;
        changedAt = now;
    }

    /** The last four digits, by which a payer recognizes an account or card; where there are fewer, the last four characters. */
    String ending() {
        String digits = text.replaceAll("\\D", "");
        String recognized = digits.length() < ENDING ? text : digits;
        return recognized.substring(Math.max(0, recognized.length() - ENDING));
    }

    public String text() {
        return text;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
