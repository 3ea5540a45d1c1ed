package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.handover.ReviewService;
import org.artel.handover.ReviewView;
import org.omnifaces.cdi.Param;

/** {@code /reviewed/7}: what others say of a member. */
@Named("reviewedPage")
@RequestScoped
public class ReviewedPage {

    private static final int SHOWN = 50;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private HandoverDesk desk;
    @Inject
    private ReviewService reviews;
    @Inject
    private MemberService members;

    private List<ReviewView> all;

    private long id() {
        long id = Slug.id(address);
        if (id < 0) {
            throw Refused.notFound();
        }
        return id;
    }

    public Member getMember() {
        return members.byId(id());
    }

    public List<ReviewView> getAll() {
        if (all == null) {
            all = reviews.about(id(), desk.viewerId(), desk.parameter("before") == null ? Long.MAX_VALUE : desk.number("before"), SHOWN);
        }
        return all;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getAll().size() < SHOWN ? "" : "?before=" + all.get(SHOWN - 1).review().id();
    }
}
