package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.payment.PaymentService;
import org.artel.payment.BankLine;
import org.artel.payment.StatementFile;
import org.artel.payment.StatementService;

/** {@code /payment/statements/12}: bank statements, the lines that wait for a person, and those found for this purchase. */
@Named("statementsPage")
@RequestScoped
public class StatementsPage {

    private static final int SHOWN = 50;
    private static final int PARTS = 5;

    @Inject
    private AskedPurchase asked;
    @Inject
    private PaymentService payments;
    @Inject
    private StatementService statements;

    private StatementService.OpenLines open;
    private List<StatementService.MatchedLine> matched;
    private Part file;

    public void open() {
        payments.purchase(asked.member(), asked.id());
    }

    public long getPurchaseId() {
        return asked.id();
    }

    public String getThread() {
        return asked.title();
    }

    public boolean isOwn() {
        return payments.purchase(asked.member(), asked.id()).isOrganizedBy(asked.member());
    }

    private StatementService.OpenLines openLines() {
        if (open == null) {
            open = statements.open(asked.member(), asked.id(), asked.number("openBefore", Long.MAX_VALUE));
        }
        return open;
    }

    public List<StatementService.OpenLine> getOpenLines() {
        return openLines().lines();
    }

    /** Where the open ones go on; empty at their end. */
    public String getMoreOpen() {
        return openLines().next() == null ? "" : "?openBefore=" + openLines().next();
    }

    public List<BankLine> getAside() {
        return statements.aside(asked.member(), asked.id());
    }

    /** What was typed for a line that was refused. */
    public String typed(String name, long lineId) {
        return asked.typed(name, "line", lineId);
    }

    public List<StatementService.MatchedLine> getMatched() {
        if (matched == null) {
            matched = statements.matched(asked.member(), asked.id(), asked.number("before", Long.MAX_VALUE), SHOWN);
        }
        return matched;
    }

    /** Where the found ones go on; empty at their end. */
    public String getMore() {
        return getMatched().size() < SHOWN ? "" : "?before=" + matched.get(SHOWN - 1).line().id();
    }

    public void upload() throws IOException {
        byte[] content = AskedPurchase.bytes(file, StatementFile.MAX_BYTES);
        if (content == null) {
            throw new Refused("statement.empty");
        }
        long id = statements.upload(asked.member(), asked.id(), new StatementFile(file.getSubmittedFileName(), content));
        asked.goOn("/payment/statement/" + asked.id() + "?statement=" + id, "statement.said.uploaded");
    }

    /** A suggestion that was chosen, or what was typed: {@code reference0}, {@code amount0} and so on. */
    public void assign() throws IOException {
        List<StatementService.Assigned> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            if (asked.text("reference" + i) != null) {
                parts.add(new StatementService.Assigned(asked.text("reference" + i), sum(asked.text("amount" + i))));
            }
        }
        statements.assign(asked.member(), asked.number("line"), parts);
        asked.goOn("/payment/statements/" + asked.id(), "statement.said.assigned");
    }

    private static Money sum(String typed) {
        if (typed == null || !typed.matches("[0-9]{1,12}([.,][0-9]{1,2})?")) {
            throw new Refused("claim.sum");
        }
        return Money.of(typed.replace(',', '.'));
    }

    public void release() throws IOException {
        statements.release(asked.member(), asked.number("line"));
        asked.goOn("/payment/statements/" + asked.id(), "statement.said.released");
    }

    public void setAside() throws IOException {
        statements.setAside(asked.member(), asked.number("line"));
        asked.goOn("/payment/statements/" + asked.id(), "statement.said.aside");
    }

    public void bringBack() throws IOException {
        statements.bringBack(asked.member(), asked.number("line"));
        asked.goOn("/payment/statements/" + asked.id(), "statement.said.back");
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
