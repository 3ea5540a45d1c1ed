package org.artel.payment;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.FileNumber;
import org.artel.common.Money;
import org.artel.common.Refused;

/**
 * The exchange file of 1C with a client bank: lines {@code name=value}, one section for each payment order. Its sums are in the
 * account's currency, which it does not name.
 */
final class OneCStatement {

    private static final String START = "1CClientBankExchange";
    /** Stands in every such file, so it tells the character set; the word behind it does not always. */
    private static final String ENCODING = "Кодировка=";
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1251"), Charset.forName("IBM866"));
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");

    private OneCStatement() {
    }

    static boolean isOne(String start) {
        return start.startsWith(START);
    }

    /** @throws Refused {@code statement.broken} */
    static Statement read(byte[] content) {
        String text = CHARSETS.stream().map(charset -> new String(content, charset)).filter(read -> read.contains(ENCODING)).findFirst()
                .orElseThrow(() -> new Refused("statement.broken", 1));
        Set<String> own = new HashSet<>();
        Map<String, String> document = null;
        Statement.Found found = new Statement.Found();
        int number = 0;
        for (String line : text.split("\\R")) {
            number++;
            int equals = line.indexOf('=');
            String name = (equals < 0 ? line : line.substring(0, equals)).strip();
            String value = equals < 0 ? "" : line.substring(equals + 1).strip();
            if (name.equals("СекцияДокумент")) {
                document = new HashMap<>();
            } else if (name.equals("КонецДокумента") && document != null) {
                payment(found, document, own, number);
                document = null;
            } else if (document != null) {
                document.put(name, value);
            } else if (name.equals("РасчСчет")) {
                own.add(value);
            }
        }
        return found.as(Statement.Kind.ONE_C, List.of());
    }

    private static void payment(Statement.Found found, Map<String, String> document, Set<String> own, int line) {
        boolean receives = own.contains(any(document, "ПолучательСчет", "ПолучательРасчСчет"));
        boolean pays = own.contains(any(document, "ПлательщикСчет", "ПлательщикРасчСчет"));
        String received = any(document, "ДатаПоступило");
        if (pays || !receives && received.isEmpty()) {
            found.outgoing();
            return;
        }
        try {
            found.incoming(LocalDate.parse(received.isEmpty() ? any(document, "Дата") : received, DATE),
                    new Money(FileNumber.of(any(document, "Сумма").replace(',', '.')).orElseThrow(NumberFormatException::new)), any(document, "Плательщик1", "Плательщик"),
                    any(document, "ПлательщикСчет", "ПлательщикРасчСчет"), purpose(document), any(document, "Номер"));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            found.unreadable(line);
        }
    }

    private static String purpose(Map<String, String> document) {
        String whole = any(document, "НазначениеПлатежа");
        if (!whole.isEmpty()) {
            return whole;
        }
        StringBuilder lines = new StringBuilder();
        for (int i = 1; document.containsKey("НазначениеПлатежа" + i); i++) {
            lines.append(document.get("НазначениеПлатежа" + i)).append(' ');
        }
        return lines.toString();
    }

    private static String any(Map<String, String> document, String... names) {
        return List.of(names).stream().map(name -> document.getOrDefault(name, "")).filter(value -> !value.isEmpty()).findFirst().orElse("");
    }
}
