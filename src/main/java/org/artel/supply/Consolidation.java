package org.artel.supply;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.order.FrozenDemand;
import org.artel.order.RowFill;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.purchase.ShortageRule;

/**
 * Frozen orders put together per variant, in whole boxes and complete size rows.
 *
 * @param positions what goes to the supplier, in the order of the price list
 * @param open      half-filled boxes and begun rows, in the order of the price list
 * @param got       by line, then variant; units in the stead of others are of the wished variant
 */
public record Consolidation(List<Position> positions, List<Open> open, List<Settlement.Got> got) {

    /**
     * So much of a variant goes to the supplier.
     *
     * @param leftover of it, what no participant gets
     * @param price    of a unit, as the list says now
     */
    public record Position(Lot lot, LotVariant variant, Quantity quantity, Quantity leftover, UnitPrice price) {

        /** Whole boxes; null: it does not come in boxes. */
        public BigDecimal boxes() {
            return lot.soldInPacks() ? quantity.amount().divideToIntegralValue(lot.packSize().amount()) : null;
        }

        /** So many more can be bought: whole boxes, or steps. */
        public boolean takes(Quantity further) {
            return further.isPositive() && further.isMultipleOf(lot.soldInPacks() ? lot.packSize() : lot.step());
        }

        /** The variant's own article, or the lot's. */
        public String article() {
            return variant.article().isEmpty() ? lot.article() : variant.article();
        }

        /** Expected: at the list's price. */
        public Money sum() {
            return price.times(quantity);
        }
    }

    /**
     * A half-filled box, or a begun size row.
     *
     * @param variant null: a row
     * @param hanging units that are not bought unless the organizer buys what is missing
     * @param missing units that would complete it
     * @param choice  null: not decided yet
     */
    public record Open(Lot lot, LotVariant variant, Quantity hanging, Quantity missing, SendChoices.Choice choice) {

        public boolean isRow() {
            return variant == null;
        }

        public String name() {
            return isRow() ? lot.name() : lot.nameOf(variant);
        }
    }

    /**
     * @param lots     of the demand and of {@code choices.extra()}
     * @param variants all of these lots, withdrawn ones too
     */
    static Consolidation of(List<FrozenDemand> demand, Map<Long, Lot> lots, Map<Long, List<LotVariant>> variants, SendChoices choices) {
        Map<Long, List<Claim>> claims = demand.stream().map(Consolidation::claim).collect(Collectors.groupingBy(Claim::variantId));
        Builder builder = new Builder(claims, choices);
        lots.values().stream().sorted(Comparator.comparing(Lot::position)).forEach(lot -> builder.add(lot, variants.get(lot.id())));
        return new Consolidation(builder.positions, builder.open, Settlement.Got.together(builder.got.stream()));
    }

    static Claim claim(FrozenDemand demand) {
        return new Claim(demand.lineId(), demand.variantId(), demand.units().stream().map(u -> new Claim.Units(u.changeNo(), u.quantity())).toList(),
                demand.tolerance(), demand.wishes(), null);
    }

    public Money sum() {
        return Money.sum(positions.stream().map(Position::sum).toList());
    }

    public Quantity quantity() {
        return positions.stream().map(Position::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** In kilograms, as far as the list states weights. */
    public Quantity weight() {
        return positions.stream().map(p -> p.lot().weightOf(p.quantity())).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Boxes and rows that the organizer has not decided about. */
    public List<Open> undecided() {
        return open.stream().filter(each -> each.choice() == null).toList();
    }

    private static final class Builder {

        private final Map<Long, List<Claim>> claims;
        private final SendChoices choices;
        private final List<Position> positions = new ArrayList<>();
        private final List<Open> open = new ArrayList<>();
        private final List<Settlement.Got> got = new ArrayList<>();

        Builder(Map<Long, List<Claim>> claims, SendChoices choices) {
            this.claims = claims;
            this.choices = choices;
        }

        private List<Claim> on(long variantId) {
            return claims.getOrDefault(variantId, List.of());
        }

        void add(Lot lot, List<LotVariant> variants) {
            if (lot.soldByRow()) {
                row(lot, variants);
            } else {
                variants.forEach(variant -> single(lot, variant));
            }
        }

        private void single(Lot lot, LotVariant variant) {
            List<Claim> on = on(variant.id());
            if (!lot.soldInPacks()) {
                // what comes without boxes needs nobody's tolerance
                position(lot, variant, Claim.wanted(on), got(variant, Shortage.allocate(ShortageRule.FIRST_COME, on, Claim.wanted(on), lot.step())));
                return;
            }
            SendChoices.Choice choice = choices.boxes().get(variant.id());
            Boxes boxes = Boxes.of(lot.packSize(), on, choice == SendChoices.Choice.BUY);
            if (boxes.fill().isOpen()) {
                open.add(new Open(lot, variant, boxes.fill().open(), boxes.fill().missing(), choice));
            }
            position(lot, variant, boxes.units(), got(variant, boxes.got()));
        }

        private void row(Lot lot, List<LotVariant> variants) {
            SendChoices.Choice choice = choices.rows().get(lot.id());
            Rows rows = Rows.of(variants.stream().map(v -> new Rows.Slot(v.id(), v.neededInRow(), on(v.id()))).toList(), choice == SendChoices.Choice.BUY);
            if (rows.fill().isOpen()) {
                open.add(new Open(lot, null, sum(rows.fill(), RowFill.Slot::hanging), sum(rows.fill(), RowFill.Slot::missing), choice));
            }
            for (LotVariant variant : variants) {
                position(lot, variant, Quantity.of(rows.rows() * variant.neededInRow()),
                        rows.got().stream().filter(each -> each.variantId() == variant.id()).toList());
            }
        }

        private static List<Settlement.Got> got(LotVariant variant, Map<Long, Quantity> byLine) {
            return byLine.entrySet().stream().map(each -> new Settlement.Got(each.getKey(), variant.id(), each.getValue())).toList();
        }

        private static Quantity sum(RowFill fill, Function<RowFill.Slot, Quantity> units) {
            return fill.slots().stream().map(units).reduce(Quantity.ZERO, Quantity::plus);
        }

        /** @param bought before what the organizer buys in addition */
        private void position(Lot lot, LotVariant variant, Quantity bought, List<Settlement.Got> given) {
            got.addAll(given);
            Quantity ordered = bought.plus(choices.extra().getOrDefault(variant.id(), Quantity.ZERO));
            if (ordered.isPositive()) {
                Quantity taken = given.stream().map(Settlement.Got::quantity).reduce(Quantity.ZERO, Quantity::plus);
                positions.add(new Position(lot, variant, ordered, ordered.minus(taken), lot.priceOf(variant)));
            }
        }
    }
}
