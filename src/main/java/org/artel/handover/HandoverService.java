package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
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
import org.artel.order.AllocationStep;
import org.artel.order.OrderBook;
import org.artel.order.OrderLists;
import org.artel.payment.Account;
import org.artel.payment.Ledger;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.purchase.Terms;

/**
 * Hands parcels over, wholly or in part, and takes a wrong hand-over back. The purchase's gate lets one hand-over after the other, on however many nodes, and each reads what
 * is left after it: nothing leaves the house twice.
 */
@ApplicationScoped
@Transactional
@Retried
public class HandoverService {

    private static final int REASON_MAX = 500;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private ParcelService opened;
    @Inject
    private Complaints complaints;
    @Inject
    private Parcels parcels;
    @Inject
    private Storage storage;
    @Inject
    private AllocationService allocations;
    @Inject
    private Ledger ledger;
    @Inject
    private OrderBook book;
    @Inject
    private OrderLists orders;
    @Inject
    private PurchaseService purchases;
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
    private Event<HandedOver> handedOver;
    @Inject
    private Event<HandoverTakenBack> takenBack;

    /**
     * @return the hand-over's id
     * @throws Refused FORBIDDEN for others than organizer and co-organizers, {@code handover.ownUnpaid} for a co-organizer's own parcel that is not
     *                 paid; INVALID {@code parcel.code}, {@code handover.nothing}; NOT_FOUND
     *                 {@code parcel.unknown}; CONFLICT {@code purchase.otherStage}, {@code handover.already} with what is left,
     *                 {@code handover.unpaid} where the organizer lends and it is not paid, {@code handover.unpaidWarning} elsewhere unless
     *                 that is known, {@code handover.noProxy}
     */
    @Once
    public long handOver(long purchaseId, long memberId, HandOver wanted) {
        requireKeeper(purchaseId, memberId);
        gate.hold(purchaseId, Set.of(Stage.HANDOVER));
        ParcelState state = state(purchaseId, memberId, wanted.code(), wanted.participationId());
        if (state.isUnpaid() && state.paidOnly()) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.unpaid", state.due());
        }
        if (state.isUnpaid() && !wanted.unpaid()) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.unpaidWarning", state.due());
        }
        if (state.isUnpaid() && state.parcel().memberId() == memberId && !state.parcel().onBehalf() && !purchases.byId(purchaseId).isOrganizedBy(memberId)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "handover.ownUnpaid", state.due());
        }
        if (wanted.toProxy() && state.parcel().proxy().isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.noProxy");
        }
        List<OpenedParcel.Goods> goods = goods(state, wanted.lines());
        Handover handover = new Handover(purchaseId, state.parcel().participationId(), memberId, clock.instant(),
                wanted.toProxy() ? state.parcel().proxy() : "", wanted.code() != null);
        em.persist(handover);
        record(purchaseId, handover, goods);
        audit.record(Actor.member(memberId), Operation.HAND_OVER_PURCHASE.name(), purchaseId, "handover", handover.id(),
                "parcel " + state.parcel().number() + ", " + goods.size() + " lines" + (handover.isByCode() ? "" : ", without the code"));
        if (!state.parcel().onBehalf()) {
            handedOver.fire(new HandedOver(purchaseId, state.parcel().memberId(), goods, handover.takenBy()));
        }
        return handover.id();
    }

    /**
     * The wrong parcel was chosen: its goods wait again, and the participant is told.
     *
     * @param reason at most 500 characters
     * @return whose parcel it is: the participation
     * @throws Refused FORBIDDEN, NOT_FOUND; CONFLICT {@code purchase.otherStage}, {@code handover.takenBackBefore}, {@code handover.complained};
     *                 INVALID at {@code reason}
     */
    @Once
    public long takeBack(long purchaseId, long memberId, long handoverId, String reason) {
        requireKeeper(purchaseId, memberId);
        gate.hold(purchaseId, Set.of(Stage.HANDOVER));
        Handover wrong = em.find(Handover.class, handoverId);
        if (wrong == null || wrong.purchaseId() != purchaseId || wrong.undoes() != null) {
            throw Refused.notFound();
        }
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX) {
            throw new InvalidFields(Map.of("reason", why.isEmpty() ? new Refused("terms.required") : new Refused("terms.tooLong", REASON_MAX)));
        }
        PastHandover past = past(purchaseId, wrong.participationId()).stream().filter(each -> each.handover().id() == handoverId).findAny().orElseThrow();
        if (past.takenBack() != null) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.takenBackBefore", past.takenBack().handedAt());
        }
        if (complaints.of(purchaseId).stream().anyMatch(each -> each.state() != ComplaintState.WITHDRAWN
                && past.goods().stream().anyMatch(goods -> goods.lineId() == each.lineId() && goods.variantId() == each.variantId()))) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.complained");
        }
        Handover counter = wrong.takeBack(memberId, clock.instant(), why);
        em.persist(counter);
        allocations.takeBack(purchaseId, handoverId, counter.id());
        audit.record(Actor.member(memberId), Operation.HAND_OVER_PURCHASE.name(), purchaseId, "handover", handoverId, "taken back by " + counter.id());
        Parcel parcel = parcels.find(purchaseId, wrong.participationId());
        if (!parcel.onBehalf()) {
            takenBack.fire(new HandoverTakenBack(purchaseId, parcel.memberId(), past.goods(), why));
        }
        return wrong.participationId();
    }

    private static List<OpenedParcel.Goods> goods(ParcelState state, List<HandOver.Line> wanted) {
        List<OpenedParcel.Goods> goods = new ArrayList<>();
        for (ParcelState.Line line : state.lines()) {
            Quantity units = wanted == null ? line.left() : wanted.stream()
                    .filter(each -> each.lineId() == line.lineId() && each.variantId() == line.variantId()).map(HandOver.Line::quantity)
                    .reduce(Quantity.ZERO, Quantity::plus);
            if (units.isNegative() || units.compareTo(line.left()) > 0) {
                throw new Refused(Refused.Kind.CONFLICT, "handover.already", line.name(), line.left());
            }
            if (units.isPositive()) {
                goods.add(new OpenedParcel.Goods(line.lineId(), line.variantId(), line.article(), line.name(), units));
            }
        }
        if (goods.isEmpty() && state.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.empty");
        }
        if (goods.isEmpty()) {
            throw new Refused("handover.nothing");
        }
        return goods;
    }

    private void record(long purchaseId, Handover handover, List<OpenedParcel.Goods> goods) {
        Map<List<Long>, Allocated> received = allocations.latest(purchaseId, AllocationStep.RECEIVED).stream()
                .collect(Collectors.toMap(row -> List.of(row.lineId(), row.variantId()), Function.identity()));
        allocations.record(purchaseId, AllocationStep.HANDED_OVER, handover.id(), goods.stream()
                .map(each -> received.get(List.of(each.lineId(), each.variantId())).with(each.quantity())).toList());
    }

    /**
     * The parcel that a code opens, or that was chosen from the list.
     *
     * @param code            null: {@code participationId} says it
     * @throws Refused FORBIDDEN, INVALID {@code parcel.code}, NOT_FOUND
     */
    public ParcelState state(long purchaseId, long memberId, String code, Long participationId) {
        requireKeeper(purchaseId, memberId);
        Parcel parcel = code != null ? opened.parcel(purchaseId, code) : parcels.find(purchaseId, participationId == null ? 0 : participationId);
        Map<AllocationStep, List<Allocated>> ofOwner = allocations.ofParticipation(orders.byId(parcel.participationId()));
        Map<List<Long>, Quantity> gone = ofOwner.getOrDefault(AllocationStep.HANDED_OVER, List.of()).stream()
                .collect(Collectors.toMap(row -> List.of(row.lineId(), row.variantId()), Allocated::quantity));
        Map<Recount.Place, Quantity> lost = storage.lost(purchaseId);
        List<Allocated> own = ofOwner.getOrDefault(AllocationStep.RECEIVED, List.of());
        Map<Long, String> names = book.names(own.stream().map(Allocated::variantId).distinct().toList());
        List<ParcelState.Line> lines = own.stream().map(row -> new ParcelState.Line(row.lineId(), row.variantId(), row.article(),
                names.get(row.variantId()), row.quantity(), gone.getOrDefault(List.of(row.lineId(), row.variantId()), Quantity.ZERO),
                lost.getOrDefault(new Recount.Place(row.lineId(), row.variantId()), Quantity.ZERO), row.price())).toList();
        Money due = ledger.balance(purchaseId, Account.member(parcel.participationId()));
        Terms terms = purchases.byId(purchaseId).terms();
        Instant since = terms.forfeitDays() == null ? null : storage.waitingSince(purchaseId).get(parcel.participationId());
        return new ParcelState(parcel, lines, due, terms.paymentMode() == PaymentMode.OWN_FUNDS,
                past(purchaseId, parcel.participationId()),
                storage.charged(purchaseId).getOrDefault(parcel.participationId(), Stored.NONE),
                since != null && !clock.instant().isBefore(since.plus(Duration.ofDays(terms.forfeitDays()))));
    }

    private List<PastHandover> past(long purchaseId, long participationId) {
        List<Handover> all = em.createQuery("SELECT h FROM Handover h WHERE h.participationId = :participation ORDER BY h.handedAt, h.id", Handover.class)
                .setParameter("participation", participationId).getResultList();
        Map<Long, Handover> counters = all.stream().filter(each -> each.undoes() != null).collect(Collectors.toMap(Handover::undoes, Function.identity()));
        Map<Long, List<Allocated>> rows = allocations.handOvers(purchaseId, participationId);
        Map<Long, String> names = book.names(rows.values().stream().flatMap(List::stream).map(Allocated::variantId).distinct().toList());
        return all.stream().filter(each -> each.undoes() == null).map(each -> new PastHandover(each, rows.get(each.id()).stream()
                .map(row -> new OpenedParcel.Goods(row.lineId(), row.variantId(), row.article(), names.get(row.variantId()), row.quantity())).toList(),
                counters.get(each.id()))).toList();
    }

    /** When the participant last got something that was not taken back; null: never. */
    Instant lastOf(long participationId) {
        return em.createQuery("SELECT MAX(h.handedAt) FROM Handover h WHERE h.participationId = :participation AND h.undoes IS NULL "
                + "AND NOT EXISTS (SELECT c.id FROM Handover c WHERE c.undoes = h.id)", Instant.class)
                .setParameter("participation", participationId).getSingleResult();
    }

    private void requireKeeper(long purchaseId, long memberId) {
        access.require(Operation.HAND_OVER_PURCHASE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
    }
}
