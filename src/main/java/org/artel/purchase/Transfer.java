package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import org.artel.common.Refused;

/** A moderator's proposal that another organizer takes a purchase over; it changes hands when that one accepts. */
@Entity
@Table(name = "purchase_transfer")
public class Transfer {

    /** Where it stands. */
    public enum State { PROPOSED, ACCEPTED, DECLINED }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "purchase_transfer")
    @TableGenerator(name = "purchase_transfer", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "purchase_transfer", allocationSize = 20)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "from_id")
    private long fromId;
    @Column(name = "to_id")
    private long toId;
    @Column(name = "moderator_id")
    private long moderatorId;
    private String reason;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "proposed_at")
    private Instant proposedAt;
    @Column(name = "answered_at")
    private Instant answeredAt;
    @Version
    private int version;

    protected Transfer() {
    }

    Transfer(long purchaseId, long fromId, long toId, long moderatorId, String reason, Instant now) {
        this.purchaseId = purchaseId;
        this.fromId = fromId;
        this.toId = toId;
        this.moderatorId = moderatorId;
        this.reason = reason;
        this.state = State.PROPOSED;
        this.proposedAt = now;
    }

    /** @throws Refused FORBIDDEN for anybody but the one whom it was proposed to */
    void answer(long memberId, boolean accept, Instant now) {
        if (memberId != toId) {
            throw Refused.forbidden();
        }
        state = accept ? State.ACCEPTED : State.DECLINED;
        answeredAt = now;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    /** The organizer until now. */
    public long fromId() {
        return fromId;
    }

    /** The organizer from then on. */
    public long toId() {
        return toId;
    }

    public long moderatorId() {
        return moderatorId;
    }

    public String reason() {
        return reason;
    }

    public State state() {
        return state;
    }

    public Instant proposedAt() {
        return proposedAt;
    }
}
