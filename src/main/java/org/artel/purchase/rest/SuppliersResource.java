package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.purchase.Supplier;
import org.artel.purchase.SupplierService;

/** The suppliers' cards. */
@Path("suppliers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SuppliersResource {

    public record SupplierJson(long id, String name, String description, String site, String contacts, Instant createdAt, int version) {

        SupplierJson(Supplier s) {
            this(s.id(), s.name(), s.description(), s.site(), s.contacts(), s.createdAt(), s.version());
        }
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record SuppliersJson(List<SupplierJson> suppliers, String next) {
    }

    /** {@code lookAlikeConfirmed}: there is a card with almost this name, and this is another supplier. */
    public record CardJson(String name, String description, String site, String contacts, Boolean lookAlikeConfirmed) {

        SupplierService.Card card() {
            return new SupplierService.Card(name, description, site, contacts);
        }
    }

    @Inject
    private SupplierService suppliers;
    @Inject
    private Viewer viewer;

    /** Cards in the order of their names; with {@code name} those that begin so. */
    @GET
    public SuppliersJson list(@QueryParam("name") String name, @QueryParam("after") @DefaultValue("") String after,
                              @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, 200));
        if (name != null && !name.isBlank()) {
            return new SuppliersJson(suppliers.named(name, size).stream().map(SupplierJson::new).toList(), null);
        }
        List<Supplier> found = suppliers.list(after, size);
        return new SuppliersJson(found.stream().map(SupplierJson::new).toList(), found.size() < size ? null : found.get(size - 1).nameKey());
    }

    @GET
    @Path("{id}")
    public Response supplier(@PathParam("id") long id) {
        return answer(suppliers.byId(id));
    }

    @POST
    public Response create(CardJson body) {
        long member = viewer.require();
        CardJson card = required(body);
        Supplier made = suppliers.byId(suppliers.create(member, card.card(), Boolean.TRUE.equals(card.lookAlikeConfirmed())));
        return Response.created(URI.create("suppliers/" + made.id())).entity(new SupplierJson(made)).tag(String.valueOf(made.version())).build();
    }

    @PUT
    @Path("{id}")
    public Response change(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, CardJson body) {
        suppliers.change(viewer.require(), id, required(body).card(), PurchasesResource.version(ifMatch));
        return answer(suppliers.byId(id));
    }

    private static Response answer(Supplier supplier) {
        return Response.ok(new SupplierJson(supplier)).tag(String.valueOf(supplier.version())).build();
    }

    private static CardJson required(CardJson body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        return body;
    }
}
