package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.notification.Notice;
import org.artel.notification.NoticeKind;
import org.artel.notification.NoticeService;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.purchase.job.DeadlineJob;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a purchase does by itself at its dates, inside the server; the clock is the test's. */
@ArquillianTest
class PurchaseTimersIT {

    /** Far enough from now that the server's own timer finds nothing to do. */
    private static final Duration AHEAD = Duration.ofDays(100);

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TimerService timers;
    @Inject
    private PurchaseGate gate;
    @Inject
    private OrderService orders;
    @Inject
    private NoticeService notices;
    @Inject
    private DeadlineJob job;
    @Inject
    private Clock clock;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private Instant date;

    @BeforeEach
    void anOrganizerAndAMember() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        anna = fixture.members(1).get(0).id();
        date = clock.instant().plus(AHEAD);
    }

    /** Anna ordered two units at 540.00 each. */
    private Open anOpenPurchase(String below) throws SQLException {
        Open open = fixture.openPurchase(fixture.section(), organizer, date);
        long variant = fixture.lot(open.id(), "540.00", 1, Special.NONE).get(0);
        orders.save(SaveOrder.of(anna, open.id(), List.of(SaveOrder.Line.of(variant, LineContent.of(Quantity.of(2))))));
        if (below != null) {
            fixture.change("UPDATE purchase SET minimum_sum = 2000, minimum_weight = 10, below_minimum = ?, extend_days = 3, extend_times = 2 "
                    + "WHERE id = ?", below, open.id());
        }
        return open;
    }

    private long anAnnouncedPurchase() throws SQLException {
        Open open = fixture.openPurchase(fixture.section(), organizer, date.plus(Duration.ofDays(5)));
        fixture.change("UPDATE purchase SET stage = 'ANNOUNCED', opened_at = NULL, conditions = 'Honey', opens_at = ? WHERE id = ?",
                Timestamp.from(date), open.id());
        fixture.change("UPDATE purchase_gate SET stage = 'ANNOUNCED' WHERE purchase_id = ?", open.id());
        fixture.change("INSERT INTO pickup_point (id, purchase_id, name, address, fee, position) VALUES (?, ?, 'Centre', '', 0, 1)",
                -open.id(), open.id());
        return open.id();
    }

    private List<Notice> bell(long member) {
        return notices.page(member, Long.MAX_VALUE, 10);
    }

    private String sentence(Notice notice) {
        return notice.sentence(Texts.of(Locale.ENGLISH, ZoneOffset.UTC, clock.instant())).replace('\u202f', ' ');
    }

    @Test
    void ordersOpenAtTheOpeningDate() throws SQLException {
        long id = anAnnouncedPurchase();
        fixture.lot(id, "540.00", 1, Special.NONE);
        assertEquals(0, job.run(date.minusSeconds(1), List.of(id)));
        assertTrue(timers.due(date, 1_000).contains(id));
        assertEquals(1, job.run(date, List.of(id)));
        assertEquals(Stage.OPEN, purchases.byId(id).stage());
        assertEquals(Stage.OPEN, gate.read(id).stage());
        assertEquals(0, job.run(date, List.of(id)));
        assertEquals(NoticeKind.OPENED_UNTIL, bell(organizer).get(0).kind());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM post WHERE kind = 'STAGE' AND topic_id = ?",
                purchases.byId(id).topicId()).intValue());
    }

    @Test
    void whatIsNotReadyStaysAnnouncedAndItsOrganizerIsToldOnce() throws SQLException {
        long id = anAnnouncedPurchase();
        assertEquals(1, job.run(date, List.of(id)));
        assertEquals(Stage.ANNOUNCED, purchases.byId(id).stage());
        assertEquals(0, job.run(date.plusSeconds(3), List.of(id)));
        assertFalse(timers.due(date.plusSeconds(3), 1_000).contains(id));
        assertEquals(1, bell(organizer).size());
        assertEquals(NoticeKind.NOT_OPENED, bell(organizer).get(0).kind());
        assertTrue(sentence(bell(organizer).get(0)).contains("could not open at its date: "), () -> sentence(bell(organizer).get(0)));
    }

    @Test
    void aDayBeforeTheStopEverybodyIsRemindedOnceOfWhatIsMissing() throws SQLException {
        long id = anOpenPurchase("EXTEND").id();
        Instant evening = date.minus(Duration.ofHours(24));
        assertEquals(0, job.run(evening.minusSeconds(1), List.of(id)));
        assertTrue(timers.due(evening, 1_000).contains(id));
        assertEquals(1, job.run(evening, List.of(id)));
        assertEquals(0, job.run(evening.plusSeconds(3), List.of(id)));
        assertFalse(timers.due(evening.plusSeconds(3), 1_000).contains(id));
        Notice hers = bell(anna).get(0);
        assertEquals(NoticeKind.STOP_NEAR_BELOW, hers.kind());
        assertTrue(sentence(hers).contains("is missing: goods for 920.00 or 9.5 kg. Otherwise: it is extended to "), () -> sentence(hers));
        assertTrue(sentence(hers).endsWith("Your order: 1 080.00."), () -> sentence(hers));
        Notice theirs = bell(organizer).get(0);
        assertEquals(NoticeKind.STOP_NEAR_BELOW_YOURS, theirs.kind());
        assertTrue(sentence(theirs).endsWith("Participants: 1, goods 1 080.00."), () -> sentence(theirs));

        purchases.moveStop(id, organizer, date.plus(Duration.ofDays(2)));
        assertEquals(1, job.run(evening.plus(Duration.ofDays(2)), List.of(id)), "another date, another reminder");
    }

    @Test
    void aReachedMinimumIsRemindedOfWithoutFiguresThatAreMissing() throws SQLException {
        long id = anOpenPurchase(null).id();
        assertEquals(1, job.run(date.minus(Duration.ofHours(13)), List.of(id)));
        assertEquals(NoticeKind.STOP_NEAR, bell(anna).get(0).kind());
        assertEquals(NoticeKind.STOP_NEAR_YOURS, bell(organizer).get(0).kind());
    }

    @Test
    void aNearDateIsNotRemindedOf() throws SQLException {
        long id = anOpenPurchase(null).id();
        assertEquals(0, job.run(date.minus(Duration.ofHours(12)), List.of(id)));
    }

    @Test
    void belowTheMinimumItIsCancelledWhereTheTermsSaySo() throws SQLException {
        long id = anOpenPurchase("CANCEL").id();
        assertEquals(1, job.run(date, List.of(id)));
        assertEquals(Stage.CANCELLED, purchases.byId(id).stage());
        assertEquals(NoticeKind.CANCELLED_BELOW_MINIMUM, bell(anna).get(0).kind());
        assertEquals(NoticeKind.CANCELLED_BELOW_MINIMUM, bell(organizer).get(0).kind());
    }

    @Test
    void aLateTimerExtendsFromNowAndTheLastTimeItStops() throws SQLException {
        long id = anOpenPurchase("EXTEND").id();
        assertEquals(1, job.run(date.plus(Duration.ofDays(10)), List.of(id)));
        assertEquals(date.plus(Duration.ofDays(13)), gate.read(id).stopAt());
        assertEquals(1, job.run(date.plus(Duration.ofDays(13)), List.of(id)));
        assertEquals(date.plus(Duration.ofDays(16)), gate.read(id).stopAt());
        assertEquals(1, job.run(date.plus(Duration.ofDays(16)), List.of(id)));
        assertEquals(Stage.STOPPED, purchases.byId(id).stage());
        List<StageChange> steps = purchases.stageChanges(id);
        assertEquals(StageChange.MINIMUM_MISSED, steps.get(steps.size() - 1).reason());
    }

    @Test
    void theFirstThatFailsHoldsUpNobody() throws SQLException {
        long broken = anOpenPurchase(null).id();
        long good = anOpenPurchase(null).id();
        fixture.change("UPDATE purchase SET percent_base = 'NONSENSE' WHERE id = ?", broken);
        long failures = job.failures();
        assertEquals(1, job.run(date.minus(Duration.ofHours(20)), List.of(broken, good)));
        assertEquals(1, job.run(date, List.of(broken, good)));
        assertEquals(failures + 2, job.failures());
        assertEquals(Stage.STOPPED, purchases.byId(good).stage());
        fixture.change("UPDATE purchase SET percent_base = 'GOODS' WHERE id = ?", broken);
    }
}
