package org.artel.handover;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.artel.common.Money;
import org.artel.handover.job.StorageJob;
import org.artel.payment.Account;
import org.artel.payment.Ledger;
import org.artel.purchase.Stage;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna has 1 at 5.00 and Boris 2 to collect; one day is for free, then 2.00 a day, forfeited after nine. */
@ArquillianTest
class StorageIT {

    @Inject
    private Scene scene;
    @Inject
    private HandoverService handovers;
    @Inject
    private StorageService storage;
    @Inject
    private StorageJob job;
    @Inject
    private Ledger ledger;

    private long honey;
    private long annas;
    private long boriss;
    private long purchase;
    private Instant begin;

    @BeforeEach
    void handingOverHasBegun() throws SQLException {
        scene.open();
        purchase = scene.purchase.id();
        scene.fixture.change("UPDATE purchase SET storage_free_days = 1, storage_fee = 2, forfeit_days = 9 WHERE id = ?", purchase);
        honey = scene.lot("5.00");
        annas = scene.order(scene.anna, honey, 1);
        boriss = scene.order(scene.boris, honey, 2);
        scene.stop();
        scene.fixture.change("INSERT INTO allocation (id, purchase_id, participation_id, line_id, variant_id, article, variant_name, step, document, quantity, "
                + "tolerance, price, sum) SELECT -id, purchase_id, participation_id, line_id, variant_id, article, variant_name, 'RECEIVED', 1, quantity, 0, "
                + "price, sum FROM allocation WHERE purchase_id = ? AND step = 'FROZEN'", purchase);
        scene.fixture.change("INSERT INTO allocation_document (purchase_id, step, document) VALUES (?, 'RECEIVED', 1)", purchase);
        scene.fixture.change("UPDATE purchase SET stage = 'RECEIVED' WHERE id = ?", purchase);
        scene.fixture.change("UPDATE purchase_gate SET stage = 'RECEIVED' WHERE purchase_id = ?", purchase);
        scene.to(Stage.HANDOVER);
        begin = Instant.now();
    }

    @Test
    void whoIsToldIsChargedEachDayOnceAndNeverMoreThanTheGoodsCost() throws SQLException {
        day(0);
        assertEquals(0, told("STORAGE_BEGINS", scene.anna));
        day(1);
        assertEquals(1, told("STORAGE_BEGINS", scene.anna));
        assertOwed("0.00", annas);
        day(2);
        day(2);
        assertOwed("2.00", annas);
        // no server ran on the third day
        day(4);
        day(5);
        day(6);
        assertOwed("5.00", annas);
        assertOwed("8.00", boriss);
        assertEquals(3, told("STORAGE_CHARGED", scene.anna));
        assertEquals(1, told("STORAGE_BEGINS", scene.anna));
        assertEquals(new Stored(3, Money.of("5.00")), state(annas).storage());
    }

    @Test
    void whoWasNotToldIsToldFirstAndWhoHasCollectedPaysNothing() throws SQLException {
        long given = handovers.handOver(purchase, scene.organizer, new HandOver(null, annas, null, false, true));
        day(5);
        assertEquals(0, told("STORAGE_BEGINS", scene.anna));
        assertOwed("0.00", boriss);
        day(6);
        assertOwed("2.00", boriss);
        handovers.takeBack(purchase, scene.organizer, given, "Wrong parcel");
        day(7);
        assertEquals(1, told("STORAGE_BEGINS", scene.anna));
        assertOwed("0.00", annas);
        day(8);
        assertOwed("2.00", annas);
    }

    @Test
    void whoChoseHoursWaitsFromTheirEndOn() throws SQLException {
        scene.fixture.change("INSERT INTO pickup_slot (id, purchase_id, point_id, starts_at, ends_at, capacity) VALUES (?, ?, 1, UTC_TIMESTAMP(6), "
                + "UTC_TIMESTAMP(6) + INTERVAL 71 HOUR, 1)", -purchase, purchase);
        scene.fixture.change("INSERT INTO pickup (participation_id, purchase_id, point_id, slot_id, address) VALUES (?, ?, 1, ?, '')", boriss, purchase, -purchase);
        day(1);
        day(2);
        assertOwed("2.00", annas);
        assertEquals(0, told("STORAGE_BEGINS", scene.boris));
        day(4);
        assertEquals(1, told("STORAGE_BEGINS", scene.boris));
        assertOwed("0.00", boriss);
        day(5);
        assertOwed("2.00", boriss);
    }

    @Test
    void whatCameLaterWaitsFromThenOn() throws SQLException {
        scene.fixture.change("INSERT INTO receipt (id, purchase_id, number, counted_by, counted_at, note) VALUES (?, ?, 1, ?, UTC_TIMESTAMP(6) + INTERVAL 71 "
                + "HOUR, '')", -purchase, purchase, scene.organizer);
        scene.fixture.change("INSERT INTO receipt_line (receipt_id, variant_id, instead_of, quantity) VALUES (?, ?, 0, 3)", -purchase, honey);
        day(2);
        assertEquals(0, told("STORAGE_BEGINS", scene.anna));
        day(4);
        day(5);
        assertOwed("2.00", annas);
        scene.fixture.change("UPDATE stage_change SET changed_at = changed_at - INTERVAL 20 DAY WHERE purchase_id = ? AND to_stage = 'HANDOVER'", purchase);
        assertEquals("forfeit.tooEarly", refusal(() -> storage.forfeit(purchase, scene.organizer, annas)));
        assertFalse(state(annas).forfeitable());
    }

    @Test
    void theChargeIsWaivedWithAReason() throws SQLException {
        day(1);
        day(2);
        day(3);
        assertEquals("refused.fields", refusal(() -> storage.waive(purchase, scene.organizer, annas, " ")));
        assertEquals("refused.forbidden", refusal(() -> storage.waive(purchase, scene.boris, annas, "mine")));
        storage.waive(purchase, scene.organizer, annas, "The point was closed.");
        assertOwed("0.00", annas);
        assertOwed("4.00", boriss);
        assertEquals(1, told("STORAGE_WAIVED", scene.anna));
        assertEquals("storage.nothing", refusal(() -> storage.waive(purchase, scene.organizer, annas, "Again.")));
        day(4);
        assertOwed("2.00", annas);
    }

    @Test
    void aDayThatNobodyLookedAfterIsFound() {
        Instant third = begin.plus(Duration.ofDays(3));
        assertTrue(storage.unattended(third, 10_000).contains(purchase));
        job.attend(third, List.of(purchase));
        assertFalse(storage.unattended(third, 10_000).contains(purchase));
        assertTrue(storage.unattended(third.plus(Duration.ofDays(1)), 10_000).contains(purchase));
    }

    private void day(int afterTheBegin) {
        job.attend(begin.plus(Duration.ofDays(afterTheBegin)), List.of(purchase));
    }

    private ParcelState state(long participation) {
        return handovers.state(purchase, scene.organizer, null, participation);
    }

    private void assertOwed(String sum, long participation) {
        assertEquals(sum, ledger.balance(purchase, Account.member(participation)).toString());
    }

    private int told(String kind, long member) throws SQLException {
        return scene.number("SELECT COUNT(*) FROM notice WHERE kind = ? AND member_id = ?", kind, member);
    }
}
