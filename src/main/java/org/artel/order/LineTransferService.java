package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.SectionService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;

/**
 * An order line, or a part of it, handed over to another member with both consents. The price that it was ordered for goes with it. Giver
 * and taker pass the gates together: what is ordered of the variant stays the same, and both change, or neither.
 */
@ApplicationScoped
@Transactional
@Retried
public class LineTransferService {

    private static final int OFFERS_AN_HOUR = 30;

    @Inject
    private LineTransfers transfers;
    @Inject
    private Orders orders;
    @Inject
    private OrderBook book;
    @Inject
    private OrderGates gates;
    @Inject
    private Refusals refusals;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate purchaseGate;
    @Inject
    private VariantGate variantGate;
    @Inject
    private PricelistService pricelist;
    @Inject
    private SectionService sections;
    @Inject
    private MemberService members;
    @Inject
    private RateLimits limits;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<LineTransferChanged> changed;

    /**
     * An offer as one of the two sees it.
     *
     * @param name  lot and variant
     * @param giver null: takes part anonymously
     * @param line  as it stands now
     */
    public record View(LineTransfer transfer, String name, String unit, OrderLine line, Participation from, Member giver, Member taker) {

        /** What comes over costs so much. */
        public Money sum() {
            return line.price().times(transfer.quantity());
        }
    }

    /**
     * Offers units of the own line to a member.
     *
     * @param nickname whose consent is asked for
     * @return the offer's id
     * @throws Refused NOT_FOUND without such a line; INVALID {@code exclusion.noMember}, {@code transfer.self}, {@code transfer.quantity}, or
     *                 as an order; CONFLICT {@code transfer.twice}, {@code order.tooLate}, {@code order.notOpen}
     */
    @Once
    public long offer(long memberId, long purchaseId, long variantId, Quantity quantity, String nickname) {
        access.require(Operation.HAND_LINE_OVER, memberId, Relation.NONE);
        Instant now = clock.instant();
        if (!purchaseGate.read(purchaseId).acceptsOrders(now)) {
            throw purchaseGate.tooLate(purchaseId);
        }
        Participation participation = orders.find(purchaseId, memberId).orElseThrow(Refused::notFound);
        OrderLine line = Optional.ofNullable(orders.linesByVariant(participation.id()).get(variantId)).orElseThrow(Refused::notFound);
        Member taker = members.byNickname(nickname == null ? "" : nickname).orElseThrow(() -> new Refused("exclusion.noMember"));
        if (taker.id() == memberId) {
            throw new Refused("transfer.self");
        }
        if (!quantity.isPositive() || quantity.compareTo(line.quantity()) > 0) {
            throw new Refused("transfer.quantity", line.quantity());
        }
        OrderChange.check(lot(line), line.content(List.of()).withQuantity(line.quantity().minus(quantity)));
        if (transfers.openOf(line.id()).isPresent()) {
            throw new Refused(Refused.Kind.CONFLICT, "transfer.twice");
        }
        limits.hit("line offer", String.valueOf(memberId), OFFERS_AN_HOUR, Duration.ofHours(1));
        LineTransfer transfer = new LineTransfer(line, memberId, taker.id(), quantity, now);
        transfers.add(transfer);
        audit.record(Actor.member(memberId), Operation.HAND_LINE_OVER.name(), purchaseId, "order_line", line.id(), quantity.toString());
        fire(transfer, LineTransfer.State.OFFERED, line, null, null);
        return transfer.id();
    }

    /**
     * The other member consents: the units change their owner.
     *
     * @param anonymous how the member takes part, if this becomes the first line of an order; null: by name
     * @throws Refused NOT_FOUND for anybody else; CONFLICT {@code transfer.over}, {@code transfer.less}, {@code transfer.price},
     *                 {@code order.tooLate}, {@code order.notOpen}, or why this member cannot order here; INVALID as an order
     */
    @Once
    public void accept(long memberId, long transferId, Boolean anonymous) {
        access.require(Operation.ORDER, memberId, Relation.NONE);
        LineTransfer transfer = transfers.find(transferId).filter(each -> each.toMemberId() == memberId).orElseThrow(Refused::notFound);
        Purchase purchase = purchases.byId(transfer.purchaseId());
        sections.requireVisible(purchase.sectionId(), memberId);
        Instant now = clock.instant();
        end(transfer, LineTransfer.State.ACCEPTED, now);
        Map<Long, Participation> both = orders.claimBoth(purchase.id(), transfer.fromMemberId(), memberId, now);
        refusals.obstacle(purchase, memberId).ifPresent(no -> {
            throw no;
        });
        Participation giver = both.get(transfer.fromMemberId());
        Participation taker = both.getOrDefault(memberId, new Participation(purchase.id(), memberId, now));
        boolean isNew = !both.containsKey(memberId);
        if (isNew) {
            taker.arranged(anonymous, null, null);
        }
        Map<Long, OrderLine> given = orders.linesByVariant(giver.id());
        Map<Long, OrderLine> taken = isNew ? Map.of() : orders.linesByVariant(taker.id());
        Map<Long, List<Long>> wishes = orders.wishes(Stream.of(given.values(), taken.values()).flatMap(Collection::stream).toList());
        OrderLine from = given.get(transfer.variantId());
        LotVariant variant = pricelist.variantsByIds(List.of(from.variantId())).get(from.variantId());
        OrderChange.Goods goods = new OrderChange.Goods(Map.of(variant.id(), variant), Map.of(from.lotId(), lot(from)));
        OrderChange giving = new OrderChange(giver, given, goods, purchase.terms().replacementPolicy(), now);
        OrderChange taking = new OrderChange(taker, taken, goods, purchase.terms().replacementPolicy(), now);
        giving.handOver(variant, transfer.quantity(), wishes.getOrDefault(from.id(), List.of()));
        taking.takeOver(variant, transfer.quantity(), from, taken.containsKey(variant.id())
                ? wishes.getOrDefault(taken.get(variant.id()).id(), List.of()) : List.of());
        OrderGates.Written written = gates.write(purchase, now,
                new OrderGates.Part(giver, false, giving, wishes.keySet(), OrderIncrement.Why.HANDED_OVER, Actor.member(giver.memberId()), false),
                new OrderGates.Part(taker, isNew, taking, wishes.keySet(), OrderIncrement.Why.TAKEN_OVER, Actor.member(memberId), false));
        audit.record(Actor.member(memberId), "ACCEPT_LINE", purchase.id(), "order_line", from.id(), transfer.quantity().toString());
        fire(transfer, LineTransfer.State.ACCEPTED, from, giver.goods(), taker.goods());
        gates.pass(written, variantGate::take);
    }

    /** @throws Refused NOT_FOUND for anybody else; CONFLICT {@code transfer.over} */
    public void decline(long memberId, long transferId) {
        access.require(Operation.HAND_LINE_OVER, memberId, Relation.NONE);
        end(transfers.find(transferId).filter(each -> each.toMemberId() == memberId).orElseThrow(Refused::notFound), LineTransfer.State.DECLINED);
    }

    /** @throws Refused NOT_FOUND for anybody else; CONFLICT {@code transfer.over} */
    public void withdraw(long memberId, long transferId) {
        access.require(Operation.HAND_LINE_OVER, memberId, Relation.NONE);
        end(transfers.find(transferId).filter(each -> each.fromMemberId() == memberId).orElseThrow(Refused::notFound), LineTransfer.State.WITHDRAWN);
    }

    /** Offers whose time is over. */
    public List<Long> overdue(Instant now, int limit) {
        return transfers.overdue(now, limit);
    }

    /** Nobody answered in time. */
    public void expire(long transferId) {
        end(transfers.find(transferId).orElseThrow(Refused::notFound), LineTransfer.State.EXPIRED);
    }

    private void end(LineTransfer transfer, LineTransfer.State state) {
        end(transfer, state, clock.instant());
        fire(transfer, state, orders.line(transfer.lineId()), null, null);
    }

    private void end(LineTransfer transfer, LineTransfer.State state, Instant now) {
        if (!transfers.end(transfer, state, now)) {
            throw new Refused(Refused.Kind.CONFLICT, "transfer.over");
        }
    }

    private void fire(LineTransfer transfer, LineTransfer.State state, OrderLine line, Money fromGoods, Money toGoods) {
        changed.fire(new LineTransferChanged(transfer.purchaseId(), transfer.id(), state, transfer.fromMemberId(), transfer.toMemberId(),
                book.names(List.of(line.variantId())).get(line.variantId()), transfer.quantity(), line.price(), transfer.expiresAt(), fromGoods, toGoods));
    }

    /** Open offers that the member made or got. */
    public List<View> mine(long memberId) {
        access.require(Operation.VIEW_OWN_ORDERS, memberId);
        return views(transfers.openOfMember(memberId), memberId);
    }

    /** @throws Refused NOT_FOUND for anybody but the two */
    public View find(long memberId, long transferId) {
        access.require(Operation.VIEW_OWN_ORDERS, memberId);
        return views(List.of(transfers.find(transferId).filter(each -> each.toMemberId() == memberId || each.fromMemberId() == memberId)
                .orElseThrow(Refused::notFound)), memberId).get(0);
    }

    /** The open offer of the member's line; empty: it is not offered. */
    public Optional<View> openOf(long memberId, long lineId) {
        return views(transfers.openOf(lineId).filter(transfer -> transfer.fromMemberId() == memberId).stream().toList(), memberId).stream().findAny();
    }

    private List<View> views(List<LineTransfer> found, long viewerId) {
        Map<Long, OrderLine> lines = orders.lines(found.stream().map(LineTransfer::lineId).toList());
        Map<Long, Participation> givers = orders.byIds(lines.values().stream().map(OrderLine::participationId).distinct().toList()).stream()
                .collect(Collectors.toMap(Participation::id, Function.identity()));
        Map<Long, String> names = book.names(lines.values().stream().map(OrderLine::variantId).distinct().toList());
        Map<Long, Lot> lots = pricelist.lotsByIds(lines.values().stream().map(OrderLine::lotId).distinct().toList());
        Map<Long, Member> named = members.byIds(found.stream().flatMap(each -> Stream.of(each.fromMemberId(), each.toMemberId())).distinct().toList());
        return found.stream().map(transfer -> {
            OrderLine line = lines.get(transfer.lineId());
            Participation from = givers.get(line.participationId());
            boolean open = from.memberId() == viewerId || !from.isAnonymous();
            return new View(transfer, names.get(line.variantId()), lots.get(line.lotId()).unit(), line, from,
                    open ? named.get(from.memberId()) : null, named.get(transfer.toMemberId()));
        }).toList();
    }

    private Lot lot(OrderLine line) {
        return pricelist.lotsByIds(List.of(line.lotId())).get(line.lotId());
    }
}
