package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.SQLException;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** An organizer with 51 reviews that everybody may read, and a newer one in a purchase that is not public. */
@ArquillianTest
@RunAsClient
class ReviewPagingIT {

    @Test
    void aHiddenReviewEndsNoList() throws SQLException {
        HandoverFixture fixture = new HandoverFixture().at("CLOSED");
        long organizer = fixture.organizer.memberId();
        long hidden = fixture.orders.openPurchase(fixture.orders.section(), organizer, null).id();
        fixture.orders.change("UPDATE purchase SET stage = 'DRAFT', announced_at = NULL WHERE id = ?", hidden);
        long first = 1_000_000_000L + fixture.purchase * 100;
        for (int i = 0; i <= 51; i++) {
            fixture.orders.change("INSERT INTO review (id, purchase_id, author_id, subject_id, number, anonymous, stars, text, written_at) "
                    + "VALUES (?, ?, ?, ?, ?, TRUE, 5, 'Good', UTC_TIMESTAMP(6))", first + i, i == 51 ? hidden : fixture.purchase, -i - 1, organizer, i + 1);
        }
        Api guest = Api.guest();
        Api.Answer page = guest.get("members/" + organizer + "/reviews").ok();
        assertEquals(50, reviews(page));
        Api.Answer rest = guest.get("members/" + organizer + "/reviews?before=" + page.number("next")).ok();
        assertEquals(1, reviews(rest));
        assertFalse(rest.body().contains("\"next\""), rest.body());
    }

    private static int reviews(Api.Answer page) {
        return page.body().split("\"stars\"", -1).length - 1;
    }
}
