package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consequences of a Stop in figures before it is announced; the target, shown and switched. */
@ArquillianTest
@RunAsClient
class StopByHandIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("organizer");
    private final Api anna = Api.member("anna");

    private Open purchase;

    StopByHandIT() throws SQLException {
    }

    @BeforeEach
    void anOpenPurchase() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
    }

    private void order(String lines) {
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\":[" + lines + "]}").ok();
    }

    private static String line(long variant, int quantity, int tolerance) {
        return "{\"variantId\":" + variant + ",\"quantity\":\"" + quantity + "\",\"tolerance\":\"" + tolerance + "\"}";
    }

    private Api.Answer preview() {
        return organizer.get("purchases/" + purchase.id() + "/stop-preview").ok();
    }

    @Test
    void theFiguresCountOpenBoxesAndRows() throws SQLException {
        Special box = new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0);
        long open = fixture.lot(purchase.id(), "10.00", 1, box).get(0);
        long filledByTolerance = fixture.lot(purchase.id(), "10.00", 1, box).get(0);
        long full = fixture.lot(purchase.id(), "10.00", 1, box).get(0);
        Special row = new Special(null, null, null, BigDecimal.ONE, null, 1);
        List<Long> begun = fixture.lot(purchase.id(), "10.00", 3, row);
        List<Long> complete = fixture.lot(purchase.id(), "10.00", 2, row);
        fixture.lot(purchase.id(), "10.00", 2, row);
        order(String.join(",", line(open, 7, 0), line(filledByTolerance, 4, 3), line(full, 5, 0), line(begun.get(0), 1, 0),
                line(complete.get(0), 1, 0), line(complete.get(1), 1, 0)));
        fixture.change("UPDATE purchase SET minimum_sum = 1000, minimum_quantity = 12, minimum_all = TRUE, below_minimum = 'CANCEL' WHERE id = ?",
                purchase.id());
        Api.Answer preview = preview();
        assertEquals(1, preview.number("openBoxes"));
        assertEquals(1, preview.number("openRows"));
        assertEquals(1, preview.number("participants"));
        assertEquals("true", preview.value("reasonNeeded"));
        assertTrue(preview.body().contains("\"missing\":{\"all\":true,\"goods\":\"810.00\"}"), preview::body);
        assertEquals("CANCEL", preview.value("whenMissed"));
        FillBoardCounts board = FillBoardCounts.of(organizer, purchase.id());
        assertEquals(board.openBoxes(), preview.number("openBoxes"), "the same as on the fill board");
    }

    /** How many boxes the fill board shows with units that hang. */
    private record FillBoardCounts(long openBoxes) {

        static FillBoardCounts of(Api who, long purchaseId) {
            String board = who.get("purchases/" + purchaseId + "/fill-board").ok().body();
            return new FillBoardCounts(board.split("\"open\":\"[1-9]", -1).length - 1);
        }
    }

    private Api.Answer target(String sum) {
        String version = organizer.get("purchases/" + purchase.id() + "/terms").ok().response().headers().firstValue("ETag").orElseThrow();
        return organizer.patch("purchases/" + purchase.id() + "/terms", "{\"targetSum\":" + sum + "}", "If-Match", version);
    }

    @Test
    void onlyWhoeverMayStopSeesThem() {
        assertEquals(403, anna.get("purchases/" + purchase.id() + "/stop-preview").status());
    }

    @Test
    void aReachedMinimumNeedsNoReasonAndTheStopCanBeTakenBackUntil() throws SQLException {
        order(line(fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0), 2, 0));
        Api.Answer before = preview();
        assertEquals("false", before.value("reasonNeeded"));
        assertFalse(before.body().contains("\"missing\"") || before.body().contains("\"reopenUntil\""), before::body);
        organizer.post("purchases/" + purchase.id() + "/stop", "{}").ok();
        assertTrue(preview().value("reopenUntil").endsWith("Z"));
    }

    @Test
    void theTargetIsSwitchedOnAndOff() throws SQLException {
        long honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        order(line(honey, 2, 0));
        Api.Answer reached = target("\"20.00\"");
        assertEquals(422, reached.status());
        assertTrue(reached.body().contains("targetSum"), reached::body);
        target("\"30.00\"").ok();
        assertEquals("30.00", preview().value("targetSum"));
        target("null").ok();
        assertFalse(preview().body().contains("targetSum"));
        target("\"30.00\"").ok();
        Api.member("boris").put("purchases/" + purchase.id() + "/order", "{\"lines\":[" + line(honey, 1, 0) + "]}").ok();
        assertEquals("STOPPED", organizer.get("purchases/" + purchase.id()).ok().value("stage"));
    }
}
