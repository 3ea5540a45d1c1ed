package org.artel.order;

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
import org.artel.common.Quantity;

/**
 * So many units of a line more or fewer: append-only. Its number is given by the purchase's gate in the same transaction;
 * shortages are later settled by these numbers, not by clocks.
 */
@Entity
@Table(name = "order_increment")
public class OrderIncrement {

    /** Why the quantity changed. */
    public enum Why { ORDERED, CHANGED, TAKEN_BACK, WAITING_LIST, REFUSED, HANDED_OVER, TAKEN_OVER, ITEM, TOP_UP }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "order_increment")
    @TableGenerator(name = "order_increment", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "order_increment", allocationSize = 500)
    private long id;
    @Column(name = "line_id")
    private long lineId;
    @Column(name = "participation_id")
    private long participationId;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "variant_id")
    private long variantId;
    @Column(name = "change_no")
    private Long changeNo;
    private Quantity delta;
    private Quantity tolerance;
    @Enumerated(EnumType.STRING)
    private Why why;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "made_at")
    private Instant madeAt;

    protected OrderIncrement() {
    }

    OrderIncrement(OrderLine line, Quantity delta, Why why, long memberId, Instant now) {
        this.lineId = line.id();
        this.participationId = line.participationId();
        this.purchaseId = line.purchaseId();
        this.variantId = line.variantId();
        this.delta = delta;
        this.tolerance = line.tolerance();
        this.why = why;
        this.memberId = memberId;
        this.madeAt = now;
    }

    /** The only change that an increment ever sees, in the transaction that inserted it. */
    void numbered(long changeNo) {
        this.changeNo = changeNo;
    }

    public long id() {
        return id;
    }

    public long lineId() {
        return lineId;
    }

    public long participationId() {
        return participationId;
    }

    public long variantId() {
        return variantId;
    }

    /** The gate's number; increments of one purchase are ordered by it. */
    public long changeNo() {
        return changeNo;
    }

    /** Units more (positive) or fewer (negative). */
    public Quantity delta() {
        return delta;
    }

    /** The line's tolerance after this change. */
    public Quantity tolerance() {
        return tolerance;
    }

    public Why why() {
        return why;
    }

    /** Who made the change: the participant, or the organizer on behalf. */
    public long memberId() {
        return memberId;
    }

    public Instant madeAt() {
        return madeAt;
    }
}
