package org.artel.payment;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.common.Money;

/**
 * What the QR code of a payment says, so that a bank's app fills its form in: EPC069-12 for euro, ST00012 (GOST R 56042) for rouble.
 * The payee's data are found in the payment details, the one text that the organizer states and that never changes silently:
 *
 * <pre>
 * Anna Kovač                          Ковалёва Анна Петровна
 * IBAN DE89 3704 0044 0532 0130 00    счёт 40817810500000000001
 * BIC COBADEFFXXX                     АО «Первый банк», БИК 044525225, корр. счёт 30101810400000000225
 * </pre>
 *
 * Where something that the standard asks for is missing or mistyped, and in other currencies, the code says details, sum and reference in
 * plain text.
 */
public final class PaymentCode {

    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);
    private static final int EPC_NAME = 70;
    private static final int EPC_BYTES = 331;
    private static final int GOST_NAME = 160;
    private static final int GOST_BANK = 45;
    private static final int PLAIN_MAX = 900;
    private static final Pattern LABEL = Pattern.compile("(?iu)^(?:name|recipient|payee|beneficiary|получатель|фио|имя|bank|банк(?: получателя)?)\\s*:\\s*");
    private static final Pattern IBAN_START = Pattern.compile("\\b[A-Z]{2}\\d{2}(?=[ A-Z0-9])");
    private static final Pattern BIC = Pattern.compile("(?i:BIC|SWIFT)\\W{0,3}\\b([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\\b");
    private static final Pattern ACCOUNT = Pattern.compile("(?<!\\d)4(?:[ .]?\\d){19}(?!\\d)");
    private static final Pattern CORRESPONDENT = Pattern.compile("(?<!\\d)301(?:[ .]?\\d){17}(?!\\d)");
    private static final Pattern RUSSIAN_BIC = Pattern.compile("(?<!\\d)0\\d{8}(?!\\d)");
    private static final Pattern INN = Pattern.compile("(?iu)(?:ИНН|INN)\\D{0,3}(\\d{12}|\\d{10})(?!\\d)");
    private static final Pattern BANK = Pattern.compile("(?iu)банк|bank");

    private PaymentCode() {
    }

    /**
     * @param details   as the organizer states them
     * @param currency  ISO 4217
     * @param sum       above zero
     * @param reference the payment reference
     */
    public static String of(String details, String currency, Money sum, String reference) {
        Optional<String> code = switch (currency) {
            case "EUR" -> epc(details, sum, reference);
            case "RUB" -> gost(details, sum, reference);
            default -> Optional.empty();
        };
        return code.orElseGet(() -> details.substring(0, Math.min(PLAIN_MAX, details.length())) + "\n" + sum + " " + currency + "\n" + reference);
    }

    private static Optional<String> epc(String details, Money sum, String reference) {
        Optional<String> iban = details.lines().flatMap(line -> iban(line).stream()).findFirst();
        Optional<String> name = name(details, EPC_NAME);
        if (iban.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        Matcher bic = BIC.matcher(details);
        String code = String.join("\n", "BCD", "002", "1", "SCT", bic.find() ? bic.group(1) : "", name.get(), iban.get(), "EUR" + sum, "", "", reference);
        return Optional.of(code).filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= EPC_BYTES);
    }

    /** ISO 13616: with the first four characters at the end and letters as 10 … 35 the number leaves 1 when divided by 97. */
    private static Optional<String> iban(String line) {
        Matcher start = IBAN_START.matcher(line);
        while (start.find()) {
            StringBuilder iban = new StringBuilder();
            for (String group : line.substring(start.start()).split("[^A-Z0-9]")) {
                iban.append(group);
                if (iban.length() >= 15 && iban.length() <= 34 && checks(iban.toString())) {
                    return Optional.of(iban.toString());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean checks(String iban) {
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(IBAN_MODULUS).equals(BigInteger.ONE);
    }

    private static Optional<String> gost(String details, Money sum, String reference) {
        String account = found(ACCOUNT, details);
        String correspondent = found(CORRESPONDENT, details);
        String bic = found(RUSSIAN_BIC, details);
        Optional<String> name = name(details, GOST_NAME);
        Optional<String> bank = details.lines().filter(line -> BANK.matcher(line).find())
                .map(line -> value(line.replaceAll("(?iu)[,;]?\\s*(?:бик|bic|корр|к/с).*", ""), GOST_BANK)).filter(text -> !text.isEmpty()).findFirst();
        if (name.isEmpty() || bank.isEmpty() || bic.isEmpty() || account.isEmpty() || correspondent.isEmpty()
                || !keyFits(bic.substring(6) + account) || !keyFits("0" + bic.substring(4, 6) + correspondent)) {
            return Optional.empty();
        }
        Matcher inn = INN.matcher(details);
        return Optional.of("ST00012|Name=" + name.get() + "|PersonalAcc=" + account + "|BankName=" + bank.get() + "|BIC=" + bic
                + "|CorrespAcc=" + correspondent + (inn.find() ? "|PayeeINN=" + inn.group(1) : "")
                + "|Sum=" + sum.amount().unscaledValue() + "|Purpose=" + reference);
    }

    /** The Bank of Russia's check of an account at its bank: digits × 7, 1, 3, 7, 1, 3 … end in 0. */
    private static boolean keyFits(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += Character.digit(digits.charAt(i), 10) * List.of(7, 1, 3).get(i % 3);
        }
        return sum % 10 == 0;
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group().replaceAll("\\D", "") : "";
    }

    /** The payee's name stands in the first line, which holds no number. */
    private static Optional<String> name(String details, int max) {
        return details.lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst()
                .filter(line -> line.matches(".*\\p{L}.*") && !line.matches(".*\\d.*")).map(line -> value(line, max)).filter(name -> !name.isEmpty());
    }

    private static String value(String line, int max) {
        String value = LABEL.matcher(line.strip()).replaceFirst("").replace('|', ' ').strip();
        return value.substring(0, Math.min(max, value.length()));
    }
}
