package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.artel.account.AccountMail.Kind;
import org.artel.account.MailedLink.Purpose;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Refused;
import org.artel.common.Retried;

/**
 * What needs a proof that somebody reads the mails of an address: becoming a member, a new password for a forgotten one, another
 * address. Whoever asks gets the same answer whether there is an account or not, and a link is made in both cases, so that the time
 * it takes tells nothing either; only the owner of the address is told more, by mail.
 */
@ApplicationScoped
@Transactional
@Retried
public class MailedLinkService {

    private static final int REGISTRATIONS = 200;
    private static final int RESETS = 50;
    /** Mails that strangers may cause to be sent to one address. */
    private static final int MAILS = 5;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(1);

    @Inject
    private MailedLinks links;
    @Inject
    private Members members;
    @Inject
    private MemberService memberService;
    @Inject
    private Tokens tokens;
    @Inject
    private RateLimits limits;
    @Inject
    private MailDelivery delivery;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<AccountMail> mail;

    /**
     * Sends a link to become a member to the address, or, when it has an account, a mail that says so.
     *
     * @param network the network address that asks
     * @throws Refused {@code account.email}, {@code account.nickname}, {@code account.nicknameTaken}, {@code account.rules},
     *                 {@code account.city}, {@code account.language}, {@code account.noMail}; {@code refused.tooOften} after 200
     *                 registrations from a network address or 5 mails to an address within an hour
     */
    public void register(Registration registration, String network) {
        limits.hit("register", network, REGISTRATIONS, HOUR);
        String email = MemberService.checkedEmail(registration.email());
        String nickname = memberService.checkedNickname(registration.nickname());
        if (!registration.rulesAccepted()) {
            throw new Refused("account.rules");
        }
        memberService.checkPlace(registration.cityId(), registration.language());
        limitMails(email);
        invite(new Registration(email, nickname, registration.cityId(), registration.language(), true));
    }

    /**
     * Sends the link of a registration that waits once more.
     *
     * @throws Refused {@code account.email}, {@code account.noMail}, {@code refused.tooOften}
     */
    public void registerAgain(String email, String network) {
        limits.hit("register", network, REGISTRATIONS, HOUR);
        String checked = MemberService.checkedEmail(email);
        limitMails(checked);
        MailedLink waiting = links.toJoin(Keys.email(checked), clock.instant());
        if (waiting != null) {
            invite(waiting.registration());
        }
    }

    private void invite(Registration registration) {
        Member known = members.byEmail(Keys.email(registration.email()));
        String token = Tokens.fresh();
        links.add(MailedLink.toJoin(token, known == null ? null : known.id(), registration, clock.instant()));
        if (known == null) {
            // without the nickname: a stranger may have chosen it, to write it into somebody's mail
            mail.fire(new AccountMail(Kind.JOIN, registration.email(), Locale.forLanguageTag(registration.language()), null, "/join?link=" + token));
        } else {
            mail.fire(new AccountMail(Kind.ALREADY_MEMBER, known.email(), known.locale(), known.nickname(), "/forgotten"));
        }
    }

    private void limitMails(String email) {
        if (!delivery.works()) {
            throw new Refused(Refused.Kind.CONFLICT, "account.noMail");
        }
        limits.hit("mail to", Keys.email(email), MAILS, HOUR);
    }

    /** The link, as long as it can be followed. */
    public Optional<MailedLink> open(Purpose purpose, String token) {
        return token == null ? Optional.empty() : Optional.ofNullable(links.open(purpose, token, clock.instant()));
    }

    /**
     * The follower of the link becomes a member.
     *
     * @param nickname null: as registered
     * @return the member's id
     * @throws Refused {@code account.linkOver}, {@code account.nickname}, {@code account.nicknameTaken}, {@code account.password},
     *                 {@code account.emailTaken}
     */
    public long join(String token, String nickname, String password) {
        Registration asked = followed(Purpose.JOIN, token).registration();
        return memberService.register(new RegisterCommand(asked.email(), nickname == null ? asked.nickname() : nickname, password,
                asked.cityId(), asked.language(), true));
    }

    /**
     * Sends a link to choose a new password to the address, if it has an account.
     *
     * @throws Refused {@code account.email}, {@code account.noMail}; {@code refused.tooOften} after 50 requests from a network
     *                 address or 5 mails to an address within an hour
     */
    public void forgotPassword(String email, String network) {
        limits.hit("forgotten", network, RESETS, HOUR);
        String checked = MemberService.checkedEmail(email);
        limitMails(checked);
        Member member = members.byEmail(Keys.email(checked));
        String token = Tokens.fresh();
        links.add(new MailedLink(token, Purpose.PASSWORD, member == null ? null : member.id(), checked, clock.instant()));
        if (member != null) {
            mail.fire(new AccountMail(Kind.PASSWORD_FORGOTTEN, member.email(), member.locale(), member.nickname(), "/new-password?link=" + token));
        }
    }

    /**
     * A new password for the account that the link is about. Ends every session and every token.
     *
     * @throws Refused {@code account.linkOver}, {@code account.password}
     */
    public void choosePassword(String token, String password) {
        MemberService.checkPassword(password);
        Member member = memberOf(followed(Purpose.PASSWORD, token));
        memberService.renewPassword(member, password);
        links.endAll(member.id(), clock.instant());
        // whoever guessed wrongly before must not keep the owner out
        limits.forget("sign-in account", Keys.email(member.email()));
    }

    /**
     * Sends a link to another address that is to be the account's. See {@link SignInService#changeAddress}.
     *
     * @throws Refused {@code account.currentPassword}, {@code account.email}, {@code account.sameAddress}, {@code account.noMail},
     *                 {@code refused.tooOften}
     */
    void askAddress(long memberId, String current, String email) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        Member member = memberService.byId(memberId);
        if (current == null || !Passwords.matches(current, member.passwordHash())) {
            throw new Refused("account.currentPassword");
        }
        String checked = MemberService.checkedEmail(email);
        if (Keys.email(checked).equals(Keys.email(member.email()))) {
            throw new Refused("account.sameAddress");
        }
        limitMails(checked);
        Member known = members.byEmail(Keys.email(checked));
        String token = Tokens.fresh();
        links.add(new MailedLink(token, Purpose.ADDRESS, memberId, checked, clock.instant()));
        if (known == null) {
            mail.fire(new AccountMail(Kind.CONFIRM_ADDRESS, checked, member.locale(), null, "/new-address?link=" + token));
        } else {
            mail.fire(new AccountMail(Kind.ALREADY_MEMBER, known.email(), known.locale(), known.nickname(), "/forgotten"));
        }
    }

    /**
     * The account has the link's address from now on; both addresses are told.
     *
     * @throws Refused {@code account.linkOver}, {@code account.emailTaken}
     */
    public void confirmAddress(String token) {
        MailedLink link = followed(Purpose.ADDRESS, token);
        if (members.byEmail(Keys.email(link.email())) != null) {
            throw new Refused("account.emailTaken");
        }
        Member member = memberOf(link);
        String before = member.email();
        member.changeAddress(link.email());
        links.endAll(member.id(), clock.instant());
        audit.record(Actor.member(member.id()), Operation.CHANGE_OWN_ACCOUNT.name(), null, "member", member.id(), "address");
        for (String told : new String[] {before, link.email()}) {
            mail.fire(new AccountMail(Kind.ADDRESS_CHANGED, told, member.locale(), member.nickname(), "/forgotten"));
        }
    }

    private MailedLink followed(Purpose purpose, String token) {
        MailedLink link = open(purpose, token).orElseThrow(() -> new Refused("account.linkOver"));
        if (!links.use(token, clock.instant())) {
            throw new Refused("account.linkOver");
        }
        return link;
    }

    /** A link that was made for nobody was sent to nobody. */
    private Member memberOf(MailedLink link) {
        if (link.memberId() == null) {
            throw new Refused("account.linkOver");
        }
        return memberService.byId(link.memberId());
    }

    /** Forgets links that expired more than a day ago, some at a time. @return whether there may be more of them */
    public boolean forgetExpired() {
        return links.forgetExpiredBefore(clock.instant().minus(KEPT)) > 0;
    }
}
