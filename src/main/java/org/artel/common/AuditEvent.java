package org.artel.common;

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

/** Who did what, when; never changed, never deleted. Holds ids and figures, no personal data. */
@Entity
@Table(name = "audit_event")
public class AuditEvent {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "audit_event")
    @TableGenerator(name = "audit_event", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "audit_event", allocationSize = 100)
    private long id;
    @Column(name = "occurred_at")
    private Instant occurredAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    private Actor.Kind actorKind;
    @Column(name = "member_id")
    private Long memberId;
    private String operation;
    @Column(name = "purchase_id")
    private Long purchaseId;
    private String entity;
    @Column(name = "entity_id")
    private Long entityId;
    private String detail;

    protected AuditEvent() {
    }

    AuditEvent(Instant occurredAt, Actor actor, String operation, Long purchaseId, String entity, Long entityId, String detail) {
        this.occurredAt = occurredAt;
        this.actorKind = actor.kind();
        this.memberId = actor.memberId();
        this.operation = operation;
        this.purchaseId = purchaseId;
        this.entity = entity;
        this.entityId = entityId;
        this.detail = detail;
    }

    public long id() {
        return id;
    }

    public Instant occurredAt() {
        return occurredAt;
    }

    public Actor actor() {
        return new Actor(actorKind, memberId);
    }

    public String operation() {
        return operation;
    }

    public Long purchaseId() {
        return purchaseId;
    }

    public String entity() {
        return entity;
    }

    public Long entityId() {
        return entityId;
    }

    public String detail() {
        return detail;
    }
}
