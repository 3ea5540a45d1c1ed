package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.OrderBook;
import org.artel.order.OrderView;
import org.artel.order.Participation;
import org.artel.payment.Account;
import org.artel.payment.ComplaintRefunds;
import org.artel.payment.Ledger;
import org.artel.payment.LedgerTransfer;
import org.artel.payment.SettlementService;
import org.artel.pricelist.Photo;
import org.artel.pricelist.PhotoService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.SourcingService;
import org.artel.purchase.Stage;

/**
 * Complaints about goods that were handed over: a participant says what is wrong until the stated date, the organizer refunds, replaces or
 * declines. A refund goes to the participant's account, borne by the supplier or by the organizer's percent; nobody answers their own.
 */
@ApplicationScoped
@Transactional
@Retried
public class ComplaintService implements ComplaintRefunds {

    /** Where the organizer states no date: so long after the last hand-over. */
    public static final Duration TIME = Duration.ofDays(14);
    private static final int TEXT_MAX = 2_000;
    private static final int ANSWER_MAX = 1_000;
    public static final int PHOTOS_MAX = 5;
    private static final Set<Stage> STAGES = Set.of(Stage.HANDOVER, Stage.CLOSED);

    @Inject
    private Complaints complaints;
    @Inject
    private Parcels parcels;
    @Inject
    private Slots slots;
    @Inject
    private HandoverService handovers;
    @Inject
    private AllocationService allocations;
    @Inject
    private SettlementService settlements;
    @Inject
    private Ledger ledger;
    @Inject
    private PhotoService photos;
    @Inject
    private OrderBook book;
    @Inject
    private SourcingService suppliers;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<ComplaintChanged> changed;

    /** Until when participants may complain; they are told by the page. @throws Refused FORBIDDEN, CONFLICT, INVALID {@code pickup.untilInPast} */
    @Once
    public void until(long purchaseId, long memberId, Instant until) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.ANSWER_COMPLAINT, memberId, view.relation(purchase, memberId));
        gate.hold(purchaseId, PickupService.RUNNING);
        if (until == null) {
            throw new InvalidFields(Map.of("until", new Refused("terms.required")));
        }
        slots.planOf(purchaseId).complaintsUntil(until, clock.instant());
        audit.record(Actor.member(memberId), Operation.ANSWER_COMPLAINT.name(), purchaseId, "handover_plan", purchaseId, until.toString());
    }

    /**
     * A participant complains about goods that were handed over.
     *
     * @param pictures at most five, as they were uploaded
     * @return the complaint's id
     * @throws Refused FORBIDDEN without an order; CONFLICT {@code complaint.tooLate}, {@code purchase.otherStage}, {@code complaint.waits} as long as
     *                 one about the same goods is open; INVALID at {@code line}, {@code kind}, {@code quantity} above what was not complained about
     *                 before, {@code text}, {@code photos}
     */
    @Once
    public long complain(long purchaseId, long memberId, Complaint.Said said, List<byte[]> pictures) {
        Participation own = own(purchaseId, memberId);
        gate.hold(purchaseId, STAGES);
        Instant until = until(purchaseId, own.id());
        if (until == null || !clock.instant().isBefore(until)) {
            throw new Refused(Refused.Kind.CONFLICT, until == null ? "complaint.nothing" : "complaint.tooLate", until);
        }
        List<Complaint> earlier = complaints.of(purchaseId).stream().filter(each -> each.isAbout(said)).toList();
        if (earlier.stream().anyMatch(Complaint::isOpen)) {
            throw new Refused(Refused.Kind.CONFLICT, "complaint.waits");
        }
        check(purchaseId, own.id(), said, pictures, earlier.stream().filter(Complaint::isGranted).map(Complaint::quantity).reduce(Quantity.ZERO, Quantity::plus));
        Complaint complaint = new Complaint(purchaseId, own.id(), memberId, said, clock.instant());
        complaints.add(complaint, pictures.stream().map(bytes -> photos.redraw(memberId, bytes)).toList());
        audit.record(Actor.member(memberId), Operation.COMPLAIN.name(), purchaseId, "complaint", complaint.id(), said.kind().name());
        changed.fire(new ComplaintChanged(complaint, book.names(List.of(said.variantId())).get(said.variantId()), false));
        return complaint.id();
    }

    private void check(long purchaseId, long participationId, Complaint.Said said, List<byte[]> pictures, Quantity granted) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        Quantity got = handedOver(purchaseId).getOrDefault(List.of(said.lineId(), said.variantId()), Quantity.ZERO);
        Quantity left = got.minus(granted);
        boolean mine = allocations.handedOver(purchaseId).stream().anyMatch(row -> row.lineId() == said.lineId() && row.participationId() == participationId);
        if (!mine || got.isZero()) {
            errors.put("line", new Refused("complaint.line"));
        } else if (said.quantity() == null || !said.quantity().isPositive() || said.quantity().compareTo(left) > 0) {
            errors.put("quantity", new Refused("complaint.quantity", left));
        }
        if (said.kind() == null) {
            errors.put("kind", new Refused("terms.required"));
        }
        if (said.text() == null || said.text().isBlank()) {
            errors.put("text", new Refused("terms.required"));
        } else if (said.text().length() > TEXT_MAX) {
            errors.put("text", new Refused("terms.tooLong", TEXT_MAX));
        }
        if (pictures.size() > PHOTOS_MAX) {
            errors.put("photos", new Refused("complaint.photos", PHOTOS_MAX));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }

    /** @throws Refused NOT_FOUND, CONFLICT {@code complaint.decided} */
    @Once
    public void withdraw(long purchaseId, long memberId, long complaintId) {
        own(purchaseId, memberId);
        gate.hold(purchaseId, STAGES);
        Complaint complaint = complaints.find(purchaseId, complaintId).filter(each -> each.memberId() == memberId).orElseThrow(Refused::notFound);
        complaint.withdraw(clock.instant());
        audit.record(Actor.member(memberId), Operation.COMPLAIN.name(), purchaseId, "complaint", complaintId, "withdrawn");
        changed.fire(new ComplaintChanged(complaint, book.names(List.of(complaint.variantId())).get(complaint.variantId()), false));
    }

    /**
     * The organizer answers; the participant is told.
     *
     * @throws Refused FORBIDDEN, also for the own complaint; NOT_FOUND; CONFLICT {@code complaint.decided}; INVALID at {@code decision},
     *                 {@code refund}, {@code borneBy}, {@code text}
     */
    @Once
    public void answer(long purchaseId, long memberId, long complaintId, Complaint.Answer answer) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.ANSWER_COMPLAINT, memberId, view.relation(purchase, memberId));
        gate.hold(purchaseId, STAGES);
        Complaint complaint = complaints.find(purchaseId, complaintId).orElseThrow(Refused::notFound);
        Parcel parcel = parcels.find(purchaseId, complaint.participationId());
        if (complaint.memberId() == memberId && !parcel.onBehalf()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        check(answer, worth(purchase, List.of(complaint)).get(complaint));
        complaint.answer(answer, memberId, clock.instant());
        if (answer.decision() == ComplaintState.REFUNDED) {
            ledger.post(purchaseId, new LedgerTransfer.Document(LedgerTransfer.Document.Kind.COMPLAINT, complaintId), clock.instant(), memberId,
                    LedgerTransfer.of(answer.borneBy() == Complaint.BorneBy.SUPPLIER ? Account.SUPPLIER : Account.PERCENT,
                            Account.member(complaint.participationId()), answer.refund(), LedgerTransfer.Why.COMPLAINT));
        }
        if (answer.decision() != ComplaintState.DECLINED && answer.borneBy() == Complaint.BorneBy.SUPPLIER) {
            suppliers.complaintGranted(purchaseId);
        }
        audit.record(Actor.member(memberId), Operation.ANSWER_COMPLAINT.name(), purchaseId, "complaint", complaintId,
                answer.decision() + (complaint.refund() == null ? "" : " " + complaint.refund()));
        changed.fire(new ComplaintChanged(complaint, book.names(List.of(complaint.variantId())).get(complaint.variantId()), parcel.onBehalf()));
    }

    private static void check(Complaint.Answer answer, Money worth) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        if (answer.decision() == null || answer.decision() == ComplaintState.OPEN || answer.decision() == ComplaintState.WITHDRAWN) {
            errors.put("decision", new Refused("terms.required"));
        } else if (answer.decision() == ComplaintState.REFUNDED
                && (answer.refund() == null || !answer.refund().isPositive() || answer.refund().compareTo(worth) > 0)) {
            errors.put("refund", new Refused("complaint.refund", worth));
        }
        if (answer.decision() != ComplaintState.DECLINED && answer.borneBy() == null) {
            errors.put("borneBy", new Refused("terms.required"));
        }
        if (answer.text() == null || answer.text().isBlank()) {
            errors.put("text", new Refused("terms.required"));
        } else if (answer.text().length() > ANSWER_MAX) {
            errors.put("text", new Refused("terms.tooLong", ANSWER_MAX));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }

    /** The own complaints in a purchase. @throws Refused FORBIDDEN without an order */
    public List<ComplaintView> mine(long purchaseId, long memberId) {
        Participation own = own(purchaseId, memberId);
        return views(view.requireVisible(purchaseId, memberId), complaints.of(purchaseId).stream().filter(each -> each.participationId() == own.id()).toList());
    }

    /** All of a purchase, open ones first. @throws Refused FORBIDDEN for others than organizer and co-organizers */
    public List<ComplaintView> all(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.HAND_OVER_PURCHASE, memberId, view.relation(purchase, memberId));
        return views(purchase, complaints.of(purchaseId));
    }

    private List<ComplaintView> views(Purchase purchase, List<Complaint> found) {
        Map<Long, Parcel> known = parcels.of(purchase.id()).stream().collect(Collectors.toMap(Parcel::participationId, Function.identity()));
        Map<Long, String> names = book.names(found.stream().map(Complaint::variantId).distinct().toList());
        Map<Complaint, Money> worth = worth(purchase, found);
        Map<Long, Integer> counts = complaints.photos(purchase.id());
        return found.stream().map(each -> new ComplaintView(each, known.get(each.participationId()), names.get(each.variantId()),
                worth.get(each), counts.getOrDefault(each.id(), 0))).toList();
    }

    /** The units' part of what their line is billed for, and the percent on it, as far as it was not given back yet. */
    private Map<Complaint, Money> worth(Purchase purchase, List<Complaint> found) {
        Map<Long, List<Allocated>> billed = allocations.billed(purchase.id()).stream().collect(Collectors.groupingBy(Allocated::lineId));
        Map<Long, Money> givenBack = settlements.givenBack(purchase.id());
        Map<Complaint, Money> worth = new HashMap<>();
        for (Complaint each : found) {
            List<Allocated> line = billed.getOrDefault(each.lineId(), List.of());
            Quantity rest = line.stream().map(Allocated::quantity).reduce(Quantity.ZERO, Quantity::plus).minus(each.quantity());
            Money sum = Money.sum(line.stream().map(Allocated::sum).toList());
            Money part = rest.isPositive() ? sum.share(List.of(each.quantity().amount(), rest.amount())).get(0) : sum;
            Money left = withPercent(purchase, sum).minus(givenBack.getOrDefault(each.lineId(), Money.ZERO));
            worth.put(each, withPercent(purchase, part).min(left).max(Money.ZERO));
        }
        return worth;
    }

    private static Money withPercent(Purchase purchase, Money sum) {
        return sum.plus(sum.percent(purchase.terms().percent()));
    }

    /** As {@link ComplaintRefunds} asks it. */
    @Override
    public Map<Long, Money> refundedForComplaints(long purchaseId) {
        return complaints.of(purchaseId).stream().filter(each -> each.refund() != null)
                .collect(Collectors.toMap(Complaint::lineId, Complaint::refund, Money::plus));
    }

    /** For the participant and whoever hands over. @throws Refused NOT_FOUND */
    public Photo photo(long purchaseId, long memberId, long complaintId, int position) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        Complaint complaint = complaints.find(purchaseId, complaintId).orElseThrow(Refused::notFound);
        if (complaint.memberId() != memberId && !access.may(Operation.HAND_OVER_PURCHASE, memberId, view.relation(purchase, memberId))) {
            throw Refused.notFound();
        }
        return complaints.photo(complaintId, position).orElseThrow(Refused::notFound);
    }

    /** What can be complained about: the own goods that were handed over. @throws Refused FORBIDDEN without an order */
    public List<OpenedParcel.Goods> goods(long purchaseId, long memberId) {
        Participation own = own(purchaseId, memberId);
        List<Allocated> rows = allocations.handedOver(purchaseId).stream().filter(row -> row.participationId() == own.id()).toList();
        Map<Long, String> names = book.names(rows.stream().map(Allocated::variantId).distinct().toList());
        List<OpenedParcel.Goods> goods = new ArrayList<>();
        rows.forEach(row -> goods.add(new OpenedParcel.Goods(row.lineId(), row.variantId(), row.article(), names.get(row.variantId()), row.quantity())));
        return goods;
    }

    /** Until when the member may complain; null: nothing was handed over yet. @throws Refused FORBIDDEN without an order */
    public Instant ownUntil(long purchaseId, long memberId) {
        return until(purchaseId, own(purchaseId, memberId).id());
    }

    private Instant until(long purchaseId, long participationId) {
        Instant last = handovers.lastOf(participationId);
        Instant stated = slots.plan(purchaseId).map(HandoverPlan::complaintsUntil).orElse(null);
        // whoever collects late has the time of whoever collected at once
        return last == null ? null : stated == null || stated.isBefore(last.plus(TIME)) ? last.plus(TIME) : stated;
    }

    private Map<List<Long>, Quantity> handedOver(long purchaseId) {
        return allocations.handedOver(purchaseId).stream().collect(Collectors.toMap(row -> List.of(row.lineId(), row.variantId()), Allocated::quantity));
    }

    private Participation own(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.COMPLAIN, memberId, new Relation(purchase.organizerId(), view.rights(purchase, memberId).participant(), Set.of()));
        return book.own(purchaseId, memberId).map(OrderView::participation).orElseThrow(Refused::notFound);
    }
}
