package org.artel.payment;

import com.prowidesoftware.swift.io.parser.SwiftParser;
import com.prowidesoftware.swift.model.Tag;
import com.prowidesoftware.swift.model.field.Field60F;
import com.prowidesoftware.swift.model.field.Field60M;
import com.prowidesoftware.swift.model.field.Field61;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.common.Money;

/**
 * SWIFT's customer statement. Banks send one or many, with or without the headers of the network; what stands in field 86 is each
 * country's own: Germany numbers its parts ({@code ?20}), the Netherlands names them ({@code /NAME/}), others write plain text.
 */
final class Mt940Statement {

    private static final Pattern BODY = Pattern.compile("(?ms)^:20:.*?(?=^-\\}?\\s*$|^:20:|\\z)");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Pattern NUMBERED = Pattern.compile("\\?(\\d{2})([^?]*)");
    private static final Pattern NAMED = Pattern.compile("/(NAME|REMI|IBAN|EREF|KREF|MARF|CSID|BIC|TRTP|ORDP|BENM|CNTP|ISDT|RTRN|PURP|ADDR|ID)/");

    private Mt940Statement() {
    }

    static boolean isOne(String start) {
        return start.startsWith("{1:") || start.matches("(?s).{0,200}?:20:.*") && start.contains(":25:");
    }

    static Statement read(String text, String currency) {
        Statement.Found found = new Statement.Found();
        Matcher bodies = BODY.matcher(text.replace("{4:", "{4:\n"));
        while (bodies.find()) {
            String body = bodies.group().strip().replaceAll("\\R", "\r\n");
            statement(found, SwiftParser.parseBlock4("{4:\r\n" + body + "\r\n-}").getTags(), currency);
        }
        return found.as(Statement.Kind.MT940, List.of());
    }

    private static void statement(Statement.Found found, List<Tag> tags, String currency) {
        String stated = currency;
        for (int i = 0; i < tags.size(); i++) {
            String value = tags.get(i).getValue();
            switch (tags.get(i).getName()) {
                case "60F" -> stated = new Field60F(value).getCurrency();
                case "60M" -> stated = new Field60M(value).getCurrency();
                case "61" -> line(found, new Field61(value), i + 1 < tags.size() && tags.get(i + 1).getName().equals("86")
                        ? tags.get(i + 1).getValue() : "", i, currency.equals(stated) || stated.equals("RUR") && currency.equals("RUB"));
                default -> { }
            }
        }
    }

    private static void line(Statement.Found found, Field61 line, String details, int number, boolean ours) {
        String mark = line.getDebitCreditMark() == null ? "" : line.getDebitCreditMark();
        if (!mark.equals("C") && !mark.equals("RD")) {
            found.outgoing();
        } else if (!ours) {
            found.foreign();
        } else {
            try {
                Details read = Details.of(details.isBlank() && line.getSupplementaryDetails() != null ? line.getSupplementaryDetails() : details);
                found.incoming(LocalDate.parse(line.getValueDate(), DATE), new Money(line.getAmountAsBigDecimal()), read.payer(), read.account(),
                        read.purpose(), line.getReferenceOfTheAccountServicingInstitution());
            } catch (DateTimeException | ArithmeticException | NullPointerException e) {
                found.unreadable(number + 1);
            }
        }
    }

    /** Lines end at the 65th character, wherever a word or a number stands. */
    private record Details(String payer, String account, String purpose) {

        static Details of(String field) {
            String text = field.replaceAll("\\R", "");
            if (text.matches("\\d{3}\\?.*")) {
                Map<Integer, String> parts = new TreeMap<>();
                NUMBERED.matcher(text).results().forEach(part -> parts.merge(Integer.valueOf(part.group(1)), part.group(2), String::concat));
                StringBuilder purpose = new StringBuilder();
                parts.forEach((number, part) -> purpose.append(number >= 20 && number <= 29 || number >= 60 && number <= 63 ? part : ""));
                return new Details(parts.getOrDefault(32, "") + parts.getOrDefault(33, ""), parts.get(31), purpose.toString());
            }
            Map<String, String> parts = new TreeMap<>();
            Matcher names = NAMED.matcher(text);
            int from = 0;
            String name = null;
            while (names.find()) {
                if (name != null) {
                    parts.putIfAbsent(name, text.substring(from, names.start()));
                }
                name = names.group(1);
                from = names.end();
            }
            if (name == null) {
                return new Details("", "", field.replaceAll("\\R", ""));
            }
            parts.putIfAbsent(name, text.substring(from));
            return new Details(parts.get("NAME"), parts.get("IBAN"), parts.getOrDefault("REMI", text));
        }
    }
}
