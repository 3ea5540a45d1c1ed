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

/** What was decided about the money of a purchase; it never changes, but some decisions can be taken back. */
@Entity
@Table(name = "settlement")
public class Settlement {

    /** What it is; see {@link SettlementService}. */
    public enum Kind { SUPPLIER_PAYMENT, SUPPLIER_REFUND, LINE_REFUND, REFUND, CREDIT_KEPT, CREDIT_USED, OWN_LINES, PAYOUT, CALLED_OFF, IN_HAND, NOT_DELIVERED, UNPAID }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "settlement")
    @TableGenerator(name = "settlement", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "settlement", allocationSize = 20)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    @Column(name = "participation_id")
    private Long participationId;
    @Column(name = "line_id")
    private Long lineId;
    private Money amount;
    private String reason;
    @Column(name = "settled_on")
    private LocalDate settledOn;
    @Column(name = "decided_by")
    private Long decidedBy;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "undone_by")
    private Long undoneBy;
    @Column(name = "undone_at")
    private Instant undoneAt;

    protected Settlement() {
    }

    /** @param participationId, lineId, reason, by may be null */
    Settlement(long purchaseId, Kind kind, Long participationId, Long lineId, Money amount, String reason, LocalDate on, Long by, Instant now) {
        this.purchaseId = purchaseId;
        this.kind = kind;
        this.participationId = participationId;
        this.lineId = lineId;
        this.amount = amount;
        this.reason = reason;
        this.settledOn = on;
        this.decidedBy = by;
        this.decidedAt = now;
    }

    /** @throws Refused CONFLICT {@code refund.undone} */
    void undo(long by, Instant now) {
        if (isUndone()) {
            throw new Refused(Refused.Kind.CONFLICT, "refund.undone");
        }
        undoneBy = by;
        undoneAt = now;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public Kind kind() {
        return kind;
    }

    /** Whose it is; null: of the whole purchase. */
    public Long participationId() {
        return participationId;
    }

    /** The order line that was refunded; null: none in particular. */
    public Long lineId() {
        return lineId;
    }

    public Money amount() {
        return amount;
    }

    public String reason() {
        return reason;
    }

    public LocalDate settledOn() {
        return settledOn;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public boolean isUndone() {
        return undoneAt != null;
    }

    LedgerTransfer.Document document() {
        return new LedgerTransfer.Document(switch (kind) {
            case SUPPLIER_PAYMENT -> LedgerTransfer.Document.Kind.SUPPLIER_PAYMENT;
            case REFUND -> LedgerTransfer.Document.Kind.REFUND;
            case PAYOUT -> LedgerTransfer.Document.Kind.PAYOUT;
            case CREDIT_KEPT, CREDIT_USED -> LedgerTransfer.Document.Kind.CREDIT;
            case SUPPLIER_REFUND, LINE_REFUND, OWN_LINES, CALLED_OFF, IN_HAND, NOT_DELIVERED, UNPAID -> LedgerTransfer.Document.Kind.SETTLEMENT;
        }, id);
    }
}
