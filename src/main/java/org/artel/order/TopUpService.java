package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.forum.PostService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.GateState;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * The top-up after the general order: members may add the units that boxes and size rows still lack, and, while the purchase is below its
 * minimum, units of what is sold singly. Nobody can reduce. As everything after the Stop it takes the purchase's gate first, so that what is
 * missing is never given twice.
 */
@ApplicationScoped
@Transactional
@Retried
public class TopUpService {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Orders orders;
    @Inject
    private OrderGates gates;
    @Inject
    private Refusals refusals;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate purchaseGate;
    @Inject
    private VariantGate variantGate;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PostService posts;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;

    /** What may be added of one variant. */
    public record Missing(Lot lot, LotVariant variant, Quantity units) {
    }

    /**
     * @param missing in the order of the price list
     * @param below   the minimum is missed: what is sold singly may be added too
     * @param prices  of the list are the viewer's to see
     * @param own     prices of the viewer's lines, by variant
     */
    public record Board(List<Missing> missing, boolean below, boolean prices, Map<Long, UnitPrice> own) {

        /** What a unit more costs the viewer: a line keeps its price, a new one has the list's; null: not theirs to see. */
        public UnitPrice priceOf(Lot lot, LotVariant variant) {
            return own.getOrDefault(variant.id(), prices ? lot.priceOf(variant) : null);
        }
    }

    /**
     * What a top-up that begins lacks. The caller took the purchase to TOP_UP in the same transaction, and holds its gate.
     *
     * @param missing units above zero, by variant; may be empty when only the minimum is missed
     */
    public void begin(long purchaseId, Map<Long, Quantity> missing) {
        em.createNativeQuery("DELETE FROM top_up_gate WHERE purchase_id = ?").setParameter(1, purchaseId).executeUpdate();
        missing.forEach((variant, units) -> em.createNativeQuery("INSERT INTO top_up_gate (purchase_id, variant_id, missing) VALUES (?, ?, ?)")
                .setParameter(1, purchaseId).setParameter(2, variant).setParameter(3, units.amount()).executeUpdate());
    }

    /**
     * What may be added now; nothing outside TOP_UP.
     *
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer
     */
    public Board board(long purchaseId, Long viewerId) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        if (purchase.stage() != Stage.TOP_UP) {
            return new Board(List.of(), false, false, Map.of());
        }
        Map<Long, Quantity> missing = missing(purchaseId);
        Map<Long, LotVariant> variants = pricelist.variantsByIds(missing.keySet());
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        return new Board(missing.entrySet().stream().map(entry -> {
            LotVariant variant = variants.get(entry.getKey());
            return new Missing(lots.get(variant.lotId()), variant, entry.getValue());
        }).toList(), !purchase.terms().reachesMinimum(purchaseGate.read(purchaseId)), view.rights(purchase, viewerId).prices(), own(purchaseId, viewerId));
    }

    private Map<Long, UnitPrice> own(long purchaseId, Long viewerId) {
        Collection<OrderLine> lines = viewerId == null ? List.of()
                : orders.find(purchaseId, viewerId).map(own -> orders.linesByVariant(own.id()).values()).orElse(List.of());
        return lines.stream().filter(line -> line.quantity().isPositive()).collect(Collectors.toMap(OrderLine::variantId, OrderLine::price));
    }

    private Map<Long, Quantity> missing(long purchaseId) {
        Map<Long, Quantity> missing = new LinkedHashMap<>();
        for (Object each : em.createNativeQuery("SELECT g.variant_id, g.missing FROM top_up_gate g JOIN lot_variant v ON v.id = g.variant_id "
                        + "JOIN lot l ON l.id = v.lot_id WHERE g.purchase_id = ? AND g.missing > 0 ORDER BY l.position, v.position")
                .setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            missing.put(((Number) row[0]).longValue(), new Quantity((BigDecimal) row[1]));
        }
        return missing;
    }

    /**
     * So many units more of a variant in the member's order, at the line's price; a new line has the list's.
     *
     * @param units above zero
     * @return the participation's id
     * @throws Refused FORBIDDEN, NOT_FOUND; CONFLICT {@code order.tooLate} outside TOP_UP, {@code topUp.missing} naming how many are missing,
     *                 {@code topUp.notMissing}, {@code order.withdrawn}; INVALID for a rule of the price list
     */
    @Once
    public long add(long memberId, long purchaseId, long variantId, Quantity units) {
        access.require(Operation.ORDER, memberId, Relation.NONE);
        if (!units.isPositive()) {
            throw new Refused("topUp.units");
        }
        Purchase seen = view.requireVisible(purchaseId, memberId);
        if (seen.stage() != Stage.TOP_UP) {
            throw purchaseGate.tooLate(purchaseId);
        }
        // the topic's counter before the gate, like every stage verb: a new order needs a number there
        posts.touched(seen.topicId());
        purchaseGate.hold(purchaseId, Set.of(Stage.TOP_UP));
        Purchase purchase = purchases.byId(purchaseId);
        refusals.obstacle(purchase, memberId).ifPresent(no -> {
            throw no;
        });
        LotVariant variant = Optional.ofNullable(pricelist.variantsByIds(List.of(variantId)).get(variantId))
                .filter(found -> found.purchaseId() == purchaseId).orElseThrow(() -> new Refused("order.noSuchLot"));
        Lot lot = pricelist.lotsByIds(List.of(variant.lotId())).get(variant.lotId());
        take(purchase, lot, variant, units);

        Instant now = clock.instant();
        Optional<Participation> before = orders.claim(purchaseId, memberId, Participation.OWN, now);
        Participation participation = before.orElseGet(() -> new Participation(purchaseId, memberId, now));
        Map<Long, OrderLine> lines = before.isPresent() ? orders.linesByVariant(participation.id()) : Map.of();
        Map<Long, List<Long>> wishes = orders.wishes(lines.values());
        OrderLine line = lines.get(variantId);
        OrderChange change = new OrderChange(participation, lines, new OrderChange.Goods(Map.of(variantId, variant), Map.of(lot.id(), lot)),
                purchase.terms().replacementPolicy(), now);
        change.topUp(variant, units, line == null ? List.of() : wishes.getOrDefault(line.id(), List.of()));
        OrderGates.Written written = gates.write(purchase, now, new OrderGates.Part(participation, before.isEmpty(), change, wishes.keySet(),
                OrderIncrement.Why.TOP_UP, Actor.member(memberId), true));
        audit.record(Actor.member(memberId), "TOP_UP", purchaseId, "participation", participation.id(), units.toString());
        gates.pass(written, variantGate::take);
        return participation.id();
    }

    private void take(Purchase purchase, Lot lot, LotVariant variant, Quantity units) {
        Quantity missing = missing(purchase.id()).getOrDefault(variant.id(), Quantity.ZERO);
        if (units.compareTo(missing) <= 0) {
            em.createNativeQuery("UPDATE top_up_gate SET missing = missing - ? WHERE purchase_id = ? AND variant_id = ?")
                    .setParameter(1, units.amount()).setParameter(2, purchase.id()).setParameter(3, variant.id()).executeUpdate();
            return;
        }
        GateState state = purchaseGate.read(purchase.id());
        boolean singly = !lot.soldInPacks() && !lot.soldByRow();
        if (!singly || purchase.terms().reachesMinimum(state)) {
            throw missing.isPositive() ? new Refused(Refused.Kind.CONFLICT, "topUp.missing", lot.nameOf(variant), missing)
                    : new Refused(Refused.Kind.CONFLICT, "topUp.notMissing", lot.nameOf(variant));
        }
    }
}
