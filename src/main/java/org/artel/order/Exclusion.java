package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** A member who may not order in any purchase of an organizer, until the organizer lifts it. */
@Entity
@Table(name = "organizer_exclusion")
public class Exclusion {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "organizer_exclusion")
    @TableGenerator(name = "organizer_exclusion", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "organizer_exclusion", allocationSize = 50)
    private long id;
    @Column(name = "organizer_id")
    private long organizerId;
    @Column(name = "member_id")
    private long memberId;
    private String reason;
    @Column(name = "excluded_at")
    private Instant excludedAt;
    private Boolean active;
    @Column(name = "lifted_at")
    private Instant liftedAt;

    protected Exclusion() {
    }

    Exclusion(long organizerId, long memberId, String reason, Instant now) {
        this.organizerId = organizerId;
        this.memberId = memberId;
        this.reason = reason;
        this.excludedAt = now;
        this.active = true;
    }

    void lift(Instant now) {
        active = null;
        liftedAt = now;
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

    public Instant excludedAt() {
        return excludedAt;
    }
}
