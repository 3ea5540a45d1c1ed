package org.artel.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import java.time.LocalDate;
import org.artel.common.Money;
import org.artel.common.Refused;

/** 'I have paid', as a participant says it, or cash that the organizer took. It moves money only once it is confirmed. */
@Entity
@Table(name = "payment_claim")
public class PaymentClaim {

    /** How it was paid. */
    public enum Method { TRANSFER, CASH }

    public enum State { CLAIMED, CONFIRMED, REJECTED, WITHDRAWN }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "payment_claim")
    @TableGenerator(name = "payment_claim", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "payment_claim", allocationSize = 20)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "participation_id")
    private long participationId;
    @Enumerated(EnumType.STRING)
    private Method method;
    private Money sum;
    @Column(name = "paid_on")
    private LocalDate paidOn;
    private String ending;
    private String payer;
    @Enumerated(EnumType.STRING)
    private State state;
    private String reason;
    @Column(name = "claimed_by")
    private long claimedBy;
    @Column(name = "claimed_at")
    private Instant claimedAt;
    @Column(name = "decided_by")
    private Long decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "bank_line_id")
    private Long bankLineId;

    protected PaymentClaim() {
    }

    PaymentClaim(long purchaseId, long participationId, Method method, Paid paid, long claimedBy, Instant now) {
        this.purchaseId = purchaseId;
        this.participationId = participationId;
        this.method = method;
        this.sum = paid.sum();
        this.paidOn = paid.on();
        this.ending = paid.ending();
        this.payer = paid.payer();
        this.state = State.CLAIMED;
        this.claimedBy = claimedBy;
        this.claimedAt = now;
    }

    /**
     * @param by null: found in a bank statement
     * @throws Refused CONFLICT {@code claim.decided} when it is confirmed, rejected or withdrawn already
     */
    void confirm(Long by, Instant now) {
        decide(State.CONFIRMED, by, now);
    }

    /** @throws Refused as {@link #confirm} */
    void reject(long by, String why, Instant now) {
        decide(State.REJECTED, by, now);
        reason = why;
    }

    /** @throws Refused as {@link #confirm} */
    void withdraw(Instant now) {
        decide(State.WITHDRAWN, claimedBy, now);
    }

    private void decide(State decision, Long by, Instant now) {
        if (state != State.CLAIMED) {
            throw new Refused(Refused.Kind.CONFLICT, "claim.decided", state);
        }
        state = decision;
        decidedBy = by;
        decidedAt = now;
    }

    /** The bank's line shows it: confirmed now, unless it was before. @param by who found it; null: it was certain */
    void foundIn(long lineId, Long by, Instant now) {
        if (state != State.CONFIRMED) {
            confirm(by, now);
        }
        bankLineId = lineId;
    }

    /** It was another line. @param confirmedByIt it waits for a decision again */
    void lostFromLine(boolean confirmedByIt) {
        bankLineId = null;
        if (confirmedByIt) {
            state = State.CLAIMED;
            decidedBy = null;
            decidedAt = null;
        }
    }

    /** It was confirmed, and wrongly. @throws Refused CONFLICT {@code claim.notConfirmed}, {@code claim.inStatement} */
    void takeBack(long by, String why, Instant now) {
        if (bankLineId != null) {
            throw new Refused(Refused.Kind.CONFLICT, "claim.inStatement");
        }
        if (state != State.CONFIRMED) {
            throw new Refused(Refused.Kind.CONFLICT, "claim.notConfirmed");
        }
        state = State.REJECTED;
        reason = why;
        decidedBy = by;
        decidedAt = now;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long participationId() {
        return participationId;
    }

    public Method method() {
        return method;
    }

    public Money sum() {
        return sum;
    }

    /** In the city of the purchase's section. */
    public LocalDate paidOn() {
        return paidOn;
    }

    /** The last four digits of the payer's account or card; empty: not told. */
    public String ending() {
        return ending;
    }

    /** Who paid, where it was not the participant; empty: not told. */
    public String payer() {
        return payer;
    }

    public State state() {
        return state;
    }

    public boolean isOpen() {
        return state == State.CLAIMED;
    }

    /** Why it was rejected, or its confirmation taken back; null otherwise. */
    public String reason() {
        return reason;
    }

    /** The participant; the organizer, of cash. */
    public long claimedBy() {
        return claimedBy;
    }

    public Instant claimedAt() {
        return claimedAt;
    }

    /** Null: nobody yet, or a bank statement did. */
    public Long decidedBy() {
        return decidedBy;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** The line of a bank statement that shows it; null: none yet. */
    Long bankLineId() {
        return bankLineId;
    }

    LedgerTransfer.Document document() {
        return new LedgerTransfer.Document(method == Method.CASH ? LedgerTransfer.Document.Kind.CASH : LedgerTransfer.Document.Kind.CLAIM, id);
    }
}
