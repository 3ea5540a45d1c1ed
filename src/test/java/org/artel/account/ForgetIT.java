package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.artel.common.ArtelDataSource;
import org.artel.common.Hash;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What is kept for some time only goes when that is over, and not before. */
@ArquillianTest
class ForgetIT {

    @Inject
    private MailedLinkService links;
    @Inject
    private DuplicateService duplicates;
    @Inject
    private RateLimits limits;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final String email = UUID.randomUUID() + "@artel.test";

    ForgetIT() throws SQLException {
    }

    @Test
    void expiredLinksGoAfterADay() throws SQLException {
        link("2 DAY");
        link("1 HOUR");
        while (links.forgetExpired()) {
            Thread.onSpinWait();
        }
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM mailed_link WHERE email = ?", email).intValue());
    }

    @Test
    void tracesGoAfterNinetyDays() throws SQLException {
        String old = trace("91 DAY");
        String younger = trace("89 DAY");
        while (duplicates.forgetOld()) {
            Thread.onSpinWait();
        }
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM trace WHERE hash = ?", old).intValue());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM trace WHERE hash = ?", younger).intValue());
    }

    @Test
    void whatLimitsCountedGoesAfterTwoDays() throws SQLException {
        for (String before : new String[] {"3 DAY", "1 DAY"}) {
            fixture.change("INSERT INTO rate_limit (kind, subject, window_start, hits) VALUES (?, ?, UTC_TIMESTAMP(6) - INTERVAL " + before + ", 1)",
                    before, Hash.of(email));
        }
        while (limits.forgetOld()) {
            Thread.onSpinWait();
        }
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM rate_limit WHERE subject = ?", Hash.of(email)).intValue());
    }

    private void link(String expiredBefore) throws SQLException {
        fixture.change("INSERT INTO mailed_link (token_hash, purpose, email, email_key, created_at, expires_at) VALUES (?, 'JOIN', ?, ?, "
                + "UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) - INTERVAL " + expiredBefore + ")", Hash.of(UUID.randomUUID().toString()), email, email);
    }

    private String trace(String before) throws SQLException {
        String hash = Hash.of(UUID.randomUUID().toString()).substring(0, 43);
        fixture.change("INSERT INTO trace (kind, hash, member_id, seen_at) VALUES ('DEVICE', ?, 0, UTC_TIMESTAMP(6) - INTERVAL " + before + ")", hash);
        return hash;
    }
}
