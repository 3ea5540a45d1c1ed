package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** Members: how one becomes a member, changes the own account, becomes organizer, and who is given which marks. */
@ApplicationScoped
@Transactional
@Retried
public class MemberService {

    /** The languages of the pages. */
    public static final Set<String> LANGUAGES = Set.of("en", "ru");

    /** A search goes no further down than this. */
    public static final int SEARCHED = 1000;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]+@[^\\s@<>\"]+\\.[^\\s@<>\".]{2,}");
    private static final Pattern NICKNAME = Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N} ._-]{0,28}[\\p{L}\\p{M}\\p{N}])");
    private static final Pattern PHONE = Pattern.compile("\\+?(?:[ ()-]*\\d){5,20}[ )]*");
    private static final int PASSWORD_MIN = 8;
    /** Long enough for any sentence; a longer one would only make the hash slow to begin. */
    private static final int PASSWORD_MAX = 200;

    @Inject
    private Members members;
    @Inject
    private Tokens tokens;
    @Inject
    private CityService cities;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<OrganizerDecided> organizerDecided;
    @Inject
    private Event<TrustChanged> trustChanged;
    @Inject
    private Event<AccountMail> mail;

    /**
     * A new member, who is known to read the mails of the address: see {@link MailedLinkService}.
     *
     * @return the member's id
     * @throws Refused {@code account.email}, {@code account.emailTaken}, {@code account.nickname}, {@code account.nicknameTaken},
     *                 {@code account.password}, {@code account.rules}, {@code account.city}, {@code account.language}
     */
    public long register(RegisterCommand command) {
        checkPassword(command.password());
        if (!command.rulesAccepted()) {
            throw new Refused("account.rules");
        }
        return register(command, Passwords.hash(command.password())).id();
    }

    /** With a password hashed before; the rules were accepted. */
    Member register(RegisterCommand command, String passwordHash) {
        String email = checkedEmail(command.email());
        checkPlace(command.cityId(), command.language());
        if (members.byEmail(Keys.email(email)) != null) {
            throw new Refused("account.emailTaken");
        }
        String nickname = checkedNickname(command.nickname());
        Member member = new Member(email, nickname, passwordHash, command.cityId(), command.language(), clock.instant());
        members.add(member);
        audit.record(Actor.member(member.id()), Operation.REGISTER.name(), null, "member", member.id(), null);
        return member;
    }

    static String checkedEmail(String typed) {
        String email = typed == null ? "" : typed.strip();
        if (email.length() > 254 || !EMAIL.matcher(email).matches()) {
            throw new Refused("account.email");
        }
        return email;
    }

    /** A nickname that nobody has yet, nor one that looks like it. */
    String checkedNickname(String typed) {
        String nickname = typed == null ? "" : typed.strip().replaceAll("\\s+", " ");
        String key = Keys.nickname(nickname);
        // some ligatures unfold to a whole sentence
        if (!NICKNAME.matcher(nickname).matches() || key.isEmpty() || key.length() > 80) {
            throw new Refused("account.nickname");
        }
        if (members.byNickname(key) != null) {
            throw new Refused("account.nicknameTaken", nickname);
        }
        return nickname;
    }

    void checkPlace(Long cityId, String language) {
        if (cityId == null || !cities.byId().containsKey(cityId)) {
            throw new Refused("account.city");
        }
        if (language == null || !LANGUAGES.contains(language)) {
            throw new Refused("account.language");
        }
    }

    static void checkPassword(String password) {
        if (password == null || password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX || password.isBlank()) {
            throw new Refused("account.password", PASSWORD_MIN);
        }
    }

    /** @throws Refused not found */
    public Member byId(long id) {
        return find(id).orElseThrow(Refused::notFound);
    }

    public Optional<Member> find(long id) {
        return Optional.ofNullable(members.find(id));
    }

    /** Those that exist, by id; one query. */
    public Map<Long, Member> byIds(Collection<Long> ids) {
        return members.byIds(ids);
    }

    /** By the nickname or one that looks like it. */
    public Optional<Member> byNickname(String nickname) {
        return Optional.ofNullable(members.byNickname(Keys.nickname(nickname)));
    }

    /**
     * Ends every session, remember-me and access token of the member but the session that asks.
     *
     * @throws Refused {@code account.currentPassword}, {@code account.password}
     */
    void changePassword(long memberId, String current, String fresh) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        Member member = byId(memberId);
        if (current == null || !Passwords.matches(current, member.passwordHash())) {
            throw new Refused("account.currentPassword");
        }
        checkPassword(fresh);
        renewPassword(member, fresh);
    }

    /** Whoever signed in with the old one is signed out, and the member is told. */
    void renewPassword(Member member, String fresh) {
        member.takePassword(Passwords.hash(fresh));
        tokens.endAll(member.id(), clock.instant());
        audit.record(Actor.member(member.id()), Operation.CHANGE_OWN_ACCOUNT.name(), null, "member", member.id(), "password");
        mail.fire(new AccountMail(AccountMail.Kind.PASSWORD_CHANGED, member.email(), member.locale(), member.nickname(), "/forgotten"));
    }

    /** @throws Refused {@code account.city}, {@code account.language} */
    public void changeProfile(long memberId, Long cityId, String language) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        checkPlace(cityId, language);
        byId(memberId).live(cityId, language);
    }

    /**
     * The phone by which organizer and participants of a purchase reach each other.
     *
     * @param phone 5 to 20 digits with +, spaces, hyphens and brackets; blank or null: none any more
     * @throws Refused {@code account.phone}
     */
    public void changePhone(long memberId, String phone) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        String typed = phone == null ? "" : phone.strip();
        if (!typed.isEmpty() && (typed.length() > 30 || !PHONE.matcher(typed).matches())) {
            throw new Refused("account.phone");
        }
        byId(memberId).answer(typed.isEmpty() ? null : typed);
    }

    /** The member says to be of age for age-limited sections. */
    public void confirmAge(long memberId) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        byId(memberId).confirmAge(clock.instant());
    }

    /**
     * @param text what the member would buy with others, 1 to 2000 characters
     * @return the request's id
     * @throws Refused {@code account.requestText}, {@code account.alreadyOrganizer}, {@code account.requestOpen}
     */
    @Once
    public long askToOrganize(long memberId, String text) {
        access.require(Operation.ASK_TO_ORGANIZE, memberId);
        if (text == null || text.isBlank() || text.length() > 2000) {
            throw new Refused("account.requestText");
        }
        if (byId(memberId).isOrganizer()) {
            throw new Refused(Refused.Kind.CONFLICT, "account.alreadyOrganizer");
        }
        if (members.openRequestOf(memberId) != null) {
            throw new Refused(Refused.Kind.CONFLICT, "account.requestOpen");
        }
        OrganizerRequest request = new OrganizerRequest(memberId, text.strip(), clock.instant());
        members.add(request);
        return request.id();
    }

    /** What the member asked last, if ever. */
    public Optional<OrganizerRequest> requestOf(long memberId) {
        return Optional.ofNullable(members.lastRequestOf(memberId));
    }

    /** Requests that wait, the oldest first, with ids above {@code after}. */
    public List<OrganizerRequest> openRequests(long moderatorId, long after, int limit) {
        access.require(Operation.DECIDE_ORGANIZER, moderatorId);
        return members.openRequests(after, limit);
    }

    /**
     * @param reason told to the member; needed when the answer is no, at most 500 characters
     * @throws Refused {@code account.requestDecided}, {@code account.ownRequest}, {@code account.reason}
     */
    public void decideOrganizer(long moderatorId, long requestId, boolean accept, String reason) {
        access.require(Operation.DECIDE_ORGANIZER, moderatorId);
        String why = reason == null ? "" : reason.strip();
        if (why.length() > 500 || !accept && why.isEmpty()) {
            throw new Refused("account.reason");
        }
        OrganizerRequest request = members.request(requestId);
        if (request == null) {
            throw Refused.notFound();
        }
        Member member = members.claim(request.memberId());
        // another moderator may have decided while this one waited
        members.refresh(request);
        request.decide(moderatorId, accept, why, clock.instant());
        if (accept) {
            member.becomeOrganizer();
        }
        audit.record(Actor.member(moderatorId), Operation.DECIDE_ORGANIZER.name(), null, "member", request.memberId(),
                (accept ? "accepted" : "refused") + (why.isEmpty() ? "" : ": " + why));
        organizerDecided.fire(new OrganizerDecided(request.memberId(), accept, why));
    }

    /**
     * Marks an organizer as trusted, or takes the mark away.
     *
     * @throws Refused {@code account.notOrganizer}, {@code account.ownTrust}
     */
    public void trust(long moderatorId, long memberId, boolean trusted) {
        access.require(Operation.MARK_TRUSTED, moderatorId);
        if (moderatorId == memberId) {
            throw new Refused(Refused.Kind.FORBIDDEN, "account.ownTrust");
        }
        Member member = byId(memberId);
        if (!member.isOrganizer()) {
            throw new Refused(Refused.Kind.CONFLICT, "account.notOrganizer");
        }
        if (member.isTrusted() == trusted) {
            return;
        }
        member.trust(trusted);
        audit.record(Actor.member(moderatorId), Operation.MARK_TRUSTED.name(), null, "member", memberId, trusted ? "trusted" : "not trusted");
        trustChanged.fire(new TrustChanged(memberId, trusted));
    }

    /**
     * Sets the marks of a member.
     *
     * @throws Refused {@code account.lastAdministrator} when nobody would be left to administer the portal
     */
    public void grantRoles(long administratorId, long memberId, Roles roles) {
        access.require(Operation.GRANT_ROLES, administratorId);
        Member member = byId(memberId);
        if (member.isAdministrator() && !roles.administrator() && members.administrators() == 1) {
            throw new Refused(Refused.Kind.CONFLICT, "account.lastAdministrator");
        }
        member.grant(roles);
        audit.record(Actor.member(administratorId), Operation.GRANT_ROLES.name(), null, "member", memberId, roles.toString());
    }

    /**
     * A banned member reads as a guest does. An administrator is not banned: the mark is taken away first.
     *
     * @param until  null lifts the ban
     * @param reason told to the member; needed for a ban, at most 500 characters
     * @throws Refused {@code account.reason}, {@code account.banUntil}, {@code account.banAdministrator}
     */
    public void ban(long moderatorId, long memberId, Instant until, String reason) {
        access.require(Operation.BAN_MEMBER, moderatorId);
        Member member = byId(memberId);
        if (until != null) {
            if (reason == null || reason.isBlank() || reason.length() > 500) {
                throw new Refused("account.reason");
            }
            if (!until.isAfter(clock.instant())) {
                throw new Refused("account.banUntil");
            }
            if (member.isAdministrator() || member.id() == moderatorId) {
                throw new Refused(Refused.Kind.FORBIDDEN, "account.banAdministrator");
            }
        }
        member.ban(until, reason);
        audit.record(Actor.member(moderatorId), Operation.BAN_MEMBER.name(), null, "member", memberId,
                until == null ? "lifted" : "until " + until + ": " + reason);
    }

    /**
     * Members by id, those above {@code after}, for whoever gives marks.
     *
     * @param start how the nickname begins, case ignored; empty for all
     */
    public List<Member> list(long viewerId, String start, long after, int limit) {
        access.require(Operation.MARK_TRUSTED, viewerId);
        return members.page(start == null ? "" : start.strip(), after, limit);
    }

    /**
     * Members for whoever gives marks, the newest first; no further down than {@link #SEARCHED}.
     *
     * @param start how the nickname begins or, for an administrator, the e-mail address; empty for all
     */
    public List<Member> search(long viewerId, String start, int first, int limit) {
        access.require(Operation.MARK_TRUSTED, viewerId);
        return members.search(start, access.may(Operation.GRANT_ROLES, viewerId, Relation.NONE), Math.min(first, SEARCHED), limit);
    }

    /** How many {@link #search} would find, counted up to {@link #SEARCHED}. */
    public int count(long viewerId, String start) {
        access.require(Operation.MARK_TRUSTED, viewerId);
        return members.count(start, access.may(Operation.GRANT_ROLES, viewerId, Relation.NONE), SEARCHED);
    }
}
