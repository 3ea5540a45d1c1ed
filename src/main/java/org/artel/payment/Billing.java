package org.artel.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.PercentBase;

/**
 * The arithmetic of bills. Goods of a participant are the share of each invoiced total by the units that they get, never unit price ×
 * quantity; every charge is shared by its own basis; so shares add up to the whole to the cent. Units that nobody gets bear their share as if
 * they were one more participant, last in order. The percent is rounded once a participant, then capped. Goods given up because their owner did
 * not pay still bear their part of everything, which then goes from the owner's bill to the leftovers: so nobody else's bill changes by a cent.
 *
 * <pre>
 * goods 1200.00, 350.00, 450.00; percent 15 % of goods; delivery 77.77 by sum
 * percent  180.00  52.50  67.50
 * delivery  46.66  13.61  17.50
 * due     1426.66 416.11 535.00     together 2377.77
 * </pre>
 */
final class Billing {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** With the scale that bill items are kept with: what is read again must equal it. */
    private static final BigDecimal ONE = BigDecimal.ONE.setScale(3);

    private final Rule rule;
    private final List<Sharer> sharers;
    private final List<List<BillItem>> items = new ArrayList<>();
    private final List<List<BillItem>> given = new ArrayList<>();
    private final List<Part> all = new ArrayList<>();
    private final List<Part> kept = new ArrayList<>();
    private final List<Money> fees = new ArrayList<>();
    private final Part left = new Part();
    private Money leftoverGoods = Money.ZERO;
    private Money leftoverDelivery = Money.ZERO;

    /** What charges and percent of somebody are measured by. */
    private static final class Part {

        private Money goods = Money.ZERO;
        private Money delivery = Money.ZERO;
        private BigDecimal units = BigDecimal.ZERO;
        private BigDecimal weight = BigDecimal.ZERO;

        void add(Quantity some, BigDecimal weightOfUnit, Money cost) {
            goods = goods.plus(cost);
            units = units.add(some.amount());
            weight = weight.add(some.amount().multiply(weightOfUnit));
        }

        /** Zero where it is not measured by goods. */
        BigDecimal by(DeliveryBasis basis) {
            return switch (basis) {
                case BY_SUM -> goods.amount();
                case BY_WEIGHT -> weight.setScale(3, RoundingMode.HALF_UP);
                case BY_UNITS -> units;
                case EQUALLY, BY_PICKUP_POINT -> BigDecimal.ZERO;
            };
        }
    }

    /**
     * What was invoiced of one variant and came.
     *
     * @param quantity units to be shared: of them what the sharers get, the rest is left over
     * @param total    what these units cost, with VAT
     * @param weight   kilograms of one unit; zero: not known
     */
    record Goods(long variantId, String name, Quantity quantity, Money total, BigDecimal weight) {
    }

    /** @param pickupPointId of BY_PICKUP_POINT: only whoever collects there bears it; null: whoever collects at any point */
    record Charge(BillItem.Kind kind, String name, DeliveryBasis basis, Long pickupPointId, Money total) {
    }

    /**
     * One who is billed.
     *
     * @param no      the gate's number of the participant: to the earlier one goes the cent that is too many
     * @param units   by variant, above zero
     * @param givenUp units that were given up because they were not paid, likewise
     * @param point   a fixed price of the pick-up point; zero: none
     */
    record Sharer(int no, long participationId, Map<Long, Quantity> units, Map<Long, Quantity> givenUp, Long pickupPointId, String pickupPoint,
            Money point) {

        boolean collectsAt(Long point) {
            return pickupPointId != null && (point == null || point.equals(pickupPointId));
        }

        /** With what was given up. */
        Quantity had(long variant) {
            return units.getOrDefault(variant, Quantity.ZERO).plus(givenUp.getOrDefault(variant, Quantity.ZERO));
        }
    }

    /** The organizer's percent; a cap that is null does not hold. */
    record Rule(BigDecimal percent, PercentBase base, Money capItem, Money capParticipant, Money capPurchase) {
    }

    /** @param sums of each sharer, by their numbers */
    record Result(List<BillSums> sums, Money leftoverGoods, Money leftoverDelivery) {
    }

    /** What one sharer owes, and why. */
    record BillSums(long participationId, Money goods, Money delivery, Money fees, Money percent, List<BillItem> items) {

        Money total() {
            return goods.plus(delivery).plus(fees).plus(percent);
        }
    }

    private Billing(Rule rule, List<Sharer> sharers) {
        this.rule = rule;
        this.sharers = sharers;
        for (int i = 0; i < sharers.size(); i++) {
            items.add(new ArrayList<>());
            given.add(new ArrayList<>());
            all.add(new Part());
            kept.add(new Part());
            fees.add(Money.ZERO);
        }
    }

    static Result of(Rule rule, List<Goods> goods, List<Charge> charges, List<Sharer> sharers) {
        Billing billing = new Billing(rule, sharers.stream().sorted(Comparator.comparing(Sharer::no)).toList());
        List<BigDecimal> tooMuch = billing.shareGoods(goods);
        charges.forEach(billing::shareCharge);
        billing.addPoints();
        return billing.result(billing.percents(tooMuch));
    }

    /** @return of each sharer what the cap of an item takes off the exact percent */
    private List<BigDecimal> shareGoods(List<Goods> goods) {
        List<BigDecimal> tooMuch = new ArrayList<>(sharers.stream().map(s -> BigDecimal.ZERO).toList());
        Map<Long, List<Integer>> owners = new HashMap<>();
        for (int i = 0; i < sharers.size(); i++) {
            Sharer sharer = sharers.get(i);
            for (long variant : sharer.units().keySet()) {
                owners.computeIfAbsent(variant, v -> new ArrayList<>()).add(i);
            }
            for (long variant : sharer.givenUp().keySet()) {
                if (!sharer.units().containsKey(variant)) {
                    owners.computeIfAbsent(variant, v -> new ArrayList<>()).add(i);
                }
            }
        }
        for (Goods one : goods) {
            List<Integer> own = owners.getOrDefault(one.variantId(), List.of());
            List<Quantity> had = own.stream().map(i -> sharers.get(i).had(one.variantId())).toList();
            Quantity nobodys = one.quantity().minus(had.stream().reduce(Quantity.ZERO, Quantity::plus));
            List<BigDecimal> ofEach = new ArrayList<>(had.stream().map(Quantity::amount).toList());
            ofEach.add(nobodys.amount());
            List<Money> parts = one.total().share(ofEach);
            for (int k = 0; k < own.size(); k++) {
                int i = own.get(k);
                items.get(i).add(new BillItem(BillItem.Kind.GOODS, one.name(), DeliveryBasis.BY_UNITS, had.get(k).amount(), one.quantity().amount(),
                        one.total(), parts.get(k)));
                all.get(i).add(had.get(k), one.weight(), parts.get(k));
                keep(i, one, had.get(k), parts.get(k));
                BigDecimal exact = parts.get(k).amount().multiply(rule.percent()).divide(HUNDRED);
                if (rule.capItem() != null) {
                    tooMuch.set(i, tooMuch.get(i).add(exact.subtract(rule.capItem().amount().multiply(had.get(k).amount())).max(BigDecimal.ZERO)));
                }
            }
            left.add(nobodys, one.weight(), parts.get(own.size()));
            leftoverGoods = leftoverGoods.plus(parts.get(own.size()));
        }
        return tooMuch;
    }

    private void keep(int i, Goods one, Quantity had, Money cost) {
        Quantity gone = sharers.get(i).givenUp().getOrDefault(one.variantId(), Quantity.ZERO);
        Money rest = gone.isZero() ? cost : cost.share(List.of(had.minus(gone).amount(), gone.amount())).get(0);
        kept.get(i).add(had.minus(gone), one.weight(), rest);
        giveUp(i, BillItem.Kind.GIVEN_UP, new BillItem(BillItem.Kind.GOODS, one.name(), DeliveryBasis.BY_UNITS, gone.amount(), had.amount(), cost, cost), rest);
        leftoverGoods = leftoverGoods.plus(cost.minus(rest));
    }

    /** What of a step falls away with the goods given up is a step of its own. */
    private void giveUp(int i, BillItem.Kind kind, BillItem step, Money rest) {
        if (!rest.equals(step.amount())) {
            given.get(i).add(new BillItem(kind, step.name(), step.basis(), step.own(), step.whole(), step.amount(), rest.minus(step.amount())));
        }
    }

    private void shareCharge(Charge charge) {
        List<BigDecimal> own = new ArrayList<>(IntStream.range(0, sharers.size()).mapToObj(i -> weight(charge, i, all.get(i))).toList());
        own.add(left.by(charge.basis()));
        boolean measured = own.stream().anyMatch(w -> w.signum() > 0);
        if (!measured) {
            // nothing to measure it by: everybody who gets something bears the same
            own = new ArrayList<>(all.stream().map(part -> part.units.signum() == 0 ? BigDecimal.ZERO : BigDecimal.ONE).toList());
            own.add(own.stream().allMatch(w -> w.signum() == 0) ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        BigDecimal whole = own.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Money> parts = charge.total().share(own);
        for (int i = 0; i < sharers.size(); i++) {
            if (own.get(i).signum() > 0) {
                BillItem step = new BillItem(charge.kind(), charge.name(), charge.basis(), own.get(i).setScale(3, RoundingMode.UNNECESSARY),
                        whole.setScale(3, RoundingMode.UNNECESSARY), charge.total(), parts.get(i));
                items.get(i).add(step);
                BigDecimal stays = measured ? weight(charge, i, kept.get(i)) : kept.get(i).units.min(BigDecimal.ONE);
                Money rest = keeps(i, parts.get(i), stays, own.get(i));
                giveUp(i, BillItem.Kind.GIVEN_UP_CHARGE, step, rest);
                all.get(i).delivery = all.get(i).delivery.plus(parts.get(i));
                kept.get(i).delivery = kept.get(i).delivery.plus(rest);
                leftoverDelivery = leftoverDelivery.plus(parts.get(i).minus(rest));
            }
        }
        leftoverDelivery = leftoverDelivery.plus(parts.get(sharers.size()));
    }

    private BigDecimal weight(Charge charge, int i, Part part) {
        if (part.units.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return switch (charge.basis()) {
            case BY_SUM, BY_WEIGHT, BY_UNITS -> part.by(charge.basis());
            case EQUALLY -> BigDecimal.ONE;
            case BY_PICKUP_POINT -> sharers.get(i).collectsAt(charge.pickupPointId()) ? BigDecimal.ONE : BigDecimal.ZERO;
        };
    }

    /** What stays of a sum when so much stays of what it was measured by; an equal part stays whole as long as any goods do. */
    private Money keeps(int i, Money sum, BigDecimal stays, BigDecimal whole) {
        if (sharers.get(i).givenUp().isEmpty()) {
            return sum;
        }
        if (kept.get(i).units.signum() == 0) {
            return Money.ZERO;
        }
        return sum.share(List.of(stays, whole.subtract(stays).max(BigDecimal.ZERO))).get(0);
    }

    private void addPoints() {
        for (int i = 0; i < sharers.size(); i++) {
            Sharer sharer = sharers.get(i);
            if (!sharer.units().isEmpty() && !sharer.point().isZero()) {
                fees.set(i, sharer.point());
                items.get(i).add(new BillItem(BillItem.Kind.POINT, sharer.pickupPoint(), null, ONE, ONE, sharer.point(), sharer.point()));
            }
        }
    }

    private List<Money> percents(List<BigDecimal> tooMuchByItem) {
        List<Money> percents = new ArrayList<>();
        for (int i = 0; i < sharers.size(); i++) {
            Money base = base(all.get(i));
            Money percent = base.percent(rule.percent());
            if (percent.isPositive()) {
                items.get(i).add(new BillItem(BillItem.Kind.PERCENT, "", null, rule.percent().setScale(3), HUNDRED.setScale(3), base, percent));
            }
            if (rule.capItem() != null) {
                BigDecimal exact = base.amount().multiply(rule.percent()).divide(HUNDRED);
                percent = capped(i, percent, new Money(exact.subtract(tooMuchByItem.get(i)).setScale(2, RoundingMode.HALF_UP)), BillItem.Kind.CAP_ITEM, rule.capItem());
            }
            if (rule.capParticipant() != null) {
                percent = capped(i, percent, rule.capParticipant(), BillItem.Kind.CAP_PARTICIPANT, rule.capParticipant());
            }
            percents.add(percent);
        }
        Money together = Money.sum(percents);
        if (rule.capPurchase() == null || together.compareTo(rule.capPurchase()) <= 0) {
            return percents;
        }
        List<Money> shared = rule.capPurchase().share(percents.stream().map(Money::amount).toList());
        for (int i = 0; i < sharers.size(); i++) {
            capped(i, percents.get(i), shared.get(i), BillItem.Kind.CAP_PURCHASE, rule.capPurchase());
        }
        return shared;
    }

    private Money base(Part part) {
        return (rule.base() == PercentBase.GOODS_AND_DELIVERY ? part.goods.plus(part.delivery) : part.goods).max(Money.ZERO);
    }

    /** What the cap takes off is an item of its own, negative. */
    private Money capped(int i, Money percent, Money most, BillItem.Kind kind, Money cap) {
        if (percent.compareTo(most) <= 0) {
            return percent;
        }
        items.get(i).add(new BillItem(kind, "", null, ONE, ONE, cap, most.minus(percent)));
        return most;
    }

    private Result result(List<Money> percents) {
        List<BillSums> sums = new ArrayList<>();
        for (int i = 0; i < sharers.size(); i++) {
            Part part = kept.get(i);
            Money percent = keeps(i, percents.get(i), base(part).amount(), base(all.get(i)).amount());
            giveUp(i, BillItem.Kind.GIVEN_UP_PERCENT, new BillItem(BillItem.Kind.PERCENT, "", null, ONE, ONE, percents.get(i), percents.get(i)), percent);
            items.get(i).addAll(given.get(i));
            sums.add(new BillSums(sharers.get(i).participationId(), part.goods, part.delivery, fees.get(i), percent, List.copyOf(items.get(i))));
        }
        return new Result(sums, leftoverGoods, leftoverDelivery);
    }
}
