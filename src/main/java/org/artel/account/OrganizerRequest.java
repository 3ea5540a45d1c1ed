package org.artel.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Refused;

/** A member asks to become organizer; a moderator decides once. */
@Entity
@Table(name = "organizer_request")
public class OrganizerRequest {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "organizer_request")
    @TableGenerator(name = "organizer_request", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "organizer_request", allocationSize = 10)
    private long id;
    @Column(name = "member_id")
    private long memberId;
    private String text;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "decided_at")
    private Instant decidedAt;
    @Column(name = "decided_by")
    private Long decidedBy;
    private Boolean accepted;
    private String reason;

    protected OrganizerRequest() {
    }

    OrganizerRequest(long memberId, String text, Instant now) {
        this.memberId = memberId;
        this.text = text;
        this.createdAt = now;
    }

    void decide(long moderatorId, boolean accept, String why, Instant now) {
        if (decidedAt != null) {
            throw new Refused(Refused.Kind.CONFLICT, "account.requestDecided");
        }
        if (moderatorId == memberId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "account.ownRequest");
        }
        decidedAt = now;
        decidedBy = moderatorId;
        accepted = accept;
        reason = why;
    }

    public long id() {
        return id;
    }

    public long memberId() {
        return memberId;
    }

    public String text() {
        return text;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isOpen() {
        return decidedAt == null;
    }

    /** Null while open. */
    public Instant decidedAt() {
        return decidedAt;
    }

    public Long decidedBy() {
        return decidedBy;
    }

    public boolean isAccepted() {
        return Boolean.TRUE.equals(accepted);
    }

    public String reason() {
        return reason;
    }
}
