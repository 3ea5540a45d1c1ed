package org.artel.supply.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.supply.InvoiceCommand;
import org.artel.supply.InvoiceService;

/** The supplier's invoices in a purchase. */
@Path("purchases/{purchaseId}/invoices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InvoicesResource {

    public record LineJson(Long variantId, Quantity quantity, Money total) {

        InvoiceCommand.Line line() {
            if (variantId == null) {
                throw new Refused("refused.malformed");
            }
            return new InvoiceCommand.Line(variantId, quantity, total);
        }
    }

    /** {@code printedTotal}: what the invoice states as its sum, where that is not the sum of its lines by some cents. */
    public record WriteInvoiceJson(String number, LocalDate invoicedOn, Long replaces, Money printedTotal, List<LineJson> lines) {
    }

    public record InvoiceJson(long id, String number, LocalDate invoicedOn, Long replaces, Long correctedBy, boolean settled, Instant writtenAt,
            Money total, Money printedTotal, List<LineJson> lines) {

        InvoiceJson(InvoiceService.Written written) {
            this(written.invoice().id(), written.invoice().number(), written.invoice().invoicedOn(), written.invoice().replaces(),
                    written.correctedBy(), written.invoice().isSettled(), written.invoice().writtenAt(), written.total(), written.invoice().printedTotal(),
                    written.lines().stream().map(line -> new LineJson(line.variantId(), line.quantity(), line.total())).toList());
        }
    }

    public record InvoicesJson(List<InvoiceJson> invoices) {
    }

    @Inject
    private InvoiceService invoices;
    @Inject
    private Viewer viewer;

    @GET
    public InvoicesJson list(@PathParam("purchaseId") long purchaseId) {
        return new InvoicesJson(invoices.list(purchaseId, viewer.require()).stream().map(InvoiceJson::new).toList());
    }

    /** @param answered by the supplier's answer; false: by the general order */
    public record ProposalJson(boolean answered, List<LineJson> lines) {
    }

    /** What an invoice for what is not invoiced yet would say. */
    @GET
    @Path("proposal")
    public ProposalJson proposal(@PathParam("purchaseId") long purchaseId) {
        InvoiceService.Proposal proposal = invoices.proposal(purchaseId, viewer.require());
        return new ProposalJson(proposal.answered(), proposal.lines().stream().map(line -> new LineJson(line.variantId(), line.quantity(), line.total())).toList());
    }

    @POST
    public Response write(@PathParam("purchaseId") long purchaseId, WriteInvoiceJson body, @Context UriInfo here) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        long id = invoices.write(purchaseId, viewer.require(), new InvoiceCommand(body.number(), body.invoicedOn(), body.replaces(), body.printedTotal(),
                body.lines() == null ? List.of() : body.lines().stream().map(LineJson::line).toList()));
        return Response.created(here.getAbsolutePathBuilder().path(Long.toString(id)).build()).entity(list(purchaseId)).build();
    }

    /** Only what is not settled yet. */
    @DELETE
    @Path("{invoiceId}")
    public void withdraw(@PathParam("purchaseId") long purchaseId, @PathParam("invoiceId") long invoiceId) {
        invoices.withdraw(purchaseId, viewer.require(), invoiceId);
    }
}
