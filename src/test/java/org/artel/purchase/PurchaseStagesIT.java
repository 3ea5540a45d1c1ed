package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.forum.TopicService;
import org.artel.notification.Notice;
import org.artel.notification.NoticeKind;
import org.artel.notification.NoticeService;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.purchase.job.DeadlineJob;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole way of a purchase, inside the server. */
@ArquillianTest
class PurchaseStagesIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private OrderService orders;
    @Inject
    private NoticeService notices;
    @Inject
    private TopicService topics;
    @Inject
    private DeadlineJob job;
    @Inject
    private Clock clock;

    private OrderFixture fixture;
    private long section;
    private long organizer;
    private long moderator;
    private long anna;

    @BeforeEach
    void aSectionWithAnOrganizerAModeratorAndAMember() throws SQLException {
        fixture = new OrderFixture(database);
        section = fixture.section();
        organizer = fixture.organizer().id();
        fixture.change("UPDATE member SET trusted = FALSE WHERE id = ?", organizer);
        moderator = fixture.members(1).get(0).id();
        fixture.change("UPDATE member SET moderator = TRUE WHERE id = ?", moderator);
        anna = fixture.members(1).get(0).id();
    }

    private Instant inADay() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    private long aDraft() {
        return purchases.draft(organizer, section, "Honey from Altai");
    }

    private TermsCommand terms(long id) {
        TermsCommand command = purchases.terms(id);
        command.setConditions("We buy honey together.");
        command.setPercent(new BigDecimal("12"));
        command.setStopAt(inADay());
        if (command.getPoints().isEmpty()) {
            command.getPoints().add(new TermsCommand.Point(null, null, "Centre", "Lenin street 1", null, null, null));
            command.getCharges().add(new TermsCommand.Charge("Lorry", DeliveryBasis.BY_WEIGHT, new BigDecimal("38")));
        }
        return command;
    }

    private long aCompleteDraft() throws SQLException {
        long id = aDraft();
        purchases.changeTerms(id, organizer, terms(id), null);
        fixture.lot(id, "540.00", 1, Special.NONE);
        return id;
    }

    private long anOpenPurchase() throws SQLException {
        long id = aCompleteDraft();
        purchases.submit(id, organizer);
        purchases.approve(id, moderator, true);
        return id;
    }

    private void order(long member, long id, long units) throws SQLException {
        long variant = fixture.number("SELECT MIN(id) FROM lot_variant WHERE purchase_id = ?", id).longValue();
        orders.save(SaveOrder.of(member, id, List.of(SaveOrder.Line.of(variant, LineContent.of(Quantity.of(units))))));
    }

    private static Refused refused(Runnable verb) {
        return assertThrows(Refused.class, verb::run);
    }

    private Stage stage(long id) {
        Stage entity = purchases.byId(id).stage();
        assertEquals(entity, gate.read(id).stage(), "entity and gate say the same");
        return entity;
    }

    @Test
    void fromDraftOverTheStopAndBackToCancelled() throws SQLException {
        long id = aDraft();
        assertEquals(Stage.DRAFT, stage(id));
        assertFalse(topics.byId(purchases.byId(id).topicId()).isListed());
        assertEquals("purchase.needs.conditions", refused(() -> purchases.submit(id, organizer)).key());
        purchases.changeTerms(id, organizer, terms(id), null);
        fixture.lot(id, "540.00", 1, Special.NONE);
        purchases.submit(id, organizer);
        assertEquals("purchase.inReview", refused(() -> purchases.changeTerms(id, organizer, terms(id), null)).key());
        purchases.sendBack(id, moderator, "Which harvest?");
        assertEquals(Stage.DRAFT, stage(id));
        assertEquals(NoticeKind.SENT_BACK, newest(organizer).kind());
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM post WHERE topic_id = ?", purchases.byId(id).topicId()).intValue());

        purchases.submit(id, organizer);
        purchases.approve(id, moderator, false);
        assertEquals(Stage.ANNOUNCED, stage(id));
        assertTrue(topics.byId(purchases.byId(id).topicId()).isListed());
        assertEquals("order.notOpen", refused(() -> orderUnchecked(id)).key());

        purchases.open(id, organizer);
        order(anna, id, 3);
        purchases.stop(id, organizer, null);
        assertEquals(Stage.STOPPED, stage(id));
        assertEquals("order.tooLate", refused(() -> orderUnchecked(id)).key());
        FrozenVersion frozen = purchases.frozen(Set.of(id)).get(0);
        assertEquals(1, frozen.frozen().lines());
        assertEquals("1620.00", frozen.frozen().goods().toString());
        assertEquals(64, frozen.frozen().digest().length());
        assertEquals(NoticeKind.STOPPED, newest(anna).kind());

        purchases.reopen(id, organizer, inADay(), null);
        assertEquals(Stage.OPEN, stage(id));
        assertEquals(NoticeKind.REOPENED, newest(anna).kind());
        order(fixture.members(1).get(0).id(), id, 4);
        purchases.moveStop(id, organizer, inADay().plusSeconds(60));
        assertEquals(NoticeKind.STOP_MOVED, newest(anna).kind());
        assertEquals(purchases.byId(id).terms().stopAt(), gate.read(id).stopAt());

        purchases.cancel(id, organizer, "The supplier is ill");
        assertEquals(Stage.CANCELLED, stage(id));
        assertEquals(NoticeKind.CANCELLED, newest(anna).kind());
        assertEquals("purchase.cancelTooLate", refused(() -> purchases.cancel(id, organizer, "again")).key());
        assertEquals(9, purchases.stageChanges(id).size());
        assertEquals(6, fixture.number("SELECT COUNT(*) FROM post WHERE kind = 'STAGE' AND topic_id = ?",
                purchases.byId(id).topicId()).intValue());
    }

    private void orderUnchecked(long id) {
        try {
            order(anna, id, 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Notice newest(long member) {
        return notices.page(member, Long.MAX_VALUE, 1).get(0);
    }

    @Test
    void nobodyApprovesTheOwnPurchase() throws SQLException {
        long id = aCompleteDraft();
        purchases.submit(id, organizer);
        fixture.change("UPDATE member SET moderator = TRUE WHERE id = ?", organizer);
        assertEquals("refused.ownThread", refused(() -> purchases.approve(id, organizer, true)).key());
        assertEquals("refused.forbidden", refused(() -> purchases.approve(id, anna, true)).key());
        fixture.change("INSERT INTO co_organizer (id, purchase_id, member_id, price_list, state, invited_at, accepted_at, version) "
                + "VALUES (?, ?, ?, FALSE, 'ACCEPTED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)", -id, id, moderator);
        assertEquals("refused.ownThread", refused(() -> purchases.approve(id, moderator, true)).key(), "nor one that they help with");
        assertEquals("refused.ownThread", refused(() -> purchases.cancel(id, moderator, "No")).key());
    }

    @Test
    void onlyATrustedOrganizerSkipsTheReview() throws SQLException {
        long id = aCompleteDraft();
        assertEquals("purchase.reviewFirst", refused(() -> purchases.open(id, organizer)).key());
        fixture.change("UPDATE member SET trusted = TRUE WHERE id = ?", organizer);
        purchases.announce(id, organizer);
        assertEquals(Stage.ANNOUNCED, stage(id));
    }

    @Test
    void aStopBelowTheMinimumNeedsAReason() throws SQLException {
        long id = aCompleteDraft();
        TermsCommand command = terms(id);
        command.setMinimumSum(new BigDecimal("20000"));
        purchases.changeTerms(id, organizer, command, null);
        purchases.submit(id, organizer);
        purchases.approve(id, moderator, true);
        assertEquals("purchase.stop.reasonNeeded", refused(() -> purchases.stop(id, organizer, " # ")).key());
        assertEquals(Stage.OPEN, stage(id));
        // what begins like a code of the portal's own reasons is a text like any other
        purchases.stop(id, organizer, "#transferred by the supplier");
        assertEquals(Stage.STOPPED, stage(id));
        assertEquals("transferred by the supplier", purchases.stageChanges(id).stream().filter(change -> change.to() == Stage.STOPPED).findFirst()
                .orElseThrow().writtenReason());
    }

    @Test
    void theReachedTargetStopsOnce() throws SQLException {
        long id = aCompleteDraft();
        TermsCommand command = terms(id);
        command.setTargetSum(new BigDecimal("1000"));
        purchases.changeTerms(id, organizer, command, null);
        purchases.submit(id, organizer);
        purchases.approve(id, moderator, true);
        order(anna, id, 1);
        assertFalse(purchases.stopIfTargetReached(id));
        assertEquals(Stage.OPEN, stage(id));
        fixture.change("UPDATE purchase_gate SET goods = 1080 WHERE purchase_id = ?", id);
        assertTrue(purchases.stopIfTargetReached(id));
        assertEquals(Stage.STOPPED, stage(id));
        assertFalse(purchases.stopIfTargetReached(id));
        purchases.reopen(id, organizer, inADay(), null);
        assertNull(purchases.byId(id).terms().targetSum());
    }

    @Test
    void thePercentIsLoweredForEverybodyAtOnce() throws SQLException {
        long id = anOpenPurchase();
        order(anna, id, 1);
        purchases.lowerPercent(id, organizer, new BigDecimal("10"));
        assertEquals(new BigDecimal("10.00"), purchases.byId(id).terms().percent());
        assertEquals(NoticeKind.PERCENT_LOWERED, newest(anna).kind());
        assertEquals("purchase.percentOnlyDown", refused(() -> purchases.lowerPercent(id, organizer, new BigDecimal("11"))).key());
    }

    @Test
    void forbiddenGoodsAreNotReviewed() throws SQLException {
        fixture.change("INSERT IGNORE INTO goods_policy (id, jurisdiction, kind, pattern, note) "
                + "VALUES (999999, 'EU', 'FORBIDDEN_WORD', 'tobacco', 'no'), (999998, 'RU', 'FORBIDDEN_WORD', 'tobacco', 'no')");
        long id = aCompleteDraft();
        TermsCommand command = terms(id);
        command.setConditions("Pipe Tobacco for all");
        purchases.changeTerms(id, organizer, command, null);
        assertEquals("policy.word", refused(() -> purchases.submit(id, organizer)).key());
        assertEquals(Stage.DRAFT, stage(id));
    }

    @Test
    void aCopyHasTheSameTermsWithoutDates() throws SQLException {
        long id = anOpenPurchase();
        long copy = purchases.copy(id, organizer);
        TermsCommand command = purchases.terms(copy);
        assertEquals("Honey from Altai", command.getTitle());
        assertEquals(0, new BigDecimal("12").compareTo(command.getPercent()));
        assertNull(command.getStopAt());
        assertEquals(1, command.getPoints().size());
        assertEquals(Stage.DRAFT, stage(copy));
    }

    @Test
    void anOutdatedFormIsRefused() throws SQLException {
        long id = aDraft();
        int seen = purchases.byId(id).version();
        purchases.changeTerms(id, organizer, terms(id), seen);
        assertEquals(Refused.Kind.STALE, refused(() -> purchases.changeTerms(id, organizer, terms(id), seen)).kind());
    }

    @Test
    void theTimerGoesOnWhenTheFirstPurchaseFails() throws SQLException {
        long broken = anOpenPurchase();
        long good = anOpenPurchase();
        order(anna, good, 2);
        Instant later = inADay().plusSeconds(5);
        fixture.change("DELETE FROM purchase_gate WHERE purchase_id = ?", broken);
        fixture.change("UPDATE purchase SET percent_base = 'NONSENSE' WHERE id = ?", broken);
        long failures = job.failures();
        assertEquals(1, job.run(later, List.of(broken, good)));
        assertEquals(failures + 1, job.failures());
        assertEquals(Stage.STOPPED, stage(good));
        StageChange last = purchases.stageChanges(good).get(purchases.stageChanges(good).size() - 1);
        assertEquals(StageChange.DATE_REACHED, last.reason());
        assertEquals(0, job.run(later, List.of(good)));
        fixture.change("UPDATE purchase SET percent_base = 'GOODS', stage = 'CANCELLED' WHERE id = ?", broken);
    }

    @Test
    void belowTheMinimumTheTimerExtendsAsOftenAsTheTermsSay() throws SQLException {
        long id = aCompleteDraft();
        TermsCommand command = terms(id);
        command.setMinimumSum(new BigDecimal("20000"));
        command.setBelowMinimum(BelowMinimum.EXTEND);
        command.setExtendDays(3);
        command.setExtendTimes(1);
        purchases.changeTerms(id, organizer, command, null);
        purchases.submit(id, organizer);
        purchases.approve(id, moderator, true);
        Instant first = purchases.byId(id).terms().stopAt();
        assertEquals(1, job.run(first, List.of(id)));
        assertEquals(Stage.OPEN, stage(id));
        assertEquals(first.plus(Duration.ofDays(3)), gate.read(id).stopAt());
        assertEquals(0, job.run(first, List.of(id)));
        assertEquals(1, job.run(first.plus(Duration.ofDays(3)), List.of(id)));
        assertEquals(Stage.STOPPED, stage(id));
    }
}
