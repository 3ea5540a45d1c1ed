package org.artel.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.purchase.ReplacementPolicy;

/**
 * One change of one order, from what is saved to what is wanted: merges, checks the price list's rules, and counts the
 * differences that the gates have to let through. Touches no database; it is thrown away with its transaction when a rule
 * says no.
 */
class OrderChange {

    /** The price list as far as this change needs it, withdrawn lots and variants included. */
    record Goods(Map<Long, LotVariant> variants, Map<Long, Lot> lots) {

        LotVariant variant(long variantId, long purchaseId) {
            LotVariant variant = variants.get(variantId);
            if (variant == null || variant.purchaseId() != purchaseId) {
                throw new Refused("order.noSuchLot");
            }
            return variant;
        }

        Lot lotOf(LotVariant variant) {
            return lots.get(variant.lotId());
        }
    }

    /** A line that changes, with what it was and what else is written about it. */
    record Step(OrderLine line, Quantity before, LineContent wanted) {

        Quantity delta() {
            return wanted.quantity().minus(before);
        }

        OrderIncrement.Why why() {
            if (wanted.isTakenBack()) {
                return OrderIncrement.Why.TAKEN_BACK;
            }
            return before.isZero() ? OrderIncrement.Why.ORDERED : OrderIncrement.Why.CHANGED;
        }
    }

    private final Participation participation;
    private final Map<Long, OrderLine> lines;
    private final Goods goods;
    private final ReplacementPolicy replacements;
    private final Instant now;

    private final List<Step> steps = new ArrayList<>();
    private final SortedMap<Long, Quantity> taken = new TreeMap<>();
    private final Map<Long, Integer> priced = new HashMap<>();
    private Money sumDelta = Money.ZERO;
    private Quantity quantityDelta = Quantity.ZERO;
    private BigDecimal weightDelta = BigDecimal.ZERO;
    private int linesDelta;

    /**
     * @param lines what is saved, by variant
     */
    OrderChange(Participation participation, Map<Long, OrderLine> lines, Goods goods,
            ReplacementPolicy replacements, Instant now) {
        this.participation = participation;
        this.lines = new HashMap<>(lines);
        this.goods = goods;
        this.replacements = replacements;
        this.now = now;
    }

    /**
     * The submitted lines that differ from what is saved and do not contradict another device.
     *
     * @param saved the content of the lines with their wishes, by variant
     * @param bases what the participant saw of lines that were changed since, by variant
     * @throws OrderConflict when a line was changed on both sides
     */
    static List<SaveOrder.Line> merged(List<SaveOrder.Line> submitted, Map<Long, OrderLine> lines, Map<Long, LineContent> saved,
            Map<Long, LineContent> bases) {
        List<SaveOrder.Line> mine = new ArrayList<>();
        List<OrderConflict.Line> conflicts = new ArrayList<>();
        for (SaveOrder.Line line : submitted) {
            LineContent theirs = saved.getOrDefault(line.variantId(), LineContent.NOTHING);
            LineContent base = bases.getOrDefault(line.variantId(), theirs);
            switch (LineMerge.of(base, line.content(), theirs)) {
                case MINE -> mine.add(line);
                case CONFLICT -> conflicts.add(new OrderConflict.Line(line.variantId(), base, line.content(), theirs,
                        lines.get(line.variantId()).version()));
                case THEIRS -> { }
            }
        }
        if (!conflicts.isEmpty()) {
            throw new OrderConflict(conflicts);
        }
        return mine;
    }

    /**
     * Changes the lines as wanted.
     *
     * @throws Refused naming the lot and the rule
     */
    void apply(List<SaveOrder.Line> wanted) {
        wanted.forEach(this::apply);
        wanted.stream().map(line -> goods.variant(line.variantId(), participation.purchaseId()).lotId()).distinct()
                .map(goods.lots()::get).forEach(this::checkPersonMaximum);
    }

    private void apply(SaveOrder.Line wanted) {
        LotVariant variant = goods.variant(wanted.variantId(), participation.purchaseId());
        Lot lot = goods.lotOf(variant);
        OrderLine line = lines.computeIfAbsent(wanted.variantId(), id -> new OrderLine(lot.id(), id));
        LineContent content = wanted.content();
        if (line.isRaisedBy(content)) {
            requireOffered(lot, variant);
            priced.put(lot.id(), lot.revision());
        }
        check(lot, content);
        checkWishes(lot, variant, content);
        UnitPrice price = line.priceFor(content, lot.priceOf(variant));
        if (wanted.seenPrice() != null && !content.isTakenBack() && !wanted.seenPrice().equals(price)) {
            throw new Refused(Refused.Kind.CONFLICT, "order.priceChanged", lot.name(), wanted.seenPrice(), price);
        }
        become(line, lot, content, price);
    }

    /**
     * So many units more of a variant; the whole line has the price of today.
     *
     * @param wishes those of the line
     * @throws Refused naming the lot and the rule
     */
    void add(LotVariant variant, Quantity units, List<Long> wishes) {
        Lot lot = goods.lotOf(variant);
        priced.put(lot.id(), lot.revision());
        raise(variant, units, wishes, lot.priceOf(variant));
    }

    /**
     * The same in a top-up: the price of a line was final at the Stop, so that only a new line has the list's.
     *
     * @param wishes those of the line
     * @throws Refused naming the lot and the rule
     */
    void topUp(LotVariant variant, Quantity units, List<Long> wishes) {
        OrderLine line = lines.get(variant.id());
        if (line == null || line.quantity().isZero()) {
            add(variant, units, wishes);
            return;
        }
        int revision = line.lotRevision();
        raise(variant, units, wishes, line.price());
        line.pricedAs(revision);
    }

    private void raise(LotVariant variant, Quantity units, List<Long> wishes, UnitPrice price) {
        Lot lot = goods.lotOf(variant);
        OrderLine line = lines.computeIfAbsent(variant.id(), id -> new OrderLine(lot.id(), id));
        LineContent content = line.content(wishes).withQuantity(line.quantity().plus(units));
        requireOffered(lot, variant);
        check(lot, content);
        become(line, lot, content, price);
        checkPersonMaximum(lot);
    }

    /**
     * So many units fewer, at the line's price.
     *
     * @throws Refused CONFLICT {@code transfer.less} when there are not so many; INVALID naming the lot and the rule
     */
    void handOver(LotVariant variant, Quantity units, List<Long> wishes) {
        OrderLine line = lines.get(variant.id());
        if (line.quantity().compareTo(units) < 0) {
            throw new Refused(Refused.Kind.CONFLICT, "transfer.less", line.quantity());
        }
        LineContent content = line.content(wishes).withQuantity(line.quantity().minus(units));
        check(goods.lotOf(variant), content);
        become(line, goods.lotOf(variant), content, line.price());
    }

    /**
     * So many units of another participant's line, at the price that they were ordered for.
     *
     * @throws Refused CONFLICT {@code transfer.price} when the own line has another price; INVALID naming the lot and the rule
     */
    void takeOver(LotVariant variant, Quantity units, OrderLine from, List<Long> wishes) {
        Lot lot = goods.lotOf(variant);
        OrderLine line = lines.computeIfAbsent(variant.id(), id -> new OrderLine(lot.id(), id));
        if (line.quantity().isPositive() && !line.price().equals(from.price())) {
            throw new Refused(Refused.Kind.CONFLICT, "transfer.price", line.price(), from.price());
        }
        LineContent content = line.content(wishes).withQuantity(line.quantity().plus(units));
        check(lot, content);
        become(line, lot, content, from.price());
        line.pricedAs(from.lotRevision());
        checkPersonMaximum(lot);
    }

    /** Every line to zero. */
    void takeBack() {
        lines.values().stream().filter(line -> line.quantity().isPositive())
                .forEach(line -> become(line, goods.lots.get(line.lotId()), LineContent.NOTHING, line.price()));
    }

    private void become(OrderLine line, Lot lot, LineContent content, UnitPrice price) {
        Quantity before = line.quantity();
        Money sumBefore = line.sum();
        BigDecimal weightBefore = line.weight();
        line.become(content, lot, price, now);

        Step step = new Step(line, before, content);
        steps.add(step);
        if (!step.delta().isZero()) {
            taken.merge(line.variantId(), step.delta(), Quantity::plus);
        }
        sumDelta = sumDelta.plus(line.sum().minus(sumBefore));
        quantityDelta = quantityDelta.plus(step.delta());
        weightDelta = weightDelta.add(line.weight().subtract(weightBefore));
        linesDelta += (content.isTakenBack() ? 0 : 1) - (before.isZero() ? 0 : 1);
    }

    private static void requireOffered(Lot lot, LotVariant variant) {
        if (lot.isWithdrawn() || variant.isWithdrawn()) {
            throw new Refused(Refused.Kind.CONFLICT, "order.withdrawn", lot.name());
        }
    }

    static void check(Lot lot, LineContent content) {
        if (!lot.soldInSteps(content.quantity())) {
            throw new Refused("order.step", lot.name(), lot.step(), lot.unit());
        }
        if (!lot.reachesMinimum(content.quantity())) {
            throw new Refused("order.minimum", lot.name(), lot.minimum(), lot.unit());
        }
        if (content.tolerance().isPositive()
                && (!lot.soldInPacks() || !lot.soldInSteps(content.tolerance()) || content.tolerance().compareTo(lot.packSize()) >= 0)) {
            throw new Refused("order.tolerance", lot.name());
        }
    }

    private void checkWishes(Lot lot, LotVariant variant, LineContent content) {
        if (!content.wishes().isEmpty() && replacements == ReplacementPolicy.NONE) {
            throw new Refused("order.noReplacement");
        }
        for (long wish : content.wishes()) {
            LotVariant wished = goods.variant(wish, participation.purchaseId());
            if (wish == variant.id() || wished.isWithdrawn() || goods.lotOf(wished).isWithdrawn()) {
                throw new Refused("order.wish", lot.name(), goods.lotOf(wished).name());
            }
        }
    }

    /** Counts over all variants of the lot; a maximum lowered afterwards stops nobody from reducing. */
    private void checkPersonMaximum(Lot lot) {
        Quantity after = lines.values().stream().filter(line -> line.lotId() == lot.id()).map(OrderLine::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
        Quantity more = steps.stream().filter(step -> step.line().lotId() == lot.id()).map(Step::delta)
                .reduce(Quantity.ZERO, Quantity::plus);
        if (more.isPositive() && !lot.withinPersonMaximum(after)) {
            throw new Refused("order.personMaximum", lot.name(), lot.personMaximum(), lot.unit());
        }
    }

    boolean isEmpty() {
        return steps.isEmpty();
    }

    List<Step> steps() {
        return steps;
    }

    /** What the variants' gates have to let through, by ascending variant. */
    SortedMap<Long, Quantity> taken() {
        return taken;
    }

    /** The revisions of the lots whose price of today was taken, by lot. */
    Map<Long, Integer> priced() {
        return priced;
    }

    Money sumDelta() {
        return sumDelta;
    }

    /** Units of the whole order after the change. */
    Quantity quantity() {
        return lines.values().stream().map(OrderLine::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    Quantity quantityDelta() {
        return quantityDelta;
    }

    /** Kilograms. */
    BigDecimal weightDelta() {
        return weightDelta;
    }

    int linesDelta() {
        return linesDelta;
    }

    /** How many more (or fewer) take part by this change. */
    int participantsDelta() {
        int before = participation.orderLines();
        int after = before + linesDelta;
        return (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }
}
