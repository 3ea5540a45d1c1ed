package org.artel.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.order.TopUpService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Honey in boxes of 5, socks in rows of two sizes. Anna orders 7 jars and one pair of the first size. */
@ArquillianTest
class TopUpOpeningIT {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private GeneralOrderService generalOrders;
    @Inject
    private TopUpOpening opening;
    @Inject
    private TopUpService topUp;

    private final Texts texts = new Texts(Locale.ENGLISH, ZoneOffset.UTC, LocalDate.EPOCH);
    private long organizer;
    private long anna;
    private Open purchase;
    private long honey;
    private List<Long> socks;

    @BeforeEach
    void aSentPurchaseWithHalfABox() throws SQLException {
        OrderFixture fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        anna = fixture.members(1).get(0).id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
        honey = fixture.lot(purchase.id(), "12.50", 1, new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0)).get(0);
        socks = fixture.lot(purchase.id(), "2.00", 2, new Special(null, null, null, BigDecimal.ONE, null, 1));
        orders.save(SaveOrder.of(anna, purchase.id(), List.of(SaveOrder.Line.of(honey, LineContent.of(Quantity.of(7))),
                SaveOrder.Line.of(socks.get(0), LineContent.of(Quantity.of(1))))));
        purchases.stop(purchase.id(), organizer, null);
        Consolidation content = generalOrders.draft(purchase.id(), organizer, SendChoices.NONE).content();
        generalOrders.send(purchase.id(), organizer, later(content), null, texts);
    }

    /** Whatever is half full is topped up later. */
    private static SendChoices later(Consolidation content) {
        Map<Long, SendChoices.Choice> boxes = new HashMap<>();
        Map<Long, SendChoices.Choice> rows = new HashMap<>();
        content.open().forEach(open -> {
            if (open.isRow()) {
                rows.put(open.lot().id(), SendChoices.Choice.TOP_UP);
            } else {
                boxes.put(open.variant().id(), SendChoices.Choice.TOP_UP);
            }
        });
        return new SendChoices(boxes, rows, Map.of());
    }

    @Test
    void boxesAndRowsTellWhatTheyLack() {
        assertEquals(Map.of(honey, "3", socks.get(1), "1"), lacks());
        assertEquals(Refused.Kind.FORBIDDEN, assertThrows(Refused.class, () -> opening.open(purchase.id(), anna, null)).kind());
    }

    @Test
    void whatIsToppedUpGoesIntoTheNextGeneralOrder() {
        assertEquals(List.of("5"), ordered(1));
        opening.open(purchase.id(), organizer, "Three jars to the next box");
        topUp.add(anna, purchase.id(), honey, Quantity.of(3));
        topUp.add(anna, purchase.id(), socks.get(1), Quantity.of(1));
        Consolidation content = generalOrders.draft(purchase.id(), organizer, SendChoices.NONE).content();
        assertEquals(List.of(), content.open(), "nothing is half full any more");
        generalOrders.send(purchase.id(), organizer, SendChoices.NONE, null, texts);
        assertEquals(List.of("10", "1", "1"), ordered(2));
        assertEquals(Stage.SENT, purchases.byId(purchase.id()).stage());
        assertEquals("topUp.nothingLacks", assertThrows(Refused.class, () -> opening.open(purchase.id(), organizer, null)).key());
    }

    private List<String> ordered(int version) {
        return generalOrders.version(purchase.id(), organizer, version).positions().stream().map(p -> p.quantity().toString()).toList();
    }

    private Map<Long, String> lacks() {
        Map<Long, String> words = new HashMap<>();
        opening.lacks(purchase.id(), organizer).forEach(lack -> words.put(lack.variant().id(), lack.units().toString()));
        return words;
    }
}
