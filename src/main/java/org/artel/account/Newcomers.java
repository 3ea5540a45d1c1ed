package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.artel.common.Environment;
import org.artel.common.Money;
import org.artel.common.Refused;

/**
 * Who came a few days ago may do less, so that advertising and orders that nobody means to pay are little worth. The operator
 * sets how long: {@code ARTEL_NEWCOMER_DAYS} (7; 0 for no limits), how many posts a day: {@code ARTEL_NEWCOMER_POSTS} (20), how many
 * links a post: {@code ARTEL_NEWCOMER_LINKS} (2), and what all running orders together may come to, in the portal's currency:
 * {@code ARTEL_NEWCOMER_ORDERS} (no limit). Somebody whom a moderator made an organizer, or who is one, is no newcomer.
 */
@ApplicationScoped
public class Newcomers {

    private static final Pattern LINK = Pattern.compile("(?i)https?://|www\\.|\\]\\(|\\]:");

    /** @param orders null: no limit */
    public record Limits(Instant until, int posts, int links, Money orders) {
    }

    @Inject
    private Members members;
    @Inject
    private RateLimits limits;
    @Inject
    private Clock clock;

    /** The limits of a newcomer; nothing for everybody else. */
    public Optional<Limits> of(long memberId) {
        Member member = members.find(memberId);
        Instant until = member.createdAt().plus(Duration.ofDays(number("ARTEL_NEWCOMER_DAYS", "7")));
        if (member.isOrganizer() || member.isModerator() || member.isAdministrator() || !clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        String orders = Environment.get("ARTEL_NEWCOMER_ORDERS", "");
        return Optional.of(new Limits(until, number("ARTEL_NEWCOMER_POSTS", "20"), number("ARTEL_NEWCOMER_LINKS", "2"),
                orders.isEmpty() ? null : Money.of(orders)));
    }

    private static int number(String name, String usual) {
        return Integer.parseInt(Environment.get(name, usual));
    }

    /**
     * A newcomer writes a post.
     *
     * @throws Refused {@code newcomer.links}; {@code refused.tooOften}
     */
    public void write(long memberId, String text) {
        of(memberId).ifPresent(mine -> {
            checkLinks(mine, text);
            limits.hit("newcomer post", String.valueOf(memberId), mine.posts(), Duration.ofDays(1));
        });
    }

    /** A newcomer changes a post. @throws Refused {@code newcomer.links} */
    public void edit(long memberId, String text) {
        of(memberId).ifPresent(mine -> checkLinks(mine, text));
    }

    private static void checkLinks(Limits mine, String text) {
        if (LINK.matcher(text).results().count() > mine.links()) {
            throw new Refused(Refused.Kind.FORBIDDEN, "newcomer.links", mine.links(), mine.until());
        }
    }

    /**
     * A newcomer orders more.
     *
     * @param sum goods of all the member's running orders, this one included
     * @throws Refused {@code newcomer.orders}
     */
    public void order(long memberId, Money sum) {
        of(memberId).filter(mine -> mine.orders() != null && sum.compareTo(mine.orders()) > 0).ifPresent(mine -> {
            throw new Refused(Refused.Kind.FORBIDDEN, "newcomer.orders", mine.orders(), mine.until());
        });
    }
}
