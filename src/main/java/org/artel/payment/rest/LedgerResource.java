package org.artel.payment.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.payment.LedgerExport;
import org.artel.payment.LedgerTransfer;

/** The ledger of a purchase, with participants' numbers instead of names. */
@Path("purchases/{id}/ledger")
@RequestScoped
public class LedgerResource {

    /** @param reverses number of the transfer that this one takes back; absent: none */
    public record TransferJson(long transfer, Instant bookedAt, Instant occurredAt, String debit, String credit, Money amount, LedgerTransfer.Why why,
            String document, Long reverses) {
    }

    public record LedgerJson(List<LedgerExport.Balance> balances, List<TransferJson> transfers) {
    }

    @Inject
    private LedgerExport export;
    @Inject
    private Viewer viewer;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public LedgerJson ledger(@PathParam("id") long purchaseId) {
        return new LedgerJson(export.balances(purchaseId, viewer.memberId()),
                export.entries(purchaseId, viewer.memberId()).stream().map(LedgerResource::json).toList());
    }

    private static TransferJson json(LedgerExport.Entry entry) {
        LedgerTransfer transfer = entry.transfer();
        return new TransferJson(transfer.id(), transfer.bookedAt(), transfer.occurredAt(), entry.debit(), entry.credit(), transfer.amount(), transfer.why(),
                transfer.document().kind() + " " + transfer.document().id(), transfer.reverses());
    }

    /** As a table that a spreadsheet adds up: semicolons, a heading, sums with a point. */
    @GET
    @Path("csv")
    @Produces("text/csv;charset=UTF-8")
    public Response csv(@PathParam("id") long purchaseId) {
        StringBuilder out = new StringBuilder("transfer;bookedAt;occurredAt;debit;credit;amount;why;document;reverses\n");
        for (LedgerExport.Entry entry : export.entries(purchaseId, viewer.memberId())) {
            TransferJson row = json(entry);
            out.append(row.transfer()).append(';').append(row.bookedAt()).append(';').append(row.occurredAt()).append(';').append(row.debit()).append(';')
                    .append(row.credit()).append(';').append(row.amount()).append(';').append(row.why()).append(';').append(row.document()).append(';')
                    .append(row.reverses() == null ? "" : row.reverses()).append('\n');
        }
        return Response.ok(out.toString()).header("Content-Disposition", "attachment; filename=\"ledger-" + purchaseId + ".csv\"").build();
    }
}
