package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
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

    /** What is ordered and tolerated of one variant, over all participants. */
    public record Demand(Quantity ordered, Quantity tolerance) {

        public static final Demand NONE = new Demand(Quantity.ZERO, Quantity.ZERO);
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
        Map<Long, Demand> demand = begun(purchaseId);
        Map<Long, LotVariant> variants = pricelist.variantsByIds(demand.keySet());
        Set<Long> lotIds = new LinkedHashSet<>();
        demand.keySet().forEach(variant -> lotIds.add(variants.get(variant).lotId()));
        Map<Long, Lot> lots = pricelist.lotsByIds(lotIds);
        Map<Long, List<LotVariant>> slots = pricelist.variantsOf(
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
        List<LotVariant> ofRow = slots.stream().filter(slot -> slot.rowQuantity() > 0).toList();
        return new FillBoard.Row(lot, ofRow, RowFill.of(ofRow.stream().map(slot -> new RowFill.Has(slot.id(), slot.rowQuantity(),
                demand.getOrDefault(slot.id(), Demand.NONE).ordered())).toList()));
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

    /** The demand for what was begun of boxes and rows, in the order of the price list. */
    private Map<Long, Demand> begun(long purchaseId) {
        return demand(em.createNativeQuery("SELECT g.variant_id, g.ordered, COALESCE((SELECT SUM(o.tolerance) FROM order_line o "
                        + "WHERE o.variant_id = g.variant_id AND o.quantity > 0), 0) FROM variant_gate g JOIN lot l ON l.id = g.lot_id "
                        + "JOIN lot_variant v ON v.id = g.variant_id WHERE g.purchase_id = ? AND g.ordered > 0 "
                        + "AND (l.pack_size > 1 OR l.sold_by_row) ORDER BY l.position, v.position LIMIT " + LOTS_MAX)
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

    private static Map<Long, Demand> demand(List<?> rows) {
        Map<Long, Demand> demand = new LinkedHashMap<>();
        for (Object each : rows) {
            Object[] row = (Object[]) each;
            demand.put(((Number) row[0]).longValue(), new Demand(new Quantity((BigDecimal) row[1]), new Quantity((BigDecimal) row[2])));
        }
        return demand;
    }
}
