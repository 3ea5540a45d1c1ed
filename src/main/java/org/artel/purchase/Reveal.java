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
import java.time.Instant;

/** Somebody was shown what else nobody sees; its owner can read who. */
@Entity
@Table(name = "reveal")
public class Reveal {

    /** What was shown. */
    public enum RevealKind { PHONE, PAYMENT_DETAILS, ADDRESS }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "reveal")
    @TableGenerator(name = "reveal", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "reveal", allocationSize = 50)
    private long id;
    @Enumerated(EnumType.STRING)
    private RevealKind kind;
    @Column(name = "owner_id")
    private long ownerId;
    @Column(name = "viewer_id")
    private long viewerId;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "revealed_at")
    private Instant revealedAt;

    protected Reveal() {
    }

    Reveal(RevealKind kind, long ownerId, long viewerId, long purchaseId, Instant now) {
        this.kind = kind;
        this.ownerId = ownerId;
        this.viewerId = viewerId;
        this.purchaseId = purchaseId;
        this.revealedAt = now;
    }

    public long id() {
        return id;
    }

    public RevealKind kind() {
        return kind;
    }

    /** To whom it was shown: the organizer, or a participant, whose name the organizer knows. */
    public long viewerId() {
        return viewerId;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public Instant revealedAt() {
        return revealedAt;
    }
}
