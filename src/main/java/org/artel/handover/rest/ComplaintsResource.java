package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.handover.Complaint;
import org.artel.handover.ComplaintKind;
import org.artel.handover.ComplaintService;
import org.artel.handover.ComplaintState;
import org.artel.handover.ComplaintView;
import org.artel.pricelist.Photo;
import org.artel.pricelist.PhotoService;

/** Complaints about handed-over goods: a participant's own, and for organizer and co-organizers all of a purchase. */
@Path("purchases/{purchaseId}/complaints")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ComplaintsResource {

    /** {@code photos}: at most five JPEG or PNG pictures in Base64. */
    public record ComplainJson(Long lineId, Long variantId, ComplaintKind kind, Quantity quantity, String text, List<String> photos) {
    }

    /** {@code decision}: REFUNDED, REPLACED or DECLINED. */
    public record AnswerJson(ComplaintState decision, BigDecimal refund, Complaint.BorneBy borneBy, String text) {
    }

    public record UntilJson(Instant until) {
    }

    public record ComplaintJson(long id, int number, long variantId, String name, ComplaintKind kind, Quantity quantity, String text, ComplaintState state,
            Instant complainedAt, String answer, BigDecimal refund, Complaint.BorneBy borneBy, int photos) {

        static ComplaintJson of(ComplaintView view) {
            Complaint c = view.complaint();
            return new ComplaintJson(c.id(), view.parcel().number(), c.variantId(), view.name(), c.kind(), c.quantity(), c.text(), c.state(),
                    c.complainedAt(), c.answer(), c.refund() == null ? null : c.refund().amount(), c.borneBy(), view.photos());
        }
    }

    public record ComplaintsJson(List<ComplaintJson> complaints) {
    }

    /** Characters of Base64 that the largest picture comes to. */
    private static final int PHOTO_MAX = (PhotoService.MAX_BYTES + 2) / 3 * 4;

    @Inject
    private ComplaintService complaints;
    @Inject
    private Viewer viewer;

    @GET
    public ComplaintsJson all(@PathParam("purchaseId") long purchaseId) {
        return new ComplaintsJson(complaints.all(purchaseId, viewer.require()).stream().map(ComplaintJson::of).toList());
    }

    @GET
    @Path("mine")
    public ComplaintsJson mine(@PathParam("purchaseId") long purchaseId) {
        return new ComplaintsJson(complaints.mine(purchaseId, viewer.require()).stream().map(ComplaintJson::of).toList());
    }

    @POST
    public Response complain(@PathParam("purchaseId") long purchaseId, ComplainJson body) {
        long member = viewer.require();
        complaints.mine(purchaseId, member);
        if (body == null || body.lineId() == null || body.variantId() == null) {
            throw new Refused("refused.malformed");
        }
        List<String> photos = body.photos() == null ? List.of() : body.photos();
        if (photos.size() > ComplaintService.PHOTOS_MAX || photos.stream().anyMatch(photo -> photo.length() > PHOTO_MAX)) {
            throw new InvalidFields(Map.of("photos", new Refused("complaint.photos", ComplaintService.PHOTOS_MAX)));
        }
        List<byte[]> pictures;
        try {
            pictures = photos.stream().map(Base64.getDecoder()::decode).toList();
        } catch (IllegalArgumentException e) {
            throw new Refused("refused.malformed");
        }
        complaints.complain(purchaseId, member, new Complaint.Said(body.lineId(), body.variantId(), body.kind(), body.quantity(), body.text()), pictures);
        return Response.status(Response.Status.CREATED).entity(mine(purchaseId)).build();
    }

    @POST
    @Path("{complaintId}/withdraw")
    public ComplaintsJson withdraw(@PathParam("purchaseId") long purchaseId, @PathParam("complaintId") long complaintId) {
        complaints.withdraw(purchaseId, viewer.require(), complaintId);
        return mine(purchaseId);
    }

    @POST
    @Path("{complaintId}/answer")
    public ComplaintsJson answer(@PathParam("purchaseId") long purchaseId, @PathParam("complaintId") long complaintId, AnswerJson body) {
        long member = viewer.require();
        complaints.all(purchaseId, member);
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        complaints.answer(purchaseId, member, complaintId, new Complaint.Answer(body.decision(), body.refund() == null ? null : new Money(body.refund()),
                body.borneBy(), body.text()));
        return all(purchaseId);
    }

    /** Until when participants may complain. */
    @PUT
    @Path("until")
    public void until(@PathParam("purchaseId") long purchaseId, UntilJson body) {
        complaints.until(purchaseId, viewer.require(), body == null ? null : body.until());
    }

    @GET
    @Path("{complaintId}/photos/{position}")
    @Produces({"image/jpeg", "image/png"})
    public Response photo(@PathParam("purchaseId") long purchaseId, @PathParam("complaintId") long complaintId, @PathParam("position") int position) {
        Photo photo = complaints.photo(purchaseId, viewer.require(), complaintId, position);
        return Response.ok(photo.bytes(), photo.type()).header("Cache-Control", "private, no-store").build();
    }
}
