package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.OrganizerRequest;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.omnifaces.util.Faces;

/** {@code /moderation/organizers}: requests to become organizer that wait for a moderator. */
@Named
@RequestScoped
public class OrganizersPage {

    private static final int SHOWN = 30;

    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Viewer viewer;
    @Inject
    private Event<Said> said;

    private List<OrganizerRequest> open;
    private Map<Long, Member> askers;
    private String reason;

    public void enter() {
        access.require(Operation.DECIDE_ORGANIZER, viewer.memberId());
    }

    public List<OrganizerRequest> getOpen() {
        if (open == null) {
            open = members.openRequests(viewer.require(), Requests.number(Faces.getRequestParameter("after")), SHOWN);
            askers = members.byIds(open.stream().map(OrganizerRequest::memberId).toList());
        }
        return open;
    }

    public Member askerOf(OrganizerRequest request) {
        return askers.get(request.memberId());
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getOpen().size() < SHOWN ? "" : Faces.getRequestContextPath() + "/moderation/organizers?after=" + open.get(SHOWN - 1).id();
    }

    public void accept() throws IOException {
        decide(true);
    }

    public void refuse() throws IOException {
        decide(false);
    }

    private void decide(boolean accept) throws IOException {
        members.decideOrganizer(viewer.require(), Requests.number(Faces.getRequestParameter("request")), accept,
                reason);
        said.fire(new Said(accept ? "account.requestAccepted" : "account.requestRefused"));
        Faces.redirect(Faces.getRequestContextPath() + "/moderation/organizers");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
