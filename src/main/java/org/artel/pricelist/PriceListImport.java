package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.forum.PostService;
import org.artel.purchase.GoodsPolicy;
import org.artel.purchase.GoodsPolicyService;
import org.artel.purchase.Purchase;
import org.artel.purchase.Stage;

/**
 * Saves the lots of a file: all of them or none. A lot that stands in the list already, by its article or else by its name,
 * is changed where the file says something else; what the file does not speak of stays as the organizer set it.
 */
@ApplicationScoped
@Transactional
@Retried
class PriceListImport {

    private static final int LOTS_AT_ONCE = 2500;
    private static final int LONGEST_LINK = 1000;
    /** What a price column holds: 12 digits before the point. */
    private static final BigDecimal DEAREST = BigDecimal.TEN.pow(12);
    private static final Pattern LINK = Pattern.compile("(?i)https?://\\S+");
    /** A large list takes some hundred megabytes while it is read. */
    private final Semaphore reading = new Semaphore(2);

    @Inject
    private Lots lots;
    @Inject
    private LotWriter writer;
    @Inject
    private Uploads uploads;
    @Inject
    private VariantGate gate;
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
    private ListGate listGate;
    @Inject
    private ImportedLots importedLots;
    @Inject
    private Instance<OrderedPrices> orderedPrices;
    @Inject
    private Clock clock;

    /** @throws Refused unless this member may import this upload now */
    UploadedList requireReady(long memberId, long uploadId) {
        UploadedList upload = uploads.get(uploadId);
        if (upload.memberId() != memberId) {
            throw Refused.notFound();
        }
        rights.requireChangeable(upload.purchaseId(), memberId, Operation.IMPORT_PRICE_LIST);
        return upload;
    }

    /** What the file says; goods that the policy forbids, and lots that no price list can hold, are among the bad rows. */
    PriceList read(Purchase purchase, UploadedList upload, long memberId, ListCorrection correction) {
        return read(purchase, upload, uploads.remembered(purchase.supplierId(), memberId), correction);
    }

    private PriceList read(Purchase purchase, UploadedList upload, ColumnMapping known, ListCorrection correction) {
        reading.acquireUninterruptibly();
        try {
            // only now: whoever waits holds no file in memory
            PriceListFile file = uploads.content(upload);
            return allowed(PriceListReader.read(file, known, correction), policies.in(purchase.sectionId()), purchase.terms().rate());
        } finally {
            reading.release();
        }
    }

    private static PriceList allowed(PriceList list, GoodsPolicy policy, BigDecimal rate) {
        List<ListedLot> allowed = new ArrayList<>(list.lots().size());
        List<BadRow> bad = new ArrayList<>(list.badRows());
        Map<String, Optional<Refused>> categories = new HashMap<>();
        for (ListedLot lot : list.lots()) {
            Optional<BadRow> no = against(lot, policy, categories, rate);
            if (no.isEmpty()) {
                allowed.add(lot);
            }
            no.ifPresent(row -> lot.offers().forEach(offer -> bad.add(new BadRow(offer.line(), row.reason(), row.detail()))));
        }
        bad.sort(Comparator.comparingInt(BadRow::line));
        return new PriceList(list.kind(), list.sheets(), list.charset(), list.separator(), list.mapping(), list.preview(), allowed, bad,
                list.warnings());
    }

    private static Optional<BadRow> against(ListedLot lot, GoodsPolicy policy, Map<String, Optional<Refused>> categories, BigDecimal rate) {
        try {
            LotContent content = contentOf(lot, rate);
            for (ListedLot.Offer offer : lot.offers()) {
                BigDecimal gross = new UnitPrice(offer.price()).gross(rate, lot.net(), lot.vatRate()).amount();
                if (gross.signum() <= 0 || gross.compareTo(DEAREST) >= 0) {
                    return Optional.of(new BadRow(lot.line(), "pricelist.bad.price", offer.price().toPlainString()));
                }
            }
            return categories.computeIfAbsent(lot.category(), policy::againstCategory)
                    .or(() -> content.texts().map(policy::against).flatMap(Optional::stream).findFirst())
                    .map(no -> new BadRow(lot.line(), "pricelist.bad.policy", String.valueOf(no.args()[0])));
        } catch (Refused no) {
            // one lot that cannot be saved must not keep the others from it
            return Optional.of(new BadRow(lot.line(), no.key(), no.args().length == 0 ? lot.name() : String.valueOf(no.args()[0])));
        }
    }

    /** Compares the file with the list as it stands; what would be done to its lots is kept with the upload. */
    Comparison compare(long memberId, long uploadId, ListCorrection correction) {
        UploadedList upload = uploads.get(uploadId);
        Purchase purchase = rights.requireChangeable(upload.purchaseId(), memberId, Operation.IMPORT_PRICE_LIST);
        long base = listGate.changeNo(purchase.id());
        PriceList list = read(purchase, upload, memberId, correction);
        requireLots(list);
        Run run = new Run(purchase, memberId, uploadId, false);
        run.save(list);
        run.goneOnes();
        Comparison comparison = new Comparison(base, clock.instant(), run.added, run.changed, run.unchanged, run.gone.size(), list.badRows().size(),
                orderedPrices.get().effect(run.pricedAndOrdered()), orderedPrices.get().ordered(run.orderedOfGone),
                orderedPrices.get().ordered(run.orderedVariantsGone));
        uploads.compared(uploadId, comparison, list.mapping());
        return comparison;
    }

    private static void requireLots(PriceList list) {
        if (list.lots().isEmpty()) {
            throw new Refused("pricelist.import.nothing");
        }
    }

    /** @throws Refused STALE {@code pricelist.import.stale} when the list was changed after it was compared */
    ImportResult run(long memberId, long uploadId, ImportOrder order) {
        UploadedList upload = uploads.get(uploadId);
        Purchase purchase = rights.requireChangeable(upload.purchaseId(), memberId, Operation.IMPORT_PRICE_LIST);
        long before = listGate.pass(purchase.id());
        if (order.base() != null && order.base() != before) {
            throw new Refused(Refused.Kind.STALE, "pricelist.import.stale");
        }
        PriceList list = order.known() == null ? read(purchase, upload, memberId, order.correction())
                : read(purchase, upload, order.known(), order.correction());
        requireLots(list);
        boolean apply = purchase.stage() == Stage.OPEN && order.applyToOrders();
        Run run = new Run(purchase, memberId, uploadId, true);
        run.running = purchase.stage() == Stage.OPEN && !apply;
        // read before the persistence context is emptied between two parts of the list
        Long supplierId = purchase.supplierId();
        long topicId = purchase.topicId();
        run.save(list);
        if (order.withdrawGone()) {
            run.goneOnes();
        }
        // gates last: orders wait for them until the commit
        writer.passGatesOfList(run.places, run.purchaseId, memberId, run.priced, apply);
        ImportResult result = new ImportResult(run.added, run.changed, run.unchanged, run.gone.size(), list.badRows().size());
        uploads.remember(supplierId, memberId, list.mapping());
        uploads.imported(uploadId, list.lots().size(), result.toJson(), list.badRows());
        changes.lotsChanged(run.purchaseId);
        audit.record(Actor.member(memberId), "IMPORT_PRICE_LIST", run.purchaseId, "purchase", run.purchaseId, result.toJson());
        posts.touched(topicId);
        return result;
    }

    /** One walk through a file: with {@code saving} an import, else only a look at what it would do. */
    private final class Run {
        private final long purchaseId;
        private final BigDecimal rate;
        private final long memberId;
        private final long uploadId;
        private final boolean saving;
        private final LotWriter.Places places = new LotWriter.Places();
        private final Map<String, Long> byArticle = new HashMap<>();
        private final Map<String, Long> byName = new HashMap<>();
        private final Set<Long> seen = new HashSet<>();
        private final Set<Long> offered = new HashSet<>();
        private final Map<Long, VariantGate.Taken> taken;
        /** What variants that were there before cost from now on, where that is something else. */
        private final Map<Long, UnitPrice> priced = new HashMap<>();
        private final Set<Long> orderedVariantsGone = new HashSet<>();
        private final Set<Long> orderedOfGone = new HashSet<>();
        private List<Long> gone = List.of();
        private boolean running;
        private int position;
        private int place;
        private int added;
        private int changed;
        private int unchanged;

        Run(Purchase purchase, long memberId, long uploadId, boolean saving) {
            this.purchaseId = purchase.id();
            this.rate = purchase.terms().rate();
            this.memberId = memberId;
            this.uploadId = uploadId;
            this.saving = saving;
            this.position = Math.max(lots.lastPosition(purchaseId), 0);
            this.taken = gate.read(purchaseId);
            for (Object[] row : lots.names(purchaseId)) {
                Long id = (Long) row[0];
                // of several with the same article the one that is offered
                boolean withdrawn = row[3] != null;
                if (!withdrawn) {
                    offered.add(id);
                }
                put(((String) row[1]).isEmpty() ? byName : byArticle, (String) (((String) row[1]).isEmpty() ? row[2] : row[1]), id, withdrawn);
            }
            importedLots.forget(uploadId);
        }

        private static void put(Map<String, Long> index, String key, Long id, boolean withdrawn) {
            if (withdrawn) {
                index.putIfAbsent(key, id);
            } else {
                index.put(key, id);
            }
        }

        void save(PriceList list) {
            List<ListedLot> all = list.lots();
            for (int from = 0; from < all.size(); from += LOTS_AT_ONCE) {
                saveSome(all.subList(from, Math.min(all.size(), from + LOTS_AT_ONCE)));
                uploads.progress(uploadId, Math.min(all.size(), from + LOTS_AT_ONCE), all.size());
            }
        }

        private Long known(ListedLot listed) {
            Long id = listed.article().isEmpty() ? byName.get(listed.name()) : byArticle.get(listed.article());
            // two lines of one name without articles are two lots
            return id == null || seen.contains(id) ? null : id;
        }

        private void saveSome(List<ListedLot> some) {
            Map<ListedLot, Long> ids = new IdentityHashMap<>();
            for (ListedLot listed : some) {
                Long id = known(listed);
                if (id != null) {
                    ids.put(listed, id);
                    seen.add(id);
                }
            }
            Map<Long, Lot> known = lots.byIds(ids.values()).stream().collect(Collectors.toMap(Lot::id, lot -> lot));
            Map<Long, List<LotVariant>> variants = lots.variantsOf(ids.values()).stream()
                    .collect(Collectors.groupingBy(LotVariant::lotId));
            List<LotContent> fresh = new ArrayList<>();
            List<LotWriter.Change> changes = new ArrayList<>();
            List<ImportedLot> rows = new ArrayList<>();
            for (ListedLot listed : some) {
                LotContent content = contentOf(listed, rate);
                Lot lot = ids.containsKey(listed) ? known.get(ids.get(listed)) : null;
                if (lot == null) {
                    fresh.add(content);
                } else {
                    change(lot, variants.getOrDefault(lot.id(), List.of()), content, rows).ifPresent(changes::add);
                }
            }
            changed += changes.size();
            long firstId = saving ? written(changes, fresh) : 0;
            for (int i = 0; i < fresh.size(); i++) {
                rows.add(new ImportedLot(++place, ImportedLot.Outcome.ADDED, saving ? firstId + i : null, saving ? 1 : null, fresh.get(i).article(),
                        fresh.get(i).name(), false, List.of()));
            }
            position += fresh.size();
            added += fresh.size();
            importedLots.add(uploadId, rows);
            lots.flushAndForget();
        }

        private long written(List<LotWriter.Change> changes, List<LotContent> fresh) {
            writer.change(changes, taken, rate, memberId, running, places);
            return writer.addAll(purchaseId, position + 1, fresh, rate);
        }

        private Optional<LotWriter.Change> change(Lot lot, List<LotVariant> variants, LotContent listed, List<ImportedLot> rows) {
            LotState before = LotState.of(lot, variants, taken);
            LotContent content = merged(before.content(), listed);
            if (content.equals(before.content()) && !lot.isWithdrawn()) {
                unchanged++;
                return Optional.empty();
            }
            LotState after = LotState.offered(content, rate);
            Map<Long, UnitPrice> prices = after.pricesOfKnown();
            before.pricesOfKnown().forEach((variant, price) -> {
                UnitPrice now = prices.get(variant);
                if (now == null && isOrdered(variant)) {
                    orderedVariantsGone.add(variant);
                } else if (now != null && !now.equals(price)) {
                    priced.put(variant, now);
                }
            });
            rows.add(new ImportedLot(++place, ImportedLot.Outcome.CHANGED, lot.id(), saving ? lot.revision() + 1 : null, content.article(), content.name(),
                    variants.stream().anyMatch(variant -> isOrdered(variant.id())), before.changedTo(after)));
            return Optional.of(new LotWriter.Change(lot, variants, content));
        }

        private boolean isOrdered(long variantId) {
            return taken.get(variantId).ordered().isPositive();
        }

        Map<Long, UnitPrice> pricedAndOrdered() {
            Map<Long, UnitPrice> ordered = new HashMap<>(priced);
            ordered.keySet().removeIf(variant -> !isOrdered(variant));
            return ordered;
        }

        /** Lots that the file does not name: taken out of the list by an import. */
        void goneOnes() {
            gone = offered.stream().filter(id -> !seen.contains(id)).sorted().toList();
            for (int from = 0; from < gone.size(); from += LOTS_AT_ONCE) {
                List<Long> ids = gone.subList(from, Math.min(gone.size(), from + LOTS_AT_ONCE));
                List<Lot> some = lots.byIds(ids);
                Map<Long, List<LotVariant>> variants = lots.variantsOf(ids).stream().collect(Collectors.groupingBy(LotVariant::lotId));
                if (saving) {
                    writer.withdraw(some, variants, memberId);
                }
                importedLots.add(uploadId, some.stream().map(lot -> goneOne(lot, variants.getOrDefault(lot.id(), List.of()))).toList());
                lots.flushAndForget();
            }
        }

        private ImportedLot goneOne(Lot lot, List<LotVariant> variants) {
            List<Long> ordered = variants.stream().map(LotVariant::id).filter(this::isOrdered).toList();
            orderedOfGone.addAll(ordered);
            return new ImportedLot(++place, ImportedLot.Outcome.GONE, lot.id(), saving ? lot.revision() : null, lot.article(), lot.name(),
                    !ordered.isEmpty(), List.of());
        }
    }

    /** A new lot as the file has it, in a list at this rate. */
    static LotContent contentOf(ListedLot listed, BigDecimal rate) {
        UnitPrice price = new UnitPrice(listed.price());
        boolean several = listed.offers().size() > 1;
        List<LotContent.Variant> variants = new ArrayList<>();
        for (ListedLot.Offer offer : listed.offers()) {
            UnitPrice own = new UnitPrice(offer.price());
            variants.add(new LotContent.Variant(null, several || !offer.article().equals(listed.article()) ? offer.article() : "",
                    offer.label(), offer.size(), offer.colour(), offer.rowQuantity(),
                    own.equals(price) ? null : own, quantity(offer.stock()), quantity(offer.stockAbove())));
        }
        UnitPrice retail = listed.retailPrice() == null ? null : new UnitPrice(listed.retailPrice()).gross(listed.retailHere() ? BigDecimal.ONE : rate, false, null);
        return new LotContent(listed.article(), listed.name(), listed.description(), link(listed.link()), text(listed.picture()), null,
                listed.supplier(), listed.category(), listed.unit(), quantity(listed.step()), quantity(listed.minimum()), quantity(listed.personMaximum()),
                quantity(listed.packSize()), listed.soldByRow(), quantity(listed.weight()), price, listed.net(), listed.vatRate(), retail, variants);
    }

    private static Quantity quantity(BigDecimal amount) {
        return amount == null ? null : new Quantity(amount);
    }

    private static String link(String text) {
        return LINK.matcher(text).matches() ? text(text) : null;
    }

    private static String text(String text) {
        return text.isEmpty() || text.length() > LONGEST_LINK ? null : text;
    }

    /** What the list says, and of the lot as it stood what the list is silent about. */
    private static LotContent merged(LotContent before, LotContent listed) {
        List<LotContent.Variant> variants = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        for (LotContent.Variant each : listed.variants()) {
            LotContent.Variant same = before.variants().size() == 1 && listed.variants().size() == 1 ? before.variants().get(0)
                    : before.variants().stream().filter(old -> !taken.contains(old.id()) && old.isSameAs(each)).findFirst().orElse(null);
            if (same == null) {
                variants.add(each);
            } else {
                taken.add(same.id());
                variants.add(each.continuing(same, listed.soldByRow()));
            }
        }
        return new LotContent(listed.article(), listed.name(), or(listed.description(), before.description()), or(listed.link(), before.link()),
                or(listed.pictureLink(), before.pictureLink()), before.photoHash(), or(listed.producer(), before.producer()),
                or(listed.category(), before.category()), or(listed.unit(), before.unit()),
                listed.step().equals(Quantity.of(1)) ? before.step() : listed.step(), or(listed.minimum(), before.minimum()),
                or(listed.personMaximum(), before.personMaximum()), or(listed.packSize(), before.packSize()),
                before.soldByRow() || listed.soldByRow(), or(listed.weight(), before.weight()),
                listed.listedPrice(), listed.listedNet(), or(listed.vatRate(), before.vatRate()), or(listed.retailPrice(), before.retailPrice()),
                variants);
    }

    private static <T> T or(T listed, T before) {
        return listed == null || "".equals(listed) ? before : listed;
    }
}
