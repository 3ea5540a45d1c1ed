package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.FrozenDemand;
import org.artel.order.Participation;
import org.artel.order.Replacement;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.ReplacementPolicy;
import org.artel.purchase.ShortageRule;
import org.artel.purchase.Stage;

/**
 * Shares what is invoiced among the participants: tolerances are dropped, wishes applied, the rest goes by the rule of the terms. A
 * preview shows who gets what; applied it becomes a document of the INVOICED allocations, from which the bills follow.
 */
@ApplicationScoped
@Transactional
@Retried
public class ShortageService {

    static final int REASON_MAX = 500;
    /** Participants have at least so long to withdraw from a dearer line. */
    static final Duration WITHDRAW_MIN = Duration.ofHours(24);
    /** 30 days and what is left of the last one, at most: payment waits for them. */
    static final Duration WITHDRAW_MAX = Duration.ofDays(31);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Inject
    private Settlements settlements;
    @Inject
    private SupplierAnswers answers;
    @Inject
    private Invoices invoices;
    @Inject
    private InvoiceService invoiceService;
    @Inject
    private AllocationService allocations;
    @Inject
    private PricelistService pricelist;
    @Inject
    private ProgressService progress;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseView view;
    @Inject
    private Instance<PaidMoments> paid;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<LineChanges> changed;
    @Inject
    private Event<LinesConfirmed> confirmed;
    @Inject
    private Event<PriceRose> rose;
    @Inject
    private Event<LineWithdrawn> withdrawn;

    /**
     * Who gets what of one variant.
     *
     * @param invoiced units; {@code total} with VAT, {@code price} of one unit, shown only
     * @param leftover units that nobody gets
     * @param isShort  somebody gets less than is wanted, after wishes
     * @param shares   in the order of the participants' numbers
     */
    public record VariantShares(Lot lot, LotVariant variant, Quantity invoiced, Money total, UnitPrice price, Quantity leftover, boolean isShort,
            List<Share> shares) {

        public String name() {
            return lot.nameOf(variant);
        }
    }

    /**
     * @param asked     units that the general order held for the line; zero: the variant replaces another one
     * @param insteadOf what the line was ordered for, if that is another variant; else null
     */
    public record Share(Participation participation, long lineId, Quantity asked, Quantity got, String insteadOf) {
    }

    /**
     * What settling would do.
     *
     * @param rule     that will be applied
     * @param variants in the order of the price list
     * @param changes  of participants' lines against what they have now
     * @param rose     lines whose price is above the limit of the terms, and was not before
     */
    public record Preview(Purchase purchase, ShortageRule rule, List<VariantShares> variants, LineChanges changes, PriceRose rose) {
    }

    /** Everything that a settlement knows. */
    private record Plan(Purchase purchase, ShortageRule rule, List<Claim> claims, Settlement settlement, List<Allocated> rows, Map<Long, InvoicedGoods> goods,
            Map<Long, FrozenDemand> lines, Map<Long, LotVariant> variants, Map<Long, Lot> lots, List<Participation> participants) {

        private Lot lotOf(long variantId) {
            return lots.get(variants.get(variantId).lotId());
        }

        private String nameOf(long variantId) {
            return lotOf(variantId).nameOf(variants.get(variantId));
        }

        private Map<Long, String> names() {
            return variants.values().stream().collect(Collectors.toMap(LotVariant::id, v -> lots.get(v.lotId()).nameOf(v)));
        }
    }

    // reading -------------------------------------------------------------------------------------------------------------

    /**
     * Who would get what of all that is written, settled or not.
     *
     * @param byHand units by line, by variant; under the rule BY_HAND only, may be incomplete
     * @throws Refused FORBIDDEN, NOT_FOUND; INVALID as {@link Shortage#requireFair} says; CONFLICT {@code purchase.otherStage} unless SENT or INVOICED
     */
    public Preview preview(long purchaseId, long memberId, Map<Long, Map<Long, Quantity>> byHand) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.VIEW_GENERAL_ORDER, memberId, view.relation(purchase, memberId));
        if (purchase.stage() != Stage.SENT && purchase.stage() != Stage.INVOICED) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", purchase.stage());
        }
        Plan plan = plan(purchase, byHand, false);
        List<Allocated> before = before(purchaseId);
        return new Preview(purchase, plan.rule(), variants(plan), changes(plan, before), rose(plan, null));
    }

    /** All settlements, the last one first. @throws Refused FORBIDDEN, NOT_FOUND */
    public List<Settled> list(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.VIEW_GENERAL_ORDER, memberId, view.relation(purchase, memberId));
        return settlements.of(purchaseId);
    }

    /** What participants have now: by the last invoice, before the first by the general order. */
    private List<Allocated> before(long purchaseId) {
        return allocations.latest(purchaseId, allocations.lastDocument(purchaseId, AllocationStep.INVOICED) == 0
                ? AllocationStep.ORDERED : AllocationStep.INVOICED);
    }

    private static List<VariantShares> variants(Plan plan) {
        Map<Long, List<Allocated>> rows = plan.rows().stream().collect(Collectors.groupingBy(Allocated::variantId));
        Map<Long, List<Claim>> asked = new HashMap<>();
        plan.settlement().open().forEach(open -> asked.put(open.variantId(), open.claims()));
        Map<List<Long>, Quantity> held = plan.claims().stream()
                .collect(Collectors.toMap(claim -> List.of(claim.lineId(), claim.variantId()), claim -> claim.wanted().plus(claim.tolerance())));
        Set<Long> tooFew = plan.settlement().open().stream().filter(Settlement.Open::isShort).map(Settlement.Open::variantId).collect(Collectors.toSet());
        Map<Long, Participation> byId = plan.participants().stream().collect(Collectors.toMap(Participation::id, Function.identity()));
        Set<Long> ids = new LinkedHashSet<>(plan.goods().keySet());
        ids.addAll(asked.keySet());
        List<VariantShares> all = new ArrayList<>();
        for (long id : ids) {
            List<Allocated> given = rows.getOrDefault(id, List.of());
            Map<Long, Share> shares = new TreeMap<>();
            given.forEach(row -> shares.put(row.lineId(), share(plan, byId, row.lineId(), id, held, row.quantity())));
            asked.getOrDefault(id, List.of()).forEach(claim -> shares.putIfAbsent(claim.lineId(), share(plan, byId, claim.lineId(), id, held, Quantity.ZERO)));
            InvoicedGoods goods = plan.goods().getOrDefault(id, new InvoicedGoods(id, Quantity.ZERO, Money.ZERO));
            Quantity got = given.stream().map(Allocated::quantity).reduce(Quantity.ZERO, Quantity::plus);
            all.add(new VariantShares(plan.lotOf(id), plan.variants().get(id), goods.quantity(), goods.total(), price(goods), goods.quantity().minus(got),
                    tooFew.contains(id), shares.values().stream().sorted(Comparator.comparing((Share s) -> s.participation().pseudonymNo())
                            .thenComparing(Share::lineId)).toList()));
        }
        all.sort(Comparator.comparing((VariantShares v) -> v.lot().position()).thenComparing(v -> v.variant().position()));
        return all;
    }

    private static Share share(Plan plan, Map<Long, Participation> byId, long lineId, long variantId, Map<List<Long>, Quantity> held, Quantity got) {
        FrozenDemand line = plan.lines().get(lineId);
        return new Share(byId.get(line.participationId()), lineId, held.getOrDefault(List.of(lineId, variantId), Quantity.ZERO), got,
                line.variantId() == variantId ? null : plan.nameOf(line.variantId()));
    }

    // the plan ------------------------------------------------------------------------------------------------------------

    /** @param settledOnly without invoices that are written and not settled */
    private Plan plan(Purchase purchase, Map<Long, Map<Long, Quantity>> byHand, boolean settledOnly) {
        return plan(purchase, byHand, invoices.goods(purchase.id(), settledOnly));
    }

    private Plan plan(Purchase purchase, Map<Long, Map<Long, Quantity>> byHand, List<InvoicedGoods> there) {
        List<FrozenDemand> demand = allocations.frozen(purchase.id());
        Map<Long, InvoicedGoods> goods = there.stream()
                .collect(Collectors.toMap(InvoicedGoods::variantId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Set<Long> lotIds = new HashSet<>(demand.stream().map(FrozenDemand::lotId).toList());
        // wishes too: a corrected invoice may hold a replacement no longer that somebody has
        Set<Long> others = new HashSet<>(goods.keySet());
        demand.forEach(line -> others.addAll(line.wishes()));
        pricelist.variantsByIds(others).values().forEach(variant -> lotIds.add(variant.lotId()));
        Map<Long, Lot> lots = pricelist.lotsByIds(lotIds);
        Map<Long, List<LotVariant>> ofLots = pricelist.allVariantsOf(lotIds);
        Map<Long, LotVariant> variants = ofLots.values().stream().flatMap(List::stream).collect(Collectors.toMap(LotVariant::id, Function.identity()));
        ShortageRule rule = rule(purchase);
        List<Claim> claims = claims(purchase, demand, ofLots, rule);
        LongFunction<Quantity> step = variant -> lots.get(variants.get(variant).lotId()).step();
        Map<Long, Quantity> available = new HashMap<>();
        goods.forEach((variant, invoiced) -> available.put(variant, invoiced.quantity()));
        Settlement settlement = Settlement.of(rule, claims, available, step);
        Map<Long, FrozenDemand> lines = demand.stream().collect(Collectors.toMap(FrozenDemand::lineId, Function.identity()));
        List<Participation> participants = allocations.participants(purchase.id());
        Plan plan = new Plan(purchase, rule, claims, settlement, new ArrayList<>(), goods, lines, variants, lots, participants);
        plan.rows().addAll(rows(plan, settlement.settle(rule, byHand, step)));
        return plan;
    }

    /** Paid first holds at the invoice only where there is a deposit; else whoever was first comes first. */
    private ShortageRule rule(Purchase purchase) {
        ShortageRule rule = purchase.terms().shortageRule();
        return rule == ShortageRule.PAID_FIRST && (purchase.terms().paymentMode() != PaymentMode.DEPOSIT || !paid.isResolvable())
                ? ShortageRule.FIRST_COME : rule;
    }

    /** On what the general order held for each line and variant, unless its owner took it back. */
    private List<Claim> claims(Purchase purchase, List<FrozenDemand> demand, Map<Long, List<LotVariant>> ofLots, ShortageRule rule) {
        Map<Long, List<Allocated>> ordered = allocations.latest(purchase.id(), AllocationStep.ORDERED).stream().collect(Collectors.groupingBy(Allocated::lineId));
        Set<Long> gone = settlements.withdrawn(purchase.id());
        Map<Long, Instant> moments = rule == ShortageRule.PAID_FIRST ? paid.get().of(purchase.id()) : Map.of();
        List<Claim> claims = new ArrayList<>();
        for (FrozenDemand line : demand) {
            if (!gone.contains(line.lineId())) {
                List<Long> choices = new ArrayList<>(List.of(line.variantId()));
                choices.addAll(wishes(purchase.terms().replacementPolicy(), line, ofLots.get(line.lotId())));
                Deque<FrozenDemand.Unit> units = new ArrayDeque<>(line.units());
                ordered.getOrDefault(line.lineId(), List.of()).stream().sorted(Comparator.comparing((Allocated row) -> row.variantId() != line.variantId())
                        .thenComparing(Allocated::variantId)).forEach(row -> {
                            List<Claim.Units> wanted = first(units, row.quantity());
                            Quantity tolerated = row.quantity().minus(wanted.stream().map(Claim.Units::quantity).reduce(Quantity.ZERO, Quantity::plus));
                            // a unit that a size row took in the stead of another one would rather be that one
                            claims.add(new Claim(line.lineId(), row.variantId(), wanted, tolerated,
                                    choices.stream().filter(choice -> choice != row.variantId()).toList(), moments.get(line.participationId())));
                        });
            }
        }
        return claims;
    }

    /** Takes the earliest of a line's units that are left. */
    private static List<Claim.Units> first(Deque<FrozenDemand.Unit> units, Quantity wanted) {
        List<Claim.Units> first = new ArrayList<>();
        Quantity left = wanted;
        while (left.isPositive() && !units.isEmpty()) {
            FrozenDemand.Unit next = units.pop();
            Quantity some = Shortage.least(left, next.quantity());
            first.add(new Claim.Units(next.changeNo(), some));
            left = left.minus(some);
            if (some.compareTo(next.quantity()) < 0) {
                units.push(new FrozenDemand.Unit(next.changeNo(), next.quantity().minus(some)));
            }
        }
        return first;
    }

    private static List<Long> wishes(ReplacementPolicy policy, FrozenDemand line, List<LotVariant> alike) {
        if (policy == ReplacementPolicy.NONE || line.replacement() == Replacement.CANCEL) {
            return List.of();
        }
        if (line.replacement() == Replacement.WISHES) {
            return line.wishes();
        }
        return policy == ReplacementPolicy.ANY ? alike.stream().map(LotVariant::id).filter(id -> id != line.variantId()).toList() : List.of();
    }

    /** Sums are shares of what is invoiced for the variant: by participant in the order of their numbers, what is left over comes last. */
    private static List<Allocated> rows(Plan plan, List<Settlement.Got> got) {
        Map<Long, Participation> byId = plan.participants().stream().collect(Collectors.toMap(Participation::id, Function.identity()));
        List<Allocated> rows = new ArrayList<>();
        got.stream().collect(Collectors.groupingBy(Settlement.Got::variantId, TreeMap::new, Collectors.toList())).forEach((variantId, of) -> {
            InvoicedGoods goods = plan.goods().get(variantId);
            LotVariant variant = plan.variants().get(variantId);
            Lot lot = plan.lots().get(variant.lotId());
            Map<Long, List<Settlement.Got>> ofEach = of.stream().sorted(Comparator.comparing((Settlement.Got g) ->
                    byId.get(plan.lines().get(g.lineId()).participationId()).pseudonymNo()).thenComparing(Settlement.Got::lineId))
                    .collect(Collectors.groupingBy(g -> plan.lines().get(g.lineId()).participationId(), LinkedHashMap::new, Collectors.toList()));
            List<BigDecimal> weights = new ArrayList<>(ofEach.values().stream().map(ShortageService::units).toList());
            weights.add(goods.quantity().amount().subtract(units(of)));
            List<Money> parts = goods.total().share(weights);
            int at = 0;
            for (List<Settlement.Got> own : ofEach.values()) {
                List<Money> sums = parts.get(at++).share(own.stream().map(g -> g.quantity().amount()).toList());
                for (int i = 0; i < own.size(); i++) {
                    Settlement.Got each = own.get(i);
                    rows.add(new Allocated(each.lineId(), plan.lines().get(each.lineId()).participationId(), variantId,
                            variant.article().isEmpty() ? lot.article() : variant.article(), variant.title(), each.quantity(), price(goods), sums.get(i)));
                }
            }
        });
        rows.sort(Comparator.comparing(Allocated::lineId).thenComparing(Allocated::variantId));
        return rows;
    }

    private static BigDecimal units(List<Settlement.Got> got) {
        return got.stream().map(g -> g.quantity().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static UnitPrice price(InvoicedGoods goods) {
        return goods.quantity().isZero() ? UnitPrice.ZERO : UnitPrice.ofEach(goods.total(), goods.quantity());
    }

    private LineChanges changes(Plan plan, List<Allocated> before) {
        return LineChanges.between(plan.purchase().id(), LineChanges.Why.INVOICED, plan.participants(), before, plan.rows(), plan.names());
    }

    // prices that rose ----------------------------------------------------------------------------------------------------

    private PriceRose rose(Plan plan, Instant until) {
        Map<List<Long>, UnitPrice> known = new HashMap<>();
        if (allocations.lastDocument(plan.purchase().id(), AllocationStep.INVOICED) > 0) {
            allocations.latest(plan.purchase().id(), AllocationStep.INVOICED).forEach(row -> known.put(List.of(row.lineId(), row.variantId()), row.price()));
        }
        Map<Long, List<PriceRose.Line>> lines = new HashMap<>();
        for (Allocated row : plan.rows()) {
            UnitPrice before = expected(plan.lines().get(row.lineId()), row.variantId(), plan.lotOf(row.variantId()), plan.variants().get(row.variantId()));
            UnitPrice told = known.get(List.of(row.lineId(), row.variantId()));
            if (isRisen(plan.purchase(), before, plan.goods().get(row.variantId())) && (told == null || row.price().compareTo(told) > 0)) {
                lines.computeIfAbsent(row.participationId(), p -> new ArrayList<>()).add(new PriceRose.Line(row.lineId(),
                        plan.lotOf(row.variantId()).nameOf(plan.variants().get(row.variantId())), before, row.price()));
            }
        }
        return new PriceRose(plan.purchase().id(), until, plan.participants().stream().filter(p -> lines.containsKey(p.id()))
                .map(p -> new PriceRose.Owner(p, lines.get(p.id()))).toList());
    }

    /** A replacement is compared with the list, everything else with what the line was ordered at. */
    private static UnitPrice expected(FrozenDemand line, long variantId, Lot lot, LotVariant variant) {
        return line.variantId() == variantId ? line.price() : lot.priceOf(variant);
    }

    private static boolean isRisen(Purchase purchase, UnitPrice before, InvoicedGoods goods) {
        BigDecimal limit = purchase.terms().priceRiseLimit();
        return limit != null && goods.total().amount().multiply(HUNDRED)
                .compareTo(before.amount().multiply(goods.quantity().amount()).multiply(HUNDRED.add(limit))) > 0;
    }

    // settling ------------------------------------------------------------------------------------------------------------

    /**
     * Settles what is written: SENT becomes INVOICED, or INVOICED is settled again after a corrected invoice. Bills follow, each
     * participant is told what became of the own lines; where a price rose above the limit they may withdraw until a date.
     *
     * @return the number of the settlement
     * @throws Refused FORBIDDEN, NOT_FOUND; at {@code byHand[variant]}, {@code reason}, {@code withdrawUntil}; CONFLICT
     *                 {@code shortage.nothing}, {@code purchase.otherStage}, {@code purchase.noSuchWay}
     */
    @Once
    public long settle(long purchaseId, long memberId, SettleCommand command) {
        Purchase visible = view.requireVisible(purchaseId, memberId);
        access.require(Operation.WRITE_INVOICE, memberId, view.relation(visible, memberId));
        String reason = command.reason() == null || command.reason().isBlank() ? null : command.reason().strip();
        Purchase purchase = progress.advance(purchaseId, memberId, Stage.INVOICED, reason);
        if (invoices.of(purchaseId).stream().allMatch(Invoice::isSettled)) {
            throw new Refused(Refused.Kind.CONFLICT, "shortage.nothing");
        }
        Instant now = clock.instant();
        Plan plan = plan(purchase, command.byHand(), false);
        Instant until = command.withdrawUntil() == null ? now.plus(Purchase.WITHDRAW_TIME) : command.withdrawUntil();
        PriceRose risen = rose(plan, until);
        requireDecided(plan, command, reason, risen, now);
        record(plan, memberId, reason, risen.owners().isEmpty() ? null : until, before(purchaseId), number -> invoiceService.settled(purchaseId, number));
        if (!risen.owners().isEmpty()) {
            rose.fire(risen);
        }
        return settlements.last(purchaseId).map(Settled::number).orElseThrow();
    }

    private static void requireDecided(Plan plan, SettleCommand command, String reason, PriceRose risen, Instant now) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        if (plan.rule() == ShortageRule.BY_HAND) {
            plan.settlement().open().stream().filter(open -> open.isShort() && !command.byHand().containsKey(open.variantId()))
                    .forEach(open -> errors.put("byHand[" + open.variantId() + ']', new Refused("shortage.byHand", plan.names().get(open.variantId()))));
            if (!command.byHand().isEmpty() && reason == null || reason != null && reason.length() > REASON_MAX) {
                errors.put("reason", new Refused("shortage.reason", REASON_MAX));
            }
        } else if (!command.byHand().isEmpty()) {
            errors.put("byHand", new Refused("shortage.notByHand"));
        }
        if (!risen.owners().isEmpty() && (risen.withdrawUntil().isBefore(now.plus(WITHDRAW_MIN)) || risen.withdrawUntil().isAfter(now.plus(WITHDRAW_MAX)))) {
            errors.put("withdrawUntil", new Refused("shortage.withdrawUntil", now.plus(WITHDRAW_MIN), now.plus(WITHDRAW_MAX)));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }

    /** Behind the gate. @param beforeRecorded given the document's number */
    private void record(Plan plan, long memberId, String reason, Instant until, List<Allocated> before, LongConsumer beforeRecorded) {
        long purchaseId = plan.purchase().id();
        long number = allocations.lastDocument(purchaseId, AllocationStep.INVOICED) + 1;
        LineChanges changes = changes(plan, before);
        beforeRecorded.accept(number);
        settlements.add(new Settled(purchaseId, number, plan.rule(), reason, memberId, clock.instant(), until));
        allocations.record(purchaseId, AllocationStep.INVOICED, number, plan.rows());
        audit.record(Actor.member(memberId), "SETTLE_INVOICES", purchaseId, "purchase", purchaseId,
                "settlement " + number + ", " + plan.rule() + ", " + changes.owners().size() + " participants changed" + (reason == null ? "" : ", " + reason));
        changed.fire(changes);
    }

    /**
     * What the supplier confirms, shared as an invoice would be; it changes nobody's bill, but everybody is told. The caller holds the gate.
     *
     * @param before what was answered to the same general order; null: this is the first answer
     */
    void confirm(long purchaseId, SupplierAnswer answer, SupplierAnswer before) {
        Map<Long, List<LinesConfirmed.Line>> told = before == null ? Map.of()
                : confirmed(plan(purchases.byId(purchaseId), Map.of(), goods(before)), before);
        Plan plan = plan(purchases.byId(purchaseId), Map.of(), goods(answer));
        allocations.record(purchaseId, AllocationStep.CONFIRMED, answer.number(), plan.rows());
        Map<Long, List<LinesConfirmed.Line>> lines = confirmed(plan, answer);
        confirmed.fire(new LinesConfirmed(purchaseId, plan.participants().stream()
                .filter(p -> lines.containsKey(p.id()) && !lines.get(p.id()).equals(told.get(p.id())))
                .map(p -> new LinesConfirmed.Owner(p, lines.get(p.id()))).toList()));
    }

    private static List<InvoicedGoods> goods(SupplierAnswer answer) {
        return answer.lines().stream().filter(line -> line.quantity().isPositive())
                .map(line -> new InvoicedGoods(line.variantId(), line.quantity(), line.price().times(line.quantity()))).toList();
    }

    /** What is confirmed otherwise than ordered, by participation; everybody who is in the general order has an entry. */
    private Map<Long, List<LinesConfirmed.Line>> confirmed(Plan plan, SupplierAnswer answer) {
        Map<Long, UnitPrice> prices = answer.lines().stream().collect(Collectors.toMap(SupplierAnswer.Line::variantId, SupplierAnswer.Line::price));
        Map<List<Long>, Quantity> ordered = new LinkedHashMap<>();
        plan.claims().forEach(claim -> ordered.put(List.of(claim.lineId(), claim.variantId()), claim.wanted().plus(claim.tolerance())));
        Map<List<Long>, Quantity> given = plan.rows().stream().collect(Collectors.toMap(row -> List.of(row.lineId(), row.variantId()), Allocated::quantity));
        given.keySet().forEach(place -> ordered.putIfAbsent(place, Quantity.ZERO));
        Map<Long, List<LinesConfirmed.Line>> lines = new HashMap<>();
        ordered.forEach((place, units) -> {
            FrozenDemand line = plan.lines().get(place.get(0));
            long variantId = place.get(1);
            Quantity got = given.getOrDefault(place, Quantity.ZERO);
            UnitPrice price = expected(line, variantId, plan.lotOf(variantId), plan.variants().get(variantId));
            UnitPrice after = got.isPositive() ? prices.get(variantId) : price;
            List<LinesConfirmed.Line> own = lines.computeIfAbsent(line.participationId(), p -> new ArrayList<>());
            if (!got.equals(units) || price.compareTo(after) != 0) {
                own.add(new LinesConfirmed.Line(plan.nameOf(variantId), units, got, price, after));
            }
        });
        return lines;
    }

    // withdrawing ---------------------------------------------------------------------------------------------------------

    /**
     * What became of a participant's own lines.
     *
     * @param reached       steps that the purchase has a document of; CONFIRMED only if the supplier answered the last general order
     * @param withdrawUntil so long dearer lines may be withdrawn; null: none, or it is over
     */
    public record Mine(Purchase purchase, Participation participation, Set<AllocationStep> reached, List<MyLine> lines, Instant withdrawUntil) {
    }

    /**
     * @param frozen    units as ordered until the Stop; {@code ordered} of the general order, {@code confirmed} by the supplier,
     *                  {@code invoiced} of the last settlement
     * @param expected  price of a unit when it was ordered; {@code price} by the invoice, before by the supplier's answer, else null
     * @param sum       by the last step reached; the supplier's answer changes no sum
     * @param mayWithdraw the price rose above the limit, and there is time
     */
    public record MyLine(long lineId, String name, Quantity frozen, Quantity ordered, Quantity confirmed, Quantity invoiced, UnitPrice expected,
            UnitPrice price, Money sum, boolean mayWithdraw) {
    }

    /**
     * The member's own lines in a purchase that was stopped.
     *
     * @throws Refused NOT_FOUND without an order in it
     */
    public Mine mine(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.VIEW_OWN_ORDERS, memberId);
        Participation participation = allocations.participation(purchaseId, memberId).orElseThrow(Refused::notFound);
        SupplierAnswer answer = answers.last(purchaseId)
                .filter(last -> last.generalOrderNo() == allocations.lastDocument(purchaseId, AllocationStep.ORDERED)).orElse(null);
        Set<AllocationStep> reached = EnumSet.noneOf(AllocationStep.class);
        for (AllocationStep step : List.of(AllocationStep.FROZEN, AllocationStep.ORDERED, AllocationStep.CONFIRMED, AllocationStep.INVOICED)) {
            if (allocations.lastDocument(purchaseId, step) > 0 && (step != AllocationStep.CONFIRMED || answer != null)) {
                reached.add(step);
            }
        }
        Map<List<Long>, Map<AllocationStep, Allocated>> places = new LinkedHashMap<>();
        allocations.ofParticipation(participation).forEach((step, rows) -> rows.stream().filter(row -> reached.contains(step)).forEach(row ->
                places.computeIfAbsent(List.of(row.lineId(), row.variantId()), place -> new EnumMap<>(AllocationStep.class)).put(step, row)));
        Map<Long, LotVariant> variants = pricelist.variantsByIds(places.keySet().stream().map(place -> place.get(1)).collect(Collectors.toSet()));
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        Map<Long, InvoicedGoods> goods = invoices.goods(purchaseId, true).stream().collect(Collectors.toMap(InvoicedGoods::variantId, Function.identity()));
        Instant until = withdrawTime(purchase);
        List<MyLine> lines = new ArrayList<>();
        places.forEach((place, of) -> {
            LotVariant variant = variants.get(place.get(1));
            Lot lot = lots.get(variant.lotId());
            UnitPrice expected = of.containsKey(AllocationStep.FROZEN) ? of.get(AllocationStep.FROZEN).price() : lot.priceOf(variant);
            Allocated invoiced = of.get(AllocationStep.INVOICED);
            AllocationStep last = reached.stream().filter(step -> step != AllocationStep.CONFIRMED).max(Comparator.naturalOrder()).orElseThrow();
            UnitPrice price = invoiced != null ? invoiced.price() : last == AllocationStep.INVOICED || !of.containsKey(AllocationStep.CONFIRMED) ? null
                    : answer.lines().stream().filter(line -> line.variantId() == variant.id()).map(SupplierAnswer.Line::price).findFirst().orElse(null);
            lines.add(new MyLine(place.get(0), lot.nameOf(variant), units(of, AllocationStep.FROZEN), units(of, AllocationStep.ORDERED),
                    units(of, AllocationStep.CONFIRMED), units(of, AllocationStep.INVOICED), expected, price,
                    of.containsKey(last) ? of.get(last).sum() : Money.ZERO,
                    until != null && invoiced != null && isRisen(purchase, expected, goods.get(variant.id()))));
        });
        return new Mine(purchase, participation, reached, lines, until);
    }

    private static Quantity units(Map<AllocationStep, Allocated> of, AllocationStep step) {
        return of.containsKey(step) ? of.get(step).quantity() : Quantity.ZERO;
    }

    /** Null: there is no time to withdraw now. */
    private Instant withdrawTime(Purchase purchase) {
        Instant now = clock.instant();
        return purchase.stage() != Stage.INVOICED ? null : settlements.of(purchase.id()).stream().filter(settled -> settled.isWithdrawTime(now))
                .map(Settled::withdrawUntil).max(Comparator.naturalOrder()).orElse(null);
    }

    /**
     * A participant takes a line back whose price rose above the limit; its units go to those who got too few, or are left over.
     *
     * @throws Refused NOT_FOUND unless it is the member's own line; CONFLICT {@code shortage.noWithdrawal} when its price did not rise so
     *                 much or the time is over, {@code purchase.otherStage}
     */
    @Once
    public void withdraw(long purchaseId, long memberId, long lineId) {
        view.requireVisible(purchaseId, memberId);
        access.require(Operation.WITHDRAW_LINE, memberId);
        gate.hold(purchaseId, Set.of(Stage.INVOICED));
        Purchase purchase = purchases.byId(purchaseId);
        List<Allocated> before = allocations.latest(purchaseId, AllocationStep.INVOICED);
        Plan now = plan(purchase, Map.of(), true);
        FrozenDemand line = now.lines().get(lineId);
        Participation participation = line == null ? null : now.participants().stream().filter(p -> p.id() == line.participationId()).findFirst().orElse(null);
        if (participation == null || participation.memberId() != memberId) {
            throw Refused.notFound();
        }
        List<Allocated> own = before.stream().filter(row -> row.lineId() == lineId).toList();
        if (withdrawTime(purchase) == null || own.stream().noneMatch(row -> isRisen(purchase, expected(line, row.variantId(), now.lotOf(row.variantId()),
                now.variants().get(row.variantId())), now.goods().get(row.variantId())))) {
            throw new Refused(Refused.Kind.CONFLICT, "shortage.noWithdrawal");
        }
        settlements.withdraw(purchaseId, lineId, memberId, clock.instant());
        Plan plan = plan(purchase, Map.of(), true);
        if (plan.rule() == ShortageRule.BY_HAND) {
            // what was decided by hand stays as it is, the line's units are left over
            plan.rows().clear();
            plan.rows().addAll(before.stream().filter(row -> row.lineId() != lineId).toList());
        }
        record(plan, memberId, null, null, before, number -> { });
        audit.record(Actor.member(memberId), Operation.WITHDRAW_LINE.name(), purchaseId, "order_line", lineId, null);
        withdrawn.fire(new LineWithdrawn(purchaseId, participation, now.names().get(line.variantId()),
                own.stream().map(Allocated::quantity).reduce(Quantity.ZERO, Quantity::plus)));
    }
}
