package org.artel.supply;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.LineContent;
import org.artel.order.Replacement;
import org.artel.pricelist.PriceListFile;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Shirts of two sizes with one article, of which Anna ordered 2 and 3; honey, of which she ordered 2 and wishes linden instead. */
@ArquillianTest
class AnswerAndCorrectionIT {

    private static final Texts TEXTS = Texts.of(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);

    @Inject
    private Scene scene;
    @Inject
    private GeneralOrderService generalOrders;
    @Inject
    private SupplierAnswerService answers;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ShortageService settlements;
    @Inject
    private AllocationService allocations;

    private List<Long> shirts;
    private long honey;
    private long linden;
    private String token;

    @BeforeEach
    void aSentPurchase() throws SQLException {
        scene.open();
        shirts = scene.fixture.lot(scene.purchase.id(), "20.00", 2, Special.NONE);
        honey = scene.lot("10.00");
        linden = scene.lot("12.00");
        scene.order(scene.anna, shirts.get(0), 2);
        scene.order(scene.anna, shirts.get(1), 3);
        scene.order(scene.anna, honey, 0, new LineContent(Quantity.of(2), Quantity.ZERO, Replacement.WISHES, List.of(linden), ""));
        scene.stop();
        generalOrders.send(scene.purchase.id(), scene.organizer, SendChoices.NONE, null, TEXTS);
        answers.invite(scene.purchase.id(), scene.organizer, 14);
        token = answers.token(answers.links(scene.purchase.id(), scene.organizer).get(0));
    }

    private PriceListFile file(String rows) throws SQLException {
        String article = "A-" + scene.number("SELECT lot_id FROM lot_variant WHERE id = ?", shirts.get(0));
        return new PriceListFile("answer.csv", ("Article;Name;Price;Order\n" + rows).replace("ART", article).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sizesOfOneArticleAreNotMistakenForEachOther() throws SQLException {
        PriceListFile withoutTheFirst = file("ART;Shirt, S1;20,00;3\n");
        assertEquals("supplierLink.article", refusal(() -> answers.answer(token, withoutTheFirst, "")));
        assertEquals(1, invoices.proposal(scene.purchase.id(), scene.organizer, withoutTheFirst).unknown().size());
        answers.answer(token, file("ART;Shirt, S0;20,00;0\nART;Shirt, S1;20,00;3\n"), "");
        assertEquals("0 3 0", answers.answer(scene.purchase.id(), scene.organizer).orElseThrow().differences().stream().map(d -> d.quantity().toString())
                .collect(Collectors.joining(" ")));
    }

    @Test
    void anAnswerThatConfirmsNothingTakesTheEarlierOnesPlace() {
        answers.answer(token, List.of(new SupplierAnswer.Line(honey, Quantity.of(2), UnitPrice.of("10.00"))), "");
        answers.answer(token, List.of(), "Sold out");
        assertEquals(List.of(), allocations.latest(scene.purchase.id(), AllocationStep.CONFIRMED));
    }

    private long invoice(Long replaces, InvoiceCommand.Line... lines) {
        return invoices.write(scene.purchase.id(), scene.organizer, new InvoiceCommand("R-" + lines.length, LocalDate.of(2026, 5, 29), replaces, List.of(lines)));
    }

    private static InvoiceCommand.Line line(long variant, long quantity, String total) {
        return new InvoiceCommand.Line(variant, Quantity.of(quantity), Money.of(total));
    }

    @Test
    void aReplacementThatACorrectionTakesAwayIsNamed() throws SQLException {
        long first = invoice(null, line(honey, 1, "10.00"), line(linden, 1, "12.00"));
        settlements.settle(scene.purchase.id(), scene.organizer, SettleCommand.BY_RULE);
        invoice(first, line(honey, 2, "20.00"));
        settlements.settle(scene.purchase.id(), scene.organizer, SettleCommand.BY_RULE);
        assertEquals(0, told("%null%"));
        assertEquals(1, told("%: 1 → 2;%Lot " + scene.number("SELECT lot_id FROM lot_variant WHERE id = ?", linden) + ": 1 → 0%"));
    }

    private int told(String like) throws SQLException {
        return scene.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND member_id = ? AND kind = 'LINES_INVOICED' AND arguments LIKE ?",
                scene.purchase.id(), scene.anna, like);
    }

    @Test
    void theTimeToWithdrawHasAnEnd() throws SQLException {
        scene.fixture.change("UPDATE purchase SET price_rise_limit = 5 WHERE id = ?", scene.purchase.id());
        invoice(null, line(honey, 2, "40.00"));
        InvalidFields late = assertThrows(InvalidFields.class, () -> settlements.settle(scene.purchase.id(), scene.organizer,
                new SettleCommand(Map.of(), null, Instant.now().plus(32, ChronoUnit.DAYS))));
        assertEquals("shortage.withdrawUntil", late.errors().get("withdrawUntil").key());
        settlements.settle(scene.purchase.id(), scene.organizer, new SettleCommand(Map.of(), null, Instant.now().plus(29, ChronoUnit.DAYS)));
    }
}
