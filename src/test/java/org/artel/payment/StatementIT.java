package org.artel.payment;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.payment.StatementService.Assigned;
import org.artel.purchase.PurchaseService;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two purchases of one organizer with a deposit of 20 %: Anna owes 25.00 in each, Boris 5.00 in the first. */
@ArquillianTest
class StatementIT {

    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(2);

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private ClaimService claims;
    @Inject
    private StatementService statements;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private Open first;
    private Open second;

    @BeforeEach
    void stopped() throws SQLException {
        fixture = new OrderFixture(database);
        List<Person> two = fixture.members(2);
        anna = two.get(0).id();
        boris = two.get(1).id();
        organizer = fixture.organizer().id();
        List<Open> both = fixture.openPurchases(fixture.section(), organizer, null, 2);
        first = both.get(0);
        second = both.get(1);
        order(first, Map.of(anna, 10L, boris, 2L));
        order(second, Map.of(anna, 10L));
    }

    private void order(Open purchase, Map<Long, Long> units) throws SQLException {
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        units.forEach((member, quantity) -> orders.save(SaveOrder.of(member, purchase.id(),
                List.of(new SaveOrder.Line(honey, LineContent.of(Quantity.of(quantity)), 0, null)))));
        fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 20 WHERE id = ?", purchase.id());
        purchases.stop(purchase.id(), organizer, "enough");
    }

    private String reference(Open purchase, long member) {
        return claims.mine(member, purchase.id()).participation().paymentReference().text();
    }

    private String owed(Open purchase, long member) {
        return claims.mine(member, purchase.id()).owed().toString();
    }

    /** @param rows amount, account, purpose */
    private static StatementFile file(String... rows) {
        StringBuilder file = new StringBuilder("Date;Name;Account number;Amount;Purpose\n");
        for (String row : rows) {
            String[] cells = row.split(";", -1);
            file.append(DAY).append(";Somebody;").append(cells[1]).append(';').append(cells[0]).append(';').append(cells[2]).append('\n');
        }
        return new StatementFile("bank.csv", file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private StatementImport imported(String... rows) {
        long id = statements.upload(organizer, first.id(), file(rows));
        statements.importIt(organizer, id);
        assertNull(statements.preview(organizer, id).statement(), "what was imported is in the lines only");
        return statements.preview(organizer, id).imported();
    }

    @Test
    void whatIsCertainCountsByItselfAndOnlyOnce() throws SQLException {
        long claim = claims.claim(boris, first.id(), new Paid(Money.of("5.00"), DAY.minusDays(1), "4312", null), null);
        String[] rows = {"25.00;;for " + reference(first, anna), "5.00;DE0000004312;tea", "17.00;;no idea"};
        assertEquals(new StatementImport(3, 3, 2), imported(rows));
        assertEquals("0.00", owed(first, anna));
        assertEquals("0.00", owed(first, boris));
        assertEquals("25.00", owed(second, anna));
        assertEquals(PaymentClaim.State.CONFIRMED, claims.mine(boris, first.id()).claims().get(0).state());
        assertEquals(new StatementImport(3, 0, 0), imported(rows));
        assertNumber("30.00", "SELECT SUM(amount) FROM ledger_transfer WHERE purchase_id = ?", first.id());
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_FOUND' AND member_id = ?", anna);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'CLAIM_CONFIRMED' AND member_id = ?", boris);
        assertEquals("claim.inStatement", refusal(() -> claims.takeBack(organizer, claim, "wrong")));
        assertEquals(1, statements.open(organizer, first.id(), Long.MAX_VALUE).lines().size());
        assertEquals(2, statements.matched(organizer, first.id(), Long.MAX_VALUE, 10).size());
    }

    @Test
    void twoLinesThatSayTheSameAreTwoPayments() {
        String row = "25.00;;for " + reference(first, anna);
        assertEquals(new StatementImport(2, 2, 1), imported(row, row));
        assertEquals("0.00", owed(first, anna), "the second one exceeds what is owed: a person decides");
        assertEquals(new StatementImport(2, 0, 0), imported(row, row));
        assertEquals(new StatementImport(3, 1, 0), imported(row, row, row));
    }

    @Test
    void oneTransferIsSplitOverPurchases() {
        assertEquals(new StatementImport(1, 1, 0), imported("50.00;;" + reference(first, anna) + " and " + reference(second, anna)));
        StatementService.OpenLine line = statements.open(organizer, first.id(), Long.MAX_VALUE).lines().get(0);
        assertEquals("REFERENCES_TOGETHER", line.proposals().get(0).reason());
        statements.assign(organizer, line.line().id(), line.proposals().get(0).parts().stream().map(part -> new Assigned(part.reference(), part.amount())).toList());
        assertEquals("0.00", owed(first, anna));
        assertEquals("0.00", owed(second, anna));
        assertEquals("statement.consumed", refusal(() -> statements.assign(organizer, line.line().id(), List.of(new Assigned(reference(first, anna), Money.of("50.00"))))));
    }

    @Test
    void tooMuchBecomesCreditAndTooLittleStaysOwed() {
        imported("30.00;;" + reference(first, anna), "4.00;;" + reference(first, boris));
        statements.open(organizer, first.id(), Long.MAX_VALUE).lines().forEach(line -> statements.assign(organizer, line.line().id(),
                List.of(new Assigned(line.proposals().get(0).parts().get(0).reference(), line.line().content().amount()))));
        assertEquals("-5.00", owed(first, anna));
        assertEquals("1.00", owed(first, boris));
    }

    @Test
    void whatWasConfirmedByHandIsNotCountedAgain() throws SQLException {
        long claim = claims.claim(anna, first.id(), new Paid(Money.of("25.00"), DAY, null, null), null);
        claims.confirm(organizer, claim);
        assertEquals(new StatementImport(1, 1, 1), imported("25.00;;" + reference(first, anna)));
        assertEquals("0.00", owed(first, anna));
        assertNumber("1", "SELECT COUNT(*) FROM ledger_transfer WHERE purchase_id = ?", first.id());
    }

    @Test
    void aWrongLineIsReleasedAndItsPaymentWaitsAgain() throws SQLException {
        claims.claim(boris, first.id(), new Paid(Money.of("5.00"), DAY, "4312", null), null);
        imported("5.00;4312;tea");
        long line = statements.matched(organizer, first.id(), Long.MAX_VALUE, 10).get(0).line().id();
        statements.release(organizer, line);
        assertEquals("5.00", owed(first, boris));
        assertEquals(PaymentClaim.State.CLAIMED, claims.mine(boris, first.id()).claims().get(0).state());
        assertNumber("0", "SELECT SUM(IF(debit = 'ORGANIZER', amount, -amount)) FROM ledger_transfer WHERE purchase_id = ?", first.id());
        assertEquals("statement.consumed", refusal(() -> statements.release(organizer, line)));
        statements.setAside(organizer, line);
        assertEquals(List.of(), statements.open(organizer, first.id(), Long.MAX_VALUE).lines());
        assertEquals(new StatementImport(1, 0, 0), imported("5.00;4312;tea"));
    }

    @Test
    void wrongSumsReferencesAndStrangersAreRefused() {
        imported("9.00;;nothing");
        long line = statements.open(organizer, first.id(), Long.MAX_VALUE).lines().get(0).line().id();
        assertEquals("statement.parts", refusal(() -> statements.assign(organizer, line, List.of(new Assigned(reference(first, anna), Money.of("8.00"))))));
        assertEquals("order.paymentReference", refusal(() -> statements.assign(organizer, line, List.of(new Assigned("00000000", Money.of("9.00"))))));
        assertEquals("refused.forbidden", refusal(() -> statements.assign(boris, line, List.of(new Assigned(reference(first, anna), Money.of("9.00"))))));
        assertEquals("refused.forbidden", refusal(() -> statements.upload(anna, first.id(), new StatementFile("b.csv", new byte[] {'x'}))));
    }

    @Test
    void columnsThatNobodyGuessesAreSaidOnce() {
        byte[] odd = (DAY + ";17.00;Anna\n").getBytes(StandardCharsets.UTF_8);
        long id = statements.upload(organizer, first.id(), new StatementFile("odd.csv", odd));
        assertEquals(0, statements.preview(organizer, id).statement().incoming().size());
        statements.map(organizer, id, Map.of("1", StatementColumn.DATE, "2", StatementColumn.SUM, "3", StatementColumn.PAYER));
        assertEquals("Anna", statements.preview(organizer, id).statement().incoming().get(0).payer());
        assertEquals(1, statements.preview(organizer, statements.upload(organizer, second.id(), new StatementFile("odd.csv", odd))).statement().incoming().size());
    }

    private void assertNumber(String expected, String sql, Object... args) throws SQLException {
        assertEquals(0, new BigDecimal(expected).compareTo(fixture.number(sql, args)), () -> sql);
    }

    @Test
    void whatACoOrganizerUploadedDoesNotCountForThemselves() throws SQLException {
        fixture.change("INSERT INTO co_organizer (id, purchase_id, member_id, price_list, state, invited_at, accepted_at, version) "
                + "VALUES (?, ?, ?, FALSE, 'ACCEPTED', UTC_TIMESTAMP(), UTC_TIMESTAMP(), 1)", -first.id(), first.id(), anna);
        long forged = statements.upload(anna, first.id(), file("25.00;;for " + reference(first, anna), "5.00;;for " + reference(first, boris)));
        statements.importIt(anna, forged);
        assertEquals("0.00", owed(first, boris));
        assertEquals(new StatementImport(1, 1, 0), imported("17.00;;no idea"));
        assertEquals("25.00", owed(first, anna), "it waits for the organizer's eyes");
        assertEquals(1, statements.open(organizer, first.id(), Long.MAX_VALUE).lines().stream().filter(line -> line.uploadedBy() != null).count());
        long own = statements.upload(organizer, first.id(), file("3.00;;rent"));
        assertEquals("refused.notFound", refusal(() -> statements.preview(anna, own)), "others see nothing of it");
    }

    @Test
    void everyLineThatWaitsIsTried() {
        String[] strange = IntStream.range(0, 501).mapToObj(i -> "0.01;;strange " + i).toArray(String[]::new);
        imported(strange);
        assertEquals(new StatementImport(1, 1, 1), imported("25.00;;for " + reference(first, anna)));
        StatementService.OpenLines open = statements.open(organizer, first.id(), Long.MAX_VALUE);
        assertEquals("strange 500", open.lines().get(0).line().content().purpose());
        assertEquals("strange 400", statements.open(organizer, first.id(), open.next()).lines().get(0).line().content().purpose());
    }

    @Test
    void twoPartsOfOneOrderCountTogether() {
        claims.claim(anna, first.id(), new Paid(Money.of("12.50"), DAY, null, null), null);
        imported("25.00;;no idea");
        long line = statements.open(organizer, first.id(), Long.MAX_VALUE).lines().get(0).line().id();
        var half = new StatementService.Assigned(reference(first, anna), Money.of("12.50"));
        statements.assign(organizer, line, List.of(half, half));
        assertEquals("0.00", owed(first, anna));
    }

    @Test
    void whatWasSetAsideComesBackAndALostPaymentIsTold() throws SQLException {
        imported("25.00;;no idea");
        long line = statements.open(organizer, first.id(), Long.MAX_VALUE).lines().get(0).line().id();
        statements.setAside(organizer, line);
        assertEquals(List.of(line), statements.aside(organizer, first.id()).stream().map(BankLine::id).toList());
        statements.bringBack(organizer, line);
        assertEquals("statement.consumed", refusal(() -> statements.bringBack(organizer, line)));
        statements.assign(organizer, line, List.of(new StatementService.Assigned(reference(first, anna), Money.of("25.00"))));
        statements.release(organizer, line);
        assertNumber("1", "SELECT COUNT(*) FROM notice WHERE kind = 'PAYMENT_LOST' AND member_id = ?", anna);
        assertEquals("25.00", owed(first, anna));
    }
}
