package org.artel.pricelist;

import static org.artel.pricelist.PriceListReaderTest.assertAmount;
import static org.artel.pricelist.PriceListReaderTest.assertRefused;
import static org.artel.pricelist.PriceListReaderTest.cpuTime;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XLS, XLSX and ODS: what they say is read, what they could do is refused. */
class SpreadsheetFilesTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void workbookIsReadAsItShows(boolean xlsx) throws IOException {
        PriceList list = PriceListReader.read(workbook(xlsx));

        assertEquals(xlsx ? PriceListFile.Kind.XLSX : PriceListFile.Kind.XLS, list.kind());
        assertEquals(List.of("About us", "Prices"), list.sheets());
        assertEquals(1, list.mapping().sheet());
        assertEquals(List.of("00042", "7", "12345678901"), list.lots().stream().map(ListedLot::article).toList());
        ListedLot tea = list.lots().get(0);
        assertEquals("Tea", tea.category());
        assertEquals("Green & \"loose\"", tea.name());
        assertAmount("12.5", tea.price());
        assertAmount("20", tea.vatRate());
        assertEquals(4, tea.line());
        assertAmount("189.9", list.lots().get(1).price());
        assertNull(list.lots().get(1).offers().get(0).stock());
        assertAmount("37", list.lots().get(2).offers().get(0).stock());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void storedResultOfAFormulaIsReadAndNothingIsEvaluated(boolean xlsx) throws IOException {
        try (Workbook workbook = xlsx ? new XSSFWorkbook() : new HSSFWorkbook()) {
            var sheet = workbook.createSheet();
            row(sheet.createRow(0), "name", "price");
            row(sheet.createRow(1), "Tea", null);
            sheet.getRow(1).createCell(1).setCellFormula("2*21");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
            // the stored result is 42; after the change an evaluation would give 8
            byte[] bytes = bytes(workbook);
            if (xlsx) {
                bytes = replaceInZip(bytes, "xl/worksheets/sheet1.xml", "2*21", "2*4");
            }
            assertAmount("42", PriceListReader.read(new PriceListFile("f", bytes)).lots().get(0).price());
        }
    }

    @Test
    void openDocumentIsReadAsItShows() throws IOException {
        Sheet sheet = new Sheet("Preise", 5, 5);
        sheet.getRange(0, 0, 5, 5).setValues(
                "Preisliste Mai", null, null, null, null,
                "Artikelnummer", "Bezeichnung", "Preis", "MwSt", "Bestand",
                "Tee", null, null, null, null,
                "00042", "Grüner Tee", 12.5, "19%", 37,
                "00043", "Schwarzer Tee", 1234.56, "7%", ">100");
        PriceList list = PriceListReader.read(ods(sheet));

        assertEquals(PriceListFile.Kind.ODS, list.kind());
        assertEquals(List.of("00042", "00043"), list.lots().stream().map(ListedLot::article).toList());
        assertEquals("Tee", list.lots().get(0).category());
        assertAmount("12.5", list.lots().get(0).price());
        assertAmount("1234.56", list.lots().get(1).price());
        assertAmount("19", list.lots().get(0).vatRate());
        assertAmount("37", list.lots().get(0).offers().get(0).stock());
    }

    @Test
    void repeatedRowsAndCellsOfAnOpenDocumentCountAsManyTimes() throws IOException {
        PriceList list = PriceListReader.read(ods("""
                <table:table table:name="S"><table:table-row><table:table-cell><text:p>name</text:p></table:table-cell>\
                <table:table-cell><text:p>price</text:p></table:table-cell></table:table-row>\
                <table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row>\
                <table:table-row><table:table-cell><text:p>Tea<text:s text:c="2"/>green</text:p><office:annotation><text:p>a note</text:p></office:annotation>\
                </table:table-cell><table:table-cell office:value-type="float" office:value="3.2"><text:p>3,20 €</text:p></table:table-cell></table:table-row>\
                <table:table-row table:number-rows-repeated="1047000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>\
                </table:table>"""));

        assertEquals("Tea  green", list.lots().get(0).name());
        assertEquals(1002, list.lots().get(0).line());
        assertAmount("3.2", list.lots().get(0).price());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hiddenSheetsAreReadOnlyWhenChosen(boolean xlsx) throws IOException {
        try (Workbook workbook = xlsx ? new XSSFWorkbook() : new HSSFWorkbook()) {
            row(workbook.createSheet("Cover").createRow(0), "The best tea of the world");
            var old = workbook.createSheet("Old");
            row(old.createRow(0), "Article", "Name", "Price", "VAT", "Stock");
            row(old.createRow(1), "1", "Old tea", "9", "20%", "1");
            var prices = workbook.createSheet("Prices");
            row(prices.createRow(0), "Name", "Price");
            row(prices.createRow(1), "New tea", "3");
            workbook.setSheetHidden(1, true);
            PriceListFile file = new PriceListFile("list", bytes(workbook));

            assertEquals("New tea", PriceListReader.read(file).lots().get(0).name());
            assertEquals("Old tea", PriceListReader.read(file, null, new ListCorrection(1, null, null, Map.of(), false, null)).lots().get(0).name());
            ColumnMapping remembered = PriceListReader.read(file, null, new ListCorrection(1, null, null, Map.of(), false, null)).mapping();
            assertEquals("Old tea", PriceListReader.read(file, remembered, ListCorrection.NONE).lots().get(0).name());
        }
    }

    @Test
    void hiddenSheetsOfAnOpenDocumentAreReadLast() throws IOException {
        String sheet = "<table:table table:name=\"%s\" table:style-name=\"%s\"><table:table-row><table:table-cell><text:p>name</text:p></table:table-cell>"
                + "<table:table-cell><text:p>price</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>%s</text:p>"
                + "</table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"3\"/></table:table-row></table:table>";
        String styles = "<office:automatic-styles><style:style style:name=\"a\" style:family=\"table\"><style:table-properties table:display=\"false\"/>"
                + "</style:style><style:style style:name=\"b\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style></office:automatic-styles>";
        PriceList list = PriceListReader.read(ods(styles + sheet.formatted("Old", "a", "Old tea") + sheet.formatted("New", "b", "New tea")));

        assertEquals("New tea", list.lots().get(0).name());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void mergedCellsHeadCategoriesAndLotsOfSeveralSizes(boolean xlsx) throws IOException {
        try (Workbook workbook = xlsx ? new XSSFWorkbook() : new HSSFWorkbook()) {
            var sheet = workbook.createSheet();
            row(sheet.createRow(0), "Article", "Name", "Size", "Price");
            row(sheet.createRow(1), "Socks", null, null, null);
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, 3));
            row(sheet.createRow(2), "S-1", "Warm socks", "36", "3");
            row(sheet.createRow(3), null, null, "38", "3.50");
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 0, 0));
            sheet.addMergedRegion(new CellRangeAddress(2, 3, 1, 1));

            PriceList list = PriceListReader.read(new PriceListFile("list", bytes(workbook)));

            assertEquals(List.of(), list.badRows());
            assertEquals("Socks", list.lots().get(0).category());
            assertEquals(List.of("36", "38"), list.lots().get(0).offers().stream().map(ListedLot.Offer::size).toList());
        }
    }

    @Test
    void chosenCharacterSetMeansNothingToAWorkbook() throws IOException {
        PriceList list = PriceListReader.read(workbook(true), null,
                new ListCorrection(null, null, new TextShape("IBM866", "|"), Map.of(), false, null));

        assertEquals(3, list.lots().size());
        assertNull(list.charset());
    }

    // bombs and traps --------------------------------------------------------------------------------------------------

    @Test
    void rowRepeatedAMillionTimesIsRefused() {
        assertRefused("pricelist.file.tooManyRows", () -> PriceListReader.read(ods("""
                <table:table table:name="S"><table:table-row><table:table-cell><text:p>name</text:p></table:table-cell>\
                <table:table-cell><text:p>price</text:p></table:table-cell></table:table-row>\
                <table:table-row table:number-rows-repeated="1000000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>\
                </table:table>""")));
    }

    @Test
    void cellRepeatedManyTimesIsRefused() {
        assertRefused("pricelist.file.tooManyColumns", () -> PriceListReader.read(ods("""
                <table:table table:name="S"><table:table-row>\
                <table:table-cell table:number-columns-repeated="2000000000"><text:p>x</text:p></table:table-cell></table:table-row>\
                </table:table>""")));
    }

    @Test
    void zipThatUnfoldsTooFarIsRefused() throws IOException {
        byte[] zeros = new byte[40 * 1024 * 1024];
        Arrays.fill(zeros, (byte) ' ');
        byte[] bomb = addToZip(bytes(new XSSFWorkbook()), "xl/media/more.bin", zeros);

        assertRefused("pricelist.file.bomb", () -> PriceListReader.read(new PriceListFile("bomb.xlsx", bomb)));
    }

    @Test
    void zipOfCountlessEntriesIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < 6000; i++) {
                zip.putNextEntry(new ZipEntry("e" + i));
            }
        }
        assertRefused("pricelist.file.bomb", () -> PriceListReader.read(new PriceListFile("bomb.xlsx", out.toByteArray())));
    }

    @Test
    void commentAsLargeAsMemoryIsRefused() {
        String noise = randomText(3 * 1024 * 1024);
        assertRefused("pricelist.file.bomb", () -> PriceListReader.read(ods("<!--" + noise + "<a><b>-->")));
    }

    @Test
    void partsAreMeasuredByWhatTheyAreNotByTheirNames() throws IOException {
        assertEquals(1, PriceListReader.read(textsCalled("xl/texts.dat", "")).lots().size(), "another name is allowed");
        assertRefused("pricelist.file.bomb", () -> PriceListReader.read(textsCalled("xl/texts.dat", "<!--" + randomText(3 * 1024 * 1024) + "-->")));
        assertRefused("pricelist.file.bomb", () -> PriceListReader.read(textsCalled("xl/sharedStrings.xml",
                "<!--" + randomText(300_000) + "-->" + "<si/>".repeat(3_000_000))));
    }

    private static PriceListFile textsCalled(String name, String more) throws IOException {
        byte[] content = replaceInZip(smallWorkbook(), "xl/sharedStrings.xml", "</sst>", more + "</sst>");
        content = replaceInZip(content, "[Content_Types].xml", "/xl/sharedStrings.xml", '/' + name);
        content = replaceInZip(content, "xl/_rels/workbook.xml.rels", "sharedStrings.xml", name.substring("xl/".length()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content)); ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry e; (e = in.getNextEntry()) != null; ) {
                copy.putNextEntry(new ZipEntry(e.getName().equals("xl/sharedStrings.xml") ? name : e.getName()));
                in.transferTo(copy);
            }
        }
        return new PriceListFile("list.xlsx", out.toByteArray());
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() throws IOException {
        byte[] laughs = replaceInZip(smallWorkbook(), "xl/sharedStrings.xml", "<sst",
                "<!DOCTYPE w [<!ENTITY a SYSTEM \"http://127.0.0.1:9/secret\"><!ENTITY b \"&a;&a;\">]><sst");
        byte[] used = replaceInZip(laughs, "xl/sharedStrings.xml", "Tea", "&b;");

        assertRefused("pricelist.file.broken", () -> PriceListReader.read(new PriceListFile("x.xlsx", used)));
    }

    @Test
    void cellLongerThanExcelsOwnLimitIsRefused() {
        assertRefused("pricelist.file.cellTooLong",
                () -> PriceListReader.read(PriceListReaderTest.file("name;price\n\"" + "x".repeat(40_000) + "\";1\n", StandardCharsets.UTF_8)));
    }

    @Test
    void moreThanAHundredThousandRowsAreRefused() {
        assertRefused("pricelist.file.tooManyRows",
                () -> PriceListReader.read(PriceListReaderTest.file("name;price\n" + "x;1\n".repeat(100_001), StandardCharsets.UTF_8)));
    }

    @Test
    void moreThanTwoHundredColumnsAreRefused() {
        assertRefused("pricelist.file.tooManyColumns",
                () -> PriceListReader.read(PriceListReaderTest.file("name;price\n" + "x;".repeat(300) + "\n", StandardCharsets.UTF_8)));
    }

    @Test
    void moreThanTwentyMegabytesAreRefused() {
        assertRefused("pricelist.file.tooLarge", () -> new PriceListFile("x.csv", new byte[20 * 1024 * 1024 + 1]));
    }

    @Test
    void otherFilesAreRefusedWithAClearWord() {
        assertRefused("pricelist.file.unknownKind", () -> read("<html><table><tr><td>price</td></tr></table>"));
        assertRefused("pricelist.file.unknownKind", () -> read("%PDF-1.4"));
        assertRefused("pricelist.file.unknownKind", () -> read("name;price\n\0\0\0"));
        assertRefused("pricelist.file.empty", () -> read(" \n \n"));
        assertRefused("pricelist.file.broken", () -> PriceListReader.read(new PriceListFile("x.xlsx", "PK\3\4 no zip".getBytes(StandardCharsets.UTF_8))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void damagedWorkbooksAreRefusedAndNeverBreakTheServer(boolean xlsx) throws IOException {
        byte[] sound = workbook(xlsx).content();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = sound.clone();
            for (int k = 0; k < 1 + random.nextInt(8); k++) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            if (random.nextInt(4) == 0) {
                damaged = Arrays.copyOf(damaged, 100 + random.nextInt(damaged.length - 100));
            }
            PriceListFile file = new PriceListFile("damaged", damaged);
            try {
                PriceListReader.read(file);
            } catch (Refused e) {
                assertTrue(e.key().startsWith("pricelist.file."), e.key());
            }
        }
    }

    @Test
    void fiftyThousandRowsOfAWorkbookAreReadWithinSeconds() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            var sheet = workbook.createSheet();
            row(sheet.createRow(0), "Артикул", "Наименование", "Цвет", "Размер", "Ед.", "Цена", "НДС", "Остаток");
            for (int i = 1; i <= 50_000; i++) {
                Row row = sheet.createRow(i);
                row(row, String.format("%06d", i), "Пряжа мериносовая & мохер " + i, "синий", String.valueOf(i % 50), "шт.", null, "20%", ">100");
                row.createCell(5).setCellValue(i + 0.5);
            }
            workbook.write(out);
        }
        PriceListFile file = new PriceListFile("large.xlsx", out.toByteArray());
        long start = cpuTime();
        PriceList list = PriceListReader.read(file);
        long millis = (cpuTime() - start) / 1_000_000;

        assertEquals(50_000, list.lots().size());
        assertAmount("50000.5", list.lots().get(49_999).price());
        assertTrue(millis < 15_000, millis + " ms");
    }

    private static PriceListFile workbook(boolean xlsx) throws IOException {
        try (Workbook workbook = xlsx ? new XSSFWorkbook() : new HSSFWorkbook()) {
            row(workbook.createSheet("About us").createRow(0), "We sell tea. The best price!");
            var sheet = workbook.createSheet("Prices");
            row(sheet.createRow(0), "Valid from May");
            row(sheet.createRow(1), "Article No.", "Product name", "Price", "VAT", "Stock", "Changed");
            row(sheet.createRow(2), "Tea");
            CellStyle padded = workbook.createCellStyle();
            padded.setDataFormat(workbook.createDataFormat().getFormat("00000"));
            CellStyle percent = workbook.createCellStyle();
            percent.setDataFormat(workbook.createDataFormat().getFormat("0%"));
            CellStyle roubles = workbook.createCellStyle();
            roubles.setDataFormat(workbook.createDataFormat().getFormat("#,##0\" руб.\""));
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("dd.mm.yyyy"));
            double[][] numbers = {{42, 12.5, 0.2}, {7, 189.9, 0.2}, {12345678901.0, 0.1 + 0.2, 0.1}};
            String[] names = {"Green & \"loose\"", "Black", "Mint"};
            for (int i = 0; i < 3; i++) {
                Row row = sheet.createRow(3 + i);
                row.createCell(0).setCellValue(numbers[i][0]);
                if (i == 0) {
                    row.getCell(0).setCellStyle(padded);
                }
                row.createCell(1).setCellValue(names[i]);
                row.createCell(2).setCellValue(numbers[i][1]);
                row.getCell(2).setCellStyle(roubles);
                row.createCell(3).setCellValue(numbers[i][2]);
                row.getCell(3).setCellStyle(percent);
                row.createCell(5).setCellValue(45000);
                row.getCell(5).setCellStyle(date);
            }
            sheet.getRow(5).createCell(4).setCellValue(37);
            row(sheet.createRow(6), "Total", null, "202.70");
            return new PriceListFile("list.xls", bytes(workbook));
        }
    }

    private static void row(Row row, String... texts) {
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                row.createCell(i).setCellValue(texts[i]);
            }
        }
    }

    private static byte[] bytes(Workbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (workbook.getNumberOfSheets() == 0) {
            workbook.createSheet();
        }
        workbook.write(out);
        return out.toByteArray();
    }

    private static byte[] smallWorkbook() throws IOException {
        try (Workbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            row(sheet.createRow(0), "name", "price");
            row(sheet.createRow(1), "Tea", "1");
            return bytes(workbook);
        }
    }

    private static PriceListFile ods(Sheet sheet) throws IOException {
        SpreadSheet spread = new SpreadSheet();
        spread.appendSheet(sheet);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        spread.save(out);
        return new PriceListFile("list.ods", out.toByteArray());
    }

    private static PriceListFile ods(String tables) throws IOException {
        String content = """
                <?xml version="1.0" encoding="UTF-8"?><office:document-content \
                xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
                xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
                xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:body><office:spreadsheet>""" + tables
                + "</office:spreadsheet></office:body></office:document-content>";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return new PriceListFile("list.ods", out.toByteArray());
    }

    private static PriceList read(String text) {
        return PriceListReader.read(PriceListReaderTest.file(text, StandardCharsets.UTF_8));
    }

    private static String randomText(int length) {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] replaceInZip(byte[] zip, String entry, String from, String to) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip)); ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry e; (e = in.getNextEntry()) != null; ) {
                copy.putNextEntry(new ZipEntry(e.getName()));
                byte[] bytes = in.readAllBytes();
                copy.write(e.getName().equals(entry)
                        ? new String(bytes, StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8) : bytes);
            }
        }
        return out.toByteArray();
    }

    private static byte[] addToZip(byte[] zip, String entry, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip)); ZipOutputStream copy = new ZipOutputStream(out)) {
            for (ZipEntry e; (e = in.getNextEntry()) != null; ) {
                copy.putNextEntry(new ZipEntry(e.getName()));
                in.transferTo(copy);
            }
            copy.putNextEntry(new ZipEntry(entry));
            copy.write(content);
        }
        return out.toByteArray();
    }
}
