package org.artel.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;

/**
 * The second half of a joint purchase, told through the REST API alone: what a purchase with a shortage, a replacement, a top-up, an
 * overpayment, a non-payer, a complaint and a refund comes to, to the cent.
 *
 * <p>Marina organizes honey at 10 % and buys a jar herself. Anna orders four jars of linden honey, sold in boxes of six, and two of
 * buckwheat honey, or else acacia. Boris orders one of each, Gleb two of buckwheat. Vera comes with the top-up.
 *
 * <pre>
 *          linden 100.00   buckwheat 80.00   acacia 90.00    goods   10 %  lorry   due
 * Anna     4               1 of 2            1 instead       570.00  57.00 10.00   637.00
 * Boris    1               1                                 180.00  18.00 10.00   208.00
 * Gleb                     1 of 2                             80.00   8.00 10.00    98.00
 * Marina                                     1                90.00   9.00 10.00   109.00
 * Vera     1 (top-up)                                        100.00  10.00 10.00   120.00
 * invoice  6               3 of 5            2              1020.00 102.00 50.00  1172.00
 * </pre>
 */
final class Settlement {

    private final Api administrator = Api.administrator();
    final Api marina = Api.trustedOrganizer("Marina");
    final Api anna = Api.member("Anna");
    final Api boris = Api.member("Boris");
    final Api gleb = Api.member("Gleb");
    final Api vera = Api.member("Vera");
    private final Map<String, Api> people = Map.of("Anna", anna, "Boris", boris, "Gleb", gleb, "Marina", marina, "Vera", vera);
    private final String mode;
    long purchase;
    long linden;
    long buckwheat;
    long acacia;

    /** @param mode of payment, as the terms name it */
    Settlement(String mode) {
        this.mode = mode;
    }

    String path(String rest) {
        return "purchases/" + purchase + "/" + rest;
    }

    void ordersAreCollectedAndStopped() {
        long section = administrator.post("sections", """
                {"name": "Honey %s %d", "description": "Food", "percentCap": "20", "purchases": true}
                """.formatted(mode, System.nanoTime())).ok().number("id");
        var draft = marina.post("purchases", "{\"sectionId\": %d, \"title\": \"Honey from Altai\"}".formatted(section)).ok();
        purchase = draft.number("id");
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        marina.put(path("terms"), """
                {"title": "Honey from Altai", "conditions": "New harvest.", "percent": "10", "percentBase": "GOODS", "paymentMode": "%s", %s
                 "shortageRule": "FIRST_COME", "replacementPolicy": "WISHES", "stopAt": "%s", "paymentDue": "%s", "currency": "RUB", "rate": "1",
                 "pricesVisible": "EVERYONE", "rollVisible": "EVERYONE",
                 "charges": [{"name": "Lorry", "basis": "EQUALLY"}], "points": [{"name": "Library", "address": "Lenina 1", "fee": "0"}]}
                """.formatted(mode, mode.equals("DEPOSIT") ? "\"depositPercent\": \"30\"," : "",
                        Instant.now().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS), LocalDate.parse(today).plusDays(20)),
                "If-Match", draft.response().headers().firstValue("ETag").orElseThrow()).ok();
        linden = lot("AL-101", "Linden honey", "100.00", "\"packSize\": \"6\",");
        buckwheat = lot("AL-204", "Buckwheat honey", "80.00", "");
        acacia = lot("AL-305", "Acacia honey", "90.00", "");
        marina.post(path("open"), "{}").ok();
        order(anna, "{\"variantId\": %d, \"quantity\": \"4\"}, {\"variantId\": %d, \"quantity\": \"2\", \"replacement\": \"WISHES\", \"wishes\": [%d]}"
                .formatted(linden, buckwheat, acacia));
        order(boris, "{\"variantId\": %d, \"quantity\": \"1\"}, {\"variantId\": %d, \"quantity\": \"1\"}".formatted(linden, buckwheat));
        order(gleb, "{\"variantId\": %d, \"quantity\": \"2\", \"replacement\": \"CANCEL\"}".formatted(buckwheat));
        order(marina, "{\"variantId\": %d, \"quantity\": \"1\"}".formatted(acacia));
        marina.post(path("stop"), "{}").ok();
    }

    private long lot(String article, String name, String price, String more) {
        var lot = marina.post(path("lots"), """
                {"article": "%s", "name": "%s", "unit": "jar", "step": "1", %s "listedPrice": "%s", "listedNet": false, "variants": [{"stock": "100"}]}
                """.formatted(article, name, more, price)).ok();
        Matcher found = Pattern.compile("\"variants\":\\[\\{[^]]*?\"id\":(\\d+)").matcher(lot.body());
        assertTrue(found.find(), lot.body());
        return Long.parseLong(found.group(1));
    }

    private void order(Api who, String lines) {
        who.put(path("order"), "{\"lines\": [" + lines + "]}").ok();
    }

    /** 30 % of what was ordered; the organizer's own lines need none. */
    void depositsAreDueFirst() {
        assertEquals("payment.depositsMissing", problem(marina.post(path("general-orders"), "{}")));
        cash(anna, "168.00");
        cash(boris, "54.00");
        cash(gleb, "48.00");
    }

    /** The linden box lacks a jar: it hangs, is topped up by Vera, and goes out with the second general order, with a spare acacia. */
    void theGeneralOrderIsSentAndToppedUp() {
        assertEquals("generalOrder.choose", problems(marina.post(path("general-orders"), "{}")));
        marina.post(path("general-orders"), "{\"boxes\": [{\"variantId\": %d, \"choice\": \"TOP_UP\"}]}".formatted(linden)).ok();
        assertEquals("SENT", stage());
        assertTold(anna, "Linden honey");
        marina.post(path("top-up/opening"), "{\"reason\": \"One jar to the box\"}").ok();
        assertEquals("topUp.missing", problem(vera.post(path("top-up"), "{\"variantId\": %d, \"quantity\": \"2\"}".formatted(linden))));
        vera.post(path("top-up"), "{\"variantId\": %d, \"quantity\": \"1\"}".formatted(linden)).ok();
        assertEquals("order.tooLate", problem(anna.delete(path("order"))));
        if (mode.equals("DEPOSIT")) {
            assertTold(vera, "30");
            assertEquals("payment.depositsMissing", problem(marina.post(path("general-orders"), "{\"extra\": [{\"variantId\": %d, \"quantity\": \"1\"}]}".formatted(acacia))));
            cash(vera, "30.00");
        }
        marina.post(path("general-orders"), "{\"extra\": [{\"variantId\": %d, \"quantity\": \"1\"}]}".formatted(acacia)).ok();
        assertEquals("SENT", stage());
    }

    /** Two jars of buckwheat honey are missing: Anna wished acacia instead of one, the latest units lack the other. Its sum is rounded up by two cents. */
    void theInvoiceIsShortAndSettled() {
        marina.post(path("invoices"), """
                {"number": "R-1", "invoicedOn": "%s", "printedTotal": "1020.02", "lines": [{"variantId": %d, "quantity": "6", "total": "600.00"},
                 {"variantId": %d, "quantity": "3", "total": "240.00"}, {"variantId": %d, "quantity": "2", "total": "180.00"}]}
                """.formatted(LocalDate.now(ZoneOffset.UTC), linden, buckwheat, acacia)).ok();
        marina.post(path("charges"), "{\"kind\": \"DELIVERY\", \"name\": \"Lorry\", \"basis\": \"EQUALLY\", \"total\": \"50.00\"}").ok();
        assertTrue(marina.post(path("shortage/preview"), "{}").ok().body().contains("\"isShort\":true"));
        marina.post(path("shortage"), "{}").ok();
        assertEquals("INVOICED", stage());
        assertEquals(Map.of("Anna", "637.00", "Boris", "208.00", "Gleb", "98.00", "Marina", "109.00", "Vera", "120.00"), bills("total"));
        assertTold(anna, "637");
        assertTold(gleb, "98");
    }

    /** Anna pays three too much, Boris in cash, Vera by a transfer that the bank's statement shows, Marina with her own lines. */
    void participantsPay() {
        if (!mode.equals("OWN_FUNDS")) {
            marina.post(path("settlements/ask-for-payment"), "{}").ok();
            assertEquals("PAYMENT", stage());
        }
        marina.put(path("payment-details"), "{\"text\": \"Marina Petrova\\nBank of Altai\"}").ok();
        assertTrue(anna.post(path("claims/how-to-pay"), "{}").ok().body().contains(reference(anna)));
        pays(anna, owes(anna).add(new BigDecimal("3.00")).toPlainString());
        cash(boris, owes(boris).toPlainString());
        transfers(vera, owes(vera).toPlainString());
        marina.post(path("settlements/own-lines"), "{}").ok();
        assertEquals(Map.of("Anna", "-3.00", "Boris", "0.00", "Gleb", mode.equals("DEPOSIT") ? "50.00" : "98.00", "Marina", "0.00", "Vera", "0.00"),
                bills("due"));
    }

    private BigDecimal owes(Api who) {
        return new BigDecimal(figure(who, "due"));
    }

    /** 'I have paid', and the organizer confirms it. */
    void pays(Api who, String sum) {
        who.post(path("claims"), "{\"sum\": \"%s\", \"paidOn\": \"%s\", \"ending\": \"1234\"}".formatted(sum, today())).ok();
        String claim = found(marina.get(path("claims")).ok().body(), "\"open\":\\[.*?\"id\":(\\d+)");
        assertEquals(403, who.post(path("claims/" + claim + "/confirm"), "{}").status());
        marina.post(path("claims/" + claim + "/confirm"), "{}").ok();
        assertEquals(409, marina.post(path("claims/" + claim + "/confirm"), "{}").status());
    }

    void cash(Api who, String sum) {
        marina.post(path("claims/cash"), "{\"participationId\": %d, \"sum\": \"%s\", \"paidOn\": \"%s\"}".formatted(participation(who), sum, today())).ok();
    }

    /** The bank's statement is imported twice and counts once. */
    private void transfers(Api who, String sum) {
        String csv = "Date;Amount;Payer;Purpose\n%s;%s;VERA K;Honey %s\n".formatted(today(), sum, reference(who));
        for (int twice = 0; twice < 2; twice++) {
            String address = marina.send("POST", path("statements?fileName=bank.csv"), csv, "Content-Type", "application/octet-stream").ok()
                    .response().headers().firstValue("Location").orElseThrow();
            marina.post(path("statements/" + address.substring(address.lastIndexOf('/') + 1) + "/import"), "{}").ok();
        }
    }

    /** The rate of the day makes it 1.48 dearer. */
    void theSupplierIsPaidAndTheGoodsCome() {
        marina.post(path("settlements/supplier-payment"), "{\"amount\": \"1021.50\", \"on\": \"%s\", \"whole\": true}".formatted(today())).ok();
        assertEquals("PAID", stage());
        marina.post(path("receipts/in-transit"), "{}").ok();
        marina.post(path("receipts"), """
                {"note": "Two boxes", "lines": [{"variantId": %d, "quantity": "6"}, {"variantId": %d, "quantity": "3"}, {"variantId": %d, "quantity": "2"}]}
                """.formatted(linden, buckwheat, acacia)).ok();
        marina.post(path("receipts/received"), "{}").ok();
        marina.post(path("receipts/hand-over"), "{}").ok();
        assertEquals("HANDOVER", stage());
    }

    void theParcelsAreHandedOver(Api... to) {
        for (Api who : to) {
            String code = who == marina ? null : who.get(path("pickup/code")).ok().value("code");
            marina.post(path("handovers"), code == null ? "{\"participationId\": " + participation(who) + "}" : "{\"code\": \"" + code + "\"}").ok();
        }
    }

    /** From own funds nothing is handed over before it is paid; otherwise the organizer is warned. */
    void glebIsLate() {
        String code = gleb.get(path("pickup/code")).ok().value("code");
        assertEquals(mode.equals("OWN_FUNDS") ? "handover.unpaid" : "handover.unpaidWarning",
                problem(marina.post(path("handovers"), "{\"code\": \"" + code + "\"}")));
        assertEquals(409, marina.post(path("closing"), "{}").status());
        assertTrue(marina.get(path("closing")).ok().body().contains("\"number\":3"), "the page names the parcel that is open");
    }

    /**
     * Deadline and grace are over: his jar becomes a leftover, with its part of the lorry; nobody else's bill changes. Of a deposit he loses 30 %
     * of the jar, and gets back what he paid beyond it.
     */
    void glebDoesNotPayAndIsGivenUp() throws SQLException {
        assertEquals("unpaid.notYet", problem(marina.post(path("overdue/" + participation(gleb) + "/give-up"), "{}")));
        OrderFixture fixture = new OrderFixture(new ArtelDataSource());
        fixture.change("UPDATE purchase SET payment_due = ? WHERE id = ?", LocalDate.now(ZoneOffset.UTC).minusDays(9), purchase);
        fixture.daysAgo(purchase, 20);
        marina.post(path("overdue/" + participation(gleb) + "/give-up"), "{}").ok();
        assertEquals(Map.of("Anna", "637.00", "Boris", "208.00", "Gleb", "0.00", "Marina", "109.00", "Vera", "120.00"), bills("total"));
        assertEquals(mode.equals("DEPOSIT") ? "66.00" : "90.00", balances().get("LEFTOVER"));
        assertTold(gleb, "Honey from Altai");
        if (mode.equals("DEPOSIT")) {
            refunded(gleb, "24.00");
        }
    }

    /** Vera takes the jar that nobody has, for five less than it cost. */
    void theLeftoverIsSold() {
        marina.post(path("leftovers"), "{\"variantId\": %d, \"quantity\": \"1\", \"price\": \"85.00\", \"keep\": false}".formatted(buckwheat)).ok();
        long offer = vera.get(path("leftovers")).ok().number("id");
        vera.post(path("leftovers/" + offer + "/take"), "{\"quantity\": \"1\"}").ok();
        assertEquals(409, anna.post(path("leftovers/" + offer + "/take"), "{\"quantity\": \"1\"}").status());
        cash(vera, owes(vera).toPlainString());
        String sale = found(marina.get(path("leftovers/board")).ok().body(), "\"sales\":\\[.*?\"id\":(\\d+)");
        marina.post(path("leftovers/sales/" + sale + "/sold"), "{}").ok();
    }

    /** Marina takes her percent, less what leftover, exchange and rounding cost her; then every account is empty, and the report adds up. */
    void thePurchaseIsClosed(String percent) {
        String open = marina.post(path("closing"), "{}").body();
        assertTrue(open.contains("closing.EXCHANGE") || open.contains("closing.LEFTOVER"), open);
        String accounts = marina.get(path("settlements")).ok().body();
        BigDecimal lost = new BigDecimal(balances().getOrDefault("LEFTOVER", "0.00")).add(new BigDecimal("1.50"));
        assertTrue(accounts.contains("\"payable\":\"" + new BigDecimal(percent).subtract(lost) + '"'), accounts);
        marina.post(path("settlements/payout"), "{}").ok();
        marina.post(path("closing"), "{}").ok();
        assertEquals("CLOSED", stage());
        assertEquals(Map.of(), balances());
        String report = Api.guest().get(path("report")).ok().body();
        assertTrue(report.contains("\"invoiced\":\"1020.00\"") && report.contains("\"percent\":\"" + percent + '"') && report.contains("\"delivery\":\"50.00\""),
                report);
        assertTrue(anna.get("notices").ok().body().contains("CLOSED"));
    }

    /** One of Boris's jars is broken; the supplier bears it, and the money goes back. */
    void aComplaintIsRefunded() {
        long line = Long.parseLong(found(boris.get(path("my-lines")).ok().body(), "\"lineId\":(\\d+)"));
        marina.put(path("complaints/until"), "{\"until\": \"%s\"}".formatted(Instant.now().plus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS))).ok();
        boris.post(path("complaints"), "{\"lineId\": %d, \"variantId\": %d, \"kind\": \"DEFECT\", \"quantity\": \"1\", \"text\": \"The lid leaks\"}"
                .formatted(line, linden)).ok();
        long complaint = marina.get(path("complaints")).ok().number("id");
        marina.post(path("complaints/" + complaint + "/answer"),
                "{\"decision\": \"REFUNDED\", \"refund\": \"20.00\", \"borneBy\": \"SUPPLIER\", \"text\": \"Sorry\"}").ok();
        assertEquals("-20.00", figure(boris, "due"));
        marina.post(path("settlements/supplier-refund"), "{\"amount\": \"20.00\", \"on\": \"%s\"}".formatted(today())).ok();
        refunded(boris, "20.00");
        refunded(anna, "3.00");
    }

    private void refunded(Api who, String sum) {
        marina.post(path("settlements/participations/" + participation(who) + "/refund"), "{\"amount\": \"%s\", \"on\": \"%s\"}".formatted(sum, today())).ok();
        assertEquals("0.00", figure(who, "due"));
        assertTold(who, sum.substring(0, sum.indexOf('.')));
    }

    String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    String stage() {
        return marina.get("purchases/" + purchase).ok().value("stage");
    }

    /** One figure of everybody's bill. */
    Map<String, String> bills(String field) {
        Map<String, String> found = new TreeMap<>();
        people.forEach((name, who) -> found.put(name, figure(who, field)));
        return found;
    }

    /** A figure of the bill itself, not of its steps. */
    private String figure(Api who, String field) {
        return found(bill(who).body().replaceAll("\\[[^]]*]", ""), "\"" + field + "\":\"([^\"]*)\"");
    }

    Api.Answer bill(Api who) {
        return who.get("bills/" + participation(who)).ok();
    }

    long participation(Api who) {
        return who.get(path("order")).ok().number("participationId");
    }

    String reference(Api who) {
        return bill(who).value("paymentReference");
    }

    /** Every balance that is not zero. */
    Map<String, String> balances() {
        Map<String, String> found = new TreeMap<>();
        Matcher each = Pattern.compile("\\{\"account\":\"([^\"]*)\",\"balance\":\"([^\"]*)\"}").matcher(marina.get(path("ledger")).ok().body());
        while (each.find()) {
            found.put(each.group(1), each.group(2));
        }
        BigDecimal sum = found.values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(0, sum.signum(), () -> "the ledger adds up to zero: " + found);
        return found;
    }

    /** Each one, from the order to the end, and nothing else. */
    void everybodyWasToldTheirPart() {
        String ordered = "ORDER_ACCEPTED STOPPED SENT TOP_UP SENT";
        String came = "PAID IN_TRANSIT RECEIVED HANDOVER LEFTOVER_OFFERED CLOSED";
        String paying = switch (mode) {
            case "PREPAYMENT" -> "PAYMENT_ASKED_UNTIL";
            case "DEPOSIT" -> "DEPOSIT_DUE CLAIM_CONFIRMED PAYMENT_ASKED_UNTIL";
            default -> "";
        };
        told(anna, ordered, "LINES_ORDERED BILL_ISSUED LINES_INVOICED", paying, came, "CLAIM_CONFIRMED HANDED_OVER REFUND");
        told(boris, ordered, "LINES_ORDERED BILL_ISSUED", paying, came, "CLAIM_CONFIRMED HANDED_OVER COMPLAINT_REFUNDED REFUND");
        told(gleb, ordered, "BILL_ISSUED LINES_INVOICED BILL_CHANGED", paying, came, mode.equals("DEPOSIT") ? "DEPOSIT_LOST REFUND" : "GIVEN_UP");
        told(vera, "ORDER_ACCEPTED SENT BILL_ISSUED", paying, came, "PAYMENT_FOUND HANDED_OVER CLAIM_CONFIRMED");
        told(marina, "ORDER_ACCEPTED BILL_ISSUED CLAIM_MADE HANDED_OVER LEFTOVER_TAKEN COMPLAINT_MADE");
    }

    private static void told(Api who, String... kinds) {
        List<String> told = new ArrayList<>();
        Matcher each = Pattern.compile("\"kind\":\"([A-Z_]+)\"").matcher(who.get("notices?limit=100").ok().body());
        while (each.find()) {
            told.add(each.group(1));
        }
        assertEquals(Stream.of(kinds).flatMap(some -> Stream.of(some.split(" "))).filter(kind -> !kind.isEmpty()).sorted().toList(),
                told.stream().sorted().toList());
    }

    void assertTold(Api who, String words) {
        List<String> told = new ArrayList<>();
        Matcher each = Pattern.compile("\"text\":\"([^\"]*)\"").matcher(who.get("notices").ok().body());
        while (each.find()) {
            told.add(each.group(1));
        }
        assertTrue(told.stream().anyMatch(text -> text.contains(words)), () -> words + " in " + told);
    }

    static String problem(Api.Answer answer) {
        return answer.value("type").replace("urn:artel:problem:", "");
    }

    /** The first of the fields' problems. */
    private static String problems(Api.Answer answer) {
        Matcher found = Pattern.compile("\"errors\":\\[\\{[^}]*\"type\":\"urn:artel:problem:([^\"]*)\"").matcher(answer.body());
        return found.find() ? found.group(1) : problem(answer);
    }
}
