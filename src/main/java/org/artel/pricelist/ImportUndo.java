package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.UnitPrice;
import org.artel.purchase.Purchase;
import org.artel.purchase.Stage;

/**
 * Takes back what an import did, lot by lot, by new revisions: nothing is forgotten. A lot that was changed since, and one that was
 * added and is ordered, stays as it is.
 */
@ApplicationScoped
class ImportUndo {

    private static final int LOTS_AT_ONCE = 1000;

    @Inject
    private Lots lots;
    @Inject
    private LotWriter writer;
    @Inject
    private LotRevisions revisions;
    @Inject
    private VariantGate gate;
    @Inject
    private ImportedLots importedLots;
    @Inject
    private Instance<OrderedPrices> orderedPrices;

    /** Only looks. */
    Undo look(Purchase purchase, long uploadId, long base, long memberId) {
        Walk walk = new Walk(purchase, memberId, false);
        walk.through(uploadId);
        return new Undo(base, walk.withdrawn, walk.returned, walk.offeredAgain, walk.ordered, walk.changedSince,
                orderedPrices.get().ordered(walk.orderedAtOtherPrice));
    }

    void run(Purchase purchase, long uploadId, long memberId) {
        Walk walk = new Walk(purchase, memberId, true);
        walk.through(uploadId);
        writer.passGatesOfList(walk.places);
    }

    private final class Walk {
        private final long purchaseId;
        private final BigDecimal rate;
        private final boolean open;
        private final long memberId;
        private final boolean saving;
        private final LotWriter.Places places = new LotWriter.Places();
        private final Map<Long, VariantGate.Taken> taken;
        private final Map<String, Long> offered = new HashMap<>();
        private final Set<Long> orderedAtOtherPrice = new HashSet<>();
        private int withdrawn;
        private int returned;
        private int offeredAgain;
        private int ordered;
        private int changedSince;

        Walk(Purchase purchase, long memberId, boolean saving) {
            this.purchaseId = purchase.id();
            this.rate = purchase.terms().rate();
            this.open = purchase.stage() == Stage.OPEN;
            this.memberId = memberId;
            this.saving = saving;
            this.taken = gate.read(purchaseId);
            for (Object[] row : lots.names(purchaseId)) {
                if (row[3] == null && !((String) row[1]).isEmpty()) {
                    offered.put((String) row[1], (Long) row[0]);
                }
            }
        }

        void through(long uploadId) {
            int after = 0;
            for (List<ImportedLot> some; !(some = importedLots.page(uploadId, null, false, null, after, LOTS_AT_ONCE)).isEmpty(); ) {
                takeBack(some);
                after = some.get(some.size() - 1).place();
            }
        }

        private void takeBack(List<ImportedLot> some) {
            List<Long> ids = some.stream().map(ImportedLot::lotId).toList();
            Map<Long, Lot> known = lots.byIds(ids).stream().collect(Collectors.toMap(Lot::id, lot -> lot));
            Map<Long, List<LotVariant>> variants = lots.allVariantsOf(ids).stream().collect(Collectors.groupingBy(LotVariant::lotId));
            Map<Long, LotState> before = revisions.before(some.stream().filter(row -> row.outcome() == ImportedLot.Outcome.CHANGED).toList());
            List<Lot> leaving = new ArrayList<>();
            List<Lot> withdrawnBefore = new ArrayList<>();
            List<Lot> returning = new ArrayList<>();
            List<LotWriter.Change> changes = new ArrayList<>();
            for (ImportedLot row : some) {
                Lot lot = known.get(row.lotId());
                List<LotVariant> own = variants.getOrDefault(lot.id(), List.of());
                if (lot.revision() != row.revision() || row.outcome() == ImportedLot.Outcome.GONE && isTakenByAnother(lot)) {
                    changedSince++;
                } else if (row.outcome() == ImportedLot.Outcome.GONE) {
                    returning.add(lot);
                } else if (row.outcome() == ImportedLot.Outcome.ADDED && own.stream().anyMatch(variant -> isOrdered(variant.id()))) {
                    ordered++;
                } else if (row.outcome() == ImportedLot.Outcome.ADDED) {
                    leaving.add(lot);
                } else {
                    LotState state = before.get(lot.id());
                    changes.add(change(lot, own, state));
                    if (state.withdrawn()) {
                        withdrawnBefore.add(lot);
                    }
                }
            }
            withdrawn += leaving.size();
            offeredAgain += returning.size();
            returned += changes.size();
            if (saving) {
                Map<Long, List<LotVariant>> active = lots.variantsOf(ids).stream().collect(Collectors.groupingBy(LotVariant::lotId));
                writer.change(changes, taken, rate, memberId, open, places);
                writer.withdraw(leaving, active, memberId);
                writer.withdraw(withdrawnBefore, active, memberId);
                writer.offerAgain(returning, active, memberId);
            }
            lots.flushAndForget();
        }

        private LotWriter.Change change(Lot lot, List<LotVariant> own, LotState state) {
            Set<Long> named = state.content().variants().stream().map(LotContent.Variant::id).collect(Collectors.toSet());
            Map<Long, UnitPrice> prices = LotState.offered(state.content(), rate).pricesOfKnown();
            own.stream().filter(variant -> isOrdered(variant.id()) && !lot.priceOf(variant).equals(prices.get(variant.id())))
                    .forEach(variant -> orderedAtOtherPrice.add(variant.id()));
            return new LotWriter.Change(lot, own.stream().filter(variant -> !variant.isWithdrawn() || named.contains(variant.id())).toList(),
                    state.content());
        }

        private boolean isTakenByAnother(Lot lot) {
            Long other = offered.get(lot.article());
            return other != null && !other.equals(lot.id());
        }

        private boolean isOrdered(long variantId) {
            return taken.get(variantId).ordered().isPositive();
        }
    }
}
