package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 12);

    private static StatementLine line(String amount, String payer, String account, String purpose, String id) {
        return new StatementLine(DAY, Money.of(amount), payer, account, purpose, id);
    }

    private static Statement read(String text, String charset, String currency) {
        return new StatementFile("statement", text.getBytes(Charset.forName(charset))).read(Map.of(), currency);
    }

    private static Statement table(String text) {
        return read(text, "UTF-8", "EUR");
    }

    // 1C

    private static final String ONE_C = """
            1CClientBankExchange
            ВерсияФормата=1.02
            Кодировка=%s
            РасчСчет=40817810500000000001
            СекцияРасчСчет
            РасчСчет=40817810500000000001
            НачальныйОстаток=100.00
            КонецРасчСчет
            СекцияДокумент=Платежное поручение
            Номер=17
            Дата=11.05.2026
            Сумма=1426.66
            ПлательщикСчет=40817810099910004312
            Плательщик=ИНН 500100732259 Петров Пётр
            Плательщик1=Петров Пётр
            ПолучательСчет=40817810500000000001
            ДатаПоступило=12.05.2026
            НазначениеПлатежа=За мёд 00079444
            КонецДокумента
            СекцияДокумент=Платежное поручение
            Номер=18
            Дата=12.05.2026
            Сумма=900.00
            ПлательщикСчет=40817810500000000001
            ПолучательСчет=40702810000000000055
            ДатаСписано=12.05.2026
            НазначениеПлатежа=Поставщику
            КонецДокумента
            СекцияДокумент=Банковский ордер
            Номер=19
            Дата=12.05.2026
            Сумма=12,50
            ПлательщикРасчСчет=40817810099910000007
            Плательщик=Кассир
            ПолучательРасчСчет=40817810500000000001
            НазначениеПлатежа1=перевод
            НазначениеПлатежа2=за чай
            КонецДокумента
            КонецФайла
            """;

    @ParameterizedTest
    @ValueSource(strings = {"windows-1251", "IBM866", "UTF-8"})
    void oneCIsReadInItsCharacterSetsWhateverItSaysOfItself(String charset) {
        Statement statement = read(ONE_C.formatted("Windows"), charset, "RUB");
        assertEquals(Statement.Kind.ONE_C, statement.kind());
        assertEquals(List.of(line("1426.66", "Петров Пётр", "4312", "За мёд 00079444", "17"), line("12.50", "Кассир", "0007", "перевод за чай", "19")),
                statement.incoming());
        assertEquals(1, statement.outgoing());
    }

    @Test
    void aBrokenSumOrDateOfOneCIsToldByItsLine() {
        Statement statement = read(ONE_C.formatted("Windows").replace("Сумма=1426.66", "Сумма=14x").replace("Дата=12.05.2026\nСумма=12,50", "Дата=45.05\nСумма=12,50"),
                "windows-1251", "RUB");
        assertEquals(List.of(), statement.incoming());
        assertEquals(List.of(19, 38), statement.unreadable());
    }

    // MT940

    private static final String MT940_GERMAN = """
            :20:STARTUMSE
            :25:37040044/0532013000
            :28C:00001/001
            :60F:C260511EUR1000,00
            :61:2605120512CR1426,66N062NONREF//4711
            :86:166?00SEPA-UEBERWEISUNG?109075?20EREF+NOTPROVIDED?21SVWZ+Honig 000794?2244 danke?30COBADEFFXXX?31DE89370400440532013000?32PETER P
            ?33ETERSEN
            :61:2605120512DR17,00N012NONREF
            :86:177?00LASTSCHRIFT?20Strom
            :62F:C260512EUR2409,66
            -
            """;

    @Test
    void germanMt940IsReadFromItsNumberedParts() {
        Statement statement = table(MT940_GERMAN);
        assertEquals(Statement.Kind.MT940, statement.kind());
        assertEquals(List.of(line("1426.66", "PETER PETERSEN", "3000", "EREF+NOTPROVIDEDSVWZ+Honig 00079444 danke", "4711")), statement.incoming());
        assertEquals(1, statement.outgoing());
    }

    @Test
    void dutchMt940WithHeadersAndSeveralStatementsIsReadFromItsNamedParts() {
        Statement statement = table("""
                {1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXXXN}{4:
                :20:P260512000000001
                :25:NL69INGB0123456789EUR
                :28C:00133
                :60F:C260511EUR0,00
                :61:2605120512C350,00NTRFEREF//00000000001005
                :86:/EREF/NOTPROVIDED//CNTP/NL91ABNA0417164300/ABNANL2A/J. Jansen///REMI/USTD//tea 00079444/
                :62F:C260512EUR350,00
                -}{5:}
                {1:F01INGBNL2ABXXX0000000000}{2:I940INGBNL2AXXXN}{4:
                :20:P260512000000002
                :25:NL69INGB0123456789USD
                :28C:00134
                :60F:C260511USD0,00
                :61:2605120512C99,00NTRFEREF//00000000001006
                :86:/TRTP/SEPA/IBAN/NL91ABNA0417164300/BIC/ABNANL2A/NAME/J JANSEN/REMI/dollars
                :62F:C260512USD99,00
                -}{5:}
                """);
        assertEquals(1, statement.incoming().size());
        assertEquals("USTD//tea 00079444/", statement.incoming().get(0).purpose());
        assertEquals(1, statement.foreign());
    }

    @Test
    void aLineOfMt940WithoutPartsIsItsPurpose() {
        Statement statement = table("""
                :20:1
                :25:1
                :28C:1
                :60F:C260511EUR0,00
                :61:2605120512C5,NTRFNONREF
                :86:from Anna for honey
                00079444
                :62F:C260512EUR5,00
                -""");
        assertEquals(List.of(line("5.00", "", "", "from Anna for honey00079444", "")), statement.incoming());
    }

    // CAMT.053

    private static String camt(String entries) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt><Id>1</Id>
                %s
                </Stmt></BkToCstmrStmt></Document>""".formatted(entries);
    }

    private static final String ENTRY = """
            <Ntry><Amt Ccy="EUR">1426.66</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-05-12</Dt></BookgDt><AcctSvcrRef>4711</AcctSvcrRef>
            <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><RltdPties><Dbtr><Nm>Peter &amp; Co</Nm></Dbtr>
            <DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Honey </Ustrd><Ustrd>00079444</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>""";

    @Test
    void camtIsReadByEntry() {
        Statement statement = table(camt(ENTRY + ENTRY.replace("CRDT", "DBIT") + ENTRY.replace("BOOK", "PDNG") + ENTRY.replace("EUR", "USD")));
        assertEquals(Statement.Kind.CAMT053, statement.kind());
        assertEquals(List.of(line("1426.66", "Peter & Co", "3000", "Honey 00079444", "4711")), statement.incoming());
        assertEquals(2, statement.outgoing());
        assertEquals(1, statement.foreign());
    }

    @Test
    void aCollectedEntryOfANewerVersionIsReadPaymentByPayment() {
        Statement statement = table(camt("""
                <Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><DtTm>2026-05-12T09:00:00</DtTm></BookgDt><NtryDtls>
                <TxDtls><Refs><AcctSvcrRef>a</AcctSvcrRef></Refs><Amt Ccy="EUR">10.00</Amt><RltdPties><Dbtr><Pty><Nm>A</Nm></Pty></Dbtr></RltdPties></TxDtls>
                <TxDtls><Refs><AcctSvcrRef>b</AcctSvcrRef></Refs><Amt Ccy="EUR">20.00</Amt><RltdPties><Dbtr><Pty><Nm>B</Nm></Pty></Dbtr></RltdPties>
                <RmtInf><Strd><CdtrRefInf><Ref>RF18000794</Ref></CdtrRefInf></Strd></RmtInf></TxDtls></NtryDtls></Ntry>"""));
        assertEquals(List.of(line("10.00", "A", "", "", "a"), line("20.00", "B", "", "RF18000794", "b")), statement.incoming());
    }

    @Test
    void camtFetchesNothingFromOutside() {
        String file = camt("<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><AddtlNtryInf>&x;</AddtlNtryInf></Ntry>")
                .replace("<Document", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n<Document");
        assertEquals("statement.broken", assertThrows(Refused.class, () -> table(file)).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Document><BkToCstmrStmt><Stmt><Ntry>", "<html><body>1</body></html>"})
    void otherXmlIsRefused(String text) {
        assertThrows(Refused.class, () -> table(text));
    }

    @Test
    void nestingBeyondAllMeasureIsRefused() {
        assertEquals("statement.broken", assertThrows(Refused.class, () -> table(camt("<Ntry>" + "<a>".repeat(5000)))).key());
    }

    // tables

    @Test
    void aRussianTableWithTwoColumnsOfSumsIsRead() {
        Statement statement = read("""
                Выписка по счёту за май;;;;;
                Дата операции;Дебет;Кредит;Плательщик;Счёт плательщика;Назначение платежа
                12.05.2026;;1 426,66;Петров Пётр;40817810099910004312;За мёд 00079444
                12.05.2026;900,00;;Поставщик;40702810000000000055;Оплата
                Итого;900,00;1 426,66;;;
                """, "windows-1251", "RUB");
        assertEquals(List.of(line("1426.66", "Петров Пётр", "4312", "За мёд 00079444", "")), statement.incoming());
        assertEquals(1, statement.outgoing());
    }

    @Test
    void aTableWithSignedSumsAndMonthsFirstIsRead() {
        Statement statement = table("""
                Date,Name,Amount,Currency,Description,Transaction ID
                05/12/2026,Peter,"1,426.66",EUR,honey 00079444,T1
                05/13/2026,Shop,-20.00,EUR,paper,T2
                05/12/2026,Ann,5.00,USD,tea,T3
                05/12/2026,Bob,x,EUR,tea,T4
                """);
        assertEquals(List.of(line("1426.66", "Peter", "", "honey 00079444", "T1")), statement.incoming());
        assertEquals(1, statement.outgoing());
        assertEquals(1, statement.foreign());
        assertEquals(List.of(5), statement.unreadable());
    }

    @Test
    void aTableWithAWordForTheDirectionIsRead() {
        Statement statement = table("""
                Datum;Naam / Omschrijving;Tegenrekening;Af Bij;Bedrag (EUR);Mededelingen
                20260512;J Jansen;NL91ABNA0417164300;Bij;350,00;tea 00079444
                20260512;Shop;NL91ABNA0417164300;Af;20,00;paper
                """);
        assertEquals(List.of(line("350.00", "J Jansen", "4300", "tea 00079444", "")), statement.incoming());
        assertEquals(1, statement.outgoing());
    }

    @Test
    void aWorkbookIsReadWithItsDates() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            var headings = sheet.createRow(0);
            headings.createCell(0).setCellValue("Date");
            headings.createCell(1).setCellValue("Amount");
            headings.createCell(2).setCellValue("Purpose");
            var day = workbook.createCellStyle();
            day.setDataFormat((short) 14);
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue(DAY);
            row.getCell(0).setCellStyle(day);
            row.createCell(1).setCellValue(1426.66);
            row.createCell(2).setCellValue("00079444");
            workbook.write(bytes);
        }
        assertEquals(List.of(line("1426.66", "", "", "00079444", "")),
                new StatementFile("bank.xlsx", bytes.toByteArray()).read(Map.of(), "EUR").incoming());
    }

    @Test
    void whatTheOrganizerSaidOfAColumnHoldsBeforeAnyGuess() {
        String text = "12.05.2026;Peter;350,00;tea\n12.05.2026;Ann;20,00;honey\n";
        Statement unknown = table(text);
        assertEquals(List.of(), unknown.incoming());
        assertEquals(List.of("1", "2", "3", "4"), unknown.columns().stream().map(Statement.Column::heading).toList());
        assertEquals(List.of("Peter", "Ann"), unknown.columns().get(1).samples());
        Statement said = new StatementFile("s.csv", text.getBytes(StandardCharsets.UTF_8)).read(Map.of("1", StatementColumn.DATE,
                "2", StatementColumn.PAYER, "3", StatementColumn.SUM, "4", StatementColumn.PURPOSE), "EUR");
        assertEquals(List.of(line("350.00", "Peter", "", "tea", ""), line("20.00", "Ann", "", "honey", "")), said.incoming());
    }

    @Test
    void anEmptyOrEndlessFileIsRefused() {
        assertEquals("statement.empty", assertThrows(Refused.class, () -> new StatementFile("s", new byte[0])).key());
        assertEquals("statement.tooLarge", assertThrows(Refused.class, () -> new StatementFile("s", new byte[StatementFile.MAX_BYTES + 1])).key());
    }

    @Test
    void linesThatSayTheSameHaveTheSameHash() {
        StatementLine one = line("5.00", "Ann ", "DE89 3704 3000", "tea  00079444", "1");
        assertEquals(line("5.00", "Ann", "3000", "tea 00079444", "1").hash(), one.hash());
        assertNotEquals(line("5.00", "Ann", "3000", "tea 00079444", "2").hash(), one.hash());
    }
}
