package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.FrozenDemand;
import org.artel.order.OrderBook;
import org.artel.order.Replacement;
import org.artel.payment.Ledger;
import org.artel.payment.ReceivedGoods;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.ShortageRule;
import org.artel.purchase.Stage;
import org.artel.supply.Claim;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedGoods;

/**
 * Deliveries, recounted article by article. As long as goods are on the way receipts only count; once the organizer says that they have
 * come, what came is allocated to the invoiced lines by the terms' rule, and every later receipt allocates anew. Bills follow and post
 * the differences only.
 */
@ApplicationScoped
@Transactional
@Retried
public class ReceiptService implements ReceivedGoods {

    static final Set<Stage> COUNTING = EnumSet.range(Stage.IN_TRANSIT, Stage.HANDOVER);
    private static final int NOTE_MAX = 500;

    @Inject
    private Receipts receipts;
    @Inject
    private Storage storage;
    @Inject
    private Parcels parcels;
    @Inject
    private AllocationService allocations;
    @Inject
    private InvoiceService invoices;
    @Inject
    private Ledger ledger;
    @Inject
    private OrderBook book;
    @Inject
    private PricelistService pricelist;
    @Inject
    private ProgressService progress;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<Recounted> recounted;

    /** The goods are on their way. @throws Refused as {@link ProgressService#advance} */
    @Once
    public void dispatch(long purchaseId, long memberId) {
        progress.advance(purchaseId, memberId, Stage.IN_TRANSIT, null);
    }

    /**
     * Counts a delivery. Once the goods have come it is allocated at once.
     *
     * @param note   where and how it came; may be null
     * @param lines  what came, by article; at least one; what is neither on the invoice nor in another's place is left over
     * @param byHand where the terms leave shortages to the organizer's hand, units by line; articles without an entry keep an earlier decision
     * @param reason for a decision by hand; may be null otherwise
     * @return the receipt's id
     * @throws Refused FORBIDDEN; CONFLICT {@code purchase.otherStage}, {@code receipt.handedOver}, {@code receipt.undecided} where an earlier
     *                 decision by hand does not give out what there is now; INVALID {@code receipt.empty}, {@code receipt.notInPurchase},
     *                 {@code receipt.notInvoiced}, {@code receipt.tooMuchInstead}, {@code receipt.below}, {@code receipt.reason}, as a decision by hand
     *                 is refused
     */
    @Once
    public long count(long purchaseId, long memberId, String note, List<Receipt.Counted> lines, List<Decided> byHand, String reason) {
        requireKeeper(purchaseId, memberId);
        gate.hold(purchaseId, COUNTING);
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        String said = note == null ? "" : note.strip();
        if (lines.isEmpty() || lines.stream().allMatch(line -> line.quantity().isZero()) || said.length() > NOTE_MAX) {
            throw new Refused("receipt.empty", NOTE_MAX);
        }
        requireOfPurchase(purchaseId, lines);
        requireReason(purchaseId, memberId, byHand, reason);
        Receipt receipt = new Receipt(purchaseId, receipts.of(purchaseId).size() + 1, memberId, clock.instant(), said);
        receipts.add(receipt, Receipt.together(lines));
        requirePossible(purchaseId);
        audit.record(Actor.member(memberId), Operation.HAND_OVER_PURCHASE.name(), purchaseId, "receipt", receipt.id(), lines.size() + " articles");
        if (purchase.stage() != Stage.IN_TRANSIT) {
            allocate(purchase, memberId, byHand);
        }
        return receipt.id();
    }

    /** Units that the organizer gives a line of what is short. */
    public record Decided(long lineId, long variantId, Quantity quantity) {
    }

    /**
     * Everything that is expected has come: what is missing is missing.
     *
     * @param reason for a decision by hand; may be null otherwise
     * @throws Refused as above; CONFLICT {@code receipt.none} when nothing was counted; INVALID {@code receipt.reason}
     */
    @Once
    public void complete(long purchaseId, long memberId, List<Decided> byHand, String reason) {
        Purchase purchase = progress.advance(purchaseId, memberId, Stage.RECEIVED, null);
        if (receipts.of(purchaseId).isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "receipt.none");
        }
        requireReason(purchaseId, memberId, byHand, reason);
        allocate(purchase, memberId, byHand);
    }

    private void requireReason(long purchaseId, long memberId, List<Decided> byHand, String reason) {
        if (!byHand.isEmpty() && (reason == null || reason.isBlank())) {
            throw new Refused("receipt.reason");
        }
        if (!byHand.isEmpty()) {
            audit.record(Actor.member(memberId), Operation.HAND_OVER_PURCHASE.name(), purchaseId, "purchase", purchaseId, "by hand: " + reason.strip());
        }
    }

    /** Handing over begins. @throws Refused as {@link ProgressService#advance} */
    @Once
    public void startHandover(long purchaseId, long memberId) {
        progress.advance(purchaseId, memberId, Stage.HANDOVER, null);
    }

    /** What was counted, and what participants get by it. @throws Refused FORBIDDEN, NOT_FOUND */
    public ReceiptBoard board(long purchaseId, long memberId) {
        return board(purchaseId, memberId, List.of());
    }

    /** As if that came too. */
    public ReceiptBoard board(long purchaseId, long memberId, List<Receipt.Counted> more) {
        requireKeeper(purchaseId, memberId);
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        List<Receipt> found = receipts.of(purchaseId);
        List<RecountedLine> lines = List.of();
        Refused obstacle = null;
        if (!found.isEmpty()) {
            try {
                Recount recount = recount(purchase, more);
                lines = lines(purchaseId, recount, recount.settle(kept(purchase, recount)));
            } catch (Refused no) {
                obstacle = no;
            }
        }
        return new ReceiptBoard(found, goods(purchaseId), others(purchaseId), lines, obstacle);
    }

    /** As {@link ReceivedGoods} asks it: nothing before the organizer has said that everything has come. */
    @Override
    public List<Came> of(long purchaseId) {
        if (allocations.lastDocument(purchaseId, AllocationStep.RECEIVED) == 0) {
            return List.of();
        }
        Map<Long, Quantity> invoiced = invoiced(purchaseId);
        // what came beyond the invoice costs nobody anything
        return receipts.counted(purchaseId).stream().map(line -> new Came(line.variantId(), line.insteadOf() != null ? line.quantity()
                : least(line.quantity(), invoiced.getOrDefault(line.variantId(), Quantity.ZERO)), line.insteadOf())).toList();
    }

    private void allocate(Purchase purchase, long memberId, List<Decided> byHand) {
        Recount recount = recount(purchase, List.of());
        Map<Recount.Place, Quantity> got = recount.settle(decided(purchase, recount, byHand));
        List<RecountedLine> lines = lines(purchase.id(), recount, got);
        Map<Long, List<Allocated>> invoiced = allocations.latest(purchase.id(), AllocationStep.INVOICED).stream()
                .collect(Collectors.groupingBy(Allocated::lineId));
        List<Long> others = got.keySet().stream().map(Recount.Place::variantId).distinct().toList();
        Map<Long, String> articles = book.articles(others);
        Map<Long, LotVariant> variants = pricelist.variantsByIds(others);
        List<Allocated> rows = got.entrySet().stream().map(each -> {
            List<Allocated> ofLine = invoiced.get(each.getKey().lineId());
            return ofLine.stream().filter(row -> row.variantId() == each.getKey().variantId()).findAny().map(row -> row.with(each.getValue()))
                    .orElseGet(() -> {
                        Allocated instead = ofLine.get(0);
                        long variant = each.getKey().variantId();
                        return new Allocated(instead.lineId(), instead.participationId(), variant, articles.get(variant), variants.get(variant).title(),
                                each.getValue(), instead.price(), instead.price().times(each.getValue()));
                    });
        }).toList();
        long document = allocations.lastDocument(purchase.id(), AllocationStep.RECEIVED) + 1;
        allocations.record(purchase.id(), AllocationStep.RECEIVED, document, rows);
        tell(purchase.id(), memberId, lines);
    }

    /** What the organizer decides now, and of the other articles what was decided before. */
    private Map<Recount.Place, Quantity> decided(Purchase purchase, Recount recount, List<Decided> byHand) {
        if (purchase.terms().shortageRule() != ShortageRule.BY_HAND) {
            return Map.of();
        }
        Set<Long> now = byHand.stream().map(Decided::variantId).collect(Collectors.toSet());
        Map<Recount.Place, Quantity> decided = kept(purchase, recount);
        decided.keySet().removeIf(place -> now.contains(place.variantId()));
        byHand.forEach(each -> decided.put(new Recount.Place(each.lineId(), each.variantId()), each.quantity()));
        if (allocations.lastDocument(purchase.id(), AllocationStep.RECEIVED) > 0) {
            Set<Long> known = decided.keySet().stream().map(Recount.Place::variantId).collect(Collectors.toSet());
            recount.isShort().keySet().stream().filter(variant -> !known.contains(variant)).findFirst().ifPresent(variant -> {
                throw new Refused(Refused.Kind.CONFLICT, "receipt.undecided", book.names(List.of(variant)).get(variant));
            });
        }
        return decided;
    }

    private Map<Recount.Place, Quantity> kept(Purchase purchase, Recount recount) {
        if (purchase.terms().shortageRule() != ShortageRule.BY_HAND) {
            return Map.of();
        }
        return recount.kept(allocations.latest(purchase.id(), AllocationStep.RECEIVED).stream()
                .collect(Collectors.toMap(row -> new Recount.Place(row.lineId(), row.variantId()), Allocated::quantity)));
    }

    private void tell(long purchaseId, long memberId, List<RecountedLine> lines) {
        Map<Long, Parcel> known = parcels.of(purchaseId).stream().collect(Collectors.toMap(Parcel::participationId, Function.identity()));
        lines.stream().filter(RecountedLine::isChanged).collect(Collectors.groupingBy(RecountedLine::participationId, LinkedHashMap::new, Collectors.toList()))
                .forEach((participation, own) -> {
                    Parcel parcel = known.get(participation);
                    if (parcel != null && !parcel.onBehalf()) {
                        recounted.fire(new Recounted(purchaseId, parcel.memberId(), memberId, own));
                    }
                });
    }

    /** @param more what came beside everything that was counted */
    private Recount recount(Purchase purchase, List<Receipt.Counted> more) {
        long id = purchase.id();
        List<Receipt.Counted> counted = Receipt.together(Stream.concat(receipts.counted(id).stream(), more.stream()).toList());
        Map<Long, Quantity> invoiced = invoiced(id);
        Map<Long, Quantity> came = new HashMap<>();
        Map<Long, List<Long>> instead = new HashMap<>();
        for (Receipt.Counted line : counted) {
            came.merge(line.variantId(), line.insteadOf() == null ? least(line.quantity(), invoiced.getOrDefault(line.variantId(), Quantity.ZERO))
                    : line.quantity(), Quantity::plus);
            if (line.insteadOf() != null) {
                instead.computeIfAbsent(line.insteadOf(), variant -> new ArrayList<>()).add(line.variantId());
            }
        }
        Map<Recount.Place, Quantity> handedOver = new HashMap<>();
        allocations.handedOver(id).forEach(row -> handedOver.put(new Recount.Place(row.lineId(), row.variantId()), row.quantity()));
        storage.lost(id).forEach((place, units) -> handedOver.merge(place, units, Quantity::plus));
        List<Recount.Row> rows = rows(purchase, instead);
        Map<Long, Quantity> steps = steps(Stream.concat(came.keySet().stream(), rows.stream().map(Recount.Row::variantId)).collect(Collectors.toSet()));
        return new Recount(purchase.terms().shortageRule(), rows, came, handedOver, steps::get);
    }

    private List<Recount.Row> rows(Purchase purchase, Map<Long, List<Long>> instead) {
        Map<Long, FrozenDemand> demands = allocations.frozen(purchase.id()).stream().collect(Collectors.toMap(FrozenDemand::lineId, Function.identity()));
        Map<Long, Instant> paid = purchase.terms().shortageRule() == ShortageRule.PAID_FIRST ? new PaidMoments(ledger.of(purchase.id())).byParticipation()
                : Map.of();
        Map<Long, Deque<FrozenDemand.Unit>> left = new HashMap<>();
        List<Recount.Row> rows = new ArrayList<>();
        for (Allocated row : allocations.latest(purchase.id(), AllocationStep.INVOICED)) {
            FrozenDemand demand = demands.get(row.lineId());
            List<Long> came = instead.getOrDefault(row.variantId(), List.of());
            List<Long> wishes = demand.replacement() == Replacement.ANY ? came : demand.wishes().stream().filter(came::contains).toList();
            rows.add(new Recount.Row(row.lineId(), row.variantId(), earliest(left.computeIfAbsent(row.lineId(), line -> new ArrayDeque<>(demand.units())),
                    row.quantity()), wishes, paid.get(row.participationId())));
        }
        return rows;
    }

    /** Takes so many units, the earliest first; what goes beyond the increments (tolerance) counts as the last one's. */
    private static List<Claim.Units> earliest(Deque<FrozenDemand.Unit> units, Quantity quantity) {
        List<Claim.Units> taken = new ArrayList<>();
        Quantity open = quantity;
        while (open.isPositive()) {
            FrozenDemand.Unit first = units.removeFirst();
            Quantity part = units.isEmpty() ? open : least(first.quantity(), open);
            taken.add(new Claim.Units(first.changeNo(), part));
            open = open.minus(part);
            if (units.isEmpty() || first.quantity().compareTo(part) > 0) {
                units.addFirst(new FrozenDemand.Unit(first.changeNo(), first.quantity().minus(least(part, first.quantity()))));
            }
        }
        return taken;
    }

    private Map<Long, Quantity> steps(Set<Long> variantIds) {
        Map<Long, LotVariant> variants = pricelist.variantsByIds(variantIds);
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        return variants.values().stream().collect(Collectors.toMap(LotVariant::id, variant -> lots.get(variant.lotId()).step()));
    }

    /** The picture before beside the one that would be. */
    private List<RecountedLine> lines(long purchaseId, Recount recount, Map<Recount.Place, Quantity> got) {
        List<Allocated> before = Stream.of(AllocationStep.RECEIVED, AllocationStep.INVOICED).map(step -> allocations.latest(purchaseId, step))
                .filter(rows -> !rows.isEmpty()).findFirst().orElse(List.of());
        Map<Recount.Place, Quantity> was = before.stream().collect(Collectors.toMap(row -> new Recount.Place(row.lineId(), row.variantId()),
                Allocated::quantity));
        Map<Long, Long> owners = allocations.latest(purchaseId, AllocationStep.INVOICED).stream()
                .collect(Collectors.toMap(Allocated::lineId, Allocated::participationId, (a, b) -> a));
        Set<Recount.Place> places = new TreeSet<>(Comparator.comparing(Recount.Place::lineId).thenComparing(Recount.Place::variantId));
        places.addAll(was.keySet());
        places.addAll(got.keySet());
        Set<Recount.Place> decidable = recount.isShort().values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Map<Long, String> names = book.names(places.stream().map(Recount.Place::variantId).distinct().toList());
        Map<Long, Parcel> known = parcels.of(purchaseId).stream().collect(Collectors.toMap(Parcel::participationId, Function.identity()));
        return places.stream().map(place -> {
            Parcel parcel = known.get(owners.get(place.lineId()));
            return new RecountedLine(place.lineId(), place.variantId(), parcel.participationId(), parcel.number(), parcel.name(),
                    names.get(place.variantId()), was.getOrDefault(place, Quantity.ZERO), got.getOrDefault(place, Quantity.ZERO), decidable.contains(place));
        }).sorted(Comparator.comparing((RecountedLine line) -> !line.isChanged()).thenComparing(RecountedLine::number)).toList();
    }

    private List<CountedGoods> goods(long purchaseId) {
        List<Receipt.Counted> counted = receipts.counted(purchaseId);
        Map<Long, Quantity> invoiced = invoiced(purchaseId);
        Map<Long, String> names = book.names(invoiced.keySet());
        Map<Long, String> articles = book.articles(invoiced.keySet());
        return invoiced.entrySet().stream().map(each -> new CountedGoods(each.getKey(), articles.get(each.getKey()), names.get(each.getKey()),
                each.getValue(), sum(counted, line -> line.insteadOf() == null && line.variantId() == each.getKey()),
                sum(counted, line -> each.getKey().equals(line.insteadOf())))).toList();
    }

    private List<ReceiptBoard.Other> others(long purchaseId) {
        Set<Long> invoiced = invoiced(purchaseId).keySet();
        List<Receipt.Counted> others = receipts.counted(purchaseId).stream()
                .filter(line -> line.insteadOf() != null || !invoiced.contains(line.variantId())).toList();
        Map<Long, String> names = book.names(others.stream().flatMap(line -> Stream.of(line.variantId(), line.insteadOf())).filter(Objects::nonNull)
                .distinct().toList());
        return others.stream().map(line -> new ReceiptBoard.Other(line.variantId(), names.get(line.variantId()), line.insteadOf(),
                names.get(line.insteadOf()), line.quantity())).toList();
    }

    /** As {@code invoices}, summed by variant. */
    private Map<Long, Quantity> invoiced(long purchaseId) {
        return invoices.goods(purchaseId).stream().collect(Collectors.toMap(InvoicedGoods::variantId, InvoicedGoods::quantity, Quantity::plus,
                LinkedHashMap::new));
    }

    private static Quantity sum(List<Receipt.Counted> counted, Predicate<Receipt.Counted> which) {
        return counted.stream().filter(which).map(Receipt.Counted::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    private void requireOfPurchase(long purchaseId, List<Receipt.Counted> lines) {
        Set<Long> came = lines.stream().map(Receipt.Counted::variantId).collect(Collectors.toSet());
        Map<Long, LotVariant> variants = pricelist.variantsByIds(came);
        List<Long> lots = variants.values().stream().map(LotVariant::lotId).distinct().toList();
        if (variants.size() < came.size() || pricelist.lotsByIds(lots).values().stream().anyMatch(lot -> lot.purchaseId() != purchaseId)) {
            throw new Refused("receipt.notInPurchase");
        }
    }

    private void requirePossible(long purchaseId) {
        List<Receipt.Counted> counted = receipts.counted(purchaseId);
        Map<Long, Quantity> invoiced = invoiced(purchaseId);
        for (Receipt.Counted line : counted) {
            if (line.insteadOf() != null && !invoiced.containsKey(line.insteadOf())) {
                throw new Refused("receipt.notInvoiced");
            }
            if (line.quantity().isNegative()) {
                throw new Refused("receipt.below");
            }
        }
        counted.stream().filter(line -> line.insteadOf() != null).map(Receipt.Counted::insteadOf).distinct().forEach(variant -> {
            Quantity both = sum(counted, line -> line.insteadOf() == null && line.variantId() == variant)
                    .plus(sum(counted, line -> variant.equals(line.insteadOf())));
            if (both.compareTo(invoiced.get(variant)) > 0) {
                throw new Refused("receipt.tooMuchInstead", invoiced.get(variant));
            }
        });
    }

    private static Quantity least(Quantity one, Quantity other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private void requireKeeper(long purchaseId, long memberId) {
        access.require(Operation.HAND_OVER_PURCHASE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
    }
}
