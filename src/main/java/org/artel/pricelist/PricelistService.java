package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Settings;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.forum.PostService;
import org.artel.purchase.GoodsPolicy;
import org.artel.purchase.GoodsPolicyService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseCopied;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.purchase.TermsChanged;

/**
 * The price list of a purchase: read by everybody who orders, changed by its organizer until the Stop. Every change of a lot
 * is a new revision; order lines keep the price and the revision on which they were made.
 */
@ApplicationScoped
@Transactional
@Retried
public class PricelistService {

    private static final int LOTS_AT_ONCE = 500;

    @Inject
    private Lots lots;
    @Inject
    private LotWriter writer;
    @Inject
    private LotRevisions revisions;
    @Inject
    private VariantGate gate;
    @Inject
    private ListGate listGate;
    @Inject
    private Settings settings;
    @Inject
    private PriceListRights rights;
    @Inject
    private PhotoService photos;
    @Inject
    private GoodsPolicyService policies;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PostService posts;
    @Inject
    private ChangeLog changes;
    @Inject
    private Audit audit;
    @Inject
    private Instance<OrderedPrices> orderedPrices;

    // reading -------------------------------------------------------------------------------------------------------------

    /**
     * The lots in the order of the list, by keyset. The caller has asked {@link #requireReadable}.
     *
     * @param afterPosition 0 for the first page, then the position of the last lot that was shown
     */
    public List<Lot> lots(long purchaseId, LotFilter filter, int afterPosition, int limit) {
        return lots.page(purchaseId, filter, afterPosition, limit);
    }

    /** By id; ids that do not exist are left out. */
    public Map<Long, Lot> lotsByIds(Collection<Long> ids) {
        return lots.byIds(ids).stream().collect(Collectors.toMap(Lot::id, lot -> lot));
    }

    /** By id, withdrawn ones too; ids that do not exist are left out. */
    public Map<Long, LotVariant> variantsByIds(Collection<Long> ids) {
        return lots.variantsByIds(ids).stream().collect(Collectors.toMap(LotVariant::id, variant -> variant));
    }

    /** The variants of these lots that can be ordered, in their order, by lot. */
    public Map<Long, List<LotVariant>> variantsOf(Collection<Long> lotIds) {
        return lots.variantsOf(lotIds).stream()
                .collect(Collectors.groupingBy(LotVariant::lotId, LinkedHashMap::new, Collectors.toList()));
    }

    /** The same with those that were taken off the list: orders may name them. */
    public Map<Long, List<LotVariant>> allVariantsOf(Collection<Long> lotIds) {
        return lots.allVariantsOf(lotIds).stream()
                .collect(Collectors.groupingBy(LotVariant::lotId, LinkedHashMap::new, Collectors.toList()));
    }

    /** What is in stock and ordered of the variants of these lots, by variant. */
    public Map<Long, VariantGate.Taken> takenOf(Collection<Long> lotIds) {
        return gate.ofLots(lotIds);
    }

    /** The categories in the order of the list; the empty one stands for lots without. */
    public List<String> categories(long purchaseId) {
        return lots.categories(purchaseId);
    }

    /** How many lots can be ordered. */
    public long count(long purchaseId) {
        return lots.count(purchaseId);
    }

    /**
     * The purchase whose list it is, if this viewer may see the list.
     *
     * @param memberId null: a guest
     * @throws Refused NOT_FOUND otherwise
     */
    public Purchase requireReadable(long purchaseId, Long memberId) {
        return rights.requireReadable(purchaseId, memberId);
    }

    /**
     * The purchase whose list it is, if this member may change the list now.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN, or CONFLICT {@code pricelist.notNow} outside the stages in which it may change
     */
    public Purchase requireChangeable(long purchaseId, long memberId) {
        return rights.requireChangeable(purchaseId, memberId, Operation.CHANGE_PRICE_LIST);
    }

    /** @param memberId null: a guest */
    public boolean seesPrices(Purchase purchase, Long memberId) {
        return rights.seesPrices(purchase, memberId);
    }

    /** May this member change the list now? */
    public boolean mayChange(Purchase purchase, Long memberId) {
        return rights.mayChange(purchase, memberId);
    }

    /** @throws Refused NOT_FOUND when there is none, or its purchase does not exist for this viewer */
    public Lot requireLot(long lotId, Long memberId) {
        Lot lot = find(lotId);
        rights.requireReadable(lot.purchaseId(), memberId);
        return lot;
    }

    /** Everything that is said about a lot, to be changed. */
    public LotContent content(long lotId) {
        Lot lot = find(lotId);
        return LotWriter.contentOf(lot, lots.variantsOf(List.of(lotId)), gate.ofLots(List.of(lotId)));
    }

    /** JSON of a lot and its variants as they stood in an earlier revision; empty for the current one. */
    public Optional<String> earlier(long lotId, int revision) {
        return revisions.find(lotId, revision);
    }

    /**
     * The list as CSV with headings in the reader's language, in a shape that imports again.
     *
     * @param memberId null: a guest
     */
    public String csv(long purchaseId, Long memberId, Texts texts) {
        PriceListCsv csv = new PriceListCsv(texts.locale());
        export(purchaseId, memberId, texts, csv::row);
        return csv.text();
    }

    /** The same as a workbook. */
    public byte[] xlsx(long purchaseId, Long memberId, Texts texts) {
        try (PriceListXlsx xlsx = new PriceListXlsx(texts.text("pricelist.title"))) {
            export(purchaseId, memberId, texts, xlsx::row);
            return xlsx.bytes();
        }
    }

    private void export(long purchaseId, Long memberId, Texts texts, Consumer<List<?>> rows) {
        Purchase purchase = rights.requireReadable(purchaseId, memberId);
        PriceListTable table = new PriceListTable(rights.seesPrices(purchase, memberId), settings.get("currency").orElse("EUR"));
        rows.accept(table.headings(texts));
        int after = 0;
        for (List<Lot> some; !(some = lots.page(purchaseId, LotFilter.ALL, after, LOTS_AT_ONCE)).isEmpty(); ) {
            List<Long> ids = some.stream().map(Lot::id).toList();
            Map<Long, List<LotVariant>> variants = variantsOf(ids);
            Map<Long, VariantGate.Taken> taken = gate.ofLots(ids);
            some.forEach(lot -> table.rows(lot, variants.getOrDefault(lot.id(), List.of()), taken).forEach(rows));
            after = some.get(some.size() - 1).position();
        }
    }

    // changing ------------------------------------------------------------------------------------------------------------

    /**
     * A new lot at the end of the list.
     *
     * @return its id
     * @throws Refused CONFLICT outside DRAFT, ANNOUNCED and OPEN; {@code pricelist.articleTwice}; {@code policy.*} for forbidden goods
     */
    @Once
    public long add(long memberId, long purchaseId, LotContent content) {
        Purchase purchase = rights.requireChangeable(purchaseId, memberId, Operation.CHANGE_PRICE_LIST);
        listGate.pass(purchaseId);
        check(purchase, content);
        requireFreeArticle(purchaseId, content.article(), null);
        LotWriter.Places places = new LotWriter.Places();
        Lot lot = writer.add(purchaseId, lots.lastPosition(purchaseId) + 1, content, purchase.terms().rate(), places);
        writer.passGates(places);
        changed(purchase, memberId, lot, "added");
        return lot.id();
    }

    /**
     * A new revision of a lot.
     *
     * @param revision      the one that the caller saw; null: whichever it is now
     * @param applyToOrders what is ordered of it costs the new price, too, and each owner is told; false: lines keep their price
     * @throws Refused STALE {@code pricelist.changedMeanwhile} when it is another; CONFLICT {@code pricelist.stockBelowOrdered},
     *                 and {@code order.tooLate} where orders cannot be changed any more; otherwise as {@link #add}
     */
    public void change(long memberId, long lotId, LotContent content, Integer revision, boolean applyToOrders) {
        Lot lot = findToChange(lotId);
        Purchase purchase = rights.requireChangeable(lot.purchaseId(), memberId, Operation.CHANGE_PRICE_LIST);
        requireRevision(lot, revision);
        if (lot.isWithdrawn()) {
            throw new Refused(Refused.Kind.CONFLICT, "pricelist.isWithdrawn");
        }
        check(purchase, content);
        requireFreeArticle(lot.purchaseId(), content.article(), lotId);
        LotWriter.Places places = new LotWriter.Places();
        boolean open = purchase.stage() == Stage.OPEN;
        writer.change(List.of(new LotWriter.Change(lot, lots.variantsOf(List.of(lotId)), content)), gate.ofLots(List.of(lotId)),
                purchase.terms().rate(), memberId, open && !applyToOrders, places);
        if (open && applyToOrders) {
            orderedPrices.get().apply(purchase.id(), memberId, content.pricesOfKnown(purchase.terms().rate()));
        }
        writer.passGates(places);
        changed(purchase, memberId, lot, "changed to revision " + lot.revision());
    }

    /**
     * Whom the prices of this content would touch, were they applied to what is ordered; nobody while nothing can be ordered, or where
     * the content leaves the prices as they are.
     */
    public OrderedPrices.Effect effect(long memberId, long lotId, LotContent content) {
        Lot lot = find(lotId);
        Purchase purchase = rights.requireChangeable(lot.purchaseId(), memberId, Operation.CHANGE_PRICE_LIST);
        if (purchase.stage() != Stage.OPEN) {
            return orderedPrices.get().effect(Map.of());
        }
        Map<Long, UnitPrice> prices = content.pricesOfKnown(purchase.terms().rate());
        return orderedPrices.get().effect(lots.variantsOf(List.of(lotId)).stream()
                .filter(variant -> prices.containsKey(variant.id()) && !prices.get(variant.id()).equals(lot.priceOf(variant)))
                .collect(Collectors.toMap(LotVariant::id, variant -> prices.get(variant.id()))));
    }

    /** Takes a lot out of the list: it cannot be ordered any more, lines that name it stay. */
    public void withdraw(long memberId, long lotId, Integer revision) {
        Lot lot = findToChange(lotId);
        Purchase purchase = rights.requireChangeable(lot.purchaseId(), memberId, Operation.CHANGE_PRICE_LIST);
        requireRevision(lot, revision);
        if (!lot.isWithdrawn()) {
            writer.withdraw(List.of(lot), variantsOf(List.of(lotId)), memberId);
            changed(purchase, memberId, lot, "withdrawn");
        }
    }

    /** Puts a withdrawn lot back into the list. */
    public void offerAgain(long memberId, long lotId) {
        Lot lot = findToChange(lotId);
        Purchase purchase = rights.requireChangeable(lot.purchaseId(), memberId, Operation.CHANGE_PRICE_LIST);
        if (lot.isWithdrawn()) {
            LotContent content = LotWriter.contentOf(lot, lots.variantsOf(List.of(lotId)), gate.ofLots(List.of(lotId)));
            check(purchase, content);
            requireFreeArticle(lot.purchaseId(), lot.article(), lotId);
            writer.offerAgain(List.of(lot), variantsOf(List.of(lotId)), memberId);
            changed(purchase, memberId, lot, "offered again");
        }
    }

    /** As it stands once nobody else changes the list. */
    private Lot findToChange(long lotId) {
        listGate.pass(lots.purchaseOf(lotId).orElseThrow(Refused::notFound));
        return find(lotId);
    }

    private Lot find(long lotId) {
        Lot lot = lots.find(lotId);
        if (lot == null) {
            throw Refused.notFound();
        }
        return lot;
    }

    /**
     * For an order that holds its variants' gates: the prices that it took are those of now.
     *
     * @param revisions by lot
     * @throws OptimisticLockException when a lot was changed meanwhile: the order is tried again
     */
    public void requireUnchanged(Map<Long, Integer> revisions) {
        for (Object[] now : lots.revisions(revisions.keySet())) {
            if (!revisions.get((Long) now[0]).equals(now[1])) {
                throw new OptimisticLockException("lot " + now[0] + " is at revision " + now[1]);
            }
        }
    }

    private static void requireRevision(Lot lot, Integer revision) {
        if (revision != null && revision != lot.revision()) {
            throw new Refused(Refused.Kind.STALE, "pricelist.changedMeanwhile", lot.revision());
        }
    }

    private void requireFreeArticle(long purchaseId, String article, Long exceptLotId) {
        if (!article.isEmpty() && lots.offered(purchaseId, article).stream().anyMatch(id -> !id.equals(exceptLotId))) {
            throw new Refused("pricelist.articleTwice", article);
        }
    }

    private void check(Purchase purchase, LotContent content) {
        GoodsPolicy policy = policies.in(purchase.sectionId());
        content.texts().forEach(text -> policy.against(text).ifPresent(no -> {
            throw no;
        }));
        policy.againstCategory(content.category()).ifPresent(no -> {
            throw no;
        });
        photos.requireKept(content.photoHash());
    }

    private void changed(Purchase purchase, long memberId, Lot lot, String what) {
        changes.changed("lot", lot.id());
        audit.record(Actor.member(memberId), "CHANGE_PRICE_LIST", purchase.id(), "lot", lot.id(), what);
        posts.touched(purchase.topicId());
    }

    // what happens to the purchase ----------------------------------------------------------------------------------------

    /** A copied purchase starts with the list of the earlier one, at its own rate; stocks are not known any more. */
    void copy(@Observes PurchaseCopied copied) {
        if (!copied.withPriceList()) {
            return;
        }
        BigDecimal rate = purchases.byId(copied.toPurchaseId()).terms().rate();
        int position = 1;
        int after = 0;
        for (List<Lot> some; !(some = lots.page(copied.fromPurchaseId(), LotFilter.ALL, after, LOTS_AT_ONCE)).isEmpty(); ) {
            List<Long> ids = some.stream().map(Lot::id).toList();
            Map<Long, List<LotVariant>> variants = variantsOf(ids);
            Map<Long, VariantGate.Taken> taken = gate.ofLots(ids);
            writer.addAll(copied.toPurchaseId(), position, some.stream()
                    .map(lot -> LotWriter.contentOf(lot, variants.getOrDefault(lot.id(), List.of()), taken).asNew()).toList(), rate);
            position += some.size();
            after = some.get(some.size() - 1).position();
        }
        listGate.pass(copied.toPurchaseId());
        changes.lotsChanged(copied.toPurchaseId());
    }

    /** Another rate: all prices follow. Lines keep theirs. */
    void followRate(@Observes TermsChanged terms) {
        if (terms.oldRate().compareTo(terms.newRate()) == 0) {
            return;
        }
        listGate.pass(terms.purchaseId());
        long organizerId = purchases.byId(terms.purchaseId()).organizerId();
        LotFilter all = new LotFilter(null, null, true);
        int after = 0;
        for (List<Lot> some; !(some = lots.page(terms.purchaseId(), all, after, LOTS_AT_ONCE)).isEmpty(); ) {
            writer.reprice(some, variantsOf(some.stream().map(Lot::id).toList()), terms.newRate(), organizerId);
            after = some.stream().max(Comparator.comparingInt(Lot::position)).orElseThrow().position();
        }
        changes.lotsChanged(terms.purchaseId());
    }
}
