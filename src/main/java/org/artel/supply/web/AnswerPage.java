package org.artel.supply.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.pricelist.PriceListFile;
import org.artel.purchase.PurchaseService;
import org.artel.supply.Consolidation;
import org.artel.supply.SupplierAnswer;
import org.artel.supply.SupplierAnswerService;

/** {@code /answer?link=…}: a supplier without an account confirms a general order. Shows nothing of who ordered it. */
@Named("supplierAnswer")
@RequestScoped
public class AnswerPage {

    @Inject
    private Desk desk;
    @Inject
    private SupplierAnswerService answers;
    @Inject
    private PurchaseService purchases;

    private Optional<SupplierAnswerService.Asked> asked;
    private String note;
    private Part file;

    public SupplierAnswerService.Asked getAsked() {
        if (asked == null) {
            asked = answers.open(getLink());
        }
        return asked.orElse(null);
    }

    /** Of the purchase that the order is for. */
    public String getTitle() {
        return desk.title(purchases.byId(getAsked().link().purchaseId()));
    }

    public String getLink() {
        return desk.parameter("link");
    }

    /** What the field of a position's quantity holds to begin with: the last answer, else what is ordered. */
    public String quantity(Consolidation.Position position) {
        String typed = desk.parameter("quantity" + position.variant().id());
        return typed != null ? typed : before(position).map(line -> line.quantity().toString()).orElse(position.quantity().toString());
    }

    public String price(Consolidation.Position position) {
        String typed = desk.parameter("price" + position.variant().id());
        return typed != null ? typed : before(position).map(line -> line.price().toString()).orElse(position.price().toString());
    }

    private Optional<SupplierAnswer.Line> before(Consolidation.Position position) {
        return getAsked().answer() == null ? Optional.empty()
                : getAsked().answer().lines().stream().filter(line -> line.variantId() == position.variant().id()).findFirst();
    }

    public void confirm() throws IOException {
        List<SupplierAnswer.Line> lines = getAsked().positions().stream().map(position -> new SupplierAnswer.Line(position.variant().id(),
                desk.quantity("quantity" + position.variant().id()).orElse(Quantity.ZERO),
                desk.number("price" + position.variant().id()).map(UnitPrice::new).orElse(position.price()))).toList();
        answers.answer(getLink(), lines, note);
        desk.goOn("/answer?link=" + getLink(), "supplierLink.said.answered");
    }

    public void upload() throws IOException {
        if (file == null) {
            throw new Refused("pricelist.file.empty");
        }
        answers.answer(getLink(), new PriceListFile(file.getSubmittedFileName(), file.getInputStream().readAllBytes()), "");
        desk.goOn("/answer?link=" + getLink(), "supplierLink.said.answered");
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
