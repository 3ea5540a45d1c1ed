package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** The organizer refused a participant in one purchase; it holds until the organizer admits the member again. */
@Entity
@Table(name = "participant_refusal")
public class Refusal {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "participant_refusal")
    @TableGenerator(name = "participant_refusal", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "participant_refusal", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "member_id")
    private long memberId;
    private String reason;
    @Column(name = "refused_at")
    private Instant refusedAt;
    private Boolean active;
    @Column(name = "readmitted_at")
    private Instant readmittedAt;

    protected Refusal() {
    }

    Refusal(long purchaseId, long memberId, String reason, Instant now) {
        this.purchaseId = purchaseId;
        this.memberId = memberId;
        this.reason = reason;
        this.refusedAt = now;
        this.active = true;
    }

    void readmit(Instant now) {
        active = null;
        readmittedAt = now;
    }

    public long id() {
        return id;
    }

    public long memberId() {
        return memberId;
    }

    public String reason() {
        return reason;
    }

    public Instant refusedAt() {
        return refusedAt;
    }
}
