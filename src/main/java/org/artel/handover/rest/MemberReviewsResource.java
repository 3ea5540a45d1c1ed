package org.artel.handover.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.handover.ReviewService;
import org.artel.handover.ReviewView;

/** What others say of a member, the newest first, fifty at a time. */
@Path("members/{memberId}/reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberReviewsResource {

    private static final int SHOWN = 50;

    /** {@code next}: what to ask with as {@code before} for older ones; absent at the end. */
    public record AboutJson(List<ReviewsResource.ReviewJson> reviews, Long next) {
    }

    @Inject
    private ReviewService reviews;
    @Inject
    private Viewer viewer;

    /** @param before id that the page ends before; absent: from the newest on */
    @GET
    public AboutJson about(@PathParam("memberId") long memberId, @QueryParam("before") @DefaultValue("9007199254740991") long before) {
        List<ReviewView> found = reviews.about(memberId, viewer.memberId(), before, SHOWN);
        return new AboutJson(found.stream().map(ReviewsResource.ReviewJson::of).toList(), found.size() < SHOWN ? null : (Long) found.get(SHOWN - 1).review().id());
    }
}
