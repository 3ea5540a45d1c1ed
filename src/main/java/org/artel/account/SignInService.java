package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.artel.common.Refused;

/**
 * Checks e-mail address and password. Neither the answer nor the time it takes tells whether an account exists. Failed
 * attempts are limited for each account and each address; each count is a transaction of its own, so that it stands
 * although the sign-in is refused.
 */
@ApplicationScoped
public class SignInService {

    private static final int FAILURES_OF_ACCOUNT = 10;
    private static final int FAILURES_OF_ADDRESS = 50;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Inject
    private Credentials credentials;
    @Inject
    private MemberService members;
    @Inject
    private MailedLinkService links;
    @Inject
    private RateLimits limits;

    /**
     * @param address the network address that asks, as the configured proxies tell it
     * @return the member's id; a banned member may sign in, to read why
     * @throws Refused {@code signIn.refused}; {@code refused.tooOften} after 10 failures of an account or 50 of an address
     *                 within 15 minutes
     */
    public long signIn(String email, String password, String address) {
        String account = Keys.email(email == null ? "" : email);
        // counted before the password is looked at: many attempts at the same moment must not slip through together
        limits.hit("sign-in address", address, FAILURES_OF_ADDRESS, WINDOW);
        limits.hit("sign-in account", account, FAILURES_OF_ACCOUNT, WINDOW);
        Credentials.Known known = credentials.of(account);
        boolean right = Passwords.matches(password == null ? "" : password, known == null ? Passwords.OF_NOBODY : known.passwordHash());
        if (known == null || !right) {
            throw new Refused(Refused.Kind.SIGN_IN, "signIn.refused");
        }
        limits.forget("sign-in account", account);
        limits.giveBack("sign-in address", address);
        return known.memberId();
    }

    /**
     * As {@link MemberService#changePassword}. Somebody who sits at a member's open session must not find out the password by trying.
     *
     * @throws Refused {@code refused.tooOften} after 10 wrong current passwords within 15 minutes
     */
    public void changePassword(long memberId, String current, String fresh) {
        limits.hit("change password", Long.toString(memberId), FAILURES_OF_ACCOUNT, WINDOW);
        members.changePassword(memberId, current, fresh);
        limits.forget("change password", Long.toString(memberId));
    }

    /**
     * Sends a link to another address that is to be the account's; until it is followed, the old one holds. Limited as
     * {@link #changePassword}, with it.
     *
     * @throws Refused {@code account.currentPassword}, {@code account.email}, {@code account.sameAddress}, {@code account.noMail},
     *                 {@code refused.tooOften}, also after 5 mails to an address within an hour
     */
    public void changeAddress(long memberId, String current, String email) {
        limits.hit("change password", Long.toString(memberId), FAILURES_OF_ACCOUNT, WINDOW);
        links.askAddress(memberId, current, email);
        limits.forget("change password", Long.toString(memberId));
    }
}
