package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.FrozenDemand;
import org.artel.order.Participation;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.SupplierSheet;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * The general order: what the participants' frozen orders come to in whole boxes and complete rows, sent to the supplier as a
 * numbered version, and the files that are made of it.
 */
@ApplicationScoped
@Transactional
@Retried
public class GeneralOrderService {

    static final int REASON_MAX = 500;

    private static final Set<Stage> BEFORE = EnumSet.of(Stage.STOPPED, Stage.TOP_UP);
    private static final Set<Stage> SENT = EnumSet.range(Stage.SENT, Stage.HANDOVER);

    @Inject
    private GeneralOrders generalOrders;
    @Inject
    private AllocationService allocations;
    @Inject
    private PricelistService pricelist;
    @Inject
    private SupplierSheet sheet;
    @Inject
    private ProgressService progress;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<LineChanges> changed;

    /**
     * What would go to the supplier now, with its consequences.
     *
     * @param content      by the choices made so far
     * @param reachesMinimum the supplier's minimum of the terms is reached by what would be ordered
     * @param frozen       sum of the frozen orders
     * @param bought       sum of what participants get
     * @param touched      participants who get other quantities than they ordered
     * @param replaced     units that fill a size row in the stead of the ordered variant, as their owners wished
     * @param obstacles    what else stands in the way
     */
    public record Draft(Purchase purchase, Consolidation content, boolean reachesMinimum, Money frozen, Money bought, int touched,
            List<Replaced> replaced, List<Refused> obstacles) {
    }

    /** So many units of another variant than {@code ordered}. */
    public record Replaced(Participation participation, String ordered, String gets, Quantity quantity) {
    }

    /** @param positions in the order of the price list */
    public record Sent(GeneralOrder order, List<Consolidation.Position> positions) {
    }

    // before it is sent ---------------------------------------------------------------------------------------------------

    /**
     * Before the general order is sent, or sent again after a top-up.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND; CONFLICT {@code purchase.otherStage} unless STOPPED or TOP_UP
     */
    public Draft draft(long purchaseId, long memberId, SendChoices choices) {
        Purchase purchase = requireManager(purchaseId, memberId);
        if (!BEFORE.contains(purchase.stage())) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", purchase.stage());
        }
        Content content = content(purchase, choices);
        List<Refused> obstacles = access.may(Operation.SEND_GENERAL_ORDER, memberId, view.relation(purchase, memberId))
                ? progress.obstacles(purchaseId, memberId, Stage.SENT) : List.of();
        return new Draft(purchase, content.consolidation(), reachesMinimum(purchase, content.consolidation()), sum(content.frozen()), sum(content.ordered()),
                changes(purchase, content).owners().size(), replaced(purchase, content), obstacles);
    }

    /** @param names of variants, for whom something changes */
    private record Content(Consolidation consolidation, List<Allocated> frozen, List<Allocated> ordered, Map<Long, String> names) {
    }

    private Content content(Purchase purchase, SendChoices choices) {
        List<FrozenDemand> demand = allocations.frozen(purchase.id());
        Set<Long> lotIds = new LinkedHashSet<>(demand.stream().map(FrozenDemand::lotId).toList());
        pricelist.variantsByIds(choices.extra().keySet()).values().stream().filter(v -> v.purchaseId() == purchase.id()).forEach(v -> lotIds.add(v.lotId()));
        Map<Long, Lot> lots = pricelist.lotsByIds(lotIds);
        Map<Long, List<LotVariant>> variants = pricelist.allVariantsOf(lotIds);
        Consolidation consolidation = Consolidation.of(demand, lots, variants, choices);
        Map<Long, String> names = new HashMap<>();
        variants.forEach((lot, of) -> of.forEach(variant -> names.put(variant.id(), lots.get(lot).nameOf(variant))));
        Map<Long, FrozenDemand> lines = demand.stream().collect(Collectors.toMap(FrozenDemand::lineId, Function.identity()));
        Map<Long, LotVariant> byId = variants.values().stream().flatMap(List::stream).collect(Collectors.toMap(LotVariant::id, Function.identity()));
        return new Content(consolidation, demand.stream().map(d -> allocated(d, d.quantity())).toList(), consolidation.got().stream().map(got -> {
            FrozenDemand line = lines.get(got.lineId());
            LotVariant variant = byId.get(got.variantId());
            return line.variantId() == variant.id() ? allocated(line, got.quantity()) : inStead(line, lots.get(variant.lotId()), variant, got.quantity());
        }).toList(), names);
    }

    /** A wished variant costs what the list says. */
    private static Allocated inStead(FrozenDemand line, Lot lot, LotVariant variant, Quantity quantity) {
        UnitPrice price = lot.priceOf(variant);
        return new Allocated(line.lineId(), line.participationId(), variant.id(), variant.article().isEmpty() ? lot.article() : variant.article(), variant.title(),
                quantity, price, price.times(quantity));
    }

    private List<Replaced> replaced(Purchase purchase, Content content) {
        Map<Long, Allocated> own = content.frozen().stream().collect(Collectors.toMap(Allocated::lineId, Function.identity()));
        Map<Long, Participation> participants = allocations.participants(purchase.id()).stream().collect(Collectors.toMap(Participation::id, Function.identity()));
        return content.ordered().stream().filter(row -> row.variantId() != own.get(row.lineId()).variantId())
                .map(row -> new Replaced(participants.get(row.participationId()), content.names().get(own.get(row.lineId()).variantId()),
                        content.names().get(row.variantId()), row.quantity())).toList();
    }

    private static Allocated allocated(FrozenDemand line, Quantity quantity) {
        return new Allocated(line.lineId(), line.participationId(), line.variantId(), line.article(), line.variantName(), quantity, line.price(),
                line.price().times(quantity));
    }

    private static Money sum(List<Allocated> rows) {
        return Money.sum(rows.stream().map(Allocated::sum).toList());
    }

    private static boolean reachesMinimum(Purchase purchase, Consolidation content) {
        return purchase.terms().reachesMinimum(content.sum(), content.quantity(), content.weight());
    }

    private LineChanges changes(Purchase purchase, Content content) {
        return LineChanges.between(purchase.id(), LineChanges.Why.ORDERED, allocations.participants(purchase.id()), content.frozen(), content.ordered(),
                content.names());
    }

    // sending -------------------------------------------------------------------------------------------------------------

    /**
     * The general order goes to the supplier: its version is kept, with a workbook in the supplier's columns. Whoever does not get what
     * was ordered is told.
     *
     * @param reason needed below the minimum of the terms
     * @return the version's number
     * @throws Refused FORBIDDEN, NOT_FOUND; at {@code boxes[variant]}, {@code rows[lot]}, {@code extra[variant]}, {@code reason}; CONFLICT
     *                 {@code generalOrder.nothing}, {@code purchase.otherStage}, or an obstacle
     */
    @Once
    public long send(long purchaseId, long memberId, SendChoices choices, String reason, Texts texts) {
        requireOrganizer(purchaseId, memberId);
        String said = reason == null || reason.isBlank() ? null : reason.strip();
        Purchase purchase = progress.advance(purchaseId, memberId, Stage.SENT, said);
        Content content = content(purchase, choices);
        Map<String, Refused> errors = errors(purchase, choices, content.consolidation(), said);
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
        if (content.consolidation().positions().isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "generalOrder.nothing");
        }
        List<GeneralOrder> before = generalOrders.of(purchaseId);
        GeneralOrder order = new GeneralOrder(purchaseId, before.isEmpty() ? 1 : before.get(0).number() + 1, purchase.freezeVersion(), memberId, said,
                content.consolidation(), clock.instant());
        generalOrders.add(order, content.consolidation());
        allocations.record(purchaseId, AllocationStep.ORDERED, order.number(), content.ordered());
        export(purchase, memberId, order, content.consolidation().positions(), OrderExport.Format.XLSX, texts);
        audit.record(Actor.member(memberId), Operation.SEND_GENERAL_ORDER.name(), purchaseId, "general_order", order.id(),
                "version " + order.number() + ", " + order.positions() + " positions, " + order.sum());
        changed.fire(changes(purchase, content));
        return order.number();
    }

    private static Map<String, Refused> errors(Purchase purchase, SendChoices choices, Consolidation content, String reason) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        for (Consolidation.Open open : content.undecided()) {
            errors.put(open.isRow() ? "rows[" + open.lot().id() + ']' : "boxes[" + open.variant().id() + ']',
                    new Refused("generalOrder.choose", open.name()));
        }
        Map<Long, Consolidation.Position> positions = new HashMap<>();
        content.positions().forEach(position -> positions.put(position.variant().id(), position));
        choices.extra().forEach((variant, units) -> {
            Consolidation.Position position = positions.get(variant);
            if (position == null || !position.takes(units)) {
                errors.put("extra[" + variant + ']', new Refused("generalOrder.extra"));
            }
        });
        if (!reachesMinimum(purchase, content) && reason == null || reason != null && reason.length() > REASON_MAX) {
            errors.put("reason", new Refused("generalOrder.reason", REASON_MAX));
        }
        return errors;
    }

    // afterwards ----------------------------------------------------------------------------------------------------------

    /**
     * All versions, the last one first.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND
     */
    public List<GeneralOrder> list(long purchaseId, long memberId) {
        requireManager(purchaseId, memberId);
        return generalOrders.of(purchaseId);
    }

    /** @throws Refused FORBIDDEN, NOT_FOUND */
    public Sent version(long purchaseId, long memberId, int number) {
        requireManager(purchaseId, memberId);
        return sent(generalOrders.find(purchaseId, number).orElseThrow(Refused::notFound));
    }

    /** With its positions. The caller checks the rights. */
    Sent sent(GeneralOrder order) {
        List<GeneralOrders.Line> lines = generalOrders.lines(order);
        Map<Long, LotVariant> variants = pricelist.variantsByIds(lines.stream().map(GeneralOrders.Line::variantId).toList());
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        List<Consolidation.Position> positions = new ArrayList<>();
        for (GeneralOrders.Line line : lines) {
            LotVariant variant = variants.get(line.variantId());
            Lot lot = lots.get(variant.lotId());
            positions.add(new Consolidation.Position(lot, variant, line.quantity(), line.leftover(), line.price()));
        }
        return new Sent(order, positions);
    }

    /** Files that were made so far, the last one first. @throws Refused FORBIDDEN, NOT_FOUND */
    public List<OrderExport> exports(long purchaseId, long memberId) {
        requireManager(purchaseId, memberId);
        return generalOrders.exports(purchaseId);
    }

    /** The bytes as they went out. @throws Refused FORBIDDEN, NOT_FOUND */
    public byte[] bytes(long purchaseId, long memberId, OrderExport export) {
        requireManager(purchaseId, memberId);
        return generalOrders.bytes(purchaseId, export.number());
    }

    /**
     * Makes a file of a version in the supplier's columns, and keeps it.
     *
     * @return its number
     * @throws Refused FORBIDDEN, NOT_FOUND; CONFLICT {@code purchase.otherStage}
     */
    @Once
    public long export(long purchaseId, long memberId, int number, OrderExport.Format format, Texts texts) {
        Purchase purchase = requireOrganizer(purchaseId, memberId);
        gate.hold(purchaseId, SENT);
        Sent sent = sent(generalOrders.find(purchaseId, number).orElseThrow(Refused::notFound));
        return export(purchase, memberId, sent.order(), sent.positions(), format, texts);
    }

    private int export(Purchase purchase, long memberId, GeneralOrder order, List<Consolidation.Position> positions, OrderExport.Format format, Texts texts) {
        List<SupplierSheet.Ordered> ordered = positions.stream().map(p -> new SupplierSheet.Ordered(p.lot(), p.variant(), p.quantity())).toList();
        byte[] bytes = switch (format) {
            case XLSX -> sheet.xlsx(purchase, memberId, ordered, texts);
            case CSV -> sheet.csv(purchase, memberId, ordered, texts).getBytes(StandardCharsets.UTF_8);
        };
        OrderExport export = generalOrders.addExport(purchase.id(), order.number(), format, texts.locale().getLanguage(), memberId, bytes, clock.instant());
        audit.record(Actor.member(memberId), "EXPORT_GENERAL_ORDER", purchase.id(), "general_order", order.id(),
                "file " + export.number() + ", " + format + ", " + export.hash());
        return export.number();
    }

    private Purchase requireManager(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.VIEW_GENERAL_ORDER, memberId, view.relation(purchase, memberId));
        return purchase;
    }

    private Purchase requireOrganizer(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.SEND_GENERAL_ORDER, memberId, view.relation(purchase, memberId));
        return purchase;
    }
}
