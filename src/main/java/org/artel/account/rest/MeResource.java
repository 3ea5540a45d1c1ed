package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Newcomers;
import org.artel.account.SignInService;
import org.artel.account.Viewer;
import org.artel.common.Refused;

/** The member who is signed in. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MeResource {

    /** {@code newcomer}: what a member of the first days may do at most; absent for everybody else. */
    public record MeJson(long id, String nickname, String email, String phone, long cityId, String language, boolean organizer, boolean trusted,
                         boolean moderator, boolean administrator, boolean ageConfirmed, Instant bannedUntil, String banReason,
                         Newcomers.Limits newcomer) {

        MeJson(Member m, Newcomers.Limits newcomer) {
            this(m.id(), m.nickname(), m.email(), m.phone(), m.cityId(), m.language(), m.isOrganizer(), m.isTrusted(), m.isModerator(),
                    m.isAdministrator(), m.ageConfirmed(), m.bannedUntil(), m.banReason(), newcomer);
        }
    }

    /** What is left out stays; an empty phone takes it away; an age is confirmed once and for all. */
    public record ChangeJson(Long cityId, String language, String phone, Boolean ageConfirmed) {
    }

    public record PasswordJson(String current, String fresh) {
    }

    @Inject
    private MemberService members;
    @Inject
    private Newcomers newcomers;
    @Inject
    private SignInService signIn;
    @Inject
    private Viewer viewer;

    @GET
    public MeJson me() {
        long id = viewer.require();
        return new MeJson(members.byId(id), newcomers.of(id).orElse(null));
    }

    @PATCH
    public MeJson change(ChangeJson body) {
        long id = viewer.require();
        if (body == null || Boolean.FALSE.equals(body.ageConfirmed())) {
            throw new Refused("refused.malformed");
        }
        Member member = members.byId(id);
        if (body.cityId() != null || body.language() != null) {
            members.changeProfile(id, body.cityId() == null ? Long.valueOf(member.cityId()) : body.cityId(),
                    body.language() == null ? member.language() : body.language());
        }
        if (body.phone() != null) {
            members.changePhone(id, body.phone());
        }
        if (body.ageConfirmed() != null) {
            members.confirmAge(id);
        }
        return me();
    }

    /** Ends every session and every token, the one that asks included. */
    @POST
    @Path("password")
    public void changePassword(PasswordJson body) {
        long id = viewer.require();
        signIn.changePassword(id, body == null ? null : body.current(), body == null ? null : body.fresh());
    }
}
