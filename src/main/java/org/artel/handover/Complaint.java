package org.artel.handover;

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
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/** What is wrong with goods that a participant got, and what the organizer answered. */
@Entity
@Table(name = "complaint")
public class Complaint {

    /** Who bears a refund: the supplier, or the organizer out of the percent. */
    public enum BorneBy { SUPPLIER, ORGANIZER }

    /**
     * What a participant says.
     *
     * @param quantity units that it is about
     */
    public record Said(long lineId, long variantId, ComplaintKind kind, Quantity quantity, String text) {
    }

    /**
     * What the organizer decides.
     *
     * @param decision REFUNDED, REPLACED or DECLINED
     * @param refund   with REFUNDED
     * @param borneBy  with REFUNDED and REPLACED
     */
    public record Answer(ComplaintState decision, Money refund, BorneBy borneBy, String text) {
    }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "complaint")
    @TableGenerator(name = "complaint", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "complaint", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "participation_id")
    private long participationId;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "line_id")
    private long lineId;
    @Column(name = "variant_id")
    private long variantId;
    @Enumerated(EnumType.STRING)
    private ComplaintKind kind;
    private Quantity quantity;
    private String text;
    @Enumerated(EnumType.STRING)
    private ComplaintState state;
    @Column(name = "complained_at")
    private Instant complainedAt;
    private String answer;
    private Money refund;
    @Enumerated(EnumType.STRING)
    @Column(name = "borne_by")
    private BorneBy borneBy;
    @Column(name = "answered_by")
    private Long answeredBy;
    @Column(name = "answered_at")
    private Instant answeredAt;

    protected Complaint() {
    }

    Complaint(long purchaseId, long participationId, long memberId, Said said, Instant now) {
        this.purchaseId = purchaseId;
        this.participationId = participationId;
        this.memberId = memberId;
        this.lineId = said.lineId();
        this.variantId = said.variantId();
        this.kind = said.kind();
        this.quantity = said.quantity();
        this.text = said.text().strip();
        this.state = ComplaintState.OPEN;
        this.complainedAt = now;
    }

    /** @throws Refused CONFLICT {@code complaint.decided} when it was answered or withdrawn before */
    void answer(Answer answer, long memberId, Instant now) {
        requireOpen();
        this.state = answer.decision();
        this.answer = answer.text().strip();
        this.refund = answer.decision() == ComplaintState.REFUNDED ? answer.refund() : null;
        this.borneBy = answer.decision() == ComplaintState.DECLINED ? null : answer.borneBy();
        this.answeredBy = memberId;
        this.answeredAt = now;
    }

    /** @throws Refused as above */
    void withdraw(Instant now) {
        requireOpen();
        state = ComplaintState.WITHDRAWN;
        answeredAt = now;
    }

    private void requireOpen() {
        if (state != ComplaintState.OPEN) {
            throw new Refused(Refused.Kind.CONFLICT, "complaint.decided", state);
        }
    }

    public boolean isOpen() {
        return state == ComplaintState.OPEN;
    }

    boolean isAbout(Said said) {
        return lineId == said.lineId() && variantId == said.variantId();
    }

    /** It was right: refunded or replaced. */
    boolean isGranted() {
        return state == ComplaintState.REFUNDED || state == ComplaintState.REPLACED;
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

    /** Whose goods they are; the organizer, of an order on behalf. */
    public long memberId() {
        return memberId;
    }

    public long lineId() {
        return lineId;
    }

    public long variantId() {
        return variantId;
    }

    public ComplaintKind kind() {
        return kind;
    }

    public Quantity quantity() {
        return quantity;
    }

    public String text() {
        return text;
    }

    public ComplaintState state() {
        return state;
    }

    public Instant complainedAt() {
        return complainedAt;
    }

    /** Null: not answered. */
    public String answer() {
        return answer;
    }

    public Money refund() {
        return refund;
    }

    public BorneBy borneBy() {
        return borneBy;
    }

    public Instant answeredAt() {
        return answeredAt;
    }
}
