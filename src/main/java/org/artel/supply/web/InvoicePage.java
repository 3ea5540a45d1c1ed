package org.artel.supply.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PriceListFile;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.supply.ChargeCommand;
import org.artel.supply.Consolidation;
import org.artel.supply.GeneralOrder;
import org.artel.supply.GeneralOrderService;
import org.artel.supply.InvoiceCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.omnifaces.cdi.Param;

/** {@code /supply/invoice/12}: the supplier's invoices and what else is charged. With {@code ?corrects=31} the form holds that invoice. */
@Named("invoices")
@RequestScoped
public class InvoicePage {

    /** Lines for articles that nobody ordered. */
    private static final int FURTHER = 3;
    private static final int FOUND_MAX = 50;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Desk desk;
    @Inject
    private InvoiceService invoices;
    @Inject
    private GeneralOrderService orders;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseService purchases;
    @Inject
    private Access access;
    @Inject
    private PurchaseView view;

    private Purchase purchase;
    private List<InvoiceService.Written> written;
    private List<InvoicedCharge> charges;
    private List<Row> rows;
    private InvoiceService.Proposal proposal;
    private Part file;
    private String number;
    private LocalDate invoicedOn;
    private BigDecimal printedTotal;
    private String chargeName;
    private InvoicedCharge.Kind kind;
    private DeliveryBasis basis;
    private Long pickupPointId;
    private BigDecimal total;

    /** @param quantity what the form holds to begin with, likewise {@code total} */
    public record Row(Lot lot, LotVariant variant, Quantity ordered, String quantity, String total) {

        public String getArticle() {
            return variant.article().isEmpty() ? lot.article() : variant.article();
        }

        public String getName() {
            return lot.nameOf(variant);
        }
    }

    /** For whoever manages the purchase. */
    public void open() {
        getWritten();
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = desk.purchase(address);
        }
        return purchase;
    }

    public String getTitle() {
        return desk.title(getPurchase());
    }

    public String getThread() {
        return desk.thread(getPurchase());
    }

    public boolean isOrganizing() {
        return access.may(Operation.WRITE_INVOICE, desk.member(), view.relation(getPurchase(), desk.member()));
    }

    public boolean isInvoicing() {
        return isOrganizing() && EnumSet.of(Stage.SENT, Stage.INVOICED).contains(getPurchase().stage());
    }

    public boolean isCharging() {
        return isOrganizing() && EnumSet.range(Stage.SENT, Stage.HANDOVER).contains(getPurchase().stage());
    }

    public List<InvoiceService.Written> getWritten() {
        if (written == null) {
            written = invoices.list(getPurchase().id(), desk.member());
        }
        return written;
    }

    public boolean isUnsettled() {
        return getWritten().stream().anyMatch(each -> !each.invoice().isSettled());
    }

    public List<InvoicedCharge> getCharges() {
        if (charges == null) {
            charges = invoices.charges(getPurchase().id(), desk.member());
        }
        return charges;
    }

    public List<PickupPoint> getPoints() {
        return purchases.pickupPoints(getPurchase().id());
    }

    /** The invoice that is to be corrected; null: a new one is written. */
    public InvoiceService.Written getCorrected() {
        return desk.number("corrects").flatMap(id -> getWritten().stream().filter(each -> each.invoice().id() == id.longValue()).findFirst()).orElse(null);
    }

    /** A line for each position of the general order; of what is corrected, for its lines too. */
    public List<Row> getRows() {
        if (rows == null) {
            Map<Long, Quantity> ordered = new LinkedHashMap<>();
            List<GeneralOrder> sent = orders.list(getPurchase().id(), desk.member());
            List<Consolidation.Position> positions = sent.isEmpty() ? List.of()
                    : orders.version(getPurchase().id(), desk.member(), sent.get(0).number()).positions();
            positions.forEach(position -> ordered.put(position.variant().id(), position.quantity()));
            Map<Long, InvoiceCommand.Line> known = new HashMap<>();
            if (getCorrected() != null) {
                getCorrected().lines().forEach(line -> known.merge(line.variantId(), new InvoiceCommand.Line(line.variantId(), line.quantity(), line.total()),
                        (one, other) -> new InvoiceCommand.Line(one.variantId(), one.quantity().plus(other.quantity()), one.total().plus(other.total()))));
            } else if (getProposal() != null) {
                getProposal().lines().forEach(line -> known.put(line.variantId(), line));
            }
            known.keySet().forEach(variant -> ordered.putIfAbsent(variant, Quantity.ZERO));
            Map<Long, LotVariant> variants = pricelist.variantsByIds(ordered.keySet());
            Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
            rows = new ArrayList<>();
            ordered.forEach((id, units) -> rows.add(new Row(lots.get(variants.get(id).lotId()), variants.get(id), units,
                    typed("quantity" + id, known.containsKey(id) ? known.get(id).quantity().toString() : null),
                    typed("total" + id, known.containsKey(id) ? known.get(id).total().toString() : null))));
            rows.sort(Comparator.comparing((Row row) -> row.lot().position()).thenComparing(row -> row.variant().position()));
        }
        return rows;
    }

    /** What the form is filled with, by {@code ?fill=true} or a file; null: it is empty. */
    public InvoiceService.Proposal getProposal() {
        if (proposal == null && desk.parameter("fill") != null) {
            proposal = invoices.proposal(getPurchase().id(), desk.member());
        }
        return proposal;
    }

    /** Fills the form from the supplier's file. */
    public void read() throws IOException {
        if (file == null) {
            throw new Refused("pricelist.file.empty");
        }
        proposal = invoices.proposal(getPurchase().id(), desk.member(), new PriceListFile(file.getSubmittedFileName(), file.getInputStream().readAllBytes()));
        rows = null;
    }

    public String getUnknown() {
        return String.join(", ", getProposal().unknown());
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    /** Numbers of the lines for what nobody ordered. */
    public int[] getFurther() {
        return IntStream.rangeClosed(1, FURTHER).toArray();
    }

    public String typed(String name) {
        return desk.parameter(name);
    }

    private String typed(String name, String otherwise) {
        String typed = desk.parameter(name);
        return typed == null ? otherwise : typed;
    }

    public InvoicedCharge.Kind[] getKinds() {
        return InvoicedCharge.Kind.values();
    }

    public DeliveryBasis[] getBases() {
        return DeliveryBasis.values();
    }

    public void write() throws IOException {
        List<InvoiceCommand.Line> lines = new ArrayList<>();
        Map<Long, String> names = getRows().stream().collect(Collectors.toMap(row -> row.variant().id(), Row::getName));
        Set<Long> typed = new TreeSet<>(desk.numbered("quantity").keySet());
        typed.addAll(desk.numbered("total").keySet());
        typed.forEach(variant -> line(() -> variant, names.getOrDefault(variant, ""), "quantity" + variant, "total" + variant).ifPresent(lines::add));
        for (int no : getFurther()) {
            String article = desk.parameter("article" + no);
            line(() -> variant(article), article == null ? desk.texts().text("invoice.furtherArticle", no) : article, "units" + no, "sum" + no).ifPresent(lines::add);
        }
        InvoiceService.Written corrected = getCorrected();
        invoices.write(getPurchase().id(), desk.member(), new InvoiceCommand(number, invoicedOn, corrected == null ? null : corrected.invoice().id(),
                printedTotal == null ? null : money(printedTotal), lines));
        desk.goOn("/supply/invoice/" + getPurchase().id(), "invoice.said.written");
    }

    /** @throws Refused INVALID {@code invoice.half} where only one of the two is typed */
    private Optional<InvoiceCommand.Line> line(LongSupplier variant, String name, String quantity, String total) {
        Optional<Quantity> units = desk.quantity(quantity).filter(Quantity::isPositive);
        Optional<Money> sum = desk.number(total).map(InvoicePage::money);
        if (units.isPresent() ? sum.isEmpty() : sum.filter(Money::isPositive).isPresent()) {
            throw new Refused("invoice.half", name);
        }
        return units.map(q -> new InvoiceCommand.Line(variant.getAsLong(), q, sum.get()));
    }

    private static Money money(BigDecimal typed) {
        if (typed.stripTrailingZeros().scale() > 2) {
            throw new Refused("desk.number", typed);
        }
        return new Money(typed);
    }

    /** The variant with this article. */
    private long variant(String article) {
        if (article == null) {
            throw new Refused("invoice.articleMissing");
        }
        List<Lot> found = pricelist.lots(getPurchase().id(), new LotFilter(article, null, true), 0, FOUND_MAX);
        Map<Long, List<LotVariant>> variants = pricelist.variantsOf(found.stream().map(Lot::id).toList());
        List<LotVariant> fits = found.stream().flatMap(lot -> variants.getOrDefault(lot.id(), List.of()).stream()
                .filter(variant -> article.equals(variant.article().isEmpty() ? lot.article() : variant.article()))).toList();
        if (fits.size() != 1) {
            throw new Refused("invoice.noArticle", article);
        }
        return fits.get(0).id();
    }

    public void withdraw() throws IOException {
        invoices.withdraw(getPurchase().id(), desk.member(), desk.number("invoice").orElse(BigDecimal.ZERO).longValue());
        desk.goOn("/supply/invoice/" + getPurchase().id(), "invoice.said.withdrawn");
    }

    public void charge() throws IOException {
        if (total != null && total.stripTrailingZeros().scale() > 2) {
            throw new InvalidFields(Map.of("total", new Refused("desk.number", total)));
        }
        invoices.charge(getPurchase().id(), desk.member(), new ChargeCommand(kind, chargeName, basis, pickupPointId, total == null ? null : new Money(total)));
        desk.goOn("/supply/invoice/" + getPurchase().id(), "charge.said.written");
    }

    public void withdrawCharge() throws IOException {
        invoices.withdrawCharge(getPurchase().id(), desk.member(), desk.number("charge").orElse(BigDecimal.ZERO).longValue());
        desk.goOn("/supply/invoice/" + getPurchase().id(), "charge.said.withdrawn");
    }

    public String getNumber() {
        return number == null && getCorrected() != null ? getCorrected().invoice().number() : number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public LocalDate getInvoicedOn() {
        return invoicedOn == null && getCorrected() != null ? getCorrected().invoice().invoicedOn() : invoicedOn;
    }

    public BigDecimal getPrintedTotal() {
        return printedTotal == null && getCorrected() != null && getCorrected().invoice().printedTotal() != null
                ? getCorrected().invoice().printedTotal().amount() : printedTotal;
    }

    public void setPrintedTotal(BigDecimal printedTotal) {
        this.printedTotal = printedTotal;
    }

    public void setInvoicedOn(LocalDate invoicedOn) {
        this.invoicedOn = invoicedOn;
    }

    public String getChargeName() {
        return chargeName;
    }

    public void setChargeName(String chargeName) {
        this.chargeName = chargeName;
    }

    public InvoicedCharge.Kind getKind() {
        return kind;
    }

    public void setKind(InvoicedCharge.Kind kind) {
        this.kind = kind;
    }

    public DeliveryBasis getBasis() {
        return basis;
    }

    public void setBasis(DeliveryBasis basis) {
        this.basis = basis;
    }

    public Long getPickupPointId() {
        return pickupPointId;
    }

    public void setPickupPointId(Long pickupPointId) {
        this.pickupPointId = pickupPointId;
    }

    public BigDecimal getTotal() {
        return total;
    }

    public void setTotal(BigDecimal total) {
        this.total = total;
    }
}
