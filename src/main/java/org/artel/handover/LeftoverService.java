package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.OrderBook;
import org.artel.order.OrderView;
import org.artel.order.Participation;
import org.artel.order.RefusalService;
import org.artel.payment.Account;
import org.artel.payment.Ledger;
import org.artel.payment.LedgerTransfer;
import org.artel.payment.LedgerTransfer.Document;
import org.artel.payment.LedgerTransfer.Why;
import org.artel.pricelist.Lot;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * Leftovers: units that came and are nobody's, and what was forfeited. The organizer offers them to members at a price, or keeps them. What a
 * member takes is on the participant's account at once; whoever has no order in the purchase pays when collecting. Whoever still waited at the
 * Stop, or got too few, is asked first: see {@link FirstRightService}.
 */
@ApplicationScoped
@Transactional
@Retried
public class LeftoverService {

    /** How long whoever waited or got too few is asked before everybody else. */
    static final Duration FIRST_RIGHT = Duration.ofHours(24);
    static final Set<Stage> STAGES = Set.of(Stage.RECEIVED, Stage.HANDOVER, Stage.CLOSED);

    @Inject
    private Leftovers leftovers;
    @Inject
    private FirstRights rights;
    @Inject
    private Receipts receipts;
    @Inject
    private Storage storage;
    @Inject
    private AllocationService allocations;
    @Inject
    private Ledger ledger;
    @Inject
    private OrderBook book;
    @Inject
    private RefusalService refusals;
    @Inject
    private PricelistService pricelist;
    @Inject
    private MemberService members;
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
    private Event<LeftoverChanged> changed;
    @Inject
    private Event<FirstRightTold> told;

    /**
     * Offers units to members: to those who have the first right, who are told, or else to everybody, and participants are told.
     *
     * @param price of one unit, zero or more
     * @throws Refused FORBIDDEN for others than the organizer; CONFLICT {@code leftover.notThere} with what is, {@code purchase.otherStage}
     */
    @Once
    public void offer(long purchaseId, long memberId, long variantId, Quantity quantity, UnitPrice price) {
        Purchase purchase = requireOrganizer(purchaseId, memberId);
        requireThere(purchaseId, variantId, quantity, price);
        List<FirstRight> queue = rights.queue(purchase, variantId);
        Instant now = clock.instant();
        Leftover leftover = new Leftover(purchaseId, variantId, quantity, price, now, queue.isEmpty() ? null : now.plus(FIRST_RIGHT));
        leftovers.add(leftover, quantity);
        rights.add(leftover.id(), queue);
        audit.record(Actor.member(memberId), Operation.OFFER_LEFTOVER.name(), purchaseId, "leftover", leftover.id(), quantity + " at " + price.amount());
        String name = name(variantId);
        if (queue.isEmpty()) {
            changed.fire(new LeftoverChanged(purchaseId, null, memberId, name, quantity, price, false));
        }
        queue.forEach(each -> told.fire(new FirstRightTold(purchaseId, each.memberId(), FirstRightTold.What.ASKED, name, each.most(), price,
                leftover.firstRightUntil())));
    }

    /** The organizer keeps units, at a price that may be zero. @throws Refused as above */
    @Once
    public void keep(long purchaseId, long memberId, long variantId, Quantity quantity, UnitPrice price) {
        requireOrganizer(purchaseId, memberId);
        requireThere(purchaseId, variantId, quantity, price);
        Leftover leftover = new Leftover(purchaseId, variantId, quantity, price, clock.instant(), null);
        leftovers.add(leftover, Quantity.ZERO);
        LeftoverSale kept = new LeftoverSale(leftover, memberId, null, quantity, LeftoverState.KEPT, clock.instant());
        leftovers.add(kept);
        post(purchaseId, kept, Account.ORGANIZER, Why.KEPT, memberId);
        audit.record(Actor.member(memberId), Operation.OFFER_LEFTOVER.name(), purchaseId, "leftover", leftover.id(), "kept " + quantity + " for " + kept.sum());
    }

    /** What nobody took yet is not offered any more; whoever wanted it by the first right is told. @throws Refused FORBIDDEN, NOT_FOUND */
    @Once
    public void withdraw(long purchaseId, long memberId, long leftoverId) {
        requireOrganizer(purchaseId, memberId);
        Leftover leftover = leftovers.find(purchaseId, leftoverId).orElseThrow(Refused::notFound);
        Quantity rest = leftovers.remaining(purchaseId).get(leftoverId);
        leftovers.take(leftoverId, rest);
        rights.of(purchaseId).getOrDefault(leftoverId, List.of()).stream().filter(each -> each.wanted().isPositive())
                .forEach(each -> told.fire(new FirstRightTold(purchaseId, each.memberId(), FirstRightTold.What.MISSED, name(leftover.variantId()), each.wanted(),
                        leftover.price(), null)));
        leftover.withdraw(rest);
        audit.record(Actor.member(memberId), Operation.OFFER_LEFTOVER.name(), purchaseId, "leftover", leftoverId, "withdrawn " + rest);
    }

    /**
     * A member takes units.
     *
     * @return the sale's id
     * @throws Refused NOT_FOUND; CONFLICT {@code leftover.gone}, {@code leftover.firstRight} as long as others have it, {@code purchase.otherStage};
     *                 {@code leftover.own} for the organizer, who keeps instead, {@code refusal.refused}, {@code refusal.excluded} for whom the
     *                 organizer admits no more; INVALID {@code receipt.quantity}, {@code order.step}
     */
    @Once
    public long take(long purchaseId, long memberId, long leftoverId, Quantity quantity) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.TAKE_LEFTOVER, memberId, Relation.NONE);
        if (purchase.isOrganizedBy(memberId)) {
            throw new Refused(Refused.Kind.CONFLICT, "leftover.own");
        }
        gate.hold(purchaseId, STAGES);
        Leftover leftover = leftovers.find(purchaseId, leftoverId).orElseThrow(Refused::notFound);
        if (!quantity.isPositive()) {
            throw new Refused("receipt.quantity", quantity);
        }
        requireTakeable(leftover, memberId, quantity);
        if (leftover.firstRightUntil() != null) {
            throw new Refused(Refused.Kind.CONFLICT, "leftover.firstRight", leftover.firstRightUntil());
        }
        return sell(leftover, memberId, quantity, Actor.member(memberId));
    }

    /** Whole steps of the lot, by whom the organizer admits. @throws Refused as {@link #take} */
    void requireTakeable(Leftover leftover, long memberId, Quantity quantity) {
        refusals.obstacle(leftover.purchaseId(), memberId).ifPresent(no -> {
            throw no;
        });
        Lot lot = pricelist.lotsByIds(List.of(pricelist.variantsByIds(List.of(leftover.variantId())).get(leftover.variantId()).lotId())).values().iterator().next();
        if (!lot.soldInSteps(quantity)) {
            throw new Refused("order.step", lot.name(), lot.step(), lot.unit());
        }
    }

    /** Behind the gate. @return the sale's id */
    long sell(Leftover leftover, long memberId, Quantity quantity, Actor actor) {
        long purchaseId = leftover.purchaseId();
        leftovers.take(leftover.id(), quantity);
        Long participation = book.own(purchaseId, memberId).map(OrderView::participation).filter(own -> !own.isTakenBack()).map(Participation::id).orElse(null);
        LeftoverSale sale = new LeftoverSale(leftover, memberId, participation, quantity, LeftoverState.TAKEN, clock.instant());
        leftovers.add(sale);
        if (participation != null) {
            post(purchaseId, sale, Account.member(participation), Why.SOLD, actor.memberId());
        }
        audit.record(actor, Operation.TAKE_LEFTOVER.name(), purchaseId, "leftover_sale", sale.id(), quantity + " for " + sale.sum());
        changed.fire(new LeftoverChanged(purchaseId, memberId, memberId, name(leftover.variantId()), quantity, leftover.price(), false));
        return sale.id();
    }

    /** It was collected; whoever has no order in the purchase has paid. @throws Refused FORBIDDEN, NOT_FOUND, CONFLICT {@code leftover.settled} */
    @Once
    public void sold(long purchaseId, long memberId, long saleId) {
        requireOrganizer(purchaseId, memberId);
        LeftoverSale sale = leftovers.sale(purchaseId, saleId).orElseThrow(Refused::notFound);
        sale.settle(LeftoverState.SOLD, clock.instant());
        if (sale.participationId() == null) {
            post(purchaseId, sale, Account.ORGANIZER, Why.SOLD, memberId);
        }
        audit.record(Actor.member(memberId), Operation.OFFER_LEFTOVER.name(), purchaseId, "leftover_sale", saleId, "collected");
    }

    /** Calls it off: by the member, or by the organizer when nobody comes. @throws Refused as above */
    @Once
    public void giveBack(long purchaseId, long memberId, long saleId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        gate.hold(purchaseId, STAGES);
        LeftoverSale sale = leftovers.sale(purchaseId, saleId).orElseThrow(Refused::notFound);
        if (sale.memberId() != memberId) {
            access.require(Operation.OFFER_LEFTOVER, memberId, view.relation(purchase, memberId));
        }
        sale.settle(LeftoverState.RETURNED, clock.instant());
        leftovers.giveBack(sale.leftoverId(), sale.quantity());
        if (sale.participationId() != null) {
            ledger.reverse(purchaseId, new Document(Document.Kind.LEFTOVER, saleId), memberId);
        }
        Leftover leftover = leftovers.find(purchaseId, sale.leftoverId()).orElseThrow();
        audit.record(Actor.member(memberId), Operation.TAKE_LEFTOVER.name(), purchaseId, "leftover_sale", saleId, "given back");
        changed.fire(new LeftoverChanged(purchaseId, sale.memberId(), memberId, name(leftover.variantId()), sale.quantity(), leftover.price(), true));
    }

    private void post(long purchaseId, LeftoverSale sale, Account debit, Why why, Long by) {
        ledger.post(purchaseId, new Document(Document.Kind.LEFTOVER, sale.id()), clock.instant(), by,
                LedgerTransfer.of(debit, Account.LEFTOVER, sale.sum(), why));
    }

    /** What can be taken now. @throws Refused NOT_FOUND, SIGN_IN */
    public List<LeftoverOffer> offers(long purchaseId, long memberId) {
        view.requireVisible(purchaseId, memberId);
        access.require(Operation.TAKE_LEFTOVER, memberId, Relation.NONE);
        return all(purchaseId, memberId).stream().filter(offer -> offer.remaining().isPositive()).toList();
    }

    /** What the member took. */
    public List<LeftoverBoard.Sale> mine(long purchaseId, long memberId) {
        view.requireVisible(purchaseId, memberId);
        access.require(Operation.TAKE_LEFTOVER, memberId, Relation.NONE);
        return sales(purchaseId).stream().filter(each -> each.sale().memberId() == memberId && each.sale().state() != LeftoverState.KEPT).toList();
    }

    /** @throws Refused FORBIDDEN for others than organizer and co-organizers */
    public LeftoverBoard board(long purchaseId, long memberId) {
        access.require(Operation.HAND_OVER_PURCHASE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
        Map<Long, Quantity> open = open(purchaseId);
        Map<Long, String> names = book.names(open.keySet());
        Map<Long, UnitPrice> prices = allocations.latest(purchaseId, AllocationStep.INVOICED).stream()
                .collect(Collectors.toMap(Allocated::variantId, Allocated::price, (a, b) -> a));
        return new LeftoverBoard(open.entrySet().stream().map(each -> new LeftoverBoard.Unoffered(each.getKey(), names.get(each.getKey()), each.getValue(),
                prices.get(each.getKey()))).toList(), all(purchaseId, memberId), sales(purchaseId));
    }

    private List<LeftoverOffer> all(long purchaseId, long memberId) {
        Map<Long, List<FirstRight>> asked = rights.of(purchaseId);
        List<Leftover> all = leftovers.of(purchaseId);
        Map<Long, String> names = book.names(all.stream().map(Leftover::variantId).distinct().toList());
        Map<Long, Quantity> remaining = leftovers.remaining(purchaseId);
        return all.stream().map(each -> {
            List<FirstRight> queue = asked.getOrDefault(each.id(), List.of());
            return new LeftoverOffer(each, names.get(each.variantId()), remaining.get(each.id()), queue.size(),
                    queue.stream().map(FirstRight::wanted).reduce(Quantity.ZERO, Quantity::plus),
                    queue.stream().filter(right -> right.memberId() == memberId).findFirst().orElse(null));
        }).toList();
    }

    private List<LeftoverBoard.Sale> sales(long purchaseId) {
        Map<Long, Long> variants = leftovers.of(purchaseId).stream().collect(Collectors.toMap(Leftover::id, Leftover::variantId));
        Map<Long, String> names = book.names(variants.values().stream().distinct().toList());
        List<LeftoverSale> all = leftovers.sales(purchaseId);
        Map<Long, Member> people = members.byIds(all.stream().map(LeftoverSale::memberId).distinct().toList());
        return all.stream().map(each -> new LeftoverBoard.Sale(each, names.get(variants.get(each.leftoverId())), people.get(each.memberId()).nickname())).toList();
    }

    /** Units that came, or were forfeited, and are neither allocated nor offered; by variant, above zero. */
    Map<Long, Quantity> open(long purchaseId) {
        Map<Long, Quantity> open = new HashMap<>();
        List<Allocated> received = allocations.latest(purchaseId, AllocationStep.RECEIVED);
        if (received.isEmpty()) {
            return open;
        }
        receipts.counted(purchaseId).forEach(line -> open.merge(line.variantId(), line.quantity(), Quantity::plus));
        storage.lost(purchaseId).forEach((place, units) -> open.merge(place.variantId(), units, Quantity::plus));
        Stream.concat(received.stream().map(row -> Map.entry(row.variantId(), row.quantity())),
                leftovers.of(purchaseId).stream().map(each -> Map.entry(each.variantId(), each.quantity())))
                .forEach(each -> open.merge(each.getKey(), Quantity.ZERO.minus(each.getValue()), Quantity::plus));
        return open.entrySet().stream().filter(each -> each.getValue().isPositive())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    private void requireThere(long purchaseId, long variantId, Quantity quantity, UnitPrice price) {
        Quantity there = open(purchaseId).getOrDefault(variantId, Quantity.ZERO);
        if (!quantity.isPositive() || quantity.compareTo(there) > 0) {
            throw new Refused(Refused.Kind.CONFLICT, "leftover.notThere", there);
        }
        if (price.amount().signum() < 0) {
            throw new Refused("leftover.price");
        }
    }

    private String name(long variantId) {
        return book.names(List.of(variantId)).get(variantId);
    }

    private Purchase requireOrganizer(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.OFFER_LEFTOVER, memberId, view.relation(purchase, memberId));
        gate.hold(purchaseId, STAGES);
        return purchase;
    }
}
