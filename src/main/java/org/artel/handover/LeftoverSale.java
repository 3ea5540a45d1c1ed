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

/** Leftovers that a member took, or that the organizer kept. */
@Entity
@Table(name = "leftover_sale")
public class LeftoverSale {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "leftover_sale")
    @TableGenerator(name = "leftover_sale", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "leftover_sale", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "leftover_id")
    private long leftoverId;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "participation_id")
    private Long participationId;
    private Quantity quantity;
    private Money sum;
    @Enumerated(EnumType.STRING)
    private LeftoverState state;
    @Column(name = "taken_at")
    private Instant takenAt;
    @Column(name = "settled_at")
    private Instant settledAt;

    protected LeftoverSale() {
    }

    LeftoverSale(Leftover leftover, long memberId, Long participationId, Quantity quantity, LeftoverState state, Instant takenAt) {
        this.purchaseId = leftover.purchaseId();
        this.leftoverId = leftover.id();
        this.memberId = memberId;
        this.participationId = participationId;
        this.quantity = quantity;
        this.sum = leftover.price().times(quantity);
        this.state = state;
        this.takenAt = takenAt;
        this.settledAt = state == LeftoverState.KEPT ? takenAt : null;
    }

    /** @throws Refused CONFLICT {@code leftover.settled} unless it waits to be collected */
    void settle(LeftoverState to, Instant now) {
        if (state != LeftoverState.TAKEN) {
            throw new Refused(Refused.Kind.CONFLICT, "leftover.settled", state);
        }
        state = to;
        settledAt = now;
    }

    public long id() {
        return id;
    }

    public long leftoverId() {
        return leftoverId;
    }

    public long memberId() {
        return memberId;
    }

    /** Null: the member has no order in the purchase, and pays when collecting. */
    public Long participationId() {
        return participationId;
    }

    public Quantity quantity() {
        return quantity;
    }

    public Money sum() {
        return sum;
    }

    public LeftoverState state() {
        return state;
    }

    public Instant takenAt() {
        return takenAt;
    }
}
