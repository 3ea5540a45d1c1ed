package org.artel.forum;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** A member thinks that a moderator should look at a post. */
@Entity
@Table(name = "post_report")
public class PostReport {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "post_report")
    @TableGenerator(name = "post_report", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "post_report", allocationSize = 50)
    private long id;
    @Column(name = "post_id")
    private long postId;
    @Column(name = "member_id")
    private long memberId;
    private String reason;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "resolved_at")
    private Instant resolvedAt;
    @Column(name = "resolved_by")
    private Long resolvedBy;

    protected PostReport() {
    }

    PostReport(long postId, long memberId, String reason, Instant createdAt) {
        this.postId = postId;
        this.memberId = memberId;
        this.reason = reason;
        this.createdAt = createdAt;
    }

    void resolve(long moderatorId, Instant now) {
        resolvedAt = now;
        resolvedBy = moderatorId;
    }

    public long id() {
        return id;
    }

    public long postId() {
        return postId;
    }

    public long memberId() {
        return memberId;
    }

    public String reason() {
        return reason;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public boolean isResolved() {
        return resolvedAt != null;
    }
}
