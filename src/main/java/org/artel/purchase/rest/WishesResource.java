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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.WishForm;
import org.artel.purchase.WishList;
import org.artel.purchase.WishService;

/** Wishes: 'who will organise this?'. A wish has the number of its thread, where its text stands and is discussed. */
@Path("wishes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WishesResource {

    /** {@code supported}: by the caller; {@code purchaseId}: made of it, where the caller may see it. */
    public record WishJson(long id, long sectionId, String title, long authorId, String link, String amount, String supplier,
                           Instant createdAt, int supporters, boolean supported, boolean open, Long purchaseId) {
    }

    public record WishRowJson(long id, long sectionId, String title, long authorId, String amount, String supplier, Instant createdAt,
                              int supporters) {

        static WishRowJson of(WishList.Row row) {
            return new WishRowJson(row.wish().topicId(), row.topic().sectionId(), row.topic().title(), row.wish().authorId(),
                    row.wish().amount(), row.wish().supplier(), row.wish().createdAt(), row.wish().supporters());
        }
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record WishesJson(List<WishRowJson> wishes, String next) {
    }

    public record NewWishJson(Long sectionId, String title, String text, String link, String amount, String supplier) {
    }

    public record OrganizedJson(long purchaseId) {
    }

    @Inject
    private WishService wishes;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private Viewer viewer;

    /** Open wishes of a section and all below it, or of all sections. */
    @GET
    public WishesJson list(@QueryParam("section") Long sectionId, @QueryParam("sort") @DefaultValue("SUPPORTERS") WishList.Sort sort,
                           @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("50") int limit) {
        WishList list = wishes.list(sectionId, sort, WishList.Cursor.parse(after), limit, viewer.memberId());
        return new WishesJson(list.rows().stream().map(WishRowJson::of).toList(), list.next() == null ? null : list.next().toString());
    }

    @GET
    @Path("{id}")
    public WishJson wish(@PathParam("id") long id) {
        return json(id);
    }

    @POST
    public Response write(NewWishJson body) {
        long member = viewer.require();
        if (body == null || body.sectionId() == null) {
            throw new Refused("refused.malformed");
        }
        long id = wishes.write(member, body.sectionId(),
                new WishForm(body.title(), body.text(), body.link(), body.amount(), body.supplier()));
        return Response.created(URI.create("wishes/" + id)).entity(json(id)).build();
    }

    @PUT
    @Path("{id}/support")
    public WishJson support(@PathParam("id") long id) {
        wishes.support(viewer.require(), id);
        return json(id);
    }

    @DELETE
    @Path("{id}/support")
    public WishJson takeBack(@PathParam("id") long id) {
        wishes.takeBack(viewer.require(), id);
        return json(id);
    }

    /** By an organizer: the draft of a purchase with what is known. */
    @POST
    @Path("{id}/organize")
    public Response organize(@PathParam("id") long id) {
        long purchase = wishes.organize(viewer.require(), id);
        return Response.created(URI.create("purchases/" + purchase)).entity(new OrganizedJson(purchase)).build();
    }

    @POST
    @Path("{id}/close")
    public WishJson close(@PathParam("id") long id) {
        wishes.close(viewer.require(), id);
        return json(id);
    }

    @POST
    @Path("{id}/reopen")
    public WishJson reopen(@PathParam("id") long id) {
        wishes.reopen(viewer.require(), id);
        return json(id);
    }

    private WishJson json(long id) {
        WishList.Row row = wishes.requireVisible(id, viewer.memberId());
        var wish = row.wish();
        boolean shown = wish.purchaseId() != null && view.isVisible(purchases.byId(wish.purchaseId()), viewer.memberId());
        return new WishJson(id, row.topic().sectionId(), row.topic().title(), wish.authorId(), wish.link(), wish.amount(), wish.supplier(),
                wish.createdAt(), wish.supporters(), !viewer.isGuest() && wishes.isSupporter(id, viewer.require()), wish.isOpen(),
                shown ? wish.purchaseId() : null);
    }
}
