package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.artel.common.Money;
import org.artel.common.QrCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentCodeTest {

    private static final Money SUM = Money.of("1426.66");
    private static final String REFERENCE = "00079444";
    private static final String ROUBLES = """
            Получатель: Ковалёва Анна Петровна
            счёт 40817 810 7 0000 0000001, ИНН 500100732259
            АО «Первый банк», БИК 044525225, корр. счёт 30101810400000000225
            """;

    @Test
    void euroIsSaidAsEpc069() {
        String code = PaymentCode.of("Anna Kovač\nIBAN: DE89 3704 0044 0532 0130 00\nBIC: COBADEFFXXX\nSparbank", "EUR", SUM, REFERENCE);
        assertEquals("BCD\n002\n1\nSCT\nCOBADEFFXXX\nAnna Kovač\nDE89370400440532013000\nEUR1426.66\n\n\n00079444", code);
    }

    @Test
    void theBicMayBeMissingForEuro() {
        assertEquals("BCD\n002\n1\nSCT\n\nAnna K\nNL91ABNA0417164300\nEUR1426.66\n\n\n00079444",
                PaymentCode.of("Name: Anna K\nNL91 ABNA 0417 1643 00", "EUR", SUM, REFERENCE));
    }

    @Test
    void roubleIsSaidAsSt00012InKopecks() {
        assertEquals("ST00012|Name=Ковалёва Анна Петровна|PersonalAcc=40817810700000000001|BankName=АО «Первый банк»|BIC=044525225"
                + "|CorrespAcc=30101810400000000225|PayeeINN=500100732259|Sum=142666|Purpose=00079444", PaymentCode.of(ROUBLES, "RUB", SUM, REFERENCE));
    }

    @ParameterizedTest(name = "a mistyped IBAN or none: {0}")
    @ValueSource(strings = {"Anna K\nDE89 3704 0044 0532 0130 01", "Anna K\nPhone +49 30 123456", "DE89 3704 0044 0532 0130 00"})
    void euroWithoutNameOrRightIbanIsPlain(String details) {
        assertEquals(details + "\n1426.66 EUR\n00079444", PaymentCode.of(details, "EUR", SUM, REFERENCE));
    }

    @ParameterizedTest(name = "one digit is wrong: {0} for {1}")
    @ValueSource(strings = {"40817 810 7 0000 0000001>40817 810 7 0000 0000002", "044525225>044525226", "30101810400000000225>30101810400000000226",
            "АО «Первый банк», >", "Получатель: Ковалёва Анна Петровна\n>"})
    void roubleWithAMistypedOrMissingPartIsPlain(String change) {
        String[] parts = change.split(">", 2);
        String details = ROUBLES.replace(parts[0], parts[1]);
        assertTrue(PaymentCode.of(details, "RUB", SUM, REFERENCE).endsWith("\n1426.66 RUB\n00079444"));
    }

    @Test
    void anotherCurrencyIsPlain() {
        assertEquals("Anna K, card 4000 1234\n1426.66 KZT\n00079444", PaymentCode.of("Anna K, card 4000 1234", "KZT", SUM, REFERENCE));
    }

    @Test
    void theLongestDetailsFitIntoACode() {
        assertTrue(QrCode.svg(PaymentCode.of("щ".repeat(1000), "RUB", SUM, REFERENCE)).startsWith("<svg"));
        assertTrue(QrCode.svg(PaymentCode.of("Ж".repeat(200) + ROUBLES.substring(34), "RUB", SUM, REFERENCE)).startsWith("<svg"));
    }
}
