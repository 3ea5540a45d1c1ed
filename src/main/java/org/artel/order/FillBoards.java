package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.GateState;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Terms;

/** Draws the fill board of a purchase from the gates' running sums: a handful of statements, however many orders there are. */
@ApplicationScoped
@Transactional
public class FillBoards {

    /** Boxes and rows that one board shows: a list of 50,000 lots has no board of 50,000 lines. */
    private static final int LOTS_MAX = 200;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseView view;
    @Inject
    private PricelistService pricelist;

    /**
     * What is ordered and tolerated of one variant, over all participants.
     *
     * @param wishing units of what is sold by the size row whose owners name other variants that would do, by these, the dearest first
     */
    public record Demand(Quantity ordered, Quantity tolerance, Map<List<Long>, Quantity> wishing) {

        public static final Demand NONE = of(Quantity.ZERO, Quantity.ZERO);

        static Demand of(Quantity ordered, Quantity tolerance) {
            return new Demand(ordered, tolerance, Map.of());
        }
    }

    /**
     * The board's version: it shows the same as long as this number is the same. One statement.
     *
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer
     */
    public long version(long purchaseId, Long viewerId) {
        view.requireVisible(purchaseId, viewerId);
        return gate.read(purchaseId).changeNo();
    }

    /**
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer
     */
    public FillBoard board(long purchaseId, Long viewerId) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        boolean prices = view.rights(purchase, viewerId).prices();
        GateState state = gate.read(purchaseId);
        Map<Long, Demand> demand = begun(purchaseId, "(l.pack_size > 1 OR l.sold_by_row)", " LIMIT " + LOTS_MAX);
        Map<Long, LotVariant> variants = pricelist.variantsByIds(demand.keySet());
        Set<Long> lotIds = new LinkedHashSet<>();
        demand.keySet().forEach(variant -> lotIds.add(variants.get(variant).lotId()));
        Map<Long, Lot> lots = pricelist.lotsByIds(lotIds);
        Map<Long, List<LotVariant>> slots = pricelist.allVariantsOf(
                lots.values().stream().filter(Lot::soldByRow).map(Lot::id).toList());

        List<FillBoard.Box> boxes = new ArrayList<>();
        List<FillBoard.Row> rows = new ArrayList<>();
        for (long lotId : lotIds) {
            Lot lot = lots.get(lotId);
            if (lot.soldByRow()) {
                rows.add(row(lot, slots.getOrDefault(lotId, List.of()), demand));
            } else {
                demand.keySet().stream().map(variants::get).filter(variant -> variant.lotId() == lotId)
                        .map(variant -> box(lot, variant, demand.get(variant.id()))).forEach(boxes::add);
            }
        }
        return new FillBoard(state, minima(purchase.terms(), state, prices), purchase.terms().minimumAll(), prices, boxes, rows);
    }

    /** How one variant stands in boxes. */
    public static FillBoard.Box box(Lot lot, LotVariant variant, Demand demand) {
        return new FillBoard.Box(lot, variant, BoxFill.of(lot.packSize(), demand.ordered(), demand.tolerance()));
    }

    /** How the size row of a lot is filled. */
    public static FillBoard.Row row(Lot lot, List<LotVariant> slots, Map<Long, Demand> demand) {
        return new FillBoard.Row(lot, slots.stream().filter(slot -> slot.neededInRow() > 0).toList(), RowFill.of(slots.stream().map(slot -> {
            Demand of = demand.getOrDefault(slot.id(), Demand.NONE);
            return new RowFill.Has(slot.id(), slot.neededInRow(), of.ordered(), of.wishing());
        }).toList()));
    }

    private static List<FillBoard.Minimum> minima(Terms terms, GateState state, boolean prices) {
        List<FillBoard.Minimum> minima = new ArrayList<>();
        boolean none = terms.minimumSum() == null && terms.minimumQuantity() == null && terms.minimumWeight() == null;
        if (prices && (terms.minimumSum() != null || none)) {
            minima.add(new FillBoard.Minimum(FillBoard.Measure.SUM, state.goods().amount(),
                    terms.minimumSum() == null ? null : terms.minimumSum().amount()));
        }
        if (terms.minimumQuantity() != null || none) {
            minima.add(new FillBoard.Minimum(FillBoard.Measure.QUANTITY, state.quantity().amount(), amount(terms.minimumQuantity())));
        }
        if (terms.minimumWeight() != null) {
            minima.add(new FillBoard.Minimum(FillBoard.Measure.WEIGHT, state.weight().amount(), amount(terms.minimumWeight())));
        }
        return minima;
    }

    private static BigDecimal amount(Quantity quantity) {
        return quantity == null ? null : quantity.amount();
    }

    /** How many lots have a begun size row that is not complete. */
    long openRows(long purchaseId) {
        Map<Long, Demand> demand = begun(purchaseId, "l.sold_by_row", "");
        List<Long> lotIds = pricelist.variantsByIds(demand.keySet()).values().stream().map(LotVariant::lotId).distinct().toList();
        Map<Long, List<LotVariant>> slots = pricelist.variantsOf(lotIds);
        return pricelist.lotsByIds(lotIds).values().stream().filter(lot -> row(lot, slots.get(lot.id()), demand).fill().isOpen()).count();
    }

    /** The demand for what was begun of these lots, in the order of the price list. */
    private Map<Long, Demand> begun(long purchaseId, String lots, String limit) {
        return demand(em.createNativeQuery("SELECT g.variant_id, g.ordered, COALESCE((SELECT SUM(o.tolerance) FROM order_line o "
                        + "WHERE o.variant_id = g.variant_id AND o.quantity > 0), 0) FROM variant_gate g JOIN lot l ON l.id = g.lot_id "
                        + "JOIN lot_variant v ON v.id = g.variant_id WHERE g.purchase_id = ? AND g.ordered > 0 "
                        + "AND " + lots + " ORDER BY l.position, v.position" + limit)
                .setParameter(1, purchaseId).getResultList());
    }

    /** What is ordered of these lots, by variant; variants that nobody ordered have no entry. The caller checks the rights. */
    public Map<Long, Demand> demandOf(Collection<Long> lotIds) {
        if (lotIds.isEmpty()) {
            return Map.of();
        }
        return demand(em.createNativeQuery("SELECT g.variant_id, g.ordered, COALESCE((SELECT SUM(o.tolerance) FROM order_line o "
                + "WHERE o.variant_id = g.variant_id AND o.quantity > 0), 0) FROM variant_gate g WHERE g.ordered > 0 AND g.lot_id IN ("
                + Orders.joined(lotIds) + ")").getResultList());
    }

    private Map<Long, Demand> demand(List<?> rows) {
        Map<Long, Demand> demand = new LinkedHashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            demand.put(((Number) row[0]).longValue(), Demand.of(new Quantity((BigDecimal) row[1]), new Quantity((BigDecimal) row[2])));
        }
        wishing(demand.keySet()).forEach((variant, wishing) -> demand.computeIfPresent(variant,
                (id, of) -> new Demand(of.ordered(), of.tolerance(), wishing)));
        return demand;
    }

    private Map<Long, Map<List<Long>, Quantity>> wishing(Collection<Long> variantIds) {
        Map<Long, Map<List<Long>, Quantity>> wishing = new HashMap<>();
        if (variantIds.isEmpty()) {
            return wishing;
        }
        for (Object each : em.createNativeQuery("SELECT variant_id, wishes, SUM(quantity) FROM (SELECT o.variant_id, o.quantity, "
                        + "GROUP_CONCAT(w.variant_id ORDER BY w.position) wishes FROM order_line o JOIN lot l ON l.id = o.lot_id "
                        + "JOIN purchase p ON p.id = o.purchase_id JOIN order_line_wish w ON w.line_id = o.id WHERE o.variant_id IN ("
                        + Orders.joined(variantIds) + ") AND l.sold_by_row AND o.quantity > 0 AND o.replacement = 'WISHES' "
                        + "AND p.replacement_policy <> 'NONE' GROUP BY o.id, o.variant_id, o.quantity) s GROUP BY variant_id, wishes ORDER BY variant_id, wishes")
                .getResultList()) {
            Object[] row = (Object[]) each;
            wishing.computeIfAbsent(((Number) row[0]).longValue(), variant -> new LinkedHashMap<>())
                    .put(Arrays.stream(((String) row[1]).split(",")).map(Long::valueOf).toList(), new Quantity((BigDecimal) row[2]));
        }
        return wishing;
    }
}
