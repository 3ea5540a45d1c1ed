package org.artel.pricelist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must come out of suppliers' lists without a correction by hand. */
class PriceListReaderTest {

    private static final Path REAL_LISTS = Path.of("../shared/data/pricelists");

    // the lists of other projects, where they are present -------------------------------------------------------------

    @Test
    void openFoodNetworkListImportsWithoutCorrection() throws IOException {
        PriceList list = PriceListReader.read(real("ofn-120-products.csv"));

        assertEquals(List.of(), list.badRows());
        assertEquals(120, list.lots().size());
        ListedLot first = list.lots().get(0);
        assertEquals("1", first.article());
        assertEquals("Imported Product 1", first.name());
        assertEquals("Orange Tree", first.offers().get(0).label());
        assertEquals("Vegetables", first.category());
        assertEquals("User Enterprise", first.supplier());
        assertEquals("1 g", first.unit());
        assertAmount("2", first.price());
        assertAmount("100", first.offers().get(0).stock());
        assertNull(first.vatRate());
        for (ListedLot lot : list.lots()) {
            int number = Integer.parseInt(lot.article());
            assertAmount(String.valueOf(number + 1), lot.price());
        }
    }

    @Test
    void cagetteListImportsWithoutCorrection() throws IOException {
        PriceList list = PriceListReader.read(real("cagette-products.csv"));

        assertEquals(List.of(), list.badRows());
        assertEquals(List.of("AA-0001", "AA-0002", "AA-0003", "AA-0025", "AA-0026-1"), articles(list));
        ListedLot filter = list.lots().get(0);
        assertEquals("Philtre d'Amour (Pomme/citron/cassis/épices) 75 cl", filter.name());
        assertAmount("2.56", filter.price());
        assertTrue(filter.net());
        assertAmount("5.5", filter.vatRate());
        ListedLot juice = list.lots().get(4);
        assertEquals("Bon jus de pomme", juice.description());
        assertEquals(List.of("AA-0026-1", "AA-0026-2"), juice.offers().stream().map(ListedLot.Offer::article).toList());
        assertEquals(List.of("25 cl", "1000 cl"), juice.offers().stream().map(ListedLot.Offer::label).toList());
        assertAmount("1.15", juice.offers().get(0).price());
        assertAmount("4", juice.offers().get(1).price());
    }

    @Test
    void yarnListOfTheFolderImportsWithoutCorrection() throws IOException {
        assertYarn(PriceListReader.read(real("yarn-1251.csv")));
    }

    // the same shapes, always tested ----------------------------------------------------------------------------------

    @Test
    void listOfAnAccountingProgramInWindows1251ImportsWithoutCorrection() throws IOException {
        assertYarn(PriceListReader.read(ours("yarn-1251.csv")));
    }

    private static void assertYarn(PriceList list) {
        assertEquals(List.of(), list.badRows());
        assertEquals(List.of("00-1201", "00-1202", "00-1203", "00-1204", "38р-0", "38р-1", "38р-2"), articles(list));
        assertEquals(List.of("Пряжа", "Пряжа", "Пряжа", "Пряжа", "Носки", "Носки", "Носки"),
                list.lots().stream().map(ListedLot::category).toList());
        ListedLot merino = list.lots().get(0);
        assertEquals("Пряжа \"Мерино люкс\", 100 г", merino.name());
        assertEquals("молочный", merino.offers().get(0).label());
        assertEquals("упак.", merino.unit());
        assertAmount("1234.50", merino.price());
        assertTrue(!merino.net());
        assertAmount("20", merino.vatRate());
        assertAmount("10", merino.packSize());
        assertAmount("37", merino.offers().get(0).stock());
        assertNull(list.lots().get(1).offers().get(0).stock());
        assertAmount("100", list.lots().get(1).offers().get(0).stockAbove());
        assertEquals("Пряжа \"Мохер; нежность\", 50 г", list.lots().get(2).name());
        assertAmount("6", list.lots().get(6).packSize());
        assertAmount("0", list.lots().get(6).offers().get(0).stock());
    }

    @Test
    void frenchListWithAWarningAboveTheHeadingsImportsWithoutCorrection() throws IOException {
        PriceList list = PriceListReader.read(ours("cider-french.csv"));

        assertEquals(List.of(), list.badRows());
        assertEquals(List.of("CI-01", "CI-02", "PO-10", "CO-07-1"), articles(list));
        assertEquals("Léger\net sucré", list.lots().get(1).description());
        assertEquals("https://example.org/cidre.jpg", list.lots().get(0).picture());
        assertTrue(list.lots().get(0).net());
        assertAmount("0.001", list.lots().get(2).step());
        assertNull(list.lots().get(0).step());
        assertEquals("kg", list.lots().get(2).unit());
        ListedLot jam = list.lots().get(3);
        assertEquals(List.of("250 g", "900 g"), jam.offers().stream().map(ListedLot.Offer::label).toList());
        assertEquals(7, jam.line(), "the physical line: a quoted line break counts");
    }

    @Test
    void networkListWithUnlimitedLotsImportsWithoutCorrection() throws IOException {
        PriceList list = PriceListReader.read(ours("farm-network.csv"));

        assertEquals(List.of(), list.badRows());
        assertEquals(40, list.lots().size());
        assertEquals("Carrot, kind 3", list.lots().get(2).name());
        assertEquals("H-003", list.lots().get(2).article());
        assertAmount("3.5", list.lots().get(2).price());
        assertAmount("3", list.lots().get(2).offers().get(0).stock());
        assertNull(list.lots().get(9).offers().get(0).stock());
    }

    @Test
    void germanListInWindows1252WithNetPricesImports() throws IOException {
        PriceList list = PriceListReader.read(ours("haushalt-1252.csv"));

        assertEquals(List.of("0007", "0008"), articles(list));
        ListedLot brush = list.lots().get(0);
        assertEquals("Spülbürste \"Öko\"", brush.name());
        assertTrue(brush.net());
        assertAmount("1234.50", brush.price());
        assertEquals(List.of("klein", "groß"), brush.offers().stream().map(ListedLot.Offer::size).toList());
        assertAmount("1300", brush.offers().get(1).price());
        assertAmount("0.25", list.lots().get(1).price());
        assertEquals(List.of(new BadRow(6, "pricelist.bad.priceOnRequest", "auf Anfrage")), list.badRows());
    }

    // rules one by one -------------------------------------------------------------------------------------------------

    @Test
    void everyBadRowIsListedWithItsLineAndReason() {
        PriceList list = csv("""
                Артикул;Наименование;Цена
                1;Хлеб;12,50
                2;;13,00
                3;Соль;дорого
                4;Сахар;
                1;Булка;7,00
                5;Мука;-3
                6;Чай;#REF!
                7;Рис;99,00
                """);

        assertEquals(List.of("1", "7"), articles(list));
        assertEquals(List.of("3 pricelist.bad.name", "4 pricelist.bad.price", "5 pricelist.bad.noPrice", "6 pricelist.bad.articleTwice",
                "7 pricelist.bad.price", "8 pricelist.bad.formula"), list.badRows().stream().map(b -> b.line() + " " + b.reason()).toList());
    }

    @Test
    void byteOrderMarkIsNoPartOfTheFirstHeading() {
        PriceList list = PriceListReader.read(file("\uFEFFname,price\nTea,3.20\n", StandardCharsets.UTF_8));

        assertEquals("name", list.mapping().columns().get(0).heading());
        assertEquals(1, list.lots().size());
    }

    @Test
    void excelsUnicodeTextWithTabsIsRead() {
        PriceList list = PriceListReader.read(file("\uFEFFНаименование\tЦена\r\nМёд липовый\t1\u202F250,00\r\n", StandardCharsets.UTF_16LE));

        assertAmount("1250", list.lots().get(0).price());
        assertEquals("Мёд липовый", list.lots().get(0).name());
    }

    @Test
    void separatorNamedByTheFileIsTaken() {
        PriceList list = csv("sep=|\nname|price\nTea, green; loose|3.20\n");

        assertEquals("Tea, green; loose", list.lots().get(0).name());
    }

    @Test
    void loneCommaBeforeThreeDigitsIsReadAsTheListWritesItsNumbers() {
        assertAmount("1234", csv("name;price\nA;1,234\nB;2.50\n").lots().get(0).price());
        assertAmount("1.234", csv("Наименование;Цена\nA;1,234\nB;2,50\n").lots().get(0).price());
        assertAmount("1234.5", csv("name;price\nA;\"1,234.50\"\n").lots().get(0).price());
        assertAmount("1234.5", csv("Bezeichnung;Preis\nA;1.234,50 €\n").lots().get(0).price());
        assertAmount("0.25", csv("name;price\nA;0,250\n").lots().get(0).price());
    }

    @Test
    void priceIsGrossUnlessSomethingSaysNet() {
        assertTrue(!csv("name;price\nA;1.20\n").lots().get(0).net());
        assertTrue(csv("name;price excl. VAT;VAT\nA;1.20;20\n").lots().get(0).net());
        assertTrue(csv("Наименование;Цена без НДС;НДС\nA;1,20;20%\n").lots().get(0).net());
        assertTrue(csv("Все цены указаны без НДС\nНаименование;Цена;НДС\nA;1,20;10%\n").lots().get(0).net());
        ListedLot both = csv("Наименование;Цена без НДС;Цена с НДС;Ставка НДС\nA;1,00;1,20;20%\n").lots().get(0);
        assertTrue(!both.net());
        assertAmount("1.2", both.price());
    }

    @Test
    void netPriceWithoutARateIsListedAsBad() {
        PriceList list = csv("Produit;Prix HT\nMiel;4,00\n");

        assertEquals("pricelist.bad.netWithoutVat", list.badRows().get(0).reason());
        ListCorrection rate = new ListCorrection(null, null, null, Map.of(), true, new BigDecimal("5.5"));
        assertEquals(1, PriceListReader.read(file("Produit;Prix HT\nMiel;4,00\n", StandardCharsets.UTF_8), null, rate).lots().size());
    }

    @Test
    void wholesalePriceIsThePriceAndRetailTheComparison() {
        ListedLot lot = csv("Артикул;Товар;РРЦ;Цена розн.;Опт;Кол-во в упак.\n01;Чай;150;140;99,90;24\n").lots().get(0);

        assertAmount("99.90", lot.price());
        assertAmount("150", lot.retailPrice());
        assertAmount("24", lot.packSize());
        assertEquals("01", lot.article());
    }

    @Test
    void headingsOnTwoLinesAreReadTogether() {
        PriceList list = csv("Артикул;Наименование;Цена;;Остаток\n;;опт;розница;\n01;Чай;99,90;150;3\n");

        assertEquals(2, list.mapping().headingLines());
        assertAmount("99.90", list.lots().get(0).price());
        assertAmount("150", list.lots().get(0).retailPrice());
    }

    @Test
    void totalsAreNoLotsButOilNamedTotalIs() {
        PriceList list = csv("Артикул;Наименование;Цена\n01;Total Quartz 5W40;900\n;Итого;900\nВсего позиций:;;1\n");

        assertEquals(List.of("01"), articles(list));
        assertEquals(List.of(), list.badRows());
    }

    @Test
    void stockIsReadInWords() {
        PriceList list = csv("""
                name;price;stock
                A;1;37 pcs
                B;1;in stock
                C;1;out of stock
                D;1;>100
                E;1;50+
                F;1;more than 1 000
                G;1;
                H;1;-
                I;1;maybe
                """);

        assertEquals("37 - / - - / 0 - / - 100 / - 50 / - 1000 / - - / 0 -", list.lots().stream().map(l -> l.offers().get(0))
                .map(o -> (o.stock() == null ? "-" : o.stock().toPlainString()) + " " + (o.stockAbove() == null ? "-" : o.stockAbove().toPlainString()))
                .collect(Collectors.joining(" / ")));
        assertEquals(List.of(new BadRow(10, "pricelist.bad.stock", "maybe")), list.badRows());
    }

    @Test
    void sameArticleInAnotherSizeIsAnotherOfferOfTheLot() {
        PriceList list = csv("sku,name,size,colour,price\nS1,Socks,36,red,2\nS1,Socks,38,red,2\nS1,Socks,38,red,2\n");

        assertEquals(2, list.lots().get(0).offers().size());
        assertEquals("pricelist.bad.articleTwice", list.badRows().get(0).reason());
    }

    @Test
    void weightIsKilogramsWhateverTheListSays() {
        assertAmount("0.25", csv("name;price;weight, g\nA;1;250\n").lots().get(0).weight());
        assertAmount("0.25", csv("Наименование;Цена;Вес\nA;1;250 г\n").lots().get(0).weight());
        assertAmount("1.5", csv("Наименование;Цена;Вес, кг\nA;1;1,5\n").lots().get(0).weight());
    }

    @Test
    void listWithoutHeadingsIsShownButNotGuessed() {
        PriceList list = csv("01;Чай;99,90\n02;Кофе;199,90\n");

        assertEquals(0, list.lots().size());
        assertEquals(2, list.preview().size());
        assertTrue(list.warnings().contains("pricelist.warning.noHeadings"));
        PriceList again = PriceListReader.read(file("01;Чай;99,90\n02;Кофе;199,90\n", StandardCharsets.UTF_8), null,
                columns(Map.of(0, ColumnMeaning.ARTICLE, 1, ColumnMeaning.NAME, 2, ColumnMeaning.PRICE_GROSS)));
        assertEquals(List.of("01", "02"), articles(again));
        assertAmount("99.90", again.lots().get(0).price());
    }

    @Test
    void rememberedMappingFindsItsColumnsInTheNextListWhereverTheyMoved() {
        ColumnMapping remembered = remembered(PriceListReader.read(file("Bla;Ding;Kosten\nx;Tee;1,20\n", StandardCharsets.UTF_8), null,
                new ListCorrection(null, 1, null, Map.of(1, ColumnMeaning.NAME, 2, ColumnMeaning.PRICE_GROSS), false, null)));

        PriceList next = PriceListReader.read(file("Stand Mai\n\nKosten;Neu;Ding\n1,20;x;Tee\n3,40;y;Salz\n", StandardCharsets.UTF_8), remembered,
                ListCorrection.NONE);
        assertEquals(List.of("Tee", "Salz"), names(next));
        assertEquals(3, next.mapping().headingLine());

        PriceList other = PriceListReader.read(file("name;price\nTea;1.20\n", StandardCharsets.UTF_8), remembered, ListCorrection.NONE);
        assertEquals(List.of("Tea"), names(other));
    }

    // what the organizer corrects ---------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"IBM866", "KOI8-R", "UTF-16LE", "UTF-16BE", "windows-1251", "UTF-8"})
    void chosenCharacterSetIsReadAndRememberedForTheSupplier(String charset) {
        PriceListFile list = file("Наименование;Цена\nЧай;9,90\n", Charset.forName(charset));
        PriceList read = PriceListReader.read(list, null, shape(charset, null));

        assertEquals(List.of("Чай"), names(read));
        assertEquals(charset, read.charset());
        assertEquals(List.of("Чай"), names(PriceListReader.read(list, remembered(read), ListCorrection.NONE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void wideTextWithoutAMarkIsRecognised(String charset) {
        assertEquals(List.of("Tea; green"), names(PriceListReader.read(file("name\tprice\nTea; green\t3.20\n", Charset.forName(charset)))));
    }

    @Test
    void chosenSeparatorIsReadAndRememberedForTheSupplier() {
        PriceListFile list = file("name|price;old|note;a;b\nTea|1.20;1.10|x;y;z\n", StandardCharsets.UTF_8);
        PriceList read = PriceListReader.read(list, null, shape(null, "|"));

        assertEquals("|", read.separator());
        assertEquals(List.of("name", "price;old", "note;a;b"), read.mapping().columns().stream().map(ColumnMapping.Column::heading).toList());
        ColumnMapping remembered = remembered(PriceListReader.read(file("name|price\nTea|1.20\n", StandardCharsets.UTF_8), null, shape(null, "|")));
        assertEquals("|", PriceListReader.read(file("name|price\nTea;black;loose|1.20\nTea;green;loose|3.20\n", StandardCharsets.UTF_8), remembered,
                ListCorrection.NONE).separator());
        assertEquals("tab", new TextShape(null, "\t").separator());
    }

    @Test
    void whatWasRememberedGivesWayToAListThatLooksDifferent() {
        ColumnMapping remembered = remembered(PriceListReader.read(file("Наименование;Цена\nЧай;9,90\n", Charset.forName("IBM866")), null,
                shape("IBM866", null)));

        PriceList list = PriceListReader.read(file("Товар,Опт\nЧай,\"9,90\"\n", StandardCharsets.UTF_8), remembered, ListCorrection.NONE);

        assertEquals(List.of("Чай"), names(list));
        assertEquals("UTF-8", list.charset());
    }

    @Test
    void choicesThatDoNotExistAreRefusedWithAClearWord() {
        PriceListFile latin = file("name;price\nThé;1\n", Charset.forName("windows-1252"));
        assertRefused("pricelist.file.notUtf8", () -> PriceListReader.read(latin, null, shape("UTF-8", null)));
        assertRefused("pricelist.import.charset.unknown", () -> shape("EBCDIC", null));
        assertRefused("pricelist.import.separator.unknown", () -> shape(null, "x"));
        assertRefused("pricelist.import.noSheet", () -> PriceListReader.read(latin, null, new ListCorrection(1, null, null, Map.of(), false, null)));
        assertRefused("pricelist.import.noHeadingLine",
                () -> PriceListReader.read(latin, null, new ListCorrection(null, 7, null, Map.of(), false, null)));
        assertRefused("pricelist.lot.vatRate", () -> new ListCorrection(null, null, null, Map.of(), true, new BigDecimal("120")));
    }

    @Test
    void headingLineCanBeChosen() {
        PriceListFile list = file("Наименование;Цена;Количество;Артикул\nстарые заголовки\nНазвание;Цена;Код\nЧай;9,90;A-1\n", StandardCharsets.UTF_8);

        assertEquals(List.of("A-1"), articles(PriceListReader.read(list, null, new ListCorrection(null, 3, null, Map.of(), false, null))));
    }

    // nasty lists -------------------------------------------------------------------------------------------------------

    @Test
    void listOfHeadingsOnlyHasNoLots() {
        PriceList list = csv("Артикул;Наименование;Цена\n");

        assertEquals(List.of(), list.lots());
        assertEquals(List.of(), list.badRows());
    }

    @Test
    void listOfOneColumnIsShownAndNothingIsGuessed() {
        PriceList list = csv("name\nTea\nCoffee\n");

        assertEquals(List.of(), list.lots());
        assertTrue(list.warnings().contains("pricelist.warning.noPriceColumn"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1 234,50 ₽|1234.50", "$12.5|12.5", "12,50 $|12.5", "€ 3,-|3", "3,– €|3", "1.234,- EUR|1234", "1.234,50|1234.50", "1,234.50|1234.50",
        "1.234.567,00|1234567", "1,234,567.00|1234567", "1'234.50 CHF|1234.50", "12 р. 50 к.|12.50", "1234-50|", "100 руб. за шт|100", "99,90 ₽/шт.|99.90", "99.90 / kg|99.90", "USD 7|7",
        "12 руб. 50 коп.|12.50", "-5|", "0|", "договорная|", "1 2 3|", "12,50,10|"})
    void pricesAreReadAsPeopleWriteThem(String written, String price) {
        PriceList list = csv("name;price\nSalt;1.20\nPepper;3.45\nTea;\"" + written + "\"\n");

        if (price == null) {
            assertEquals(1, list.badRows().size(), list.lots().toString());
        } else {
            assertEquals(List.of(), list.badRows());
            assertAmount(price, list.lots().get(2).price());
        }
    }

    @ParameterizedTest
    @CsvSource({"20%,20", "НДС 20%,20", "20,20", "0.2,20", "без НДС,0", "Без налога (НДС),0", "НДС не облагается,0", "20/120,20", "10 %,10", "incl. 7%,7", "0%,0"})
    void vatRatesAreReadAsPeopleWriteThem(String written, String rate) {
        PriceList list = csv("name;price;VAT\nTea;1.20;" + written + "\n");

        assertEquals(List.of(), list.badRows());
        assertAmount(rate, list.lots().get(0).vatRate());
    }

    @ParameterizedTest
    @CsvSource({"10,10", "уп. 10 шт,10", "10 шт.,10", "по 10,10", "10/120,10", "упак 10,10", "кор. (24 шт),24", "pack of 6,6", "VE 12,12", "1,", "-,"})
    void packSizesAreReadAsPeopleWriteThem(String written, String size) {
        PriceList list = csv("name;price;in pack\nSalt;1.20;4\nPepper;1.20;4\nTea;1.20;" + written + "\n");

        assertEquals(List.of(), list.badRows());
        BigDecimal packSize = list.lots().get(2).packSize();
        if (size == null) {
            assertNull(packSize);
        } else {
            assertAmount(size, packSize);
        }
    }

    @Test
    void weightIsNoPackSize() {
        ListedLot lot = csv("Наименование;Цена;Упаковка\nЧай;9,90;100 г\nКофе;19,90;банка 250 г\n").lots().get(0);

        assertNull(lot.packSize());
        assertEquals("100 г", lot.unit());
    }

    @Test
    void furtherOffersThatLookAlikeAreToldApart() {
        PriceList list = csv("Réf;Référence unique;Nom;Quantité;Unité;Prix\nA;A-1;Jus;25;cl;1,15\n;A-2;;25;cl;1,20\n;;;25;cl;1,30\n");

        assertEquals(List.of(), list.badRows());
        assertEquals(3, list.lots().get(0).offers().stream().map(ListedLot.Offer::label).distinct().count());
    }

    @Test
    void longDetailsOfBadRowsAreCut() {
        assertEquals(201, csv("name;price\nSalt;1.20\nTea;" + "x".repeat(5000) + "\n").badRows().get(0).detail().length());
    }

    @Test
    void fiftyThousandRowsAreReadWithinSeconds() {
        StringBuilder text = new StringBuilder("Артикул;Наименование;Цвет;Размер;Ед.;Цена;НДС;Остаток\r\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(String.format("%06d;Пряжа мериносовая %d;синий;%d;шт.;1 %03d,50;20%%;>100\r\n", i, i, i % 50, i % 1000));
        }
        PriceListFile file = file(text.toString(), Charset.forName("windows-1251"));
        long start = cpuTime();
        PriceList list = PriceListReader.read(file);
        long millis = (cpuTime() - start) / 1_000_000;

        assertEquals(50_000, list.lots().size());
        assertTrue(millis < 15_000, millis + " ms");
    }

    private static ListCorrection shape(String charset, String separator) {
        return new ListCorrection(null, null, new TextShape(charset, separator), Map.of(), false, null);
    }

    private static ListCorrection columns(Map<Integer, ColumnMeaning> meanings) {
        return new ListCorrection(null, null, null, meanings, false, null);
    }

    private static ColumnMapping remembered(PriceList list) {
        return list.mapping();
    }

    private static List<String> names(PriceList list) {
        return list.lots().stream().map(ListedLot::name).toList();
    }

    static void assertRefused(String key, Executable reading) {
        assertEquals(key, assertThrows(Refused.class, reading).key());
    }

    /** Of this thread: other programs on the machine do not count. */
    static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static PriceList csv(String text) {
        return PriceListReader.read(file(text, StandardCharsets.UTF_8));
    }

    static PriceListFile file(String text, Charset charset) {
        return new PriceListFile("list.csv", text.getBytes(charset));
    }

    private static PriceListFile real(String name) throws IOException {
        Path path = REAL_LISTS.resolve(name);
        assumeTrue(Files.isRegularFile(path), "the folder of other projects' lists is not here");
        return new PriceListFile(name, Files.readAllBytes(path));
    }

    static PriceListFile ours(String name) throws IOException {
        try (InputStream in = PriceListReaderTest.class.getResourceAsStream("/pricelists/" + name)) {
            return new PriceListFile(name, in.readAllBytes());
        }
    }

    private static List<String> articles(PriceList list) {
        return list.lots().stream().map(ListedLot::article).toList();
    }

    static void assertAmount(String expected, BigDecimal actual) {
        assertNotNull(actual);
        assertEquals(0, new BigDecimal(expected).compareTo(actual), "expected " + expected + ", was " + actual);
    }
}
