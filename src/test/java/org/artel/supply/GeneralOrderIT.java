package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.artel.common.Hash;
import org.artel.common.InvalidFields;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.Replacement;
import org.artel.order.SaveOrder;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.supply.SendChoices.Choice;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the Stop to the supplier: whole boxes, complete rows, choices, kept versions and files, who is told what. */
@ArquillianTest
class GeneralOrderIT {

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

    private OrderFixture fixture;
    private long organizer;
    private long anna;
    private long boris;
    private Open purchase;
    private long honey;
    private List<Long> socks;
    private long tea;

    /** Honey in boxes of 5: Anna 4 (tolerance 1), Boris 2; socks in rows of two sizes: Anna one of S0; tea: Boris 3. */
    @BeforeEach
    void aStoppedPurchase() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        boris = members.get(1).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        honey = fixture.lot(purchase.id(), "12.50", 1, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
        socks = fixture.lot(purchase.id(), "2.00", 2, new Special(null, null, null, BigDecimal.ONE, null, 1));
        tea = fixture.lot(purchase.id(), "3.00", 1, Special.NONE).get(0);
        order(anna, honey, 0, 2, 3);
        order(boris, honey, 0, 2, 0);
        order(anna, honey, 1, 4, 1);
        order(anna, socks.get(0), 0, 1, 0);
        order(boris, tea, 0, 3, 0);
        purchases.stop(purchase.id(), organizer, null);
    }

    private void order(long member, long variant, int version, long quantity, long tolerance) {
        orders.save(new SaveOrder(member, purchase.id(), null, null, List.of(new SaveOrder.Line(variant,
                new LineContent(Quantity.of(quantity), Quantity.of(tolerance), Replacement.ANY, List.of(), ""), version, null)), null, null, null));
    }

    private SendChoices choices(Choice box, Choice row) throws SQLException {
        return new SendChoices(Map.of(honey, box), Map.of(fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", socks.get(0)).longValue(), row), Map.of());
    }

    private String ordered() {
        Map<Long, String> names = Map.of(honey, "honey", socks.get(0), "S0", socks.get(1), "S1", tea, "tea");
        Map<Long, String> who = allocations.participants(purchase.id()).stream()
                .collect(Collectors.toMap(p -> p.id(), p -> p.memberId() == anna ? "Anna" : "Boris"));
        return allocations.latest(purchase.id(), AllocationStep.ORDERED).stream()
                .map(row -> who.get(row.participationId()) + ' ' + names.get(row.variantId()) + ' ' + row.quantity() + ' ' + row.sum()).sorted()
                .collect(Collectors.joining(", "));
    }

    private String positions(int number) {
        Map<Long, String> names = Map.of(honey, "honey", socks.get(0), "S0", socks.get(1), "S1", tea, "tea");
        return generalOrders.version(purchase.id(), organizer, number).positions().stream()
                .map(p -> names.get(p.variant().id()) + ' ' + p.quantity() + (p.leftover().isPositive() ? " (" + p.leftover() + ')' : ""))
                .collect(Collectors.joining(", "));
    }

    @Test
    void whatHangsIsShownAndHasToBeDecided() {
        GeneralOrderService.Draft draft = generalOrders.draft(purchase.id(), organizer, SendChoices.NONE);
        assertEquals("1 3, 1 1", draft.content().open().stream().map(o -> o.hanging() + " " + o.missing()).collect(Collectors.joining(", ")));
        assertEquals("86.00 71.50", draft.frozen() + " " + draft.bought());
        assertEquals(1, draft.touched(), "Boris gets what he ordered");
        InvalidFields undecided = assertThrows(InvalidFields.class, () -> generalOrders.send(purchase.id(), organizer, SendChoices.NONE, null, TEXTS));
        assertEquals(2, undecided.errors().size());
        assertEquals(Stage.STOPPED, purchases.byId(purchase.id()).stage());
    }

    /** The case of Foodsoft: A gets 3, B gets 2. */
    @Test
    void wholeBoxesGoOutAndOwnersOfTheRestAreTold() throws SQLException {
        assertEquals(1, generalOrders.send(purchase.id(), organizer, choices(Choice.DROP, Choice.DROP), null, TEXTS));
        assertEquals("Anna honey 3 37.50, Boris honey 2 25.00, Boris tea 3 9.00", ordered());
        assertEquals("honey 5, tea 3", positions(1));
        assertEquals(Stage.SENT, purchases.byId(purchase.id()).stage());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND member_id = ? AND kind = 'LINES_ORDERED' "
                + "AND arguments LIKE '%: 4 → 3%' AND arguments LIKE '%: 1 → 0%' AND arguments LIKE '%m:52.00%m:37.50%'", purchase.id(), anna).intValue());
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND member_id = ? AND kind = 'LINES_ORDERED'",
                purchase.id(), boris).intValue());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM audit_event WHERE purchase_id = ? AND operation = 'SEND_GENERAL_ORDER'", purchase.id()).intValue());
        assertEquals("purchase.noSuchWay", assertThrows(Refused.class,
                () -> generalOrders.send(purchase.id(), organizer, choices(Choice.DROP, Choice.DROP), null, TEXTS)).key());
    }

    @Test
    void theOrganizerBuysTheRestAsLeftovers() throws SQLException {
        SendChoices choices = choices(Choice.BUY, Choice.BUY);
        generalOrders.send(purchase.id(), organizer, new SendChoices(choices.boxes(), choices.rows(), Map.of(tea, Quantity.of(2))), null, TEXTS);
        assertEquals("Anna S0 1 2.00, Anna honey 5 62.50, Boris honey 2 25.00, Boris tea 3 9.00", ordered());
        assertEquals("honey 10 (3), S0 1, S1 1 (1), tea 5 (2)", positions(1));
    }

    @Test
    void belowTheMinimumItNeedsAReasonOrFurtherUnits() throws SQLException {
        fixture.change("UPDATE purchase SET minimum_sum = 80 WHERE id = ?", purchase.id());
        SendChoices choices = choices(Choice.DROP, Choice.TOP_UP);
        assertTrue(!generalOrders.draft(purchase.id(), organizer, choices).reachesMinimum());
        InvalidFields below = assertThrows(InvalidFields.class, () -> generalOrders.send(purchase.id(), organizer, choices, " ", TEXTS));
        assertEquals("generalOrder.reason", below.errors().get("reason").key());
        SendChoices odd = new SendChoices(choices.boxes(), choices.rows(), Map.of(honey, Quantity.of(1)));
        assertEquals("generalOrder.extra", assertThrows(InvalidFields.class, () -> generalOrders.send(purchase.id(), organizer, odd, "x", TEXTS))
                .errors().get("extra[" + honey + "]").key(), "further units come in whole boxes");
        SendChoices more = new SendChoices(choices.boxes(), choices.rows(), Map.of(honey, Quantity.of(5)));
        assertTrue(generalOrders.draft(purchase.id(), organizer, more).reachesMinimum());
        generalOrders.send(purchase.id(), organizer, choices, "The supplier agreed", TEXTS);
        assertEquals("The supplier agreed", generalOrders.list(purchase.id(), organizer).get(0).reason());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM stage_change WHERE purchase_id = ? AND to_stage = 'SENT' AND reason = 'The supplier agreed'",
                purchase.id()).intValue());
    }

    @Test
    void eachFileIsKeptInTheSuppliersColumns() throws SQLException, IOException {
        long supplier = -purchase.id();
        fixture.change("INSERT INTO supplier (id, name, name_key, description, created_by, created_at, version) VALUES (?, ?, ?, '', ?, UTC_TIMESTAMP(6), 1)",
                supplier, "S" + supplier, "s" + supplier, organizer);
        fixture.change("UPDATE purchase SET supplier_id = ? WHERE id = ?", supplier, purchase.id());
        fixture.change("INSERT INTO import_mapping (supplier_id, member_id, mapping, changed_at) VALUES (?, ?, ?, UTC_TIMESTAMP(6))", supplier, organizer,
                "{\"sheet\":0,\"headingLine\":3,\"headingLines\":1,\"columns\":[{\"index\":0,\"heading\":\"Код\",\"meaning\":\"ARTICLE\"},"
                        + "{\"index\":1,\"heading\":\"Ваш заказ\",\"meaning\":\"IGNORE\"},{\"index\":2,\"heading\":\"Товар\",\"meaning\":\"NAME\"},"
                        + "{\"index\":3,\"heading\":\"Склад\",\"meaning\":\"STOCK\"},{\"index\":4,\"heading\":\"Цена\",\"meaning\":\"PRICE_GROSS\"}]}");
        generalOrders.send(purchase.id(), organizer, choices(Choice.DROP, Choice.DROP), null, TEXTS);
        assertEquals(2, generalOrders.export(purchase.id(), organizer, 1, OrderExport.Format.CSV, TEXTS));
        List<OrderExport> files = generalOrders.exports(purchase.id(), organizer);
        assertEquals("2 CSV, 1 XLSX", files.stream().map(f -> f.number() + " " + f.format()).collect(Collectors.joining(", ")));
        byte[] csv = generalOrders.bytes(purchase.id(), organizer, files.get(0));
        String[] lines = new String(csv, StandardCharsets.UTF_8).replace("\uFEFF", "").split("\r\n");
        String lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", honey).toPlainString();
        assertEquals("Код;Ваш заказ;Товар;Склад;Цена;Sum as listed;Boxes", lines[0]);
        assertEquals("A-" + lot + ";5;Lot " + lot + ";;12.5;62.5;1", lines[1]);
        assertEquals(Hash.of(csv), files.get(0).hash());
        fixture.change("UPDATE lot SET name = 'Renamed' WHERE purchase_id = ?", purchase.id());
        assertArrayEquals(csv, generalOrders.bytes(purchase.id(), organizer, files.get(0)), "as it went out");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(generalOrders.bytes(purchase.id(), organizer, files.get(1))))) {
            assertEquals("Ваш заказ", book.getSheetAt(0).getRow(0).getCell(1).getStringCellValue());
            assertEquals("5.0", book.getSheetAt(0).getRow(1).getCell(1).toString());
        }
    }

    @Test
    void onlyTheOrganizerSends() {
        assertEquals(Refused.Kind.FORBIDDEN, assertThrows(Refused.class,
                () -> generalOrders.send(purchase.id(), anna, SendChoices.NONE, null, TEXTS)).kind());
        assertEquals(Refused.Kind.FORBIDDEN, assertThrows(Refused.class, () -> generalOrders.draft(purchase.id(), anna, SendChoices.NONE)).kind());
    }
}
