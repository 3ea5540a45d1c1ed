package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Roles;
import org.artel.account.Viewer;
import org.artel.common.Refused;

/** Members: what everybody may know of them, and the marks that moderators and administrators give. */
@Path("members")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MembersResource {

    /** What is public of a member. */
    public record MemberJson(long id, String nickname, long cityId, boolean organizer, boolean trusted, boolean moderator,
                             boolean administrator, Instant createdAt) {

        MemberJson(Member m) {
            this(m.id(), m.nickname(), m.cityId(), m.isOrganizer(), m.isTrusted(), m.isModerator(), m.isAdministrator(), m.createdAt());
        }
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record MembersJson(List<MemberJson> members, Long next) {
    }

    public record TrustJson(boolean trusted) {
    }

    public record RolesJson(boolean organizer, boolean moderator, boolean administrator) {
    }

    /** {@code until} absent: the ban is lifted. */
    public record BanJson(Instant until, String reason) {
    }

    @Inject
    private MemberService members;
    @Inject
    private Viewer viewer;
    /** For moderators: all members by id, or those whose nicknames begin so. */
    @GET
    public MembersJson list(@QueryParam("nickname") String nickname, @QueryParam("after") @DefaultValue("0") long after,
                            @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, 200));
        List<Member> found = members.list(viewer.require(), nickname, after, size);
        return new MembersJson(found.stream().map(MemberJson::new).toList(), found.size() < size ? null : found.get(size - 1).id());
    }

    @GET
    @Path("{id}")
    public MemberJson member(@PathParam("id") long id) {
        return new MemberJson(members.byId(id));
    }

    @PUT
    @Path("{id}/trust")
    public MemberJson trust(@PathParam("id") long id, TrustJson body) {
        members.trust(viewer.require(), id, required(body).trusted());
        return member(id);
    }

    @PUT
    @Path("{id}/roles")
    public MemberJson grantRoles(@PathParam("id") long id, RolesJson body) {
        RolesJson roles = required(body);
        members.grantRoles(viewer.require(), id, new Roles(roles.organizer(), roles.moderator(), roles.administrator()));
        return member(id);
    }

    @PUT
    @Path("{id}/ban")
    public MemberJson ban(@PathParam("id") long id, BanJson body) {
        BanJson ban = required(body);
        members.ban(viewer.require(), id, ban.until(), ban.reason());
        return member(id);
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        return body;
    }
}
