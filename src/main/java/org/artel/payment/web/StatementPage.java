package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.artel.payment.Statement;
import org.artel.payment.StatementColumn;
import org.artel.payment.StatementService;

/** {@code /payment/statement/12?statement=3}: what an uploaded statement says, which column means what, and its import. */
@Named("statementPage")
@RequestScoped
public class StatementPage {

    @Inject
    private AskedPurchase asked;
    @Inject
    private StatementService statements;

    private StatementService.Preview preview;

    public StatementService.Preview getPreview() {
        if (preview == null) {
            preview = statements.preview(asked.member(), asked.number("statement"));
        }
        return preview;
    }

    public void open() {
        getPreview();
    }

    public long getPurchaseId() {
        return asked.id();
    }

    public long getId() {
        return asked.number("statement");
    }

    public List<StatementColumn> getMeanings() {
        return List.of(StatementColumn.values());
    }

    /** The chosen ones are {@code meaning0}, {@code meaning1}, … in the order of the columns. */
    public void map() throws IOException {
        List<Statement.Column> columns = getPreview().statement().columns();
        Map<String, StatementColumn> said = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String chosen = asked.text("meaning" + i);
            if (chosen != null) {
                said.put(columns.get(i).heading(), StatementColumn.valueOf(chosen));
            }
        }
        statements.map(asked.member(), getId(), said);
        asked.goOn("/payment/statement/" + asked.id() + "?statement=" + getId(), "statement.said.mapped");
    }

    public void importIt() throws IOException {
        statements.importIt(asked.member(), getId());
        asked.goOn("/payment/statement/" + asked.id() + "?statement=" + getId(), "statement.said.imported");
    }
}
