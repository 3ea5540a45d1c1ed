package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.artel.common.Refused;

/** What the organizer stated about a purchase's hand-over. */
@Entity
@Table(name = "handover_plan")
class HandoverPlan {

    @Id
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "choose_until")
    private Instant chooseUntil;

    @Column(name = "complaints_until")
    private Instant complaintsUntil;

    protected HandoverPlan() {
    }

    HandoverPlan(long purchaseId) {
        this.purchaseId = purchaseId;
    }

    /** @throws Refused INVALID {@code pickup.untilInPast} */
    void chooseUntil(Instant moment, Instant now) {
        if (!moment.isAfter(now)) {
            throw new Refused("pickup.untilInPast");
        }
        chooseUntil = moment;
    }

    /** @throws Refused INVALID {@code pickup.untilInPast} */
    void complaintsUntil(Instant moment, Instant now) {
        if (!moment.isAfter(now)) {
            throw new Refused("pickup.untilInPast");
        }
        complaintsUntil = moment;
    }

    /** Null: not stated. */
    Instant complaintsUntil() {
        return complaintsUntil;
    }

    /** Null: not stated. */
    Instant chooseUntil() {
        return chooseUntil;
    }
}
