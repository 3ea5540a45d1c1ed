package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.forum.PostService;
import org.artel.purchase.GoodsPolicy;
import org.artel.purchase.GoodsPolicyService;
import org.artel.purchase.Purchase;
import org.artel.purchase.Stage;

/** Many lots changed at once: all of them or none. First it is told in figures what that would do. */
@ApplicationScoped
@Transactional
@Retried
public class MassEditService {

    private static final int LOTS_AT_ONCE = 1000;

    @Inject
    private Lots lots;
    @Inject
    private LotWriter writer;
    @Inject
    private VariantGate gate;
    @Inject
    private ListGate listGate;
    @Inject
    private PriceListRights rights;
    @Inject
    private GoodsPolicyService policies;
    @Inject
    private PostService posts;
    @Inject
    private ChangeLog changes;
    @Inject
    private Audit audit;
    @Inject
    private Instance<OrderedPrices> orderedPrices;

    /** The change of the list that stands now, for {@link #changeCells}. */
    public long base(long purchaseId) {
        return listGate.changeNo(purchaseId);
    }

    /**
     * What {@link #change} would do. Nothing is changed.
     *
     * @param ids lots of this list; null: all that the filter finds
     * @throws Refused as {@link #change}
     */
    public MassEdit look(long memberId, long purchaseId, Collection<Long> ids, LotFilter filter, LotChange change) {
        return walk(memberId, purchaseId, false, walk -> walk.all(ids, filter, change));
    }

    /** What {@link #changeCells} would do. Nothing is changed. */
    public MassEdit lookAtCells(long memberId, long purchaseId, Map<Long, LotChange> cells) {
        return walk(memberId, purchaseId, false, walk -> walk.cells(cells));
    }

    private MassEdit walk(long memberId, long purchaseId, boolean saving, Function<Walk, Walk> through) {
        Purchase purchase = rights.requireChangeable(purchaseId, memberId, Operation.CHANGE_PRICE_LIST);
        long base = listGate.changeNo(purchaseId);
        Walk walk = through.apply(new Walk(purchase, memberId, saving, false));
        OrderedPrices orders = orderedPrices.get();
        return new MassEdit(base, walk.changed, purchase.stage() == Stage.OPEN ? orders.effect(walk.priced) : OrderedPrices.Effect.NOTHING,
                orders.ordered(walk.withdrawn));
    }

    /**
     * Changes lots alike.
     *
     * @param ids           lots of this list; null: all that the filter finds
     * @param base          {@link MassEdit#base()} of what was looked at
     * @param applyToOrders what is ordered of lots at another price costs the new price, too, and each owner is told
     * @throws Refused STALE {@code pricelist.edit.stale} when the list was changed since; {@code pricelist.edit.of} naming a lot that cannot be
     *                 so; {@code pricelist.edit.nothing}; CONFLICT outside DRAFT, ANNOUNCED and OPEN; {@code policy.*}
     */
    @Once
    public void change(long memberId, long purchaseId, Collection<Long> ids, LotFilter filter, LotChange change, long base, boolean applyToOrders) {
        save(memberId, purchaseId, base, applyToOrders, walk -> walk.all(ids, filter, change));
    }

    /**
     * Changes lots each in its own way.
     *
     * @param cells by lot
     * @throws Refused as {@link #change}
     */
    @Once
    public void changeCells(long memberId, long purchaseId, Map<Long, LotChange> cells, long base, boolean applyToOrders) {
        save(memberId, purchaseId, base, applyToOrders, walk -> walk.cells(cells));
    }

    private void save(long memberId, long purchaseId, long base, boolean applyToOrders, Function<Walk, Walk> through) {
        Purchase purchase = rights.requireChangeable(purchaseId, memberId, Operation.CHANGE_PRICE_LIST);
        if (listGate.pass(purchaseId) != base) {
            throw new Refused(Refused.Kind.STALE, "pricelist.edit.stale");
        }
        long topicId = purchase.topicId();
        boolean apply = applyToOrders && purchase.stage() == Stage.OPEN;
        Walk walk = through.apply(new Walk(purchase, memberId, true, apply));
        if (walk.changed == 0) {
            throw new Refused("pricelist.edit.nothing");
        }
        changes.lotsChanged(purchaseId);
        audit.record(Actor.member(memberId), "CHANGE_PRICE_LIST", purchaseId, "purchase", purchaseId, walk.changed + " lots");
        posts.touched(topicId);
        writer.passGatesOfList(walk.places, purchaseId, memberId, walk.priced, apply);
    }

    /** Through the lots, with a look or a change. */
    private final class Walk {
        private final long purchaseId;
        private final BigDecimal rate;
        private final GoodsPolicy policy;
        private final long memberId;
        private final boolean saving;
        private final boolean telling;
        private final LotWriter.Places places = new LotWriter.Places();
        private final Map<Long, UnitPrice> priced = new HashMap<>();
        private final Set<Long> withdrawn = new HashSet<>();
        private int changed;

        Walk(Purchase purchase, long memberId, boolean saving, boolean apply) {
            this.purchaseId = purchase.id();
            this.rate = purchase.terms().rate();
            this.policy = policies.in(purchase.sectionId());
            this.memberId = memberId;
            this.saving = saving;
            this.telling = purchase.stage() == Stage.OPEN && !apply;
        }

        Walk all(Collection<Long> ids, LotFilter filter, LotChange change) {
            if (ids != null) {
                return cells(ids.stream().collect(Collectors.toMap(Function.identity(), id -> change, (a, b) -> a)));
            }
            int after = 0;
            for (List<Lot> some; !(some = lots.page(purchaseId, filter, after, LOTS_AT_ONCE)).isEmpty(); ) {
                after = some.get(some.size() - 1).position();
                some(some, lot -> change);
            }
            return this;
        }

        Walk cells(Map<Long, LotChange> cells) {
            List<Long> ids = cells.keySet().stream().sorted().toList();
            for (int from = 0; from < ids.size(); from += LOTS_AT_ONCE) {
                List<Lot> some = lots.byIds(ids.subList(from, Math.min(ids.size(), from + LOTS_AT_ONCE)));
                if (some.stream().anyMatch(lot -> lot.purchaseId() != purchaseId)) {
                    throw Refused.notFound();
                }
                some(some, lot -> cells.get(lot.id()));
            }
            return this;
        }

        private void some(List<Lot> some, Function<Lot, LotChange> said) {
            List<Lot> offered = some.stream().filter(lot -> !lot.isWithdrawn()).toList();
            List<Long> ids = offered.stream().map(Lot::id).toList();
            Map<Long, List<LotVariant>> variants = lots.variantsOf(ids).stream().collect(Collectors.groupingBy(LotVariant::lotId));
            Map<Long, VariantGate.Taken> taken = gate.ofLots(ids);
            List<LotWriter.Change> writing = new ArrayList<>();
            List<Lot> leaving = new ArrayList<>();
            for (Lot lot : offered) {
                LotChange change = said.apply(lot);
                List<LotVariant> own = variants.getOrDefault(lot.id(), List.of());
                if (change.withdraw()) {
                    leaving.add(lot);
                    own.stream().filter(variant -> taken.get(variant.id()).ordered().isPositive()).forEach(variant -> withdrawn.add(variant.id()));
                } else {
                    add(writing, lot, own, taken, change);
                }
            }
            changed += writing.size() + leaving.size();
            if (saving) {
                writer.change(writing, taken, rate, memberId, telling, places);
                writer.withdraw(leaving, variants, memberId);
            }
            lots.flushAndForget();
        }

        private void add(List<LotWriter.Change> writing, Lot lot, List<LotVariant> own, Map<Long, VariantGate.Taken> taken, LotChange change) {
            LotContent before = LotWriter.contentOf(lot, own, taken);
            LotContent after = change.appliedTo(before);
            if (after.equals(before)) {
                return;
            }
            policy.againstCategory(after.category()).ifPresent(no -> {
                throw no;
            });
            own.forEach(variant -> {
                UnitPrice now = after.pricesOfKnown(rate).get(variant.id());
                if (!now.equals(lot.priceOf(variant)) && (saving || taken.get(variant.id()).ordered().isPositive())) {
                    priced.put(variant.id(), now);
                }
            });
            writing.add(new LotWriter.Change(lot, own, after));
        }
    }
}
