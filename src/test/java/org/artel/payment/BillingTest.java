package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.payment.Billing.BillSums;
import org.artel.payment.Billing.Charge;
import org.artel.payment.Billing.Goods;
import org.artel.payment.Billing.Result;
import org.artel.payment.Billing.Rule;
import org.artel.payment.Billing.Sharer;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.PercentBase;
import org.junit.jupiter.api.Test;

class BillingTest {

    private static final Rule FIFTEEN = percent("15", null, null, null);
    private static final Rule NONE = percent("0", null, null, null);

    private static Rule percent(String percent, String item, String participant, String purchase) {
        return new Rule(new BigDecimal(percent), PercentBase.GOODS, money(item), money(participant), money(purchase));
    }

    private static Money money(String amount) {
        return amount == null ? null : Money.of(amount);
    }

    private static Goods goods(long variant, String quantity, String total) {
        return new Goods(variant, "Goods " + variant, Quantity.of(quantity), Money.of(total), new BigDecimal("0.250"));
    }

    private static Charge charge(DeliveryBasis basis, String total) {
        return new Charge(BillItem.Kind.DELIVERY, "Lorry", basis, null, Money.of(total));
    }

    private static Sharer sharer(long id, Map<Long, String> units) {
        return new Sharer((int) id, id, units.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Quantity.of(e.getValue()))), Map.of(), null, "", Money.ZERO);
    }

    private static List<String> totals(Result result) {
        return result.sums().stream().map(sums -> sums.total().toString()).toList();
    }

    private static List<String> of(Result result, Function<BillSums, Money> which) {
        return result.sums().stream().map(which).map(Money::toString).toList();
    }

    /** The worked case that the domain states. */
    @Test
    void aCapOfAnItemLeavesThePercentOfTheDeliveryAlone() {
        Rule rule = new Rule(new BigDecimal("10"), PercentBase.GOODS_AND_DELIVERY, money("100.00"), null, null);
        Result result = Billing.of(rule, List.of(goods(1, "1", "100.00")), List.of(charge(DeliveryBasis.BY_SUM, "20.00")), List.of(sharer(1, Map.of(1L, "1"))));
        assertEquals(List.of("132.00"), totals(result));
    }

    @Test
    void itemsHaveTheScaleThatTheyAreKeptWith() {
        Result result = Billing.of(percent("10", "1.00", null, null), List.of(goods(1, "1", "100.00")), List.of(),
                List.of(new Sharer(1, 1, Map.of(1L, Quantity.of(1)), Map.of(), 7L, "Shop", Money.of("5.00"))));
        result.sums().get(0).items().forEach(item -> assertEquals(List.of(3, 3), List.of(item.own().scale(), item.whole().scale()), item.kind().name()));
    }

    @Test
    void percentAndDeliveryBySumAddUpToTheCent() {
        Result result = Billing.of(FIFTEEN, List.of(goods(1, "1", "1200.00"), goods(2, "1", "350.00"), goods(3, "1", "450.00")),
                List.of(charge(DeliveryBasis.BY_SUM, "77.77")),
                List.of(sharer(1, Map.of(1L, "1")), sharer(2, Map.of(2L, "1")), sharer(3, Map.of(3L, "1"))));
        assertEquals(List.of("180.00", "52.50", "67.50"), of(result, BillSums::percent));
        assertEquals(List.of("46.66", "13.61", "17.50"), of(result, BillSums::delivery));
        assertEquals(List.of("1426.66", "416.11", "535.00"), totals(result));
    }

    @Test
    void threeForOneEuroClosesExactly() {
        Result result = Billing.of(NONE, List.of(goods(1, "3", "1.00")), List.of(),
                List.of(sharer(1, Map.of(1L, "1")), sharer(2, Map.of(1L, "1")), sharer(3, Map.of(1L, "1"))));
        assertEquals(List.of("0.34", "0.33", "0.33"), totals(result));
    }

    @Test
    void whatNobodyGetsBearsItsShareOfGoodsAndDelivery() {
        Result result = Billing.of(FIFTEEN, List.of(goods(1, "10", "100.00")), List.of(charge(DeliveryBasis.BY_UNITS, "20.00")),
                List.of(sharer(1, Map.of(1L, "5")), sharer(2, Map.of(1L, "3"))));
        assertEquals(List.of("67.50", "40.50"), totals(result));
        assertEquals("20.00", result.leftoverGoods().toString());
        assertEquals("4.00", result.leftoverDelivery().toString());
    }

    @Test
    void everyChargeIsSharedByItsOwnBasis() {
        List<Goods> all = List.of(goods(1, "4", "90.00"), goods(2, "2", "10.00"));
        List<Sharer> both = List.of(sharer(1, Map.of(1L, "3", 2L, "1")), sharer(2, Map.of(1L, "1", 2L, "1")), sharer(3, Map.of()));
        assertEquals(List.of("7.25", "2.75", "0.00"), of(Billing.of(NONE, all, List.of(charge(DeliveryBasis.BY_SUM, "10.00")), both), BillSums::delivery));
        assertEquals(List.of("6.67", "3.33", "0.00"), of(Billing.of(NONE, all, List.of(charge(DeliveryBasis.BY_UNITS, "10.00")), both), BillSums::delivery));
        assertEquals(List.of("6.67", "3.33", "0.00"), of(Billing.of(NONE, all, List.of(charge(DeliveryBasis.BY_WEIGHT, "10.00")), both), BillSums::delivery));
        assertEquals(List.of("5.00", "5.00", "0.00"), of(Billing.of(NONE, all, List.of(charge(DeliveryBasis.EQUALLY, "10.00")), both), BillSums::delivery));
    }

    @Test
    void aPointsChargeIsBorneByWhoeverCollectsThere() {
        Map<Long, Quantity> one = Map.of(1L, Quantity.of(1));
        List<Sharer> sharers = List.of(new Sharer(1, 1, one, Map.of(), 7L, "Library", Money.of("1.50")), new Sharer(2, 2, one, Map.of(), 8L, "School", Money.ZERO),
                new Sharer(3, 3, one, Map.of(), 7L, "Library", Money.of("1.50")));
        Result result = Billing.of(NONE, List.of(goods(1, "3", "30.00")),
                List.of(new Charge(BillItem.Kind.DELIVERY, "Van", DeliveryBasis.BY_PICKUP_POINT, 7L, Money.of("5.01"))), sharers);
        assertEquals(List.of("2.51", "0.00", "2.50"), of(result, BillSums::delivery));
        assertEquals(List.of("14.01", "10.00", "14.00"), totals(result));
    }

    @Test
    void aDiscountIsSharedToo() {
        Result result = Billing.of(FIFTEEN, List.of(goods(1, "3", "30.00")),
                List.of(new Charge(BillItem.Kind.DISCOUNT, "Loyalty", DeliveryBasis.BY_SUM, null, Money.of("-1.00"))),
                List.of(sharer(1, Map.of(1L, "2")), sharer(2, Map.of(1L, "1"))));
        assertEquals(List.of("-0.67", "-0.33"), of(result, BillSums::delivery));
        assertEquals(List.of("22.33", "11.17"), totals(result));
    }

    /** 15 % of 1200 is 180; an item bears 20 at most, a participant 100, the purchase 120. */
    @Test
    void capsHoldForItemParticipantAndPurchase() {
        List<Goods> all = List.of(goods(1, "10", "1600.00"));
        List<Sharer> both = List.of(sharer(1, Map.of(1L, "7")), sharer(2, Map.of(1L, "3")));
        assertEquals(List.of("168.00", "72.00"), of(Billing.of(FIFTEEN, all, List.of(), both), BillSums::percent));
        assertEquals(List.of("140.00", "60.00"), of(Billing.of(percent("15", "20.00", null, null), all, List.of(), both), BillSums::percent));
        assertEquals(List.of("100.00", "60.00"), of(Billing.of(percent("15", "20.00", "100.00", null), all, List.of(), both), BillSums::percent));
        Result result = Billing.of(percent("15", "20.00", "100.00", "120.00"), all, List.of(), both);
        assertEquals(List.of("75.00", "45.00"), of(result, BillSums::percent));
        assertEquals(List.of(BillItem.Kind.GOODS, BillItem.Kind.PERCENT, BillItem.Kind.CAP_ITEM, BillItem.Kind.CAP_PARTICIPANT, BillItem.Kind.CAP_PURCHASE),
                result.sums().get(0).items().stream().map(BillItem::kind).toList());
    }

    @Test
    void thePercentMayCoverDelivery() {
        Rule rule = new Rule(new BigDecimal("10"), PercentBase.GOODS_AND_DELIVERY, null, null, null);
        Result result = Billing.of(rule, List.of(goods(1, "2", "20.00")), List.of(charge(DeliveryBasis.EQUALLY, "5.00")),
                List.of(sharer(1, Map.of(1L, "1")), sharer(2, Map.of(1L, "1"))));
        assertEquals(List.of("1.25", "1.25"), of(result, BillSums::percent));
    }

    @Test
    void whoeverGetsNothingOwesNothing() {
        Result result = Billing.of(FIFTEEN, List.of(goods(1, "1", "10.00")), List.of(charge(DeliveryBasis.EQUALLY, "5.00")),
                List.of(sharer(1, Map.of()), sharer(2, Map.of(1L, "1"))));
        assertEquals(List.of("0.00", "16.50"), totals(result));
        assertTrue(result.sums().get(0).items().isEmpty());
    }

    @Test
    void whoeverIsGivenUpLeavesTheEqualPartToTheLeftovers() {
        List<Sharer> sharers = List.of(sharer(1, Map.of(1L, "1")), new Sharer(2, 2, Map.of(), Map.of(1L, Quantity.of(1)), null, "", Money.ZERO));
        Result result = Billing.of(FIFTEEN, List.of(goods(1, "2", "20.00")), List.of(charge(DeliveryBasis.EQUALLY, "5.00")), sharers);
        assertEquals(List.of("14.00", "0.00"), totals(result));
        assertEquals("2.50", result.leftoverDelivery().toString());
    }

    /** 200.00 and 15 % of it, at most 24.00, and half the lorry: a part of the goods takes its part of the rest along, an equal part stays. */
    @Test
    void aPartOfTheGoodsIsGivenUpWithItsPartOfTheRest() {
        List<Sharer> sharers = List.of(new Sharer(1, 1, Map.of(1L, Quantity.of(1)), Map.of(1L, Quantity.of(3)), null, "", Money.ZERO), sharer(2, Map.of(1L, "4")));
        Result result = Billing.of(percent("15", null, "24.00", null), List.of(goods(1, "8", "400.00")),
                List.of(charge(DeliveryBasis.EQUALLY, "5.00"), charge(DeliveryBasis.BY_WEIGHT, "8.00")), sharers);
        assertEquals(List.of("50.00", "200.00"), of(result, BillSums::goods));
        assertEquals(List.of("3.50", "6.50"), of(result, BillSums::delivery));
        assertEquals(List.of("6.00", "24.00"), of(result, BillSums::percent));
        assertEquals(List.of("GIVEN_UP -150.00", "GIVEN_UP_CHARGE -3.00", "GIVEN_UP_PERCENT -18.00"),
                result.sums().get(0).items().stream().filter(item -> item.kind().name().startsWith("GIVEN_UP")).map(item -> item.kind() + " " + item.amount()).toList());
    }

    @Test
    void whereNobodyGetsAnythingTheOrganizerBearsIt() {
        Result result = Billing.of(FIFTEEN, List.of(goods(1, "1", "10.00")), List.of(charge(DeliveryBasis.EQUALLY, "5.00")), List.of(sharer(1, Map.of())));
        assertEquals("10.00", result.leftoverGoods().toString());
        assertEquals("5.00", result.leftoverDelivery().toString());
    }

    // properties ----------------------------------------------------------------------------------------------------------

    private record Purchase(Rule rule, List<Goods> goods, List<Charge> charges, List<Sharer> sharers) {

        Result bills() {
            return Billing.of(rule, goods, charges, sharers);
        }
    }

    @Provide
    Arbitrary<Purchase> purchases() {
        return Arbitraries.longs().map(BillingTest::purchase);
    }

    private static Purchase purchase(long seed) {
        Random random = new Random(seed);
        int variants = 1 + random.nextInt(4);
        int people = 1 + random.nextInt(6);
        List<Map<Long, Quantity>> units = new ArrayList<>();
        Map<Long, Quantity> got = new LinkedHashMap<>();
        for (int p = 0; p < people; p++) {
            Map<Long, Quantity> own = new LinkedHashMap<>();
            for (long v = 1; v <= variants; v++) {
                if (random.nextBoolean()) {
                    Quantity some = new Quantity(BigDecimal.valueOf(1 + random.nextInt(5000), 3));
                    own.put(v, some);
                    got.merge(v, some, Quantity::plus);
                }
            }
            units.add(own);
        }
        List<Goods> goods = new ArrayList<>();
        for (long v = 1; v <= variants; v++) {
            Quantity left = random.nextBoolean() ? Quantity.ZERO : Quantity.of(random.nextInt(4));
            goods.add(new Goods(v, "v" + v, got.getOrDefault(v, Quantity.ZERO).plus(left).plus(got.containsKey(v) ? Quantity.ZERO : Quantity.of(1)),
                    new Money(BigDecimal.valueOf(random.nextInt(1_000_000), 2)), BigDecimal.valueOf(random.nextInt(3000), 3)));
        }
        List<Charge> charges = new ArrayList<>();
        for (DeliveryBasis basis : DeliveryBasis.values()) {
            if (random.nextBoolean()) {
                charges.add(new Charge(BillItem.Kind.DELIVERY, basis.name(), basis, null, new Money(BigDecimal.valueOf(random.nextInt(100_000), 2))));
            }
        }
        List<Sharer> sharers = new ArrayList<>();
        for (int p = 0; p < people; p++) {
            sharers.add(new Sharer(p + 1, p + 1, units.get(p), Map.of(), random.nextBoolean() ? 7L : null, "", Money.ZERO));
        }
        Money cap = random.nextBoolean() ? null : new Money(BigDecimal.valueOf(random.nextInt(20_000), 2));
        return new Purchase(new Rule(BigDecimal.valueOf(random.nextInt(2500), 2), random.nextBoolean() ? PercentBase.GOODS : PercentBase.GOODS_AND_DELIVERY,
                random.nextBoolean() ? null : Money.of("1.00"), random.nextBoolean() ? null : Money.of("50.00"), cap), goods, charges, sharers);
    }

    @Property
    void sharesAddUpToInvoiceAndDeliveryBills(@ForAll("purchases") Purchase purchase) {
        Result result = purchase.bills();
        assertEquals(Money.sum(purchase.goods().stream().map(Goods::total).toList()),
                Money.sum(result.sums().stream().map(BillSums::goods).toList()).plus(result.leftoverGoods()));
        assertEquals(Money.sum(purchase.charges().stream().map(Charge::total).toList()),
                Money.sum(result.sums().stream().map(BillSums::delivery).toList()).plus(result.leftoverDelivery()));
    }

    @Property
    void nobodyIsBilledLessThanNothing(@ForAll("purchases") Purchase purchase) {
        for (BillSums sums : purchase.bills().sums()) {
            assertFalse(sums.goods().isNegative() || sums.delivery().isNegative() || sums.percent().isNegative());
        }
    }

    @Property
    void theItemsExplainTheWholeSum(@ForAll("purchases") Purchase purchase) {
        for (BillSums sums : purchase.bills().sums()) {
            assertEquals(sums.total(), Money.sum(sums.items().stream().map(BillItem::amount).toList()));
        }
    }

    @Property
    void thePurchasesCapIsNeverExceeded(@ForAll("purchases") Purchase purchase) {
        Money all = Money.sum(purchase.bills().sums().stream().map(BillSums::percent).toList());
        assertTrue(purchase.rule().capPurchase() == null || all.compareTo(purchase.rule().capPurchase()) <= 0);
    }

    @Property
    void theOrderOfParticipantsInTheListDoesNotMatter(@ForAll("purchases") Purchase purchase) {
        List<Sharer> shuffled = new ArrayList<>(purchase.sharers());
        Collections.shuffle(shuffled, new Random(7));
        assertEquals(purchase.bills(), Billing.of(purchase.rule(), purchase.goods(), purchase.charges(), shuffled));
    }

    /** Whose cent is rounded is decided by the participants' order alone, not by the order of goods and charges. */
    @Property
    void theOrderOfGoodsAndChargesDoesNotMatter(@ForAll("purchases") Purchase purchase) {
        List<Goods> goods = new ArrayList<>(purchase.goods());
        List<Charge> charges = new ArrayList<>(purchase.charges());
        Collections.reverse(goods);
        Collections.reverse(charges);
        assertEquals(totals(purchase.bills()), totals(Billing.of(purchase.rule(), goods, charges, purchase.sharers())));
    }

    /** Some of somebody's units of each variant, or all, are given up. */
    @Property
    void givingUpChangesNobodyElsesBillAndTheWholeStillAddsUp(@ForAll("purchases") Purchase purchase, @ForAll Random random) {
        List<Sharer> sharers = new ArrayList<>(purchase.sharers());
        int unpaid = random.nextInt(sharers.size());
        Sharer whole = sharers.get(unpaid);
        Map<Long, Quantity> stays = new LinkedHashMap<>();
        Map<Long, Quantity> goes = new LinkedHashMap<>();
        whole.units().forEach((variant, units) -> {
            int kept = random.nextInt(3) == 0 ? units.amount().unscaledValue().intValue() : random.nextInt(units.amount().unscaledValue().intValue() + 1);
            Quantity some = new Quantity(BigDecimal.valueOf(kept, 3));
            if (some.isPositive()) {
                stays.put(variant, some);
            }
            if (units.compareTo(some) > 0) {
                goes.put(variant, units.minus(some));
            }
        });
        sharers.set(unpaid, new Sharer(whole.no(), whole.participationId(), stays, goes, whole.pickupPointId(), "", Money.ZERO));
        Purchase after = new Purchase(purchase.rule(), purchase.goods(), purchase.charges(), sharers);
        List<BillSums> before = new ArrayList<>(purchase.bills().sums());
        List<BillSums> then = new ArrayList<>(after.bills().sums());
        BillSums was = before.remove(unpaid);
        BillSums is = then.remove(unpaid);
        assertEquals(before, then);
        assertFalse(is.goods().isNegative() || is.delivery().isNegative() || is.percent().isNegative() || is.total().compareTo(was.total()) > 0);
        assertTrue(!stays.isEmpty() || is.total().isZero());
        sharesAddUpToInvoiceAndDeliveryBills(after);
        theItemsExplainTheWholeSum(after);
    }
}
