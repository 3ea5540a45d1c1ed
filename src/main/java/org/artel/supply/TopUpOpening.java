package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.AllocationService;
import org.artel.order.BoxFill;
import org.artel.order.FrozenDemand;
import org.artel.order.TopUpService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/** Opens a top-up: says what half-filled boxes, begun size rows and the minimum of a sent purchase lack. */
@ApplicationScoped
@Transactional
@Retried
public class TopUpOpening {

    @Inject
    private AllocationService allocations;
    @Inject
    private TopUpService topUp;
    @Inject
    private PricelistService pricelist;
    @Inject
    private ProgressService progress;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;

    /** So many units would fill a box or complete a row. */
    public record Lack(Lot lot, LotVariant variant, Quantity units) {
    }

    /**
     * What a top-up would ask for, in the order of the price list.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND
     */
    public List<Lack> lacks(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.VIEW_GENERAL_ORDER, memberId, view.relation(purchase, memberId));
        return lacks(purchaseId);
    }

    /**
     * SENT → TOP_UP, by the organizer.
     *
     * @param reason may be null
     * @throws Refused FORBIDDEN, NOT_FOUND; CONFLICT {@code topUp.nothingLacks}, {@code purchase.noSuchWay}
     */
    @Once
    public void open(long purchaseId, long memberId, String reason) {
        Purchase purchase = progress.advance(purchaseId, memberId, Stage.TOP_UP, reason);
        List<Lack> lacks = lacks(purchaseId);
        if (lacks.isEmpty() && purchase.terms().reachesMinimum(gate.read(purchaseId))) {
            throw new Refused(Refused.Kind.CONFLICT, "topUp.nothingLacks");
        }
        topUp.begin(purchaseId, lacks.stream().collect(Collectors.toMap(lack -> lack.variant().id(), Lack::units)));
    }

    private List<Lack> lacks(long purchaseId) {
        Map<Long, List<FrozenDemand>> byLot = allocations.frozen(purchaseId).stream()
                .collect(Collectors.groupingBy(FrozenDemand::lotId, LinkedHashMap::new, Collectors.toList()));
        Map<Long, List<LotVariant>> variants = pricelist.allVariantsOf(byLot.keySet());
        List<Lack> lacks = new ArrayList<>();
        pricelist.lotsByIds(byLot.keySet()).values().stream().filter(lot -> !lot.isWithdrawn())
                .sorted((one, other) -> Integer.compare(one.position(), other.position())).forEach(lot -> {
            Map<Long, List<FrozenDemand>> of = byLot.get(lot.id()).stream().collect(Collectors.groupingBy(FrozenDemand::variantId));
            if (lot.soldByRow()) {
                Rows.fill(variants.get(lot.id()).stream().map(v -> new Rows.Slot(v.id(), v.neededInRow(),
                        of.getOrDefault(v.id(), List.of()).stream().map(Consolidation::claim).toList())).toList()).slots()
                        .forEach(slot -> lack(lacks, lot, variants.get(lot.id()), slot.variantId(), slot.missing()));
            } else if (lot.soldInPacks()) {
                of.forEach((variant, lines) -> lack(lacks, lot, variants.get(lot.id()), variant, BoxFill.of(lot.packSize(), sum(lines),
                        lines.stream().map(FrozenDemand::tolerance).reduce(Quantity.ZERO, Quantity::plus)).missing()));
            }
        });
        return lacks;
    }

    private static Quantity sum(List<FrozenDemand> lines) {
        return lines.stream().map(FrozenDemand::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** Nothing is asked of a variant that is not offered any more. */
    private static void lack(List<Lack> lacks, Lot lot, List<LotVariant> variants, long variantId, Quantity units) {
        LotVariant lacking = variants.stream().filter(variant -> variant.id() == variantId).findFirst().orElseThrow();
        if (units.isPositive() && !lacking.isWithdrawn()) {
            lacks.add(new Lack(lot, lacking, units));
        }
    }
}
