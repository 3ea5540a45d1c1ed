package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.payment.Statement;
import org.artel.payment.StatementColumn;
import org.artel.payment.StatementFile;
import org.artel.payment.StatementImport;
import org.artel.payment.StatementLine;
import org.artel.payment.StatementService;

/** Bank statements of a purchase's organizer: uploaded, looked at, imported. */
@Path("purchases/{purchaseId}/statements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StatementsResource {

    /** {@code columns}: of a table only. {@code imported}: absent before. */
    public record StatementJson(String fileName, Statement.Kind kind, Integer incoming, Integer outgoing, Integer foreign, List<Integer> unreadable,
            List<ColumnJson> columns, List<ContentJson> lines, StatementImport imported) {

        StatementJson(StatementService.Preview preview, Statement says) {
            this(preview.fileName(), says == null ? null : says.kind(), says == null ? null : says.incoming().size(), says == null ? null : says.outgoing(),
                    says == null ? null : says.foreign(), says == null ? null : says.unreadable(), says == null ? null
                    : says.columns().stream().map(each -> new ColumnJson(each.heading(), each.meaning(), each.samples())).toList(),
                    says == null ? null : says.incoming().stream().map(ContentJson::new).toList(), preview.imported());
        }
    }

    public record ColumnJson(String heading, StatementColumn meaning, List<String> samples) {
    }

    public record ContentJson(LocalDate date, Money amount, String payer, String ending, String purpose, String bankId) {

        ContentJson(StatementLine line) {
            this(line.date(), line.amount(), line.payer(), line.accountEnding(), line.purpose(), line.bankId());
        }
    }

    public record ColumnsJson(List<ColumnJson> columns) {
    }

    @Inject
    private StatementService statements;
    @Inject
    private Viewer viewer;

    /** The file's bytes. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response upload(@PathParam("purchaseId") long purchaseId, @QueryParam("fileName") @DefaultValue("") String fileName, InputStream file)
            throws IOException {
        long id = statements.upload(viewer.require(), purchaseId, new StatementFile(fileName, file.readNBytes(StatementFile.MAX_BYTES + 1)));
        return Response.created(URI.create("purchases/" + purchaseId + "/statements/" + id)).build();
    }

    @GET
    @Path("{statementId}")
    public StatementJson preview(@PathParam("purchaseId") long purchaseId, @PathParam("statementId") long statementId) {
        StatementService.Preview preview = statements.preview(viewer.require(), statementId);
        if (preview.purchaseId() != purchaseId) {
            throw Refused.notFound();
        }
        return new StatementJson(preview, preview.statement());
    }

    /** Says what columns mean, for the next statements too. */
    @PUT
    @Path("{statementId}/columns")
    public StatementJson map(@PathParam("purchaseId") long purchaseId, @PathParam("statementId") long statementId, ColumnsJson body) {
        Map<String, StatementColumn> columns = body == null || body.columns() == null ? Map.of() : body.columns().stream()
                .filter(each -> each.heading() != null && each.meaning() != null).collect(Collectors.toMap(ColumnJson::heading, ColumnJson::meaning, (one, other) -> other));
        statements.map(viewer.require(), statementId, columns);
        return preview(purchaseId, statementId);
    }

    @POST
    @Path("{statementId}/import")
    public StatementJson importIt(@PathParam("purchaseId") long purchaseId, @PathParam("statementId") long statementId) {
        statements.importIt(viewer.require(), statementId);
        return preview(purchaseId, statementId);
    }
}
