package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Where and when one participant gets the goods, as far as it is chosen. */
@Entity
@Table(name = "pickup")
public class Pickup {

    /**
     * What a participant wants.
     *
     * @param slotId  null where the point has no slots, or for another way of delivery
     * @param address where to, for another way of delivery; null otherwise
     */
    public record Choice(Long pointId, Long slotId, String address) {
    }

    @Id
    @Column(name = "participation_id")
    private long participationId;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "point_id")
    private Long pointId;
    @Column(name = "slot_id")
    private Long slotId;
    private String address;
    private String proxy;
    @Column(name = "chosen_at")
    private Instant chosenAt;

    protected Pickup() {
    }

    Pickup(long participationId, long purchaseId) {
        this.participationId = participationId;
        this.purchaseId = purchaseId;
        this.address = "";
        this.proxy = "";
    }

    /** @param name who else may collect the goods; empty: nobody */
    void nameProxy(String name) {
        proxy = name;
    }

    void choose(Choice choice, Instant now) {
        pointId = choice.pointId();
        slotId = choice.slotId();
        address = choice.address() == null ? "" : choice.address().strip();
        chosenAt = now;
    }

    void giveBack() {
        pointId = null;
        slotId = null;
        address = "";
        chosenAt = null;
    }

    /** Its slot was taken away. */
    void loseSlot() {
        slotId = null;
    }

    public long participationId() {
        return participationId;
    }

    /** Null: not chosen. */
    public Long pointId() {
        return pointId;
    }

    public Long slotId() {
        return slotId;
    }

    public String address() {
        return address;
    }

    /** Who else may collect the goods; empty: nobody. */
    public String proxy() {
        return proxy;
    }

    public Instant chosenAt() {
        return chosenAt;
    }
}
