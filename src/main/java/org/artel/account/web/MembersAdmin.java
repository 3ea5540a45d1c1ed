package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Roles;
import org.artel.account.Viewer;
import org.artel.common.Said;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Utils;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * {@code /admin/members?find=ann}: marks and bans. A moderator trusts and bans, an administrator grants roles too. The dialogs' forms
 * say whom they are about in the field {@code member}.
 */
@Named
@RequestScoped
public class MembersAdmin {

    private static final int DAYS = 7;

    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;
    @Inject
    private Event<Said> said;

    private final LazyDataModel<Member> found = new Found();
    private String find = Faces.getRequestParameter("find");
    private LocalDate until;
    private String reason;

    private final class Found extends LazyDataModel<Member> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            return members.count(viewer.require(), start());
        }

        @Override
        public List<Member> load(int first, int size, Map<String, SortMeta> sorts, Map<String, FilterMeta> filters) {
            return members.search(viewer.require(), start(), first, size);
        }
    }

    public void open() {
        access.require(Operation.MARK_TRUSTED, viewer.memberId());
    }

    public LazyDataModel<Member> getFound() {
        return found;
    }

    /** More may match than are counted: searching helps better than turning pages. */
    public boolean isMore() {
        return found.getRowCount() >= MemberService.SEARCHED;
    }

    private String start() {
        return find == null ? "" : find.strip();
    }

    public boolean isGranting() {
        return viewer.may(Operation.GRANT_ROLES);
    }

    public boolean banned(Member member) {
        return member.isBanned(clock.instant());
    }

    public void search() throws IOException {
        Faces.redirect(here());
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

    /** The chosen day is the last one. */
    public void ban() throws IOException {
        Instant end = getUntil().plusDays(1).atStartOfDay(viewer.zone()).toInstant();
        members.ban(viewer.require(), member(), end, reason);
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
        Faces.redirect(here());
    }

    private String here() {
        return Faces.getRequestContextPath() + "/admin/members" + (start().isEmpty() ? "" : "?find=" + Utils.encodeURL(start()));
    }

    public String getFind() {
        return find;
    }

    public void setFind(String find) {
        this.find = find;
    }

    public LocalDate getUntil() {
        return until == null ? LocalDate.ofInstant(clock.instant(), viewer.zone()).plusDays(DAYS) : until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
