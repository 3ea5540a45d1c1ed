package org.artel.payment;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.artel.common.Money;
import org.artel.purchase.Stage;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna has paid all of her 44.00: two jars at 20.00, and 10 %. */
@ArquillianTest
class RefundIT {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @Inject
    private Scene scene;
    @Inject
    private ClaimService claims;
    @Inject
    private SettlementService settlements;
    @Inject
    private RefundService refunds;

    private long purchase;
    private long annas;
    private long line;

    @BeforeEach
    void paid() throws SQLException {
        scene.open();
        purchase = scene.purchase.id();
        long honey = scene.lot("20.00");
        annas = scene.order(scene.anna, honey, 2);
        scene.stop();
        scene.to(Stage.SENT);
        scene.invoiced(honey, "2", "40.00");
        claims.takeCash(scene.organizer, purchase, annas, new Paid(Money.of("44.00"), DAY, null, null));
        line = scene.number("SELECT id FROM order_line WHERE participation_id = ?", annas);
    }

    private long last() throws SQLException {
        return scene.number("SELECT MAX(id) FROM settlement WHERE purchase_id = ?", purchase);
    }

    private void undo(long settlement) {
        refunds.undo(scene.organizer, purchase, settlement, "It was another line.");
    }

    @Test
    void theFiguresAreShownFirst() {
        RefundService.Preview preview = refunds.preview(scene.organizer, purchase, annas, line, Money.of("5.00"), false);
        assertEquals("0.00 -5.00 PERCENT 4.00 -1.00", preview.owedNow() + " " + preview.owedThen() + " " + preview.bearer() + " " + preview.bearerNow() + " "
                + preview.bearerThen());
        assertTrue(refunds.preview(scene.organizer, purchase, annas, line, Money.of("40.00"), true).nobodys());
        assertEquals("settlement.tooMuch", refusal(() -> refunds.preview(scene.organizer, purchase, annas, line, Money.of("40.01"), true)));
        assertEquals("refused.forbidden", refusal(() -> refunds.lines(scene.anna, purchase, annas)));
    }

    @Test
    void aLinesRefundIsTakenBackUntilMoneyWentBack() throws SQLException {
        Map<String, String> before = scene.balances();
        settlements.refundLine(scene.organizer, purchase, line, Money.of("5.00"), true, "Broken.");
        long refund = last();
        assertEquals("claim.reason", refusal(() -> refunds.undo(scene.organizer, purchase, refund, " ")));
        undo(refund);
        assertEquals(before, scene.balances());
        assertEquals("40.00", refunds.lines(scene.organizer, purchase, annas).get(0).left().toString());
        assertEquals(1, scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'SETTLEMENT_UNDONE' AND member_id = ?", scene.anna));
        assertEquals("refund.undone", refusal(() -> undo(refund)));

        settlements.refundLine(scene.organizer, purchase, line, Money.of("5.00"), true, "Broken.");
        long again = last();
        settlements.refund(scene.organizer, purchase, annas, Money.of("2.00"), DAY);
        assertEquals("refund.sent.since", refusal(() -> undo(again)));
        undo(last());
        assertEquals("-5.00", claims.mine(scene.anna, purchase).owed().toString(), "the two were not sent after all");
        undo(again);
        assertEquals(before, scene.balances());
    }

    @Test
    void creditIsAnOverpaymentAgainUnlessItWasUsed() throws SQLException {
        settlements.refundLine(scene.organizer, purchase, line, Money.of("5.00"), true, "Broken.");
        settlements.keepCredit(scene.organizer, purchase, annas);
        long kept = last();
        settlements.refund(scene.organizer, purchase, annas, Money.of("5.00"), DAY);
        assertEquals("refund.sent.since", refusal(() -> undo(kept)));
        undo(last());
        undo(kept);
        assertEquals("-5.00", claims.mine(scene.anna, purchase).owed().toString());
        settlements.paySupplier(scene.organizer, purchase, Money.of("35.00"), DAY, true);
        assertEquals("refund.final", refusal(() -> undo(last())));
    }
}
