package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PriceListFile;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * What the supplier and the carriers charge. Invoices are written here and take effect when they are settled among the participants;
 * delivery bills, discounts and bank fees take effect at once.
 */
@ApplicationScoped
@Transactional
@Retried
public class InvoiceService {

    static final int NUMBER_MAX = 60;
    static final int NAME_MAX = 100;
    static final int LINES_MAX = 5_000;

    private static final Set<Stage> INVOICES = EnumSet.of(Stage.SENT, Stage.INVOICED);
    private static final Set<Stage> CHARGES = EnumSet.range(Stage.SENT, Stage.HANDOVER);

    @Inject
    private Invoices invoices;
    @Inject
    private GeneralOrders generalOrders;
    @Inject
    private GeneralOrderService orders;
    @Inject
    private SupplierAnswers answers;
    @Inject
    private SupplierFiles files;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PricelistService pricelist;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<ChargesChanged> charged;

    /** @param correctedBy the invoice that corrects it, settled or not; null: none */
    public record Written(Invoice invoice, List<InvoiceLine> lines, Long correctedBy) {

        public Money total() {
            return Money.sum(lines.stream().map(InvoiceLine::total).toList());
        }
    }

    // reading -------------------------------------------------------------------------------------------------------------

    /** What is invoiced and settled, by variant. The caller checks the rights. */
    public List<InvoicedGoods> goods(long purchaseId) {
        return invoices.goods(purchaseId, true);
    }

    /** By how much the invoices in force state more than their lines add up to; negative: less. The caller checks the rights. */
    public Money rounding(long purchaseId) {
        return invoices.rounding(purchaseId);
    }

    /** What is shared beside the goods, in the order in which it was written. The caller checks the rights. */
    public List<InvoicedCharge> charges(long purchaseId) {
        return invoices.charges(purchaseId);
    }

    /**
     * All invoices that were not withdrawn, in the order in which they were written.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND
     */
    public List<Written> list(long purchaseId, long memberId) {
        requireManager(purchaseId, memberId);
        List<Invoice> found = invoices.of(purchaseId);
        Map<Long, List<InvoiceLine>> lines = invoices.lines(found);
        Map<Long, Long> correctedBy = found.stream().filter(invoice -> invoice.replaces() != null)
                .collect(Collectors.toMap(Invoice::replaces, Invoice::id));
        return found.stream().map(invoice -> new Written(invoice, lines.getOrDefault(invoice.id(), List.of()), correctedBy.get(invoice.id()))).toList();
    }

    /** @throws Refused FORBIDDEN, NOT_FOUND */
    public List<InvoicedCharge> charges(long purchaseId, long memberId) {
        requireManager(purchaseId, memberId);
        return invoices.charges(purchaseId);
    }

    /**
     * What an invoice may say that is not written yet.
     *
     * @param answered by the supplier's answer, or by a file of theirs; false: by the general order
     * @param lines    what no invoice in force or written has yet, at unit price × quantity; in the order of the price list
     * @param unknown  articles of the file that the general order does not name
     */
    public record Proposal(boolean answered, List<InvoiceCommand.Line> lines, List<String> unknown) {
    }

    /**
     * What an invoice for what is not invoiced yet would say by the supplier's answer to the last general order, or by this itself.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND when there is no general order
     */
    public Proposal proposal(long purchaseId, long memberId) {
        requireManager(purchaseId, memberId);
        GeneralOrder order = generalOrders.of(purchaseId).stream().findFirst().orElseThrow(Refused::notFound);
        Optional<SupplierAnswer> answer = answers.last(purchaseId).filter(last -> last.generalOrderNo() == order.number());
        List<SupplierAnswer.Line> all = answer.map(SupplierAnswer::lines).orElseGet(() -> orders.sent(order).positions().stream()
                .map(position -> new SupplierAnswer.Line(position.variant().id(), position.quantity(), position.price())).toList());
        Map<Long, Quantity> before = invoiced(purchaseId);
        return new Proposal(answer.isPresent(), all.stream().map(line -> new SupplierAnswer.Line(line.variantId(),
                line.quantity().minus(before.getOrDefault(line.variantId(), Quantity.ZERO)), line.price())).flatMap(InvoiceService::line).toList(), List.of());
    }

    /**
     * What the supplier's invoice says, read from a file in the columns of the order's file.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND; INVALID {@code supplierLink.file}, {@code pricelist.file.*}
     */
    public Proposal proposal(long purchaseId, long memberId, PriceListFile file) {
        requireManager(purchaseId, memberId);
        GeneralOrder order = generalOrders.of(purchaseId).stream().findFirst().orElseThrow(Refused::notFound);
        SupplierFiles.Read read = files.read(file, orders.sent(order).positions(), purchases.byId(purchaseId).terms().rate());
        return new Proposal(true, read.lines().stream().flatMap(InvoiceService::line).toList(), read.unknown());
    }

    private static Stream<InvoiceCommand.Line> line(SupplierAnswer.Line line) {
        return line.quantity().isPositive() ? Stream.of(new InvoiceCommand.Line(line.variantId(), line.quantity(), line.price().times(line.quantity()))) : Stream.of();
    }

    /** Units that invoices name which no other one corrects, by variant. */
    private Map<Long, Quantity> invoiced(long purchaseId) {
        List<Invoice> found = invoices.of(purchaseId);
        Set<Long> corrected = found.stream().map(Invoice::replaces).filter(Objects::nonNull).collect(Collectors.toSet());
        List<Invoice> standing = found.stream().filter(invoice -> !corrected.contains(invoice.id())).toList();
        return invoices.lines(standing).values().stream().flatMap(List::stream)
                .collect(Collectors.toMap(InvoiceLine::variantId, InvoiceLine::quantity, Quantity::plus));
    }

    private void requireManager(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.VIEW_GENERAL_ORDER, memberId, view.relation(purchase, memberId));
    }

    // writing -------------------------------------------------------------------------------------------------------------

    /**
     * Writes an invoice; bills do not know of it before it is settled.
     *
     * @return its id
     * @throws Refused FORBIDDEN; at {@code number}, {@code invoicedOn}, {@code replaces}, {@code printedTotal}, {@code lines}; CONFLICT
     *                 {@code purchase.otherStage} unless SENT or INVOICED
     */
    @Once
    public long write(long purchaseId, long memberId, InvoiceCommand command) {
        requireOrganizer(purchaseId, memberId);
        gate.hold(purchaseId, INVOICES);
        Map<String, Refused> errors = errors(purchaseId, command);
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
        requireNew(command, invoices.of(purchaseId));
        Invoice invoice = new Invoice(purchaseId, command, memberId, clock.instant());
        invoices.add(invoice);
        command.lines().forEach(line -> invoices.add(new InvoiceLine(invoice, line)));
        audit.record(Actor.member(memberId), Operation.WRITE_INVOICE.name(), purchaseId, "invoice", invoice.id(),
                invoice.number() + ", " + command.sum()
                        + (command.replaces() == null ? "" : ", corrects " + command.replaces()));
        return invoice.id();
    }

    private Map<String, Refused> errors(long purchaseId, InvoiceCommand command) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        if (command.number() == null || command.number().isBlank() || command.number().strip().length() > NUMBER_MAX) {
            errors.put("number", new Refused("invoice.number", NUMBER_MAX));
        }
        if (command.invoicedOn() == null) {
            errors.put("invoicedOn", new Refused("invoice.date"));
        }
        if (command.lines().isEmpty() || command.lines().size() > LINES_MAX) {
            errors.put("lines", new Refused("invoice.lines", LINES_MAX));
        }
        Map<Long, LotVariant> variants = pricelist.variantsByIds(command.lines().stream().map(InvoiceCommand.Line::variantId).distinct().toList());
        for (int i = 0; i < command.lines().size(); i++) {
            InvoiceCommand.Line line = command.lines().get(i);
            LotVariant variant = variants.get(line.variantId());
            if (variant == null || variant.purchaseId() != purchaseId) {
                errors.put("lines[" + i + "].variantId", new Refused("invoice.noVariant"));
            } else if (line.quantity() == null || !line.quantity().isPositive()) {
                errors.put("lines[" + i + "].quantity", new Refused("invoice.quantity"));
            } else if (line.total() == null || line.total().isNegative()) {
                errors.put("lines[" + i + "].total", new Refused("invoice.total"));
            }
        }
        if (errors.isEmpty() && command.printedTotal() != null) {
            Money off = command.printedTotal().minus(command.sum());
            if (off.max(off.negated()).compareTo(command.roundingAtMost()) > 0) {
                errors.put("printedTotal", new Refused("invoice.printedTotal", command.printedTotal(), command.sum(), command.roundingAtMost()));
            }
        }
        return errors;
    }

    private static void requireNew(InvoiceCommand command, List<Invoice> written) {
        Set<Long> corrected = written.stream().map(Invoice::replaces).filter(Objects::nonNull).collect(Collectors.toSet());
        Optional<Invoice> before = written.stream().filter(invoice -> Objects.equals(invoice.id(), command.replaces())).findFirst();
        if (command.replaces() != null && (before.isEmpty() || !before.get().isSettled() || corrected.contains(command.replaces()))) {
            throw new InvalidFields(Map.of("replaces", new Refused("invoice.replaces")));
        }
        String number = command.number().strip();
        if (written.stream().anyMatch(invoice -> !corrected.contains(invoice.id()) && !Objects.equals(invoice.id(), command.replaces())
                && invoice.number().equalsIgnoreCase(number))) {
            throw new InvalidFields(Map.of("number", new Refused("invoice.twice", number)));
        }
    }

    /**
     * Takes back an invoice that is not settled yet.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND; CONFLICT {@code invoice.settled}, {@code purchase.otherStage}
     */
    public void withdraw(long purchaseId, long memberId, long invoiceId) {
        requireOrganizer(purchaseId, memberId);
        gate.hold(purchaseId, INVOICES);
        Invoice invoice = invoices.find(purchaseId, invoiceId).orElseThrow(Refused::notFound);
        invoice.withdraw(clock.instant());
        audit.record(Actor.member(memberId), "WITHDRAW_INVOICE", purchaseId, "invoice", invoiceId, invoice.number());
    }

    /**
     * The written invoices are in force from a document of the INVOICED allocations on; to be called before that is recorded. The caller
     * checks the rights and holds the gate.
     */
    public void settled(long purchaseId, long document) {
        invoices.settle(purchaseId, document);
    }

    /**
     * Writes a delivery bill, a discount or a bank fee; bills change at once.
     *
     * @return its id
     * @throws Refused FORBIDDEN; at {@code kind}, {@code name}, {@code basis}, {@code pickupPointId}, {@code total}; CONFLICT
     *                 {@code purchase.otherStage} unless SENT to HANDOVER
     */
    @Once
    public long charge(long purchaseId, long memberId, ChargeCommand command) {
        requireOrganizer(purchaseId, memberId);
        gate.hold(purchaseId, CHARGES);
        Map<String, Refused> errors = errors(purchaseId, command);
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
        InvoicedCharge charge = new InvoicedCharge(purchaseId, command, memberId, clock.instant());
        invoices.add(charge);
        audit.record(Actor.member(memberId), "WRITE_CHARGE", purchaseId, "charge", charge.id(), charge.kind() + " " + charge.total());
        charged.fire(new ChargesChanged(purchaseId));
        return charge.id();
    }

    private Map<String, Refused> errors(long purchaseId, ChargeCommand command) {
        Map<String, Refused> errors = new LinkedHashMap<>();
        if (command.kind() == null) {
            errors.put("kind", new Refused("charge.kind"));
        }
        if (command.name() == null || command.name().isBlank() || command.name().strip().length() > NAME_MAX) {
            errors.put("name", new Refused("charge.name", NAME_MAX));
        }
        if (command.basis() == null) {
            errors.put("basis", new Refused("charge.basis"));
        }
        boolean byPoint = command.basis() == DeliveryBasis.BY_PICKUP_POINT;
        if (byPoint != (command.pickupPointId() != null) || byPoint && purchases.pickupPoints(purchaseId).stream()
                .noneMatch(point -> point.id() == command.pickupPointId())) {
            errors.put("pickupPointId", new Refused(byPoint ? "charge.point" : "charge.noPoint"));
        }
        if (command.total() == null || !command.total().isPositive()) {
            errors.put("total", new Refused("charge.total"));
        }
        return errors;
    }

    /**
     * Takes a charge back; a corrected one is written anew.
     *
     * @throws Refused FORBIDDEN, NOT_FOUND; CONFLICT {@code purchase.otherStage}
     */
    public void withdrawCharge(long purchaseId, long memberId, long chargeId) {
        requireOrganizer(purchaseId, memberId);
        gate.hold(purchaseId, CHARGES);
        InvoicedCharge charge = invoices.charge(purchaseId, chargeId).orElseThrow(Refused::notFound);
        charge.withdraw(clock.instant());
        audit.record(Actor.member(memberId), "WITHDRAW_CHARGE", purchaseId, "charge", chargeId, charge.kind() + " " + charge.total());
        charged.fire(new ChargesChanged(purchaseId));
    }

    private void requireOrganizer(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.WRITE_INVOICE, memberId, view.relation(purchase, memberId));
    }
}
