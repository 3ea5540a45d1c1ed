package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ArquillianTest
class PriceListImportIT {

    private static final Logger LOG = Logger.getLogger(PriceListImportIT.class.getName());

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private ImportService imports;
    @Inject
    private PricelistService pricelist;
    @Inject
    private VariantGate gate;

    private OrderFixture fixture;
    private long organizer;
    private Open purchase;

    @BeforeEach
    void anOpenPurchase() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        purchase = fixture.openPurchase(fixture.section(), organizer, null);
    }

    @Test
    void anAccountingProgramsListComesInWhole() throws Exception {
        long upload = upload("yarn-1251.csv", resource("yarn-1251.csv"));
        PriceList preview = imports.preview(organizer, upload, ListCorrection.NONE);
        assertEquals(7, preview.lots().size());
        assertEquals(0, pricelist.count(purchase.id()), "nothing is saved before the import");

        ImportResult result = imports.apply(organizer, upload, ListCorrection.NONE, false);

        assertEquals(new ImportResult(7, 0, 0, 0, 0), result);
        assertNotNull(imports.find(organizer, upload).importedAt());
        assertEquals(result, imports.find(organizer, upload).result());
        List<Lot> lots = pricelist.lots(purchase.id(), LotFilter.ALL, 0, 50);
        assertEquals("00-1201", lots.get(0).article());
        assertEquals(UnitPrice.of("1234.50"), lots.get(0).basePrice());
        assertEquals(Quantity.of(10), lots.get(0).packSize());
        assertEquals(List.of("Пряжа", "Носки"), pricelist.categories(purchase.id()));
        Map<Long, List<LotVariant>> variants = pricelist.variantsOf(lots.stream().map(Lot::id).toList());
        LotVariant milky = variants.get(lots.get(0).id()).get(0);
        assertEquals("молочный", milky.title());
        Map<Long, VariantGate.Taken> taken = gate.read(purchase.id());
        assertEquals(Quantity.of(37), taken.get(milky.id()).left());
        LotVariant blue = variants.get(lots.get(1).id()).get(0);
        assertEquals(null, taken.get(blue.id()).stock());
        assertEquals(Quantity.of(100), blue.stockAbove());
        assertEquals(Quantity.ZERO, taken.get(variants.get(lots.get(6).id()).get(0).id()).left());
        assertEquals(0, new BigDecimal(1).compareTo(fixture.number(
                "SELECT COUNT(*) FROM change_log WHERE entity = 'lots' AND entity_id = ?", purchase.id())));
    }

    @Test
    void offersOfOneLotHaveTheirOwnPricesWithVat() throws Exception {
        apply("cider-french.csv", resource("cider-french.csv"), false);

        Lot jam = pricelist.lots(purchase.id(), new LotFilter("CO-07", null, false), 0, 5).get(0);
        List<LotVariant> jars = pricelist.variantsOf(List.of(jam.id())).get(jam.id());
        assertEquals(List.of("250 g", "900 g"), jars.stream().map(LotVariant::title).toList());
        assertEquals(UnitPrice.of("3.30"), jam.priceOf(jars.get(0)));
        assertEquals(UnitPrice.of("9.48"), jam.priceOf(jars.get(1)));
    }

    @Test
    void importedAgainOnlyWhatChangedIsANewRevision() throws Exception {
        apply("a.csv", "sku;name;price;stock\n1;Tea;2.50;10\n2;Coffee;7.00;5\n3;Cocoa;4.00;\n", false);
        Lot tea = lot("1");
        long teaVariant = pricelist.variantsOf(List.of(tea.id())).get(tea.id()).get(0).id();
        fixture.change("UPDATE variant_gate SET ordered = 8 WHERE variant_id = ?", teaVariant);

        ImportResult result = apply("b.csv", "sku;name;price;stock\n1;Tea;2.70;6\n2;Coffee;7.00;5\n4;Milk;1.20;\n", true);

        assertEquals(new ImportResult(1, 1, 1, 1, 0), result);
        assertEquals(2, lot("1").revision());
        assertEquals(UnitPrice.of("2.70"), lot("1").basePrice());
        assertEquals(teaVariant, pricelist.variantsOf(List.of(tea.id())).get(tea.id()).get(0).id(), "who ordered it keeps it");
        assertEquals(Quantity.of(8), gate.read(purchase.id()).get(teaVariant).stock(), "what is ordered stays covered");
        assertEquals(1, lot("2").revision());
        assertTrue(pricelist.earlier(tea.id(), 1).orElseThrow().contains("2.50"));
        assertTrue(pricelist.lots(purchase.id(), new LotFilter("Cocoa", null, true), 0, 5).get(0).isWithdrawn());
    }

    @Test
    void theSameUploadIsNeverImportedTwice() throws Exception {
        long upload = upload("a.csv", "sku;name;price\n1;Tea;2.50\n".getBytes(StandardCharsets.UTF_8));
        imports.apply(organizer, upload, ListCorrection.NONE, false);
        assertEquals("pricelist.import.done",
                assertThrows(Refused.class, () -> imports.apply(organizer, upload, ListCorrection.NONE, false)).key());
        assertEquals(1, pricelist.count(purchase.id()));
    }

    @Test
    void oneBadRowStopsNoOtherAndIsStillListedLater() throws Exception {
        long upload = upload("a.csv", "sku;name;price\n1;Tea;2.50\n2;;3\n3;Salt;dear\n1;Bread;4\n5;Rice;1.10\n".getBytes(StandardCharsets.UTF_8));

        ImportResult result = imports.apply(organizer, upload, ListCorrection.NONE, false);

        assertEquals(new ImportResult(2, 0, 0, 0, 3), result);
        assertEquals(List.of("3 pricelist.bad.name", "4 pricelist.bad.price", "5 pricelist.bad.articleTwice"),
                imports.badRows(organizer, upload).stream().map(row -> row.line() + " " + row.reason()).toList());
        assertEquals(List.of(upload), imports.earlier(organizer, purchase.id()).stream().map(UploadedList::id).toList());
    }

    @Test
    void aFailedImportLeavesNothingHalfSavedAndMayBeTriedAgain() throws Exception {
        StringBuilder list = new StringBuilder("sku;name;price\n");
        for (int i = 0; i < 6000; i++) {
            list.append(i).append(";Tea;2.50\n");
        }
        long upload = upload("a.csv", list.toString().getBytes(StandardCharsets.UTF_8));
        fixture.change("CREATE TRIGGER import_fails BEFORE INSERT ON lot FOR EACH ROW IF NEW.purchase_id = " + purchase.id()
                + " AND NEW.position = 5500 THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'as tested'; END IF");
        try {
            assertThrows(RuntimeException.class, () -> imports.apply(organizer, upload, ListCorrection.NONE, false));
            assertEquals(0, pricelist.count(purchase.id()));
            assertEquals(UploadedList.State.FAILED, imports.find(organizer, upload).state(Instant.now()));
        } finally {
            fixture.change("DROP TRIGGER import_fails");
        }
        assertEquals(6000, imports.apply(organizer, upload, ListCorrection.NONE, false).added());
    }

    @Test
    void importsAtOnceNeverAddALotTwice() throws Exception {
        byte[] list = "sku;name;price\n1;Tea;2.50\n2;Coffee;7\n".getBytes(StandardCharsets.UTF_8);
        List<Long> uploads = List.of(upload("a.csv", list), upload("b.csv", list));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> clicks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                long upload = uploads.get(i % 2);
                clicks.add(() -> {
                    try {
                        imports.apply(organizer, upload, ListCorrection.NONE, false);
                        return "done";
                    } catch (Refused no) {
                        return no.key();
                    }
                });
            }
            for (Future<String> click : pool.invokeAll(clicks)) {
                assertTrue(Set.of("done", "pricelist.import.done", "pricelist.import.other", "pricelist.import.running.already").contains(click.get()),
                        click.get());
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(2, pricelist.count(purchase.id()));
    }

    @Test
    void whileOneListIsImportedAnotherOneWaits() throws Exception {
        byte[] list = "sku;name;price\n1;Tea;2.50\n".getBytes(StandardCharsets.UTF_8);
        long running = upload("a.csv", list);
        long other = upload("b.csv", list);
        fixture.change("INSERT INTO import_gate (purchase_id, upload_id, started_at) VALUES (?, ?, UTC_TIMESTAMP(6))", purchase.id(), running);
        assertEquals("pricelist.import.other",
                assertThrows(Refused.class, () -> imports.apply(organizer, other, ListCorrection.NONE, false)).key());
        assertEquals(UploadedList.State.UPLOADED, imports.find(organizer, other).state(Instant.now()));

        fixture.change("UPDATE import_gate SET started_at = UTC_TIMESTAMP(6) - INTERVAL 11 MINUTE WHERE purchase_id = ?", purchase.id());
        assertEquals(1, imports.apply(organizer, other, ListCorrection.NONE, false).added(), "its server died");
    }

    @Test
    void howTheFileIsReadIsRememberedForTheSupplier() throws Exception {
        fixture.change("UPDATE purchase SET supplier_id = 78 WHERE id = ?", purchase.id());
        byte[] list = "Наименование|Цена\nЧай; чёрный; листовой|9,90\nКофе; молотый; арабика|19,90\n".getBytes("IBM866");
        ListCorrection chosen = new ListCorrection(null, null, new TextShape("IBM866", "|"), Map.of(), false, null);
        imports.apply(organizer, upload("a.csv", list), chosen, false);

        PriceList next = imports.preview(organizer, upload("b.csv", list), ListCorrection.NONE);

        assertEquals("Чай; чёрный; листовой", next.lots().get(0).name());
        assertEquals(new TextShape("IBM866", "|"), next.mapping().text());
    }

    @Test
    void onlyTheOrganizerImportsAndOnlyBeforeTheStop() throws Exception {
        byte[] list = "name;price\nTea;2.50\n".getBytes(StandardCharsets.UTF_8);
        long stranger = fixture.organizer().id();
        assertEquals("refused.forbidden",
                assertThrows(Refused.class, () -> imports.upload(stranger, purchase.id(), "a.csv", list)).key());
        long upload = upload("a.csv", list);
        fixture.change("UPDATE purchase SET stage = 'STOPPED' WHERE id = ?", purchase.id());
        assertEquals("pricelist.notNow", assertThrows(Refused.class, () -> imports.apply(organizer, upload, ListCorrection.NONE, false)).key());
    }

    @Test
    void confirmedMappingIsRememberedForTheSupplier() throws Exception {
        fixture.change("UPDATE purchase SET supplier_id = 77 WHERE id = ?", purchase.id());
        long first = upload("a.csv", "Dies;Das;Kosten\nx;Tee;2,50\n".getBytes(StandardCharsets.UTF_8));
        PriceList guessed = imports.preview(organizer, first, ListCorrection.NONE);
        assertTrue(guessed.lots().isEmpty());
        imports.apply(organizer, first, new ListCorrection(null, 1, null, Map.of(1, ColumnMeaning.NAME, 2, ColumnMeaning.PRICE_GROSS), false, null),
                false);

        long second = upload("b.csv", "Kosten;Das;Dies\n3,10;Salz;y\n".getBytes(StandardCharsets.UTF_8));
        assertEquals("Salz", imports.preview(organizer, second, ListCorrection.NONE).lots().get(0).name());
    }

    @Test
    void fiftyThousandLotsComeInWithinFifteenSeconds() throws Exception {
        StringBuilder text = new StringBuilder("Артикул;Наименование;Категория;Цвет;Ед.;В упаковке;Цена;НДС;Остаток\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(String.format("%06d;Пряжа мериносовая %d;Пряжа %d;синий;шт.;10;1 %03d,50;20%%;>100\n", i, i, i / 500, i % 1000));
        }
        long upload = upload("large.csv", text.toString().getBytes("windows-1251"));
        long start = System.nanoTime();
        ImportResult result = imports.apply(organizer, upload, ListCorrection.NONE, false);
        long millis = (System.nanoTime() - start) / 1_000_000;
        LOG.info(() -> "IMPORT of 50,000 rows: " + millis + " ms");

        assertEquals(50_000, result.added());
        assertEquals(50_000, pricelist.count(purchase.id()));
        assertEquals(50_000, fixture.number("SELECT COUNT(*) FROM variant_gate WHERE purchase_id = ?", purchase.id()).intValue());
        assertEquals(50_000, imports.find(organizer, upload).rowsDone());
        assertEquals(UploadedList.State.IMPORTED, imports.find(organizer, upload).state(Instant.now()));
        assertEquals(15, filtered("4999 мериносовая").size(), "each word counts");
        assertEquals(0, filtered("4999 носки").size());
    }

    private List<Lot> filtered(String words) {
        long start = System.nanoTime();
        List<Lot> found = pricelist.lots(purchase.id(), new LotFilter(words, null, false), 0, 50);
        LOG.info(() -> "FILTER of 50,000 rows by '" + words + "': " + (System.nanoTime() - start) / 1_000_000 + " ms");
        return found;
    }

    private Lot lot(String article) {
        return pricelist.lots(purchase.id(), new LotFilter(article, null, false), 0, 5).get(0);
    }

    private ImportResult apply(String name, String list, boolean withdrawMissing) {
        return apply(name, list.getBytes(StandardCharsets.UTF_8), withdrawMissing);
    }

    private ImportResult apply(String name, byte[] list, boolean withdrawMissing) {
        return imports.apply(organizer, upload(name, list), ListCorrection.NONE, withdrawMissing);
    }

    private long upload(String name, byte[] list) {
        return imports.upload(organizer, purchase.id(), name, list);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = PriceListImportIT.class.getResourceAsStream("/pricelists/" + name)) {
            return in.readAllBytes();
        }
    }
}
