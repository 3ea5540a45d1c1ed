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
import java.time.Duration;
import java.time.Instant;
import org.artel.common.Quantity;

/** An order line, or a part of it, offered to another member. Its end is a conditional UPDATE: see {@link LineTransfers}. */
@Entity
@Table(name = "line_transfer")
public class LineTransfer {

    /** How long the other one may think about it, if the Stop does not come before. */
    static final Duration TIME_TO_ANSWER = Duration.ofHours(48);

    public enum State { OFFERED, ACCEPTED, DECLINED, WITHDRAWN, EXPIRED }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "line_transfer")
    @TableGenerator(name = "line_transfer", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "line_transfer", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "line_id")
    private long lineId;
    @Column(name = "variant_id")
    private long variantId;
    @Column(name = "from_member_id")
    private long fromMemberId;
    @Column(name = "to_member_id")
    private long toMemberId;
    private Quantity quantity;
    @Column(name = "offered_at")
    private Instant offeredAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Enumerated(EnumType.STRING)
    private State state;
    private Boolean open;

    protected LineTransfer() {
    }

    LineTransfer(OrderLine line, long fromMemberId, long toMemberId, Quantity quantity, Instant now) {
        this.purchaseId = line.purchaseId();
        this.lineId = line.id();
        this.variantId = line.variantId();
        this.fromMemberId = fromMemberId;
        this.toMemberId = toMemberId;
        this.quantity = quantity;
        this.offeredAt = now;
        this.expiresAt = now.plus(TIME_TO_ANSWER);
        this.state = State.OFFERED;
        this.open = true;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long lineId() {
        return lineId;
    }

    public long variantId() {
        return variantId;
    }

    public long fromMemberId() {
        return fromMemberId;
    }

    public long toMemberId() {
        return toMemberId;
    }

    public Quantity quantity() {
        return quantity;
    }

    /** From this moment on the offer cannot be accepted. */
    public Instant expiresAt() {
        return expiresAt;
    }

    public State state() {
        return state;
    }

    /** The other one may answer it. */
    public boolean isOpen() {
        return open != null;
    }
}
