package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;

/** Writes lots with all that belongs to them: variants, their gates, the earlier revision, the news of a changed price. */
@ApplicationScoped
class LotWriter {

    @Inject
    private Lots lots;
    @Inject
    private LotInserts inserts;
    @Inject
    private LotRevisions revisions;
    @Inject
    private VariantGate gate;
    @Inject
    private Instance<OrderedPrices> orderedPrices;
    @Inject
    private Event<LotPricesChanged> pricesChanged;
    @Inject
    private Clock clock;

    /** Gates that the caller opens, or limits, in one go with those of other lots. */
    static final class Places {
        final List<VariantGate.Place> fresh = new ArrayList<>();
        final List<VariantGate.Place> kept = new ArrayList<>();
    }

    Lot add(long purchaseId, int position, LotContent content, BigDecimal rate, Places places) {
        Lot lot = new Lot(purchaseId, position, content, rate);
        lots.add(lot);
        int place = 0;
        for (LotContent.Variant variant : content.variants()) {
            addVariant(lot, place++, variant, rate, places);
        }
        return lot;
    }

    /**
     * Many new lots, from this position on, with their variants and gates.
     *
     * @return id of the first one; the others follow it. 0: there are none
     */
    long addAll(long purchaseId, int firstPosition, List<LotContent> contents, BigDecimal rate) {
        if (contents.isEmpty()) {
            return 0;
        }
        long firstId = inserts.ids("lot", contents.size());
        long lotId = firstId;
        long variantId = inserts.ids("lot_variant", contents.stream().mapToInt(content -> content.variants().size()).sum());
        List<Lot> added = new ArrayList<>();
        List<LotVariant> variants = new ArrayList<>();
        List<VariantGate.Place> places = new ArrayList<>();
        int position = firstPosition;
        for (LotContent content : contents) {
            Lot lot = new Lot(purchaseId, position++, content, rate).numbered(lotId++);
            added.add(lot);
            int place = 0;
            for (LotContent.Variant each : content.variants()) {
                LotVariant variant = new LotVariant(lot, place++, each, rate).numbered(variantId++);
                variants.add(variant);
                places.add(new VariantGate.Place(variant.id(), lot.id(), purchaseId, each.stock()));
            }
        }
        inserts.insert(added, variants);
        gate.open(places);
        return firstId;
    }

    private void addVariant(Lot lot, int place, LotContent.Variant content, BigDecimal rate, Places places) {
        LotVariant variant = new LotVariant(lot, place, content, rate);
        lots.add(variant);
        places.fresh.add(new VariantGate.Place(variant.id(), lot.id(), lot.purchaseId(), content.stock()));
    }

    /**
     * What a lot shall be from now on.
     *
     * @param variants those of the lot; of the withdrawn ones those that return
     */
    record Change(Lot lot, List<LotVariant> variants, LotContent content) {
    }

    /**
     * New revisions. Variants that the content does not name any more are withdrawn.
     *
     * @param taken   the gates of the lots' variants, by variant
     * @param running the purchase is open: who ordered hears of a changed price
     */
    void change(List<Change> changes, Map<Long, VariantGate.Taken> taken, BigDecimal rate, long memberId, boolean running, Places places) {
        revisions.keep(changes.stream().map(Change::lot).toList(),
                changes.stream().collect(Collectors.toMap(change -> change.lot().id(), Change::variants)), memberId);
        List<LotPricesChanged.Price> prices = new ArrayList<>();
        changes.forEach(change -> change(change, taken, rate, places, prices));
        if (running && !prices.isEmpty()) {
            pricesChanged.fire(new LotPricesChanged(changes.get(0).lot().purchaseId(), prices));
        }
    }

    private void change(Change change, Map<Long, VariantGate.Taken> taken, BigDecimal rate, Places places,
            List<LotPricesChanged.Price> prices) {
        Lot lot = change.lot();
        Map<Long, LotVariant> known = new HashMap<>();
        Map<Long, UnitPrice> before = new HashMap<>();
        for (LotVariant variant : change.variants()) {
            known.put(variant.id(), variant);
            before.put(variant.id(), lot.priceOf(variant));
        }
        lot.change(change.content(), rate);
        Set<Long> kept = new HashSet<>();
        int place = 0;
        for (LotContent.Variant each : change.content().variants()) {
            if (each.id() == null) {
                addVariant(lot, place++, each, rate, places);
                continue;
            }
            LotVariant variant = known.get(each.id());
            if (variant == null || !kept.add(each.id())) {
                throw new Refused("pricelist.lot.otherVariant");
            }
            variant.change(lot, place++, each, rate);
            VariantGate.Taken now = taken.get(variant.id());
            if (!Objects.equals(now.stock(), each.stock())) {
                places.kept.add(new VariantGate.Place(variant.id(), lot.id(), lot.purchaseId(), each.stock()));
            }
            if (now.ordered().isPositive() && !lot.priceOf(variant).equals(before.get(variant.id()))) {
                prices.add(new LotPricesChanged.Price(lot.id(), variant.id(), before.get(variant.id()), lot.priceOf(variant)));
            }
        }
        known.values().stream().filter(variant -> !kept.contains(variant.id()) && !variant.isWithdrawn()).forEach(variant -> variant.withdraw(clock.instant()));
    }

    /** @param variants by lot */
    void withdraw(List<Lot> some, Map<Long, List<LotVariant>> variants, long memberId) {
        revisions.keep(some, variants, memberId);
        some.forEach(lot -> lot.withdraw(clock.instant()));
    }

    /** @param variants by lot */
    void offerAgain(List<Lot> some, Map<Long, List<LotVariant>> variants, long memberId) {
        revisions.keep(some, variants, memberId);
        some.forEach(Lot::offerAgain);
    }

    /** @param variants by lot */
    void reprice(List<Lot> some, Map<Long, List<LotVariant>> variants, BigDecimal rate, long memberId) {
        revisions.keep(some, variants, memberId);
        for (Lot lot : some) {
            lot.reprice(rate);
            variants.getOrDefault(lot.id(), List.of()).forEach(variant -> variant.reprice(lot, rate));
        }
    }

    /** Opens the gates of what is new and limits the others; what the organizer sets below what is ordered is refused. */
    void passGates(Places places) {
        lots.flush();
        gate.open(places.fresh);
        for (VariantGate.Place place : places.kept) {
            gate.limit(place.variantId(), place.stock());
        }
    }

    /** The same for a list: the supplier's stock may be lower than what is ordered, then nothing is left. */
    void passGatesOfList(Places places) {
        lots.flush();
        gate.open(places.fresh);
        gate.limitAll(places.kept);
    }

    /**
     * The same, and with {@code apply} the new prices reach what is ordered.
     *
     * @param priced by variant: gross, in the portal's currency
     */
    void passGatesOfList(Places places, long purchaseId, long memberId, Map<Long, UnitPrice> priced, boolean apply) {
        if (!apply) {
            passGatesOfList(places);
            return;
        }
        Set<Long> touched = new HashSet<>(priced.keySet());
        places.kept.forEach(kept -> touched.add(kept.variantId()));
        orderedPrices.get().hold(touched);
        passGatesOfList(places);
        orderedPrices.get().apply(purchaseId, memberId, priced);
    }

    /** What stands in the database, as content; the variants in their order. */
    static LotContent contentOf(Lot lot, List<LotVariant> variants, Map<Long, VariantGate.Taken> taken) {
        return new LotContent(lot.article(), lot.name(), lot.description(), lot.link(), lot.pictureLink(), lot.photoHash(), lot.producer(),
                lot.category(), lot.unit(), lot.step(), lot.minimum(), lot.personMaximum(), lot.packSize(), lot.soldByRow(), lot.weight(),
                lot.listedPrice(), lot.listedNet(), lot.vatRate(), lot.retailPrice(), variants.stream()
                        .map(v -> new LotContent.Variant(v.id(), v.article(), v.label(), v.size(), v.colour(), v.rowQuantity(),
                                v.listedPrice(), taken.get(v.id()).stock(), v.stockAbove())).toList());
    }
}
