package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.purchase.SourcingService;
import org.artel.purchase.SupplierReservation;

/** The sourcing board, for organizers: suppliers with what purchases from them came to, and who negotiates with whom. */
@Path("sourcing")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SourcingResource {

    /** {@code days}: from opening to the Stop, the mean; {@code lastPurchaseId}: whose price list is the newest. */
    public record RecordJson(int purchases, int stopped, int reached, int cancelled, Integer days, Long lastPurchaseId) {
    }

    public record ReservationJson(long memberId, Instant reservedAt, Instant expiresAt, int renewals) {
    }

    /** {@code reservation}: absent when nobody negotiates. */
    public record SourceJson(long supplierId, String name, String contacts, RecordJson record, ReservationJson reservation) {

        static SourceJson of(SourcingService.Row row) {
            var record = row.record();
            SupplierReservation held = row.reservation();
            return new SourceJson(row.supplier().id(), row.supplier().name(), row.supplier().contacts(),
                    new RecordJson(record.purchases(), record.stopped(), record.reached(), record.cancelled(), record.days(), record.last()),
                    held == null ? null : new ReservationJson(held.memberId(), held.reservedAt(), held.expiresAt(), held.renewals()));
        }
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record SourcesJson(List<SourceJson> suppliers, String next) {
    }

    @Inject
    private SourcingService sourcing;
    @Inject
    private Viewer viewer;

    @GET
    public SourcesJson board(@QueryParam("after") @DefaultValue("") String after, @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, 200));
        List<SourcingService.Row> rows = sourcing.board(viewer.require(), after, size);
        return new SourcesJson(rows.stream().map(SourceJson::of).toList(), rows.size() < size ? null : rows.get(size - 1).supplier().nameKey());
    }

    @GET
    @Path("{supplierId}")
    public SourceJson supplier(@PathParam("supplierId") long supplierId) {
        return SourceJson.of(sourcing.supplier(viewer.require(), supplierId));
    }

    @PUT
    @Path("{supplierId}/reservation")
    public SourceJson reserve(@PathParam("supplierId") long supplierId) {
        sourcing.reserve(viewer.require(), supplierId);
        return supplier(supplierId);
    }

    @POST
    @Path("{supplierId}/reservation/renew")
    public SourceJson renew(@PathParam("supplierId") long supplierId) {
        sourcing.renew(viewer.require(), supplierId);
        return supplier(supplierId);
    }

    @DELETE
    @Path("{supplierId}/reservation")
    public SourceJson free(@PathParam("supplierId") long supplierId) {
        sourcing.free(viewer.require(), supplierId);
        return supplier(supplierId);
    }
}
