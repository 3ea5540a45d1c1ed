package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.artel.common.Refused;

/** Asks the access table ({@link Operation}) with the roles that the database holds now. A banned member reads as a guest does. */
@ApplicationScoped
@Transactional
public class Access {

    @Inject
    private Members members;
    @Inject
    private Clock clock;

    /**
     * @param memberId null: a guest
     * @throws Refused {@code refused.signIn} when signing in could help, {@code refused.banned} with the ban's end,
     *                 {@code refused.forbidden} otherwise
     */
    public void require(Operation operation, Long memberId, Relation relation) {
        Member member = memberId == null ? null : members.find(memberId);
        Instant now = clock.instant();
        if (operation.allowedTo(rolesOf(member, relation, now))) {
            return;
        }
        if (member == null) {
            throw Refused.signIn();
        }
        if (member.isBanned(now)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.banned", member.bannedUntil());
        }
        throw Refused.forbidden();
    }

    public void require(Operation operation, Long memberId) {
        require(operation, memberId, Relation.NONE);
    }

    public boolean may(Operation operation, Long memberId, Relation relation) {
        Member member = memberId == null ? null : members.find(memberId);
        return may(operation, member, relation);
    }

    /** As above, for a member who was read already: costs no query. */
    public boolean may(Operation operation, Member member, Relation relation) {
        return operation.allowedTo(rolesOf(member, relation, clock.instant()));
    }

    /** All the roles that somebody holds towards something. */
    static Set<Role> rolesOf(Member member, Relation relation, Instant now) {
        if (member == null || member.isBanned(now)) {
            return EnumSet.of(Role.GUEST);
        }
        Set<Role> roles = EnumSet.of(Role.MEMBER);
        roles.addAll(relation.granted());
        boolean own = relation.ownerId() != null && relation.ownerId() == member.id();
        if (own) {
            roles.add(Role.ORGANIZER);
        } else if (member.isOrganizer()) {
            roles.add(Role.OTHER_ORGANIZER);
        }
        if (relation.participant()) {
            roles.add(Role.PARTICIPANT);
        }
        if (member.isModerator()) {
            roles.add(Role.MODERATOR);
        }
        if (member.isAdministrator()) {
            roles.add(Role.ADMINISTRATOR);
        }
        return roles;
    }
}
