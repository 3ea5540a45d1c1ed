package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.artel.common.ChangeLog;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.forum.PostKind;
import org.artel.forum.PostService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.OrderedPrices;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Passed;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;

/**
 * Applies changed prices to what is ordered already, by the same gates in the same order as an order: the participations' rows,
 * the variants, the topic's counter, the purchase's gate last. Whoever raises a line meanwhile waits at the variant's gate, and
 * then finds that the lot has another revision.
 */
@ApplicationScoped
@Transactional
public class OrderPrices implements OrderedPrices {

    @Inject
    private Orders orders;
    @Inject
    private OrderBook book;
    @Inject
    private PriceChanges priceChanges;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate purchaseGate;
    @Inject
    private VariantGate variantGate;
    @Inject
    private PostService posts;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private ChangeLog changes;
    @Inject
    private Clock clock;
    @Inject
    private Event<PricesApplied> applied;

    @Override
    public Effect effect(Map<Long, UnitPrice> prices) {
        return effect(touched(prices), line -> prices.get(line.variantId()).times(line.quantity()));
    }

    @Override
    public Effect ordered(Collection<Long> variantIds) {
        return effect(orders.linesOfVariants(variantIds), OrderLine::sum);
    }

    private static Effect effect(List<OrderLine> lines, Function<OrderLine, Money> after) {
        return new Effect((int) lines.stream().map(OrderLine::participationId).distinct().count(), lines.size(),
                Money.sum(lines.stream().map(OrderLine::sum).toList()), Money.sum(lines.stream().map(after).toList()));
    }

    private List<OrderLine> touched(Map<Long, UnitPrice> prices) {
        return orders.linesOfVariants(prices.keySet()).stream().filter(line -> !line.price().equals(prices.get(line.variantId()))).toList();
    }

    @Override
    public void apply(long purchaseId, long organizerId, Map<Long, UnitPrice> prices) {
        Purchase purchase = purchases.byId(purchaseId);
        access.require(Operation.CHANGE_PRICE_LIST, organizerId, Relation.ownedBy(purchase.organizerId()));
        if (prices.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        Map<Long, UnitPrice> ordered = new HashMap<>(prices);
        ordered.keySet().retainAll(held(prices.keySet(), now));
        List<OrderLine> lines = touched(ordered);
        if (lines.isEmpty()) {
            return;
        }
        Map<Long, Participation> owners = orders.byIds(lines.stream().map(OrderLine::participationId).distinct().toList()).stream()
                .collect(Collectors.toMap(Participation::id, Function.identity()));
        Change change = change(lines, owners, ordered, now);
        orders.addRevisions(change.steps, organizerId, now);
        PriceChange kept = new PriceChange(purchaseId, organizerId, now, owners.size(), change.before, change.after);
        priceChanges.add(kept, change.items);
        audit.record(Actor.member(organizerId), "APPLY_PRICE", purchaseId, "purchase", purchaseId,
                owners.size() + " orders, " + change.before + " > " + change.after);
        owners.values().forEach(owner -> changes.changed("post", owner.postId()));
        applied.fire(new PricesApplied(purchaseId, Actor.member(organizerId), change.owners));
        orders.write();

        posts.append(purchase.topicId(), PostKind.PRICE, organizerId, kept.id(), null);
        Passed passed = purchaseGate.passOrder(purchaseId, clock.instant(), change.after.minus(change.before), Quantity.ZERO, BigDecimal.ZERO,
                0, false);
        owners.values().forEach(owner -> owner.passed(passed.changeNo(), null));
    }

    @Override
    public void hold(Collection<Long> variantIds) {
        held(variantIds, clock.instant());
    }

    /** @return those that are ordered */
    private Set<Long> held(Collection<Long> variantIds, Instant now) {
        orders.claimOwners(variantGate.ordered(variantIds), now);
        Set<Long> ordered = variantGate.hold(variantIds);
        // whoever came in between: committed before the variants were held
        orders.claimOwners(ordered, now);
        return ordered;
    }

    private record Change(List<OrderChange.Step> steps, List<PriceChanges.Item> items, List<PricesApplied.Owner> owners, Money before,
            Money after) {
    }

    private Change change(List<OrderLine> lines, Map<Long, Participation> owners, Map<Long, UnitPrice> prices, Instant now) {
        Map<Long, LotVariant> variants = pricelist.variantsByIds(prices.keySet());
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        Map<Long, List<Long>> wishes = orders.wishes(lines);
        List<OrderChange.Step> steps = new ArrayList<>();
        List<PriceChanges.Item> items = new ArrayList<>();
        List<PricesApplied.Owner> told = new ArrayList<>();
        Money before = Money.sum(lines.stream().map(OrderLine::sum).toList());
        lines.stream().collect(Collectors.groupingBy(OrderLine::participationId)).forEach((id, own) -> {
            Participation owner = owners.get(id);
            Money goods = owner.goods();
            Money more = Money.ZERO;
            List<PricesApplied.Line> repriced = new ArrayList<>();
            for (OrderLine line : own) {
                UnitPrice price = prices.get(line.variantId());
                LotVariant variant = variants.get(line.variantId());
                Lot lot = lots.get(line.lotId());
                items.add(new PriceChanges.Item(line.variantId(), line.price(), price));
                repriced.add(new PricesApplied.Line(lot.nameOf(variant), line.price(), price));
                Money sum = line.sum();
                line.reprice(price, lot, now);
                more = more.plus(line.sum().minus(sum));
                steps.add(new OrderChange.Step(line, line.quantity(), line.content(wishes.getOrDefault(line.id(), List.of()))));
            }
            owner.counted(goods.plus(more), owner.orderLines(), now);
            told.add(new PricesApplied.Owner(owner.memberId(), owner.postId(), repriced, goods, owner.goods()));
        });
        return new Change(steps, items, told, before, Money.sum(lines.stream().map(OrderLine::sum).toList()));
    }
}
