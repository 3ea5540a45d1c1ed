package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Roles;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Utils;

/** {@code /admin/members}: marks and bans. A moderator trusts and bans, an administrator grants roles too. */
@Named
@RequestScoped
public class MembersAdmin {

    private static final int SHOWN = 50;

    @Inject
    private MemberService members;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;
    @Inject
    private Event<Said> said;

    private List<Member> found;

    public List<Member> getFound() {
        if (found == null) {
            found = members.list(viewer.require(), Faces.getRequestParameter("nickname"), Requests.number(Faces.getRequestParameter("after")), SHOWN);
        }
        return found;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getFound().size() < SHOWN ? "" : Faces.getRequestContextPath() + "/admin/members?nickname="
                + Utils.encodeURL(nickname()) + "&after=" + found.get(SHOWN - 1).id();
    }

    private static String nickname() {
        String nickname = Faces.getRequestParameter("nickname");
        return nickname == null ? "" : nickname;
    }

    public boolean isGranting() {
        return viewer.may(Operation.GRANT_ROLES);
    }

    public boolean banned(Member member) {
        return member.isBanned(clock.instant());
    }

    public void grantRoles() throws IOException {
        Map<String, String> sent = Faces.getRequestParameterMap();
        members.grantRoles(viewer.require(), member(),
                new Roles(sent.containsKey("organizer"), sent.containsKey("moderator"), sent.containsKey("administrator")));
        done();
    }

    public void trust() throws IOException {
        members.trust(viewer.require(), member(), true);
        done();
    }

    public void distrust() throws IOException {
        members.trust(viewer.require(), member(), false);
        done();
    }

    /** For so many days. */
    public void ban() throws IOException {
        long days = Math.max(1, Math.min(3650, Requests.number(Faces.getRequestParameter("days"))));
        Instant until = clock.instant().plus(Duration.ofDays(days));
        members.ban(viewer.require(), member(), until, Faces.getRequestParameter("reason"));
        done();
    }

    public void liftBan() throws IOException {
        members.ban(viewer.require(), member(), null, null);
        done();
    }

    private static long member() {
        return Requests.number(Faces.getRequestParameter("member"));
    }

    private void done() throws IOException {
        said.fire(new Said("account.saved"));
        Faces.redirect(Faces.getRequestContextPath() + Requests.own(Faces.getRequestParameter("here")));
    }
}
