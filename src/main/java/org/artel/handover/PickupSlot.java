package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** From when to when a pick-up point hands goods over, and to how many participants; how many took it stands at its gate ({@link Slots}). */
@Entity
@Table(name = "pickup_slot")
public class PickupSlot {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "pickup_slot")
    @TableGenerator(name = "pickup_slot", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "pickup_slot", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "point_id")
    private long pointId;
    @Column(name = "starts_at")
    private Instant startsAt;
    @Column(name = "ends_at")
    private Instant endsAt;
    private int capacity;

    protected PickupSlot() {
    }

    PickupSlot(long purchaseId, long pointId, Instant startsAt, Instant endsAt, int capacity) {
        this.purchaseId = purchaseId;
        this.pointId = pointId;
        this.startsAt = startsAt;
        this.endsAt = endsAt;
        this.capacity = capacity;
    }

    boolean isOver(Instant now) {
        return !now.isBefore(endsAt);
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long pointId() {
        return pointId;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    /** How many participants it takes. */
    public int capacity() {
        return capacity;
    }
}
