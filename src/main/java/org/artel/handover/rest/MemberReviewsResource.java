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
import org.artel.account.Viewer;
import org.artel.handover.ReviewService;

/** What others say of a member, the newest first, fifty at a time. */
@Path("members/{memberId}/reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MemberReviewsResource {

    private static final int SHOWN = 50;

    @Inject
    private ReviewService reviews;
    @Inject
    private Viewer viewer;

    /** @param before id that the page ends before; absent: from the newest on */
    @GET
    public ReviewsResource.ReviewsJson about(@PathParam("memberId") long memberId, @QueryParam("before") @DefaultValue("9007199254740991") long before) {
        return new ReviewsResource.ReviewsJson(reviews.about(memberId, viewer.memberId(), before, SHOWN).stream().map(ReviewsResource.ReviewJson::of).toList());
    }
}
