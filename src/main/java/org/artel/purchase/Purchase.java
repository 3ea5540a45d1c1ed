package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.artel.common.Refused;

/**
 * A joint purchase: the thread with terms. Its title is its topic's. Stage, dates and terms change by its verbs only, called
 * behind the gate ({@link PurchaseGate}); whoever reads it in a transaction that passed the gate reads it afterwards.
 */
@Entity
@Table(name = "purchase")
public class Purchase {

    /** So long an organizer may take a Stop back. */
    public static final Duration REOPEN_TIME = Duration.ofMinutes(15);
    /** So long after the end a complaint or a refund still needs phones and payment details. */
    static final Duration CONTACT_TIME = Duration.ofDays(30);

    /** So long participants may take back or shrink their orders after conditions became dearer. */
    public static final Duration WITHDRAW_TIME = Duration.ofHours(48);

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "purchase")
    @TableGenerator(name = "purchase", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "purchase", allocationSize = 50)
    private long id;
    @Column(name = "topic_id")
    private long topicId;
    @Column(name = "section_id")
    private long sectionId;
    @Column(name = "organizer_id")
    private long organizerId;
    @Column(name = "supplier_id")
    private Long supplierId;
    @Enumerated(EnumType.STRING)
    private Stage stage;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "announced_at")
    private Instant announcedAt;
    @Column(name = "opened_at")
    private Instant openedAt;
    @Column(name = "stopped_at")
    private Instant stoppedAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "freeze_version")
    private int freezeVersion;
    @Column(name = "copied_from")
    private Long copiedFrom;
    @Column(name = "extended_times")
    private int extendedTimes;
    @Column(name = "withdraw_until")
    private Instant withdrawUntil;
    @Embedded
    private Terms terms;
    @Version
    private int version;

    protected Purchase() {
    }
    Purchase(long topicId, long sectionId, long organizerId, Terms terms, Long copiedFrom, Instant createdAt) {
        this.topicId = topicId;
        this.sectionId = sectionId;
        this.organizerId = organizerId;
        this.terms = terms;
        this.copiedFrom = copiedFrom;
        this.createdAt = createdAt;
        this.stage = Stage.DRAFT;
    }

    /** The organizer hands the draft to the moderators. */
    void submit() {
        go(Stage.REVIEW);
    }

    /** A moderator asks for changes. */
    void sendBack() {
        go(Stage.DRAFT);
    }

    /** The thread becomes public, orders are not open yet. */
    void announce(Instant now) {
        go(Stage.ANNOUNCED);
        announcedAt = now;
    }

    /** Orders open. */
    void open(Instant now) {
        requireOneOf(Stage.DRAFT, Stage.REVIEW, Stage.ANNOUNCED);
        go(Stage.OPEN);
        openedAt = now;
        if (announcedAt == null) {
            announcedAt = now;
        }
    }

    /**
     * The Stop: what is ordered freezes.
     *
     * @return the version of the freeze that belongs to this Stop
     * @throws Refused CONFLICT {@code purchase.stop.withdrawing} while participants have time to withdraw
     */
    int stop(Instant now) {
        requireWithdrawn(now);
        go(Stage.STOPPED);
        stoppedAt = now;
        return ++freezeVersion;
    }

    /** @throws Refused {@code purchase.stopInPast} unless the new moment lies in the future */
    void moveStop(Instant newStopAt, Instant now) {
        requireOneOf(Stage.OPEN);
        go(Stage.OPEN);
        requireFuture(newStopAt, now);
        requireWithdrawn(newStopAt);
        terms.stopAt(newStopAt);
    }

    /**
     * Conditions became dearer: no Stop comes within {@link #WITHDRAW_TIME}, a nearer stop date moves.
     *
     * @return until when participants may withdraw
     */
    Instant letWithdraw(Instant now) {
        withdrawUntil = now.plus(WITHDRAW_TIME);
        if (terms.stopAt() != null && terms.stopAt().isBefore(withdrawUntil)) {
            terms.stopAt(withdrawUntil);
        }
        return withdrawUntil;
    }

    private void requireWithdrawn(Instant stop) {
        if (isWithdrawTime(stop)) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.stop.withdrawing", withdrawUntil);
        }
    }

    /** Participants may still withdraw then, because conditions became dearer. */
    public boolean isWithdrawTime(Instant moment) {
        return withdrawUntil != null && moment.isBefore(withdrawUntil);
    }

    /** The last announced time to withdraw; null: there was none. */
    public Instant withdrawUntil() {
        return withdrawUntil;
    }

    /**
     * Takes the Stop back, with a new stop date; the target is switched off, or the next order would stop again.
     *
     * @param byModerator moderators are not bound to the organizer's quarter of an hour
     * @throws Refused CONFLICT {@code purchase.reopenTooLate} when the organizer's time is over
     */
    void reopen(Instant newStopAt, Instant now, boolean byModerator) {
        requireOneOf(Stage.STOPPED);
        if (!byModerator && now.isAfter(stoppedAt.plus(REOPEN_TIME))) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.reopenTooLate", stoppedAt.plus(REOPEN_TIME));
        }
        requireFuture(newStopAt, now);
        go(Stage.OPEN);
        stoppedAt = null;
        terms.stopAt(newStopAt);
        terms.withoutTarget();
    }

    /** Before the supplier is paid a purchase can be called off. */
    void cancel(Instant now) {
        go(Stage.CANCELLED);
        endedAt = now;
    }

    /**
     * On its way after the Stop; what a step needs is asked by {@link ProgressService}.
     *
     * @param to SENT or later, not CANCELLED
     */
    void advance(Stage to, Instant now) {
        go(to);
        if (to.isFinal()) {
            endedAt = now;
        }
    }

    /** The top-up is over: what was added freezes too. @return the version of that freeze */
    int freezeAgain() {
        return ++freezeVersion;
    }

    /**
     * @throws Refused {@code purchase.percentOnlyDown} unless it is lower than now,
     *                 CONFLICT {@code purchase.percentFinal} after the Stop
     */
    void lowerPercent(BigDecimal percent) {
        if (stage != Stage.OPEN) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.percentFinal");
        }
        if (percent == null || percent.signum() < 0 || percent.compareTo(terms.percent()) >= 0) {
            throw new Refused("purchase.percentOnlyDown", terms.percent());
        }
        terms.percent(percent);
    }

    /** From now on it is another organizer's. */
    void transferTo(long newOrganizerId) {
        organizerId = newOrganizerId;
    }

    void terms(Long supplierId, Terms terms) {
        this.supplierId = supplierId;
        this.terms = terms;
    }

    /** Several verbs lead to OPEN, each from stages of its own. */
    private void requireOneOf(Stage... from) {
        if (!Arrays.asList(from).contains(stage)) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", stage);
        }
    }

    private void go(Stage to) {
        if (!stage.next().contains(to)) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.noSuchWay", stage, to);
        }
        stage = to;
    }

    /** It was announced: everybody who may see its section may see it, whatever its stage is now. */
    public boolean isAnnounced() {
        return announcedAt != null;
    }

    public boolean isOrganizedBy(Long memberId) {
        return memberId != null && memberId == organizerId;
    }

    /** What happens at the stop date if the minimum is missed: an extension only as often as the terms say. */
    public BelowMinimum whenMissed() {
        return terms.belowMinimum() == BelowMinimum.EXTEND && extendedTimes >= terms.extendTimes() ? BelowMinimum.STOP : terms.belowMinimum();
    }

    /** The terms' days later than the stop date, or than now where the timer comes late; null where nothing is extended. */
    Instant extendedStopAt(Instant now) {
        if (whenMissed() != BelowMinimum.EXTEND) {
            return null;
        }
        Duration days = Duration.ofDays(terms.extendDays());
        Instant fromDate = terms.stopAt().plus(days);
        return fromDate.isAfter(now) ? fromDate : now.plus(days);
    }

    /** The timer extends: the terms limit how often. */
    void extend(Instant now) {
        moveStop(extendedStopAt(now), now);
        extendedTimes++;
    }

    private static void requireFuture(Instant stopAt, Instant now) {
        if (stopAt == null || !stopAt.isAfter(now)) {
            throw new Refused("purchase.stopInPast");
        }
    }

    public long id() {
        return id;
    }

    public long topicId() {
        return topicId;
    }

    public long sectionId() {
        return sectionId;
    }

    public long organizerId() {
        return organizerId;
    }

    public Long supplierId() {
        return supplierId;
    }

    public Stage stage() {
        return stage;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant announcedAt() {
        return announcedAt;
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** The moment of the last Stop; null while orders are open. */
    public Instant stoppedAt() {
        return stoppedAt;
    }

    /** When it was closed, cancelled or failed. */
    public Instant endedAt() {
        return endedAt;
    }

    /** From the Stop until {@link #CONTACT_TIME} after the end; never for what ended without a Stop. */
    boolean needsContacts(Instant now) {
        return stoppedAt != null && (endedAt == null || now.isBefore(endedAt.plus(CONTACT_TIME)));
    }

    /** How many times it was stopped: the number of the last freeze, 0 before the first. */
    public int freezeVersion() {
        return freezeVersion;
    }

    public Long copiedFrom() {
        return copiedFrom;
    }

    public int extendedTimes() {
        return extendedTimes;
    }

    public Terms terms() {
        return terms;
    }

    public int version() {
        return version;
    }
}
