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
import java.util.List;
import java.util.stream.Stream;
import org.artel.common.Actor;

/** One step of a purchase's life: from, to, who, when, why. From ANNOUNCED on a post of the thread shows it. */
@Entity
@Table(name = "stage_change")
public class StageChange {

    /** Reasons that no person wrote: pages show them in the viewer's language. */
    static final String DATE_REACHED = "#dateReached";
    static final String MINIMUM_MISSED = "#minimumMissed";
    static final String TARGET_REACHED = "#targetReached";
    /** Followed by the percent before and after. */
    static final String PERCENT_LOWERED = "#percentLowered";

    /** Followed by the ids of the organizer before and after. */
    static final String TRANSFERRED = "#transferred";

    /** Followed by the id of the {@link TermsChange}. */
    static final String TERMS_ANNOUNCED = "#termsAnnounced";

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "stage_change")
    @TableGenerator(name = "stage_change", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "stage_change", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Enumerated(EnumType.STRING)
    @Column(name = "from_stage")
    private Stage fromStage;
    @Enumerated(EnumType.STRING)
    @Column(name = "to_stage")
    private Stage toStage;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Enumerated(EnumType.STRING)
    @Column(name = "actor_kind")
    private Actor.Kind actorKind;
    @Column(name = "member_id")
    private Long memberId;
    private String reason;
    @Column(name = "old_stop_at")
    private Instant oldStopAt;
    @Column(name = "stop_at")
    private Instant stopAt;
    @Column(name = "freeze_version")
    private Integer freezeVersion;

    protected StageChange() {
    }

    StageChange(long purchaseId, Stage from, Stage to, Instant changedAt, Actor actor, String reason) {
        this.purchaseId = purchaseId;
        this.fromStage = from;
        this.toStage = to;
        this.changedAt = changedAt;
        this.actorKind = actor.kind();
        this.memberId = actor.memberId();
        this.reason = reason;
    }

    void stopMoved(Instant oldStopAt, Instant stopAt) {
        this.oldStopAt = oldStopAt;
        this.stopAt = stopAt;
    }

    void frozen(int freezeVersion) {
        this.freezeVersion = freezeVersion;
    }

    void because(String reason) {
        this.reason = reason;
    }

    /** The stop date moved, nothing else. */
    public boolean isStopMoved() {
        return fromStage == toStage && stopAt != null;
    }

    /** The percent was lowered, nothing else. */
    public boolean isPercentLowered() {
        return reason != null && reason.startsWith(PERCENT_LOWERED);
    }

    /** Another organizer took the purchase over, nothing else. */
    public boolean isTransferred() {
        return reason != null && reason.startsWith(TRANSFERRED);
    }

    /** Conditions that cost participants money changed, and perhaps the stop date with them. */
    public boolean isTermsAnnounced() {
        return reason != null && reason.startsWith(TERMS_ANNOUNCED);
    }

    /** Members that its words name. */
    List<Long> people() {
        return isTransferred() ? Stream.of(figures()).map(Long::valueOf).toList() : List.of();
    }

    /** The words after the reason's code: see {@link #PERCENT_LOWERED}. */
    String[] figures() {
        return reason.substring(reason.indexOf(' ') + 1).split(" ");
    }

    /** What a person wrote; null when nobody wrote anything. */
    public String writtenReason() {
        return reason == null || reason.startsWith("#") ? null : reason;
    }

    /** Key of the message for a reason that no person wrote; null otherwise. */
    public String reasonKey() {
        return reason == null || !reason.startsWith("#") || isPercentLowered() || isTransferred() || isTermsAnnounced() ? null : "purchase.reason." + reason.substring(1);
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public Stage from() {
        return fromStage;
    }

    public Stage to() {
        return toStage;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public Actor.Kind actorKind() {
        return actorKind;
    }

    public Long memberId() {
        return memberId;
    }

    public String reason() {
        return reason;
    }

    public Instant oldStopAt() {
        return oldStopAt;
    }

    public Instant stopAt() {
        return stopAt;
    }

    /** The version of the freeze that a Stop made; null otherwise. */
    public Integer freezeVersion() {
        return freezeVersion;
    }
}
