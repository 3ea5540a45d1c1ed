package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.pricelist.PriceListFile;
import org.artel.purchase.PurchaseService;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The supplier's sealed link: what it opens and when not, the answer by form and by file, the difference. */
@ArquillianTest
class SupplierAnswerIT {

    private static final Texts TEXTS = Texts.of(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private AllocationService allocations;
    @Inject
    private GeneralOrderService generalOrders;
    @Inject
    private SupplierAnswerService answers;
    @Inject
    private ShortageService shortages;
    @Inject
    private InvoiceService invoices;

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private Open purchase;
    private long honey;
    private long tea;
    private String token;

    /** Honey: Anna 3, Boris 2; tea: Anna 1. */
    @BeforeEach
    void aLinkForASentOrder() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        boris = members.get(1).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        tea = fixture.lot(purchase.id(), "3.00", 1, Special.NONE).get(0);
        order(members.get(0).id(), honey, 3);
        order(members.get(1).id(), honey, 2);
        order(members.get(0).id(), tea, 1);
        purchases.stop(purchase.id(), organizer, null);
        generalOrders.send(purchase.id(), organizer, SendChoices.NONE, null, TEXTS);
        answers.invite(purchase.id(), organizer, 14);
        token = answers.token(answers.links(purchase.id(), organizer).get(0));
    }

    private void order(long member, long variant, long quantity) {
        orders.save(new SaveOrder(member, purchase.id(), null, null, List.of(new SaveOrder.Line(variant, LineContent.of(Quantity.of(quantity)), 0, null)),
                null, null, null));
    }

    private static SupplierAnswer.Line line(long variant, long quantity, String price) {
        return new SupplierAnswer.Line(variant, Quantity.of(quantity), UnitPrice.of(price));
    }

    private String differences() {
        return answers.answer(purchase.id(), organizer).orElseThrow().differences().stream()
                .map(d -> d.position().quantity() + " → " + d.quantity() + " at " + d.price() + (d.isDifferent() ? " !" : "")).collect(Collectors.joining(", "));
    }

    @Test
    void theAnswerArrivesAsADifferenceLineByLine() throws SQLException {
        assertEquals("5 1", answers.open(token).orElseThrow().positions().stream().map(p -> p.quantity().toString()).collect(Collectors.joining(" ")));
        List<SupplierAnswer.Line> lines = List.of(line(honey, 4, "11.00"), line(tea, 1, "3.00"));
        answers.answer(token, lines, "The rest comes in June");
        answers.answer(token, lines, "The rest comes in June");
        assertEquals("5 → 4 at 11.00 !, 1 → 1 at 3.00", differences());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM supplier_answer WHERE purchase_id = ?", purchase.id()).intValue(), "sent twice counts once");
        assertEquals("3 33.00, 1 11.00, 1 3.00", allocations.latest(purchase.id(), AllocationStep.CONFIRMED).stream()
                .map(row -> row.quantity() + " " + row.sum()).collect(Collectors.joining(", ")));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND operation = 'ANSWER_GENERAL_ORDER' AND actor_kind = 'SUPPLIER_LINK' "
                + "AND member_id IS NULL", purchase.id()).intValue());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND member_id = ? AND kind = 'SUPPLIER_ANSWERED'",
                purchase.id(), organizer).intValue());
        answers.answer(token, List.of(line(honey, 5, "10.00")), "");
        assertEquals("5 → 5 at 10.00, 1 → 0 at 3.00 !", differences(), "what is not named is not confirmed; the last answer holds");
    }

    private int told(long member, String kind, String like) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND member_id = ? AND kind = ? AND arguments LIKE ?",
                purchase.id(), member, kind, like).intValue();
    }

    private String mine(long member) {
        return shortages.mine(purchase.id(), member).lines().stream().map(l -> l.ordered() + " " + l.confirmed() + " " + l.price()).collect(Collectors.joining(", "));
    }

    /** Of honey 4 of 5 and dearer: Boris came last. An answer that says the same of somebody tells them nothing again. */
    @Test
    void everybodyIsToldWhatTheSupplierConfirmsOfTheirLines() throws SQLException {
        assertFalse(shortages.mine(purchase.id(), boris).reached().contains(AllocationStep.CONFIRMED));
        answers.answer(token, List.of(line(honey, 4, "10.00"), line(tea, 1, "3.00")), "");
        assertEquals(1, told(anna, "LINES_CONFIRMED", "%"));
        assertEquals(1, told(boris, "LINES_CONFIRMED_OTHERWISE", "%: 2 → 1%"));
        assertEquals(0, told(boris, "LINES_CONFIRMED_OTHERWISE", "%10.00%"), "the price is as ordered");
        assertEquals("2 1 10.00", mine(boris));
        assertEquals("20.00", shortages.mine(purchase.id(), boris).lines().get(0).sum().toString(), "the answer changes no sum");
        answers.answer(token, List.of(line(honey, 5, "10.00"), line(tea, 1, "3.50")), "");
        assertEquals(1, told(boris, "LINES_CONFIRMED", "%"));
        assertEquals(1, told(anna, "LINES_CONFIRMED_OTHERWISE", "%: 1 → 1, 3.00 → 3.50%"));
        answers.answer(token, List.of(line(honey, 4, "10.00"), line(tea, 1, "3.50")), "");
        assertEquals(1, told(anna, "LINES_CONFIRMED_OTHERWISE", "%"), "nothing new for Anna");
        assertEquals(2, told(boris, "LINES_CONFIRMED_OTHERWISE", "%"));
    }

    @Test
    void theInvoiceIsProposedByTheAnswerAndThenByWhatIsLeft() throws SQLException {
        assertEquals("false: 5 50.00, 1 3.00", proposal(invoices.proposal(purchase.id(), organizer)), "nobody answered yet");
        answers.answer(token, List.of(line(honey, 4, "11.00")), "");
        assertEquals("true: 4 44.00", proposal(invoices.proposal(purchase.id(), organizer)));
        invoices.write(purchase.id(), organizer, new InvoiceCommand("R-1", LocalDate.of(2026, 5, 29), null,
                List.of(new InvoiceCommand.Line(honey, Quantity.of(3), Money.of("33.00")))));
        assertEquals("true: 1 11.00", proposal(invoices.proposal(purchase.id(), organizer)));
        String articles = answers.open(token).orElseThrow().positions().get(0).article();
        InvoiceService.Proposal file = invoices.proposal(purchase.id(), organizer, file("Article;Quantity;Price\n" + articles + ";2;12,00\nX-9;1;5,00\n"));
        assertEquals("true: 2 24.00", proposal(file));
        assertEquals(List.of("X-9"), file.unknown());
        assertEquals(Refused.Kind.FORBIDDEN, assertThrows(Refused.class, () -> invoices.proposal(purchase.id(), anna)).kind());
    }

    private static String proposal(InvoiceService.Proposal proposal) {
        return proposal.answered() + ": " + proposal.lines().stream().map(line -> line.quantity() + " " + line.total()).collect(Collectors.joining(", "));
    }

    @Test
    void theSuppliersOwnFileIsRead() {
        byte[] sent = generalOrders.bytes(purchase.id(), organizer, generalOrders.exports(purchase.id(), organizer).get(0));
        answers.answer(token, new PriceListFile("order.xlsx", sent), "");
        assertEquals("5 → 5 at 10.00, 1 → 1 at 3.00", differences(), "the file as it went out");
        List<Consolidation.Position> asked = answers.open(token).orElseThrow().positions();
        String headings = "Our answer;;;\nArticle;Name;Price;Order\n";
        answers.answer(token, file(headings + asked.get(0).article() + ";Honey;10,50;2\n" + asked.get(1).article() + ";Tea;;0\n"), "");
        assertEquals("5 → 2 at 10.50 !, 1 → 0 at 3.00 !", differences());
        assertEquals("supplierLink.article", assertThrows(Refused.class, () -> answers.answer(token, file(headings + "X-1;Honey;10,50;2\nX-2;Tea;;0\n"), "")).key());
        assertEquals("supplierLink.file", assertThrows(Refused.class, () -> answers.answer(token, file("Something;Else\n1;2\n"), "")).key());
    }

    private static PriceListFile file(String text) {
        return new PriceListFile("answer.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aForeignRevokedOrExpiredLinkOpensNothing() throws SQLException {
        assertFalse(answers.open(token.substring(0, token.length() - 1) + (token.endsWith("A") ? 'B' : 'A')).isPresent(), "another seal");
        long id = answers.links(purchase.id(), organizer).get(0).id();
        fixture.change("UPDATE supplier_link SET expires_at = expires_at + INTERVAL 1 DAY WHERE id = ?", id);
        assertFalse(answers.open(token).isPresent(), "the seal is over the date, too");
        fixture.change("UPDATE supplier_link SET expires_at = UTC_TIMESTAMP(6) - INTERVAL 1 SECOND WHERE id = ?", id);
        assertTrue(answers.links(purchase.id(), organizer).isEmpty(), "over");
        answers.invite(purchase.id(), organizer, 1);
        SupplierLink other = answers.links(purchase.id(), organizer).get(0);
        String second = answers.token(other);
        assertTrue(answers.open(second).isPresent());
        answers.revoke(purchase.id(), organizer, other.id());
        assertFalse(answers.open(second).isPresent());
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> answers.answer(second, List.of(), "")).kind());
        assertEquals("supplierLink.days", assertThrows(Refused.class, () -> answers.invite(purchase.id(), organizer, 61)).key());
    }

    @Test
    void wrongLinesAreNamed() {
        InvalidFields wrong = assertThrows(InvalidFields.class, () -> answers.answer(token, List.of(line(honey, 1, "1.00"), line(honey, 1, "1.00"), line(tea, -1, "1.00")), ""));
        assertEquals(List.of("lines[1].variantId", "lines[2].quantity"), List.copyOf(wrong.errors().keySet()));
        assertEquals(Refused.Kind.FORBIDDEN, assertThrows(Refused.class, () -> answers.invite(purchase.id(), fixtureMember(), 14)).kind());
    }

    private long fixtureMember() {
        try {
            return fixture.members(1).get(0).id();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
