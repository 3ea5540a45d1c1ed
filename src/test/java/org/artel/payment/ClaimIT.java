package org.artel.payment;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.RevealService;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna ordered for 125.00, Boris for 25.00, and somebody without an account for 12.50; a deposit of 20 % is due: 25.00, 5.00 and 2.50. */
@ArquillianTest
class ClaimIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private ClaimService claims;
    @Inject
    private PaymentService payments;
    @Inject
    private RevealService reveals;

    private OrderFixture fixture;
    private long organizer;
    private long coOrganizer;
    private long anna;
    private long boris;
    private Open purchase;

    @BeforeEach
    void stopped() throws SQLException {
        fixture = new OrderFixture(database);
        List<Person> three = fixture.members(3);
        anna = three.get(0).id();
        boris = three.get(1).id();
        coOrganizer = three.get(2).id();
        organizer = fixture.organizer().id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        List<SaveOrder.Line> one = List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(1)), 0, null));
        orders.save(SaveOrder.of(anna, purchase.id(), List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(10)), 0, null))));
        orders.save(SaveOrder.of(boris, purchase.id(), List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(2)), 0, null))));
        orders.save(SaveOrder.of(organizer, purchase.id(), one));
        orders.saveOnBehalf(SaveOrder.of(organizer, purchase.id(), one), new SaveOrder.Behalf(0, "Granny"));
        fixture.change("INSERT INTO co_organizer (id, purchase_id, member_id, price_list, state, invited_at, accepted_at, version) "
                + "VALUES (?, ?, ?, FALSE, 'ACCEPTED', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1)", -purchase.id(), purchase.id(), coOrganizer);
        fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 20 WHERE id = ?", purchase.id());
        reveals.statePaymentDetails(organizer, purchase.id(), "Anna K\nDE89 3704 0044 0532 0130 00");
        purchases.stop(purchase.id(), organizer, "enough");
    }

    @Test
    void aConfirmedPaymentIsInTheLedgerOnce() throws SQLException {
        long claim = claims.claim(anna, purchase.id(), paid("25.00"), null);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_MADE' AND member_id = ? AND purchase_id = ?", organizer, purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_MADE' AND member_id = ? AND purchase_id = ?", coOrganizer, purchase.id());
        assertEquals("25.00", claims.mine(anna, purchase.id()).owed().toString());
        claims.confirm(organizer, claim);
        assertEquals("0.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("claim.decided", refusal(() -> claims.confirm(coOrganizer, claim)));
        assertEquals("claim.decided", refusal(() -> claims.reject(organizer, claim, "no")));
        assertEquals("claim.decided", refusal(() -> claims.withdraw(anna, claim)));
        assertNumber("25.00", "SELECT SUM(amount) FROM ledger_transfer WHERE purchase_id = ? AND debit = 'ORGANIZER' AND credit = 'MEMBER'", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_CONFIRMED' AND member_id = ? AND arguments LIKE '%debt.settled%'", anna);
    }

    @Test
    void overpaymentAndUnderpaymentAreToldAndStand() {
        claims.confirm(coOrganizer, claims.claim(anna, purchase.id(), paid("30.00"), null));
        claims.confirm(organizer, claims.claim(boris, purchase.id(), paid("2.00"), null));
        Map<String, String> owing = payments.owing(organizer, purchase.id()).stream()
                .collect(Collectors.toMap(each -> String.valueOf(each.participation().goods()) + each.participation().isOnBehalf(),
                        each -> each.owed().toString()));
        assertEquals(Map.of("125.00false", "-5.00", "25.00false", "3.00", "12.50false", "2.50", "12.50true", "2.50"), owing);
    }

    @Test
    void rejectedWithAReasonAndNothingMoves() throws SQLException {
        long claim = claims.claim(anna, purchase.id(), paid("25.00"), null);
        assertEquals("claim.reason", refusal(() -> claims.reject(organizer, claim, " ")));
        claims.reject(organizer, claim, "Not on the account.");
        assertEquals(PaymentClaim.State.REJECTED, claims.mine(anna, purchase.id()).claims().get(0).state());
        assertNumber("0", "SELECT COUNT(*) FROM ledger_transfer WHERE purchase_id = ?", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_REJECTED' AND member_id = ? AND arguments LIKE '%Not on the account.%'", anna);
    }

    @Test
    void aWrongConfirmationIsReversed() throws SQLException {
        long claim = claims.claim(anna, purchase.id(), paid("25.00"), null);
        assertEquals("claim.notConfirmed", refusal(() -> claims.takeBack(organizer, claim, "wrong")));
        claims.confirm(organizer, claim);
        claims.takeBack(organizer, claim, "It was another Anna.");
        assertEquals("25.00", claims.mine(anna, purchase.id()).owed().toString());
        assertEquals("claim.notConfirmed", refusal(() -> claims.takeBack(organizer, claim, "wrong")));
        assertNumber("2", "SELECT COUNT(*) FROM ledger_transfer WHERE purchase_id = ?", purchase.id());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_TAKEN_BACK' AND member_id = ?", anna);
    }

    @Test
    void nobodyConfirmsTheirOwnPayment() throws SQLException {
        assertEquals("claim.own", refusal(() -> claims.claim(organizer, purchase.id(), paid("2.50"), null)));
        long own = number("SELECT id FROM participation WHERE purchase_id = ? AND member_id = ? AND on_behalf_no = 0", purchase.id(), organizer);
        assertEquals("claim.notYourOwn", refusal(() -> claims.takeCash(organizer, purchase.id(), own, paid("2.50"))));
        fixture.change("UPDATE co_organizer SET member_id = ? WHERE purchase_id = ?", anna, purchase.id());
        long claim = claims.claim(anna, purchase.id(), paid("25.00"), null);
        assertEquals("claim.notYourOwn", refusal(() -> claims.confirm(anna, claim)));
        assertEquals("refused.forbidden", refusal(() -> claims.confirm(boris, claim)));
    }

    @Test
    void cashCountsAtOnceAlsoOfAnOrderOnBehalf() throws SQLException {
        long granny = number("SELECT id FROM participation WHERE purchase_id = ? AND on_behalf_no > 0", purchase.id());
        long annas = number("SELECT id FROM participation WHERE purchase_id = ? AND member_id = ?", purchase.id(), anna);
        claims.takeCash(organizer, purchase.id(), granny, paid("2.50"));
        claims.takeCash(organizer, purchase.id(), annas, paid("25.00"));
        assertNumber("27.50", "SELECT SUM(amount) FROM ledger_transfer WHERE purchase_id = ? AND why = 'CASH'", purchase.id());
        assertNumber("0", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_CONFIRMED' AND member_id = ?", organizer);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_CONFIRMED' AND member_id = ?", anna);
    }

    @Test
    void theScreenshotIsDrawnAnewAndPrivate() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        long claim = claims.claim(anna, purchase.id(), paid("25.00"), png.toByteArray());
        byte[] kept = claims.screenshot(anna, claim).orElseThrow().bytes();
        assertArrayEquals(kept, claims.screenshot(coOrganizer, claim).orElseThrow().bytes());
        assertEquals(40, ImageIO.read(new ByteArrayInputStream(kept)).getWidth());
        assertEquals("refused.forbidden", refusal(() -> claims.screenshot(boris, claim)));
        assertEquals("pricelist.photo.kind", refusal(() -> claims.claim(anna, purchase.id(), paid("25.00"), "no picture".getBytes())));
    }

    @Test
    void whereToPayIsShownToParticipantsNotedAndSaidAsACode() throws Exception {
        HowToPay how = claims.reveal(anna, purchase.id());
        assertEquals("25.00", how.owed().toString());
        assertTrue(how.code().contains("25.00") && how.code().endsWith("\n" + how.reference()), how.code());
        assertNumber("1", "SELECT COUNT(*) FROM reveal WHERE purchase_id = ? AND viewer_id = ? AND kind = 'PAYMENT_DETAILS'", purchase.id(), anna);
        assertEquals("refused.forbidden", refusal(() -> claims.reveal(coOrganizer, purchase.id())));
    }

    @Test
    void whatIsWrongIsToldAtItsField() {
        LocalDate tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        InvalidFields wrong = Assertions.assertThrows(InvalidFields.class,
                () -> claims.claim(anna, purchase.id(), new Paid(Money.ZERO, tomorrow, "12", "x".repeat(201)), null));
        assertEquals(List.of("sum", "paidOn", "ending", "payer"), List.copyOf(wrong.errors().keySet()));
    }

    @Test
    void nothingIsPaidBeforeTheStop() throws SQLException {
        fixture.change("UPDATE purchase_gate SET stage = 'OPEN' WHERE purchase_id = ?", purchase.id());
        assertEquals("purchase.otherStage", refusal(() -> claims.claim(anna, purchase.id(), paid("25.00"), null)));
    }

    private static Paid paid(String sum) {
        return new Paid(Money.of(sum), LocalDate.now(ZoneOffset.UTC).minusDays(1), "4312", null);
    }

    private long number(String sql, Object... args) throws SQLException {
        return fixture.number(sql, args).longValueExact();
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }
}
