package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.handover.ReviewService;
import org.artel.handover.ReviewView;

/** What organizer and participants of a finished purchase say of each other. */
@Path("purchases/{purchaseId}/reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReviewsResource {

    /** {@code subjectId}: the participant, when the organizer writes. {@code stars}: 1 to 5. */
    public record WriteJson(Long subjectId, Integer stars, String text) {
    }

    public record AnswerJson(String answer) {
    }

    /** {@code author} absent: the author took part anonymously as {@code number}. */
    public record ReviewJson(long id, long purchaseId, String author, int number, String subject, int stars, String text, Instant writtenAt, String answer) {

        static ReviewJson of(ReviewView view) {
            return new ReviewJson(view.review().id(), view.review().purchaseId(), view.author(), view.review().number(), view.subject(), view.review().stars(),
                    view.review().text(), view.review().writtenAt(), view.review().answer());
        }
    }

    public record ReviewsJson(List<ReviewJson> reviews) {
    }

    @Inject
    private ReviewService reviews;
    @Inject
    private Viewer viewer;

    @GET
    public ReviewsJson of(@PathParam("purchaseId") long purchaseId) {
        return new ReviewsJson(reviews.of(purchaseId, viewer.memberId()).stream().map(ReviewJson::of).toList());
    }

    @POST
    public Response write(@PathParam("purchaseId") long purchaseId, WriteJson body) {
        WriteJson wanted = body == null ? new WriteJson(null, null, null) : body;
        reviews.write(purchaseId, viewer.require(), wanted.subjectId(), wanted.stars(), wanted.text());
        return Response.status(Response.Status.CREATED).entity(of(purchaseId)).build();
    }

    @POST
    @Path("{reviewId}/answer")
    public ReviewsJson answer(@PathParam("purchaseId") long purchaseId, @PathParam("reviewId") long reviewId, AnswerJson body) {
        reviews.answer(purchaseId, viewer.require(), reviewId, body == null ? null : body.answer());
        return of(purchaseId);
    }
}
