package org.artel.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.VariantGate;

/**
 * What of somebody's interest an order form can be filled with today, and in words what is different from when it was wanted.
 *
 * <pre>
 * wanted                          today                          carried  said
 * 3 of a lot                      as it was                      3
 * 3 of a lot                      taken off the list             –        gone
 * 3 of a lot                      14.00 instead of 12.50         3        new price
 * 3 of a lot                      stock 2                        2        reduced
 * 3 of size S, 2 of size M        a person may have 4            3, 1     reduced
 * 3 of a lot                      sold by the half dozen         –        other steps
 * </pre>
 *
 * @param lines       what fits, at today's price
 * @param differences one sentence for each difference, told as a refusal is
 */
public record CarriedInterest(List<InterestLine> lines, List<Refused> differences) {

    /** @param stock by variant; a variant without an entry is not limited */
    static CarriedInterest of(Collection<InterestLine> wanted, Map<Long, LotVariant> variants, Map<Long, Lot> lots,
            Map<Long, VariantGate.Taken> stock) {
        CarriedInterest carried = new CarriedInterest(new ArrayList<>(), new ArrayList<>());
        Map<Long, Quantity> ofLot = new HashMap<>();
        for (InterestLine line : wanted) {
            LotVariant variant = variants.get(line.variantId());
            Lot lot = lots.get(variant.lotId());
            String name = lot.nameOf(variant);
            if (lot.isWithdrawn() || variant.isWithdrawn()) {
                carried.differences.add(new Refused("interest.gone", name));
                continue;
            }
            if (!lot.soldInSteps(line.quantity()) || !lot.reachesMinimum(line.quantity())) {
                carried.differences.add(new Refused("interest.otherSteps", name, line.quantity()));
                continue;
            }
            Quantity had = ofLot.getOrDefault(lot.id(), Quantity.ZERO);
            Quantity fits = fitting(line.quantity(), lot, had, stock.get(variant.id()));
            if (fits.compareTo(line.quantity()) < 0) {
                carried.differences.add(new Refused("interest.reduced", name, fits, line.quantity()));
            }
            if (fits.isPositive()) {
                ofLot.put(lot.id(), had.plus(fits));
                carried.lines.add(new InterestLine(variant.id(), fits, lot.priceOf(variant)));
                if (!lot.priceOf(variant).equals(line.price())) {
                    carried.differences.add(new Refused("interest.price", name, line.price(), lot.priceOf(variant)));
                }
            }
        }
        return carried;
    }

    /** Whole steps within the stock and the maximum a person; zero when not even the lot's minimum is left. */
    private static Quantity fitting(Quantity wanted, Lot lot, Quantity had, VariantGate.Taken taken) {
        BigDecimal most = wanted.amount();
        if (lot.personMaximum() != null) {
            most = most.min(lot.personMaximum().minus(had).amount());
        }
        if (taken != null && taken.left() != null) {
            most = most.min(taken.left().amount());
        }
        Quantity fits = new Quantity(most.max(BigDecimal.ZERO).divideToIntegralValue(lot.step().amount()).multiply(lot.step().amount()));
        return lot.reachesMinimum(fits) ? fits : Quantity.ZERO;
    }
}
