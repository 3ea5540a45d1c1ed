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
 * they were one more participant, last in order. The percent is rounded once a participant, then capped.
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

    private final Rule rule;
    private final List<Sharer> sharers;
    private final List<List<BillItem>> items = new ArrayList<>();
    private final List<Money> goods = new ArrayList<>();
    private final List<Money> delivery = new ArrayList<>();
    private final List<Money> fees = new ArrayList<>();
    private final Map<Integer, BigDecimal> weights = new HashMap<>();
    private Money leftoverGoods = Money.ZERO;
    private Money leftoverDelivery = Money.ZERO;
    private Quantity leftoverUnits = Quantity.ZERO;
    private BigDecimal leftoverWeight = BigDecimal.ZERO;

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
     * @param no    the gate's number of the participant: to the earlier one goes the cent that is too many
     * @param units by variant, above zero
     * @param point a fixed price of the pick-up point; zero: none
     * @param gone  did not pay and was given up: the leftovers bear the equal parts, or everybody else's bill would change
     */
    record Sharer(int no, long participationId, Map<Long, Quantity> units, Long pickupPointId, String pickupPoint, Money point, boolean gone) {

        boolean collectsAt(Long point) {
            return pickupPointId != null && (point == null || point.equals(pickupPointId));
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
            goods.add(Money.ZERO);
            delivery.add(Money.ZERO);
            fees.add(Money.ZERO);
        }
    }

    static Result of(Rule rule, List<Goods> goods, List<Charge> charges, List<Sharer> sharers) {
        Billing billing = new Billing(rule, sharers.stream().sorted(Comparator.comparing(Sharer::no)).toList());
        List<BigDecimal> capped = billing.shareGoods(goods);
        charges.forEach(billing::shareCharge);
        billing.addPoints();
        return billing.result(billing.percents(capped));
    }

    /** @return of each sharer the exact percent of the goods, of no unit more than the cap of an item */
    private List<BigDecimal> shareGoods(List<Goods> all) {
        List<BigDecimal> capped = new ArrayList<>(sharers.stream().map(s -> BigDecimal.ZERO).toList());
        Map<Long, Integer> place = new HashMap<>();
        List<List<Integer>> owners = new ArrayList<>();
        for (int v = 0; v < all.size(); v++) {
            place.put(all.get(v).variantId(), v);
            owners.add(new ArrayList<>());
        }
        for (int i = 0; i < sharers.size(); i++) {
            for (long variant : sharers.get(i).units().keySet()) {
                owners.get(place.get(variant)).add(i);
            }
        }
        for (int v = 0; v < all.size(); v++) {
            Goods one = all.get(v);
            List<Integer> own = owners.get(v);
            Quantity got = own.stream().map(i -> sharers.get(i).units().get(one.variantId())).reduce(Quantity.ZERO, Quantity::plus);
            Quantity left = one.quantity().minus(got);
            List<BigDecimal> ofEach = new ArrayList<>(own.stream().map(i -> sharers.get(i).units().get(one.variantId()).amount()).toList());
            ofEach.add(left.amount());
            List<Money> parts = one.total().share(ofEach);
            for (int k = 0; k < own.size(); k++) {
                int i = own.get(k);
                Quantity units = sharers.get(i).units().get(one.variantId());
                goods.set(i, goods.get(i).plus(parts.get(k)));
                items.get(i).add(new BillItem(BillItem.Kind.GOODS, one.name(), DeliveryBasis.BY_UNITS, units.amount(), one.quantity().amount(),
                        one.total(), parts.get(k)));
                BigDecimal exact = parts.get(k).amount().multiply(rule.percent()).divide(HUNDRED);
                capped.set(i, capped.get(i).add(rule.capItem() == null ? exact : exact.min(rule.capItem().amount().multiply(units.amount()))));
            }
            leftoverGoods = leftoverGoods.plus(parts.get(own.size()));
            leftoverUnits = leftoverUnits.plus(left);
            leftoverWeight = leftoverWeight.add(left.amount().multiply(one.weight()));
            own.forEach(i -> weights.merge(i, sharers.get(i).units().get(one.variantId()).amount().multiply(one.weight()), BigDecimal::add));
        }
        return capped;
    }

    private void shareCharge(Charge charge) {
        List<BigDecimal> own = new ArrayList<>(IntStream.range(0, sharers.size()).mapToObj(i -> weight(charge, i)).toList());
        own.add(switch (charge.basis()) {
            case BY_SUM -> leftoverGoods.amount();
            case BY_WEIGHT -> leftoverWeight.setScale(3, RoundingMode.HALF_UP);
            case BY_UNITS -> leftoverUnits.amount();
            case EQUALLY -> BigDecimal.valueOf(sharers.stream().filter(Sharer::gone).count());
            case BY_PICKUP_POINT -> BigDecimal.valueOf(sharers.stream().filter(s -> s.gone() && s.collectsAt(charge.pickupPointId())).count());
        });
        BigDecimal whole = own.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            // nothing to measure it by: everybody who gets something bears the same
            own = new ArrayList<>(sharers.stream().map(s -> s.units().isEmpty() ? BigDecimal.ZERO : BigDecimal.ONE).toList());
            own.add(own.stream().allMatch(w -> w.signum() == 0) ? BigDecimal.ONE : BigDecimal.ZERO);
            whole = own.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        List<Money> parts = charge.total().share(own);
        for (int i = 0; i < sharers.size(); i++) {
            if (own.get(i).signum() > 0) {
                delivery.set(i, delivery.get(i).plus(parts.get(i)));
                items.get(i).add(new BillItem(charge.kind(), charge.name(), charge.basis(), own.get(i).setScale(3, RoundingMode.UNNECESSARY),
                        whole.setScale(3, RoundingMode.UNNECESSARY), charge.total(), parts.get(i)));
            }
        }
        leftoverDelivery = leftoverDelivery.plus(parts.get(sharers.size()));
    }

    private BigDecimal weight(Charge charge, int i) {
        Sharer sharer = sharers.get(i);
        if (sharer.units().isEmpty()) {
            return BigDecimal.ZERO;
        }
        return switch (charge.basis()) {
            case BY_SUM -> goods.get(i).amount();
            case BY_WEIGHT -> weights.getOrDefault(i, BigDecimal.ZERO).setScale(3, RoundingMode.HALF_UP);
            case BY_UNITS -> sharer.units().values().stream().map(Quantity::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            case EQUALLY -> BigDecimal.ONE;
            case BY_PICKUP_POINT -> sharer.collectsAt(charge.pickupPointId()) ? BigDecimal.ONE : BigDecimal.ZERO;
        };
    }

    private void addPoints() {
        for (int i = 0; i < sharers.size(); i++) {
            Sharer sharer = sharers.get(i);
            if (!sharer.units().isEmpty() && !sharer.point().isZero()) {
                fees.set(i, sharer.point());
                items.get(i).add(new BillItem(BillItem.Kind.POINT, sharer.pickupPoint(), null, BigDecimal.ONE, BigDecimal.ONE, sharer.point(), sharer.point()));
            }
        }
    }

    private List<Money> percents(List<BigDecimal> cappedByItem) {
        List<Money> percents = new ArrayList<>();
        for (int i = 0; i < sharers.size(); i++) {
            Money base = rule.base() == PercentBase.GOODS_AND_DELIVERY ? goods.get(i).plus(delivery.get(i)) : goods.get(i);
            Money percent = base.max(Money.ZERO).percent(rule.percent());
            if (percent.isPositive()) {
                items.get(i).add(new BillItem(BillItem.Kind.PERCENT, "", null, rule.percent().setScale(3), HUNDRED.setScale(3), base, percent));
            }
            if (rule.capItem() != null) {
                percent = capped(i, percent, new Money(cappedByItem.get(i).setScale(2, RoundingMode.HALF_UP)), BillItem.Kind.CAP_ITEM, rule.capItem());
            }
            if (rule.capParticipant() != null) {
                percent = capped(i, percent, rule.capParticipant(), BillItem.Kind.CAP_PARTICIPANT, rule.capParticipant());
            }
            percents.add(percent);
        }
        Money all = Money.sum(percents);
        if (rule.capPurchase() == null || all.compareTo(rule.capPurchase()) <= 0) {
            return percents;
        }
        List<Money> shared = rule.capPurchase().share(percents.stream().map(Money::amount).toList());
        for (int i = 0; i < sharers.size(); i++) {
            capped(i, percents.get(i), shared.get(i), BillItem.Kind.CAP_PURCHASE, rule.capPurchase());
        }
        return shared;
    }

    /** What the cap takes off is an item of its own, negative. */
    private Money capped(int i, Money percent, Money most, BillItem.Kind kind, Money cap) {
        if (percent.compareTo(most) <= 0) {
            return percent;
        }
        items.get(i).add(new BillItem(kind, "", null, BigDecimal.ONE, BigDecimal.ONE, cap, most.minus(percent)));
        return most;
    }

    private Result result(List<Money> percents) {
        List<BillSums> sums = new ArrayList<>();
        for (int i = 0; i < sharers.size(); i++) {
            sums.add(new BillSums(sharers.get(i).participationId(), goods.get(i), delivery.get(i), fees.get(i), percents.get(i),
                    List.copyOf(items.get(i))));
        }
        return new Result(sums, leftoverGoods, leftoverDelivery);
    }
}
