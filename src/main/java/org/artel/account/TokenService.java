package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Hash;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** Tokens that stand for a sign-in: remember-me cookies and personal access tokens of the REST API. */
@ApplicationScoped
@Transactional
@Retried
public class TokenService {

    /** So long a member who asked for it stays signed in without a visit. */
    public static final Duration REMEMBERED = Duration.ofDays(30);
    /** Requests that a browser sends at the same moment all bring the token that the first of them rotates. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);
    private static final int MOST_TOKENS = 20;

    /** @param token the text that opens the API; shown once, not kept */
    public record Made(long id, String token) {
    }

    /** @param successor the token for the browser from now on; null when nobody is remembered any more */
    public record Remembered(long memberId, String successor) {
    }

    @Inject
    private Tokens tokens;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;

    /** @return the token for the cookie */
    public String remember(long memberId) {
        String token = Tokens.fresh();
        Instant now = clock.instant();
        tokens.remember(token, memberId, now, now.plus(REMEMBERED));
        return token;
    }

    /** Who is remembered by that token, and its successor: each token begins one session. */
    public Optional<Remembered> recall(String token) {
        Instant now = clock.instant();
        Long memberId = tokens.rememberedBy(token, now);
        if (memberId == null) {
            return Optional.empty();
        }
        tokens.expire(token, now.plus(OVERLAP));
        return Optional.of(new Remembered(memberId, remember(memberId)));
    }

    /** Forgets browsers that are not remembered any more, some at a time. @return whether there may be more of them */
    public boolean forgetExpired() {
        return tokens.forgetExpired(clock.instant()) > 0;
    }

    /** Sign-out of one browser. */
    public void forget(String token) {
        tokens.forget(token);
    }

    /**
     * @param name      what the member calls it, 1 to 80 characters
     * @param expiresAt null: does not expire
     * @throws Refused {@code account.tokenName}, {@code account.tokenExpiry}, {@code account.tooManyTokens}
     */
    public Made make(long memberId, String name, Instant expiresAt) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        Instant now = clock.instant();
        if (name == null || name.isBlank() || name.strip().length() > 80) {
            throw new Refused("account.tokenName");
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new Refused("account.tokenExpiry");
        }
        if (tokens.of(memberId).size() >= MOST_TOKENS) {
            throw new Refused(Refused.Kind.CONFLICT, "account.tooManyTokens", MOST_TOKENS);
        }
        String token = Tokens.fresh();
        AccessToken made = new AccessToken(memberId, name.strip(), Hash.of(token), now, expiresAt);
        tokens.add(made);
        audit.record(Actor.member(memberId), Operation.CHANGE_OWN_ACCOUNT.name(), null, "access_token", made.id(), "made");
        return new Made(made.id(), token);
    }

    /** The tokens that were not revoked. */
    public List<AccessToken> of(long memberId) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        return tokens.of(memberId);
    }

    /** @throws Refused not found when it is not the member's own */
    public void revoke(long memberId, long tokenId) {
        access.require(Operation.CHANGE_OWN_ACCOUNT, memberId);
        AccessToken token = tokens.find(tokenId);
        if (token == null || token.memberId() != memberId) {
            throw Refused.notFound();
        }
        token.revoke(clock.instant());
        audit.record(Actor.member(memberId), Operation.CHANGE_OWN_ACCOUNT.name(), null, "access_token", tokenId, "revoked");
    }

    /** The member whom an access token stands for. */
    public Optional<Long> bearer(String token) {
        return Optional.ofNullable(tokens.current(token, clock.instant())).map(AccessToken::memberId);
    }
}
