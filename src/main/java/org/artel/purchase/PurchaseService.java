package org.artel.purchase;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Settings;
import org.artel.forum.PostService;
import org.artel.forum.Section;
import org.artel.forum.SectionService;
import org.artel.forum.TopicService;

/**
 * Drafts, terms and stages of purchases, up to the Stop. Every verb that changes a stage takes the topic's counter first (its
 * post gets a number there), then the purchase's gate, and reads the purchase afterwards: what it then sees is exact.
 */
@ApplicationScoped
@Transactional
@Retried
public class PurchaseService {

    private static final int REASON_MAX = 500;

    @Inject
    private Purchases purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseView view;
    @Inject
    private GoodsPolicyService policies;
    @Inject
    private ExposureService exposure;
    @Inject
    private SupplierService suppliers;
    @Inject
    private Instance<PriceListCheck> priceLists;
    @Inject
    private StageSteps steps;
    @Inject
    private CoOrganizers coOrganizers;
    @Inject
    private TermsLog termsLog;
    @Inject
    private SectionService sections;
    @Inject
    private TopicService topics;
    @Inject
    private PostService posts;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Settings settings;
    @Inject
    private Audit audit;
    @Inject
    private ChangeLog changes;
    @Inject
    private Clock clock;
    @Resource
    private TransactionSynchronizationRegistry transaction;
    @Inject
    private Event<PercentLowered> percentLowered;
    @Inject
    private Event<TermsChanged> termsChanged;
    @Inject
    private Event<PurchaseCopied> copied;

    // reading -------------------------------------------------------------------------------------------------------------

    /** @throws Refused NOT_FOUND when there is no such purchase */
    public Purchase byId(long purchaseId) {
        return purchases.get(purchaseId);
    }

    /** The purchase whose thread this is. */
    public Optional<Purchase> byTopicId(long topicId) {
        return purchases.byTopics(Set.of(topicId)).stream().findFirst();
    }

    /** Purchases by their topics' ids, in one query. */
    public Map<Long, Purchase> byTopicIds(Collection<Long> topicIds) {
        return purchases.byTopics(topicIds).stream().collect(Collectors.toMap(Purchase::topicId, Function.identity()));
    }

    public Map<Long, Purchase> byIds(Collection<Long> purchaseIds) {
        return purchases.byIds(purchaseIds).stream().collect(Collectors.toMap(Purchase::id, Function.identity()));
    }

    /**
     * Announced purchases of some sections in some stages, the newest first, by keyset. The caller passes only sections that
     * its viewer may see.
     *
     * @param before id that the page ends before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Purchase> page(Collection<Long> sectionIds, Set<Stage> stages, long before, int limit) {
        return purchases.page(sectionIds, stages, before, limit);
    }

    /** Open purchases of some sections, the next Stop first. */
    public List<Purchase> stopsSoon(Collection<Long> sectionIds, int limit) {
        return purchases.stopsSoon(sectionIds, clock.instant(), limit);
    }

    /** How many purchases each section has, its subsections not included; sections without any are absent. */
    public Map<Long, PurchaseCounts> counts() {
        return purchases.counts();
    }

    /** What a member organizes, in any stage, the newest first. */
    public List<Purchase> mine(long memberId, long before, int limit) {
        return purchases.ofOrganizer(memberId, EnumSet.allOf(Stage.class), before, limit);
    }

    /** Announced purchases of an organizer, the newest first; the caller filters by section. */
    public List<Purchase> ofOrganizer(long organizerId, long before, int limit) {
        return purchases.announcedOfOrganizer(organizerId, before, limit);
    }

    /** How many of an organizer's purchases came to a Stop, and were not cancelled or failed afterwards. */
    public long stoppedOf(long organizerId) {
        return purchases.countStopped(organizerId);
    }

    /** Announced purchases from a supplier in some sections, the newest first; who may know it is asked for each one. */
    public List<Purchase> ofSupplier(long supplierId, Collection<Long> sectionIds, long before, int limit) {
        return purchases.ofSupplier(supplierId, sectionIds, before, limit);
    }

    /** What waits for a moderator, the longest waiting first. */
    public List<Purchase> reviewQueue(long moderatorId, long after, int limit) {
        access.require(Operation.REVIEW_PURCHASE, moderatorId);
        return purchases.inReview(after, limit);
    }

    /** What the terms say of delivery, in their order. */
    public List<DeliveryCharge> charges(long purchaseId) {
        return purchases.charges(purchaseId);
    }

    public List<PickupPoint> pickupPoints(long purchaseId) {
        return purchases.points(purchaseId);
    }

    /** The terms as they stand, to be changed. */
    public TermsCommand terms(long purchaseId) {
        Purchase purchase = purchases.get(purchaseId);
        return TermsCommand.of(topics.byId(purchase.topicId()).title(), purchase.supplierId(), purchase.terms(),
                purchases.charges(purchaseId), purchases.points(purchaseId));
    }

    /** Every step of the purchase's life, in order. */
    public List<StageChange> stageChanges(long purchaseId) {
        return purchases.stageChanges(purchaseId);
    }

    public Map<Long, StageChange> stageChangesByIds(Collection<Long> ids) {
        return purchases.stageChangesByIds(ids).stream().collect(Collectors.toMap(StageChange::id, Function.identity()));
    }

    /** What the Stops of some purchases froze, in order of version. */
    public List<FrozenVersion> frozen(Collection<Long> purchaseIds) {
        return purchases.frozen(purchaseIds);
    }

    // the draft -----------------------------------------------------------------------------------------------------------

    /**
     * A new purchase with an unlisted thread.
     *
     * @return the purchase's id
     * @throws Refused {@code purchase.noPurchasesHere} when the section holds talk only
     */
    @Once
    public long draft(long memberId, long sectionId, String title) {
        access.require(Operation.DRAFT_PURCHASE, memberId);
        Section section = sections.requireVisible(sectionId, memberId);
        if (!section.hasPurchases()) {
            throw new Refused("purchase.noPurchasesHere");
        }
        return create(memberId, sectionId, title, Terms.blank(currency()), null).id();
    }

    private Purchase create(long memberId, long sectionId, String title, Terms terms, Long copiedFrom) {
        long topicId = topics.openThread(sectionId, title, memberId);
        Purchase purchase = new Purchase(topicId, sectionId, memberId, terms, copiedFrom, clock.instant());
        purchases.add(purchase);
        gate.create(purchase.id());
        audit.record(Actor.member(memberId), "DRAFT_PURCHASE", purchase.id(), "purchase", purchase.id(), null);
        return purchase;
    }

    /**
     * An earlier purchase as a new draft of the member's own: terms, charges, pick-up points and price list, without dates.
     * What the member may not see of it (supplier, prices) is left out.
     *
     * @return the new purchase's id
     */
    @Once
    public long copy(long purchaseId, long memberId) {
        access.require(Operation.DRAFT_PURCHASE, memberId);
        Purchase earlier = view.requireVisible(purchaseId, memberId);
        access.require(Operation.COPY_PURCHASE, memberId, Relation.ownedBy(earlier.organizerId()));
        PurchaseView.Rights rights = view.rights(earlier, memberId);
        Terms terms = earlier.terms().copied();
        Purchase copy = create(memberId, earlier.sectionId(), topics.byId(earlier.topicId()).title(), terms, earlier.id());
        copy.terms(rights.supplier() ? earlier.supplierId() : null, terms);
        for (DeliveryCharge charge : purchases.charges(purchaseId)) {
            purchases.add(new DeliveryCharge(copy.id(), charge.name(), charge.basis(), charge.expectedRate(), charge.position()));
        }
        for (PickupPoint point : purchases.points(purchaseId)) {
            purchases.add(new PickupPoint(copy.id(), point.content(), point.position()));
        }
        copied.fire(new PurchaseCopied(purchaseId, copy.id(), memberId, rights.prices()));
        return copy.id();
    }

    /**
     * Other terms. Free before orders open; from then on the percent goes by {@link #lowerPercent} and the stop date by
     * {@link #moveStop}, and after the first order whatever costs participants money changes in their favour, or with an announcement: then it is
     * posted, they are told, and for {@link Purchase#WITHDRAW_TIME} no Stop comes.
     *
     * @param version the purchase's version that was shown; null: whatever it is
     * @throws InvalidFields naming every wrong field
     * @throws Refused       STALE, CONFLICT {@code purchase.inReview} or {@code purchase.termsFinal}
     */
    public void changeTerms(long purchaseId, long memberId, TermsCommand command, Integer version) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.CHANGE_TERMS, memberId, Relation.ownedBy(head.organizerId()));
        requireTermsOpen(head.stage());
        if (head.stage() != Stage.DRAFT) {
            posts.touched(head.topicId());
        }
        gate.change(purchaseId, head.stage(), head.stage());
        Purchase purchase = purchases.fresh(purchaseId);
        if (version != null && version != purchase.version()) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        if (command.getSupplierId() != null && suppliers.find(command.getSupplierId()).isEmpty()) {
            throw new InvalidFields(Map.of("supplierId", new Refused("terms.supplier.unknown")));
        }
        Terms before = purchase.terms();
        Terms after = new TermsReader(command, sections.effective(head.sectionId()).percentCap(), currency()).read();
        List<DeliveryCharge> charges = purchases.charges(purchaseId);
        List<PickupPoint> points = purchases.points(purchaseId);
        boolean open = purchase.stage() == Stage.OPEN;
        TermsCommand shown = terms(purchaseId);
        String announcement = optional(command.getAnnouncement(), "announcement");
        Set<String> dearer = Set.of();
        if (open) {
            GateState state = gate.read(purchaseId);
            if (!state.acceptsOrders(clock.instant())) {
                throw gate.tooLate(purchaseId);
            }
            Map<String, Refused> errors = TermsWhileOpen.errors(before, charges, points, after, command, state);
            dearer = TermsWhileOpen.announceable(errors);
            if (announcement != null) {
                errors.keySet().removeAll(dearer);
            }
            if (!errors.isEmpty()) {
                throw new InvalidFields(errors);
            }
            after.stopAt(before.stopAt());
        }
        Set<String> changed = before.differences(after);
        String title = command.getTitle().strip();
        if (!topics.byId(purchase.topicId()).title().equals(title)) {
            topics.rename(purchase.topicId(), title);
            changed.add("title");
        }
        if (replaceCharges(purchaseId, charges, command)) {
            changed.add("charges");
        }
        if (replacePoints(purchaseId, points, command)) {
            changed.add("points");
        }
        if (purchase.announcedAt() != null) {
            policies.check(head.sectionId(), List.of(title, after.conditions()));
        }
        purchase.terms(command.getSupplierId(), after);
        purchases.flush();
        if (changed.isEmpty()) {
            return;
        }
        audit.record(Actor.member(memberId), "CHANGE_TERMS", purchaseId, "purchase", purchaseId, String.join(", ", changed));
        changes.changed("purchase", purchaseId);
        if (purchase.isAnnounced()) {
            termsLog.changed(purchase, memberId, shown, command, dearer.isEmpty() ? null : announcement);
        }
        termsChanged.fire(new TermsChanged(purchaseId, Set.copyOf(changed), before.rate(), after.rate(), open && dearer.isEmpty()));
    }

    /**
     * Another target, or none, the other terms as they are.
     *
     * @param sum      reaching it brings the Stop; null: no such target. {@code quantity} likewise
     * @throws InvalidFields also when what is ordered reaches the target already
     */
    @Once
    public void switchTarget(long purchaseId, long memberId, BigDecimal sum, BigDecimal quantity) {
        access.require(Operation.CHANGE_TERMS, memberId, Relation.ownedBy(purchases.head(purchaseId).organizerId()));
        TermsCommand command = terms(purchaseId);
        command.setTargetSum(sum);
        command.setTargetQuantity(quantity);
        changeTerms(purchaseId, memberId, command, null);
    }

    private static void requireTermsOpen(Stage stage) {
        if (stage == Stage.REVIEW) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.inReview");
        }
        if (stage != Stage.DRAFT && stage != Stage.ANNOUNCED && stage != Stage.OPEN) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.termsFinal", stage);
        }
    }

    private boolean replaceCharges(long purchaseId, List<DeliveryCharge> before, TermsCommand command) {
        List<DeliveryCharge> after = TermsReader.charges(purchaseId, command);
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < after.size(); i++) {
            same = after.get(i).says(before.get(i));
        }
        if (!same) {
            before.forEach(purchases::remove);
            after.forEach(purchases::add);
        }
        return !same;
    }

    private boolean replacePoints(long purchaseId, List<PickupPoint> before, TermsCommand command) {
        Map<Long, PickupPoint> known = before.stream().collect(Collectors.toMap(PickupPoint::id, Function.identity()));
        boolean changed = false;
        int position = 0;
        for (TermsCommand.Point wanted : command.getPoints()) {
            if (wanted.isNothing()) {
                continue;
            }
            position++;
            PickupPoint point = wanted.getId() == null ? null : known.remove(wanted.getId());
            if (point == null) {
                purchases.add(new PickupPoint(purchaseId, wanted.content(), position));
                changed = true;
            } else {
                changed |= point.change(wanted.content(), position);
            }
        }
        known.values().forEach(purchases::remove);
        return changed || !known.isEmpty();
    }

    /** What stands between this draft and its review, in the organizer's words; empty when it is ready. */
    public List<Refused> obstacles(long purchaseId) {
        return obstacles(purchases.get(purchaseId));
    }

    private List<Refused> obstacles(Purchase purchase) {
        List<Refused> found = new ArrayList<>();
        Terms terms = purchase.terms();
        if (terms.conditions().isBlank()) {
            found.add(new Refused("purchase.needs.conditions"));
        }
        if (purchases.points(purchase.id()).isEmpty()) {
            found.add(new Refused("purchase.needs.pickupPoint"));
        }
        BigDecimal cap = sections.effective(purchase.sectionId()).percentCap();
        if (cap != null && terms.percent().compareTo(cap) > 0) {
            found.add(new Refused("purchase.needs.percentWithinCap", cap));
        }
        Exposure exposed = exposure.of(purchase);
        if (exposed.isUsedUp()) {
            found.add(new Refused("purchase.needs.exposure", exposed.collected(), exposed.cap()));
        }
        if (terms.stopAt() != null && !terms.stopAt().isAfter(clock.instant())) {
            found.add(new Refused("purchase.needs.stopInFuture"));
        }
        List<String> texts = new ArrayList<>(List.of(topics.byId(purchase.topicId()).title(), terms.conditions()));
        List<String> categories = new ArrayList<>();
        if (priceLists.isResolvable()) {
            PriceListState list = priceLists.get().of(purchase.id());
            if (list.lots() == 0) {
                found.add(new Refused("purchase.needs.lots"));
            }
            texts.addAll(list.texts());
            categories.addAll(list.categories());
        }
        found.addAll(policies.in(purchase.sectionId()).objections(texts, categories));
        return found;
    }

    private void requireReady(Purchase purchase) {
        for (Refused obstacle : obstacles(purchase)) {
            throw obstacle;
        }
    }

    // stages --------------------------------------------------------------------------------------------------------------

    /** DRAFT → REVIEW, by the organizer. */
    @Once
    public void submit(long purchaseId, long memberId) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.SUBMIT_PURCHASE, memberId, Relation.ownedBy(head.organizerId()));
        StageSteps.Step step = steps.take(head, Stage.DRAFT, Stage.REVIEW, Actor.member(memberId), null);
        requireReady(step.purchase());
        step.purchase().submit();
        steps.told(step);
    }

    /** REVIEW → ANNOUNCED, or OPEN at once, by a moderator who is not the author. */
    @Once
    public void approve(long purchaseId, long moderatorId, boolean openAtOnce) {
        Purchases.Head head = purchases.head(purchaseId);
        requireReviewer(head, moderatorId);
        publish(head, Stage.REVIEW, openAtOnce, Actor.member(moderatorId));
    }

    /**
     * REVIEW → DRAFT, by a moderator who is not the author.
     *
     * @param reason what the organizer has to change; at most 500 characters
     */
    @Once
    public void sendBack(long purchaseId, long moderatorId, String reason) {
        Purchases.Head head = purchases.head(purchaseId);
        requireReviewer(head, moderatorId);
        StageSteps.Step step = steps.take(head, Stage.REVIEW, Stage.DRAFT, Actor.member(moderatorId), required(reason));
        step.purchase().sendBack();
        steps.told(step);
    }

    private void requireReviewer(Purchases.Head head, long moderatorId) {
        access.require(Operation.REVIEW_PURCHASE, moderatorId, Relation.ownedBy(head.organizerId()));
        if (head.organizerId() == moderatorId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        requireNoHelper(head, moderatorId);
    }

    /** A moderator does not moderate a purchase that they help with. */
    private void requireNoHelper(Purchases.Head head, long memberId) {
        if (!coOrganizers.relation(head.id(), head.organizerId(), memberId).granted().isEmpty()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
    }

    /** DRAFT → ANNOUNCED, by an organizer whom a moderator marked as trusted. */
    @Once
    public void announce(long purchaseId, long memberId) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.ANNOUNCE_PURCHASE, memberId, Relation.ownedBy(head.organizerId()));
        requireTrusted(memberId);
        publish(head, Stage.DRAFT, false, Actor.member(memberId));
    }

    /** ANNOUNCED → OPEN, by the organizer; DRAFT → OPEN, by one who is trusted. */
    @Once
    public void open(long purchaseId, long memberId) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.OPEN_PURCHASE, memberId, Relation.ownedBy(head.organizerId()));
        if (head.stage() == Stage.DRAFT) {
            requireTrusted(memberId);
            publish(head, Stage.DRAFT, true, Actor.member(memberId));
        } else {
            publish(head, Stage.ANNOUNCED, true, Actor.member(memberId));
        }
    }

    private void requireTrusted(long memberId) {
        if (!members.byId(memberId).isTrusted()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "purchase.reviewFirst");
        }
    }

    /** To ANNOUNCED or OPEN, if the purchase is ready. */
    Purchase publish(Purchases.Head head, Stage from, boolean open, Actor actor) {
        StageSteps.Step step = steps.take(head, from, open ? Stage.OPEN : Stage.ANNOUNCED, actor, null);
        Purchase purchase = step.purchase();
        requireReady(purchase);
        Instant now = clock.instant();
        if (open) {
            purchase.open(now);
        } else {
            purchase.announce(now);
        }
        gate.stopAt(head.id(), purchase.terms().stopAt());
        step.change().stopMoved(null, purchase.terms().stopAt());
        steps.told(step);
        return purchase;
    }

    /**
     * OPEN → STOPPED by hand, by the organizer or a co-organizer: orders freeze, their digest is posted.
     *
     * @param reason needed when the minimum is missed; may be null otherwise
     * @throws Refused {@code purchase.stop.reasonNeeded}; CONFLICT {@code purchase.otherStage}
     */
    @Retried(times = Integer.MAX_VALUE)
    @Once
    public void stop(long purchaseId, long memberId, String reason) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.STOP_PURCHASE, memberId, coOrganizers.relation(purchaseId, head.organizerId(), memberId));
        String said = optional(reason);
        StageSteps.Step step = steps.take(head, Stage.OPEN, Stage.STOPPED, Actor.member(memberId), said);
        if (said == null && !step.purchase().terms().reachesMinimum(gate.read(purchaseId))) {
            throw new Refused("purchase.stop.reasonNeeded");
        }
        steps.freeze(step);
    }

    /**
     * OPEN → STOPPED once the target is reached: called after an order's commit, in a transaction of its own. Cheap when there
     * is no target.
     *
     * @return true when this call stopped the purchase
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @Retried(times = Integer.MAX_VALUE)
    public boolean stopIfTargetReached(long purchaseId) {
        Purchases.Head head = purchases.head(purchaseId);
        Purchase seen = purchases.get(purchaseId);
        Terms terms = seen.terms();
        if (head.stage() != Stage.OPEN || seen.isWithdrawTime(clock.instant()) || !terms.hasTarget() || !terms.reachesTarget(gate.read(purchaseId))) {
            return false;
        }
        StageSteps.Step step = steps.take(head, Stage.OPEN, Stage.STOPPED, Actor.SYSTEM, StageChange.TARGET_REACHED,
                () -> gate.stopIfReached(purchaseId, terms.targetSum(), terms.targetQuantity()));
        if (step == null) {
            return false;
        }
        if (!step.purchase().terms().reachesTarget(gate.read(purchaseId)) || step.purchase().isWithdrawTime(clock.instant())) {
            // the organizer changed the conditions in between
            transaction.setRollbackOnly();
            return false;
        }
        steps.freeze(step);
        return true;
    }

    /**
     * OPEN → OPEN with another stop date, by the organizer.
     *
     * @throws Refused {@code purchase.stopInPast}; CONFLICT when the stop moment has come already
     */
    @Once
    public void moveStop(long purchaseId, long memberId, Instant newStopAt) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.MOVE_STOP, memberId, Relation.ownedBy(head.organizerId()));
        Instant now = clock.instant();
        StageSteps.Step step = steps.take(head, Stage.OPEN, Stage.OPEN, Actor.member(memberId), null,
                () -> gate.changeBeforeStop(purchaseId, Stage.OPEN, now));
        if (step == null) {
            throw gate.tooLate(purchaseId);
        }
        Instant oldStopAt = step.purchase().terms().stopAt();
        step.purchase().moveStop(newStopAt, now);
        steps.moved(step, oldStopAt, newStopAt);
    }

    /**
     * STOPPED → OPEN with a new stop date, by the organizer within {@link Purchase#REOPEN_TIME}, later by a moderator who is
     * not the organizer. Switches the target off.
     */
    @Once
    public void reopen(long purchaseId, long memberId, Instant newStopAt, String reason) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.REOPEN_PURCHASE, memberId, Relation.ownedBy(head.organizerId()));
        requireNoHelper(head, memberId);
        StageSteps.Step step = steps.take(head, Stage.STOPPED, Stage.OPEN, Actor.member(memberId), optional(reason));
        Instant oldStopAt = step.purchase().terms().stopAt();
        step.purchase().reopen(newStopAt, clock.instant(), memberId != head.organizerId());
        gate.stopAt(purchaseId, newStopAt);
        step.change().stopMoved(oldStopAt, newStopAt);
        steps.told(step);
    }

    /**
     * Called off with a reason, by the organizer or a moderator, before the supplier is paid.
     *
     * @throws Refused CONFLICT {@code purchase.cancelTooLate}
     */
    @Once
    public void cancel(long purchaseId, long memberId, String reason) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.CANCEL_PURCHASE, memberId, Relation.ownedBy(head.organizerId()));
        requireNoHelper(head, memberId);
        if (!head.stage().next().contains(Stage.CANCELLED)) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.cancelTooLate", head.stage());
        }
        StageSteps.Step step = steps.take(head, head.stage(), Stage.CANCELLED, Actor.member(memberId), required(reason));
        step.purchase().cancel(clock.instant());
        steps.told(step);
    }

    /**
     * A lower percent, for every line at once; told in the thread.
     *
     * @param percent 12.5 is 12.5 %; at most two decimals, from 0 to below the present one
     */
    @Once
    public void lowerPercent(long purchaseId, long memberId, BigDecimal percent) {
        Purchases.Head head = purchases.head(purchaseId);
        access.require(Operation.LOWER_PERCENT, memberId, Relation.ownedBy(head.organizerId()));
        if (percent == null || percent.stripTrailingZeros().scale() > 2) {
            throw new InvalidFields(Map.of("percent", new Refused("terms.decimals", 2)));
        }
        if (head.stage() != Stage.OPEN) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.percentFinal");
        }
        StageSteps.Step step = steps.take(head, Stage.OPEN, Stage.OPEN, Actor.member(memberId), StageChange.PERCENT_LOWERED);
        BigDecimal before = step.purchase().terms().percent();
        step.purchase().lowerPercent(percent.setScale(2));
        step.change().because(StageChange.PERCENT_LOWERED + " " + before.toPlainString() + " " + percent.setScale(2).toPlainString());
        audit.record(step.actor(), "LOWER_PERCENT", purchaseId, "purchase", purchaseId, before + " > " + percent);
        changes.changed("purchase", purchaseId);
        purchases.flush();
        percentLowered.fire(new PercentLowered(purchaseId, before, percent.setScale(2), step.postId()));
    }

    private String currency() {
        return settings.get("currency").orElse("EUR");
    }

    static String required(String reason) {
        String said = optional(reason);
        if (said == null) {
            throw new InvalidFields(Map.of("reason", new Refused("purchase.reason.required")));
        }
        return said;
    }

    static String optional(String reason) {
        return optional(reason, "reason");
    }

    /** Without a leading {@code #}: reasons that begin with it are codes, see {@link StageChange}. */
    private static String optional(String reason, String field) {
        String said = reason == null ? "" : reason.replaceFirst("^[#\\s]+", "").strip();
        if (said.length() > REASON_MAX) {
            throw new InvalidFields(Map.of(field, new Refused("terms.tooLong", REASON_MAX)));
        }
        return said.isEmpty() ? null : said;
    }
}
