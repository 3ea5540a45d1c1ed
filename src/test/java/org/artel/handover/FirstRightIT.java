package org.artel.handover;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.handover.job.FirstRightJob;
import org.artel.order.RefusalService;
import org.artel.payment.GivingUpService;
import org.artel.payment.SettlementService;
import org.artel.purchase.Stage;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna ordered three jars and got two; Boris did not pay for his two, which are left over; Vera still waited for two at the Stop. */
@ArquillianTest
class FirstRightIT {

    @Inject
    private Scene scene;
    @Inject
    private LeftoverService leftovers;
    @Inject
    private FirstRightService firstRights;
    @Inject
    private RefusalService refusals;
    @Inject
    private FirstRightJob job;
    @Inject
    private ReceiptService receipts;
    @Inject
    private SettlementService settlements;
    @Inject
    private GivingUpService givingUp;

    private long purchase;
    private long honey;
    private long vera;

    @BeforeEach
    void twoJarsAreLeftOver() throws SQLException {
        scene.open();
        purchase = scene.purchase.id();
        scene.fixture.change("UPDATE purchase SET payment_due = '2026-01-01' WHERE id = ?", purchase);
        honey = scene.lot("20.00");
        long annas = scene.order(scene.anna, honey, 3);
        long boriss = scene.order(scene.boris, honey, 2);
        vera = scene.fixture.members(1).get(0).id();
        scene.stop();
        scene.fixture.change("INSERT INTO waiting_place (id, purchase_id, variant_id, member_id, quantity, partly, anonymous, place_no, joined_at, ended_at, outcome) "
                + "VALUES (?, ?, ?, ?, 2, TRUE, FALSE, 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 'STOPPED')", -purchase, purchase, honey, vera);
        scene.to(Stage.SENT);
        scene.invoiced(1, null, honey, "4", "80.00", scene.frozen().stream().map(row -> row.participationId() == annas ? row.with(Quantity.of(2)) : row).toList());
        settlements.askForPayment(scene.organizer, purchase);
        settlements.paySupplier(scene.organizer, purchase, Money.of("80.00"), LocalDate.now(ZoneOffset.UTC).minusDays(1), true);
        receipts.dispatch(purchase, scene.organizer);
        receipts.count(purchase, scene.organizer, "", List.of(new Receipt.Counted(honey, null, Quantity.of(4))), List.of(), null);
        receipts.complete(purchase, scene.organizer, List.of(), null);
        scene.daysAgo(30);
        givingUp.giveUp(scene.organizer, purchase, boriss);
    }

    private long offer(int units) throws SQLException {
        leftovers.offer(purchase, scene.organizer, honey, Quantity.of(units), new UnitPrice(Money.of("18.00").amount()));
        return scene.fixture.number("SELECT id FROM leftover WHERE purchase_id = ?", purchase).longValue();
    }

    /** The time is over; two nodes notice it. */
    private void over(long offer) throws SQLException {
        scene.fixture.change("UPDATE leftover SET first_right_until = UTC_TIMESTAMP(6) WHERE id = ?", offer);
        job.shareOut(Instant.now(), List.of(offer, offer));
    }

    @Test
    void whoeverWaitedIsAskedFirstThenWhoeverGotTooFewAndTheRestIsForEverybody() throws SQLException {
        long offer = offer(2);
        assertEquals(1, told(vera, "LEFTOVER_FIRST_RIGHT"));
        assertEquals(1, told(scene.anna, "LEFTOVER_FIRST_RIGHT"));
        assertEquals(0, told(scene.boris, "LEFTOVER_FIRST_RIGHT"));
        assertEquals(0, told(scene.boris, "LEFTOVER_OFFERED"));
        assertEquals("leftover.firstRight", refusal(() -> leftovers.take(purchase, vera, offer, Quantity.of(1))));
        assertEquals("leftover.noFirstRight", refusal(() -> firstRights.want(purchase, scene.boris, offer, Quantity.of(1))));
        assertEquals("leftover.firstRightMost", refusal(() -> firstRights.want(purchase, scene.anna, offer, Quantity.of(2))));
        firstRights.want(purchase, vera, offer, Quantity.of(1));
        job.shareOut(Instant.now(), List.of(offer));
        assertEquals(0, told(vera, "LEFTOVER_GIVEN"), "its time is not over");
        over(offer);
        assertEquals(Map.of(vera, "1"), sold());
        assertEquals(1, told(vera, "LEFTOVER_GIVEN"));
        assertEquals(0, told(scene.anna, "LEFTOVER_MISSED"), "she has not said anything");
        assertEquals(1, told(scene.boris, "LEFTOVER_OFFERED"));
        assertNull(leftovers.offers(purchase, vera).get(0).leftover().firstRightUntil());
        leftovers.take(purchase, scene.boris, offer, Quantity.of(1));
    }

    @Test
    void theQueuesOrderDecidesAndWhatIsTakenIsOnTheBill() throws SQLException {
        long offer = offer(2);
        firstRights.want(purchase, scene.anna, offer, Quantity.of(1));
        firstRights.want(purchase, vera, offer, Quantity.of(2));
        over(offer);
        assertEquals(Map.of(vera, "2"), sold());
        assertEquals(1, told(scene.anna, "LEFTOVER_MISSED"));
        assertEquals(0, told(scene.anna, "LEFTOVER_OFFERED"), "nothing is left");
    }

    @Test
    void onlyWholeStepsAndOnlyByWhomTheOrganizerAdmits() throws SQLException {
        long offer = offer(2);
        assertEquals("order.step", refusal(() -> firstRights.want(purchase, scene.anna, offer, Quantity.of("0.5"))));
        firstRights.want(purchase, scene.anna, offer, Quantity.of(1));
        firstRights.want(purchase, vera, offer, Quantity.of(2));
        refusals.exclude(scene.organizer, scene.fixture.findable(vera), "Never pays");
        assertEquals("refusal.excluded", refusal(() -> firstRights.want(purchase, vera, offer, Quantity.of(1))));
        over(offer);
        assertEquals(Map.of(scene.anna, "1"), sold(), "the next in the queue");
    }

    @Test
    void aWithdrawnOfferIsToldToWhoeverWantedIt() throws SQLException {
        long offer = offer(1);
        firstRights.want(purchase, scene.anna, offer, Quantity.of(1));
        leftovers.withdraw(purchase, scene.organizer, offer);
        assertEquals(1, told(scene.anna, "LEFTOVER_MISSED"));
        job.shareOut(Instant.now().plusSeconds(1), List.of(offer));
        assertEquals(Map.of(), sold());
        offer(1);
        assertEquals(2, told(vera, "LEFTOVER_FIRST_RIGHT"));
    }

    private Map<Long, String> sold() throws SQLException {
        Map<Long, String> found = new TreeMap<>();
        scene.fixture.each("SELECT member_id, quantity FROM leftover_sale WHERE purchase_id = ?",
                row -> found.put(row.getLong(1), new Quantity(row.getBigDecimal(2)).toString()), purchase);
        return found;
    }

    private int told(long member, String kind) throws SQLException {
        return scene.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = ?", member, kind);
    }
}
