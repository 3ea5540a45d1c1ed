package org.artel.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;

/**
 * A purchase of 1,000 participants with 10 lines each over 100 lots, taken from its Stop to its bills through REST. The yardstick is as
 * many rows inserted by bare JDBC, 500 with a statement, in the same run.
 */
final class Settling {

    private static final int PARTICIPANTS = 1_000;
    private static final int LOTS = 100;
    private static final int LINES = 10;
    private static final int ROWS_A_STATEMENT = 500;
    private static final int SHORT_ONE_IN = 10;
    private static final int PAGE_SECONDS = 3;

    private final DataSource database;
    private final OrderFixture fixture;
    private final Load load;
    private final Report report;
    private Person organizer;
    private String cookie;
    private Open purchase;
    private List<Long> variants;

    Settling(DataSource database, Load load, Report report) {
        this.database = database;
        this.fixture = new OrderFixture(database);
        this.load = load;
        this.report = report;
    }

    void measure() throws IOException, SQLException {
        order();
        send("stop", "{\"reason\":\"enough\"}");
        double yardstick = rowsByJdbc();
        page("the page of the general order before it is sent", "/supply/" + purchase.id(), yardstick);
        row("consolidation: what would be ordered, as the API answers it", timed("general-orders/preview", "{}"), yardstick, 3);
        row("the general order sent, with its workbook", timed("general-orders", "{}"), yardstick, 3);
        send("supplier-links", "{\"days\":14}");
        String link = load.once(Load.get("/api/v1/purchases/" + purchase.id() + "/supplier-links", "Authorization: Bearer " + organizer.token())).text()
                .replaceFirst("(?s).*\"token\":\"([^\"]+)\".*", "$1");
        long begin = System.nanoTime();
        done(Load.request("POST", "/api/v1/supplier-answers/" + link, "{\"lines\":[" + invoiced().replaceAll("\"total\":\"[^\"]*\"", "\"price\":\"12.34\"") + "]}"));
        row("the supplier's answer, of which everybody is told", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0, yardstick, PAGE_SECONDS);
        page("the page of the general order with the supplier's answer", "/supply/" + purchase.id(), yardstick);
        send("invoices", "{\"number\":\"R-1\",\"invoicedOn\":\"2026-05-26\",\"lines\":[" + invoiced() + "]}");
        row("allocation: who gets what of a short invoice", timed("shortage/preview", "{}"), yardstick, 3);
        page("the page of who gets what", "/supply/shortage/" + purchase.id(), yardstick);
        row("allocation applied and all bills issued", timed("shortage", "{}"), yardstick, 3);
        row("all bills again, after a delivery bill", timed("charges",
                "{\"kind\":\"DELIVERY\",\"name\":\"Lorry\",\"basis\":\"BY_SUM\",\"total\":\"777.77\"}"), yardstick, 1);
        page("the page of invoices", "/supply/invoice/" + purchase.id(), yardstick);
        page("the thread after the settlement", "/thread/" + purchase.topicId(), yardstick);
        page("the roll of 1,000 participants", "/thread/" + purchase.topicId() + "?tab=participants", yardstick);
    }

    /** As the organizer opens it, for the second time. */
    private void page(String what, String path, double yardstick) throws IOException {
        String request = Load.get(path, "Cookie: " + cookie);
        done(request);
        long begin = System.nanoTime();
        done(request);
        row(what, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0, yardstick, PAGE_SECONDS);
    }

    private void order() throws SQLException, IOException {
        organizer = fixture.organizer();
        cookie = load.cookie(organizer);
        purchase = fixture.openPurchase(fixture.section(), organizer.id(), null);
        variants = new ArrayList<>();
        for (int i = 0; i < LOTS; i++) {
            variants.add(fixture.lot(purchase.id(), "12.34", 1, Special.NONE).get(0));
        }
        List<Person> members = fixture.members(PARTICIPANTS);
        for (int i = 0; i < PARTICIPANTS; i++) {
            int first = i;
            String lines = IntStream.range(0, LINES).mapToObj(k -> "{\"variantId\":" + variants.get((first * 7 + k * 11) % LOTS) + ",\"quantity\":\"2\"}")
                    .distinct().collect(Collectors.joining(","));
            done(Load.request("PUT", "/api/v1/purchases/" + purchase.id() + "/order", "{\"lines\":[" + lines + "]}",
                    "Authorization: Bearer " + members.get(i).token()));
        }
    }

    /** Nine tenths of what is ordered of every lot. */
    private String invoiced() throws SQLException {
        List<String> lines = new ArrayList<>();
        for (long variant : variants) {
            int ordered = fixture.number("SELECT ordered FROM variant_gate WHERE variant_id = ?", variant).intValue();
            int there = ordered - ordered / SHORT_ONE_IN;
            if (there > 0) {
                lines.add(String.format(Locale.ROOT, "{\"variantId\":%d,\"quantity\":\"%d\",\"total\":\"%.2f\"}", variant, there, there * 12.34));
            }
        }
        return String.join(",", lines);
    }

    private double timed(String path, String body) throws IOException {
        long begin = System.nanoTime();
        send(path, body);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0;
    }

    private void send(String path, String body) throws IOException {
        done(Load.request("POST", "/api/v1/purchases/" + purchase.id() + "/" + path, body, "Authorization: Bearer " + organizer.token()));
    }

    private void done(String request) throws IOException {
        var answer = load.once(request);
        if (answer.status() >= 300) {
            throw new IOException(request.lines().findFirst().orElse("") + ": " + answer.status() + ' ' + answer.text());
        }
    }

    private double rowsByJdbc() throws SQLException {
        try (Connection connection = database.getConnection(); Statement table = connection.createStatement()) {
            table.execute("CREATE TABLE IF NOT EXISTS bench_row (id BIGINT PRIMARY KEY, a BIGINT, b BIGINT, c VARCHAR(80), d DECIMAL(16,3), e DECIMAL(16,2))");
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO bench_row VALUES "
                    + String.join(",", Collections.nCopies(ROWS_A_STATEMENT, "(?,?,?,?,?,?)")))) {
                for (int from = 0; from < PARTICIPANTS * LINES; from += ROWS_A_STATEMENT) {
                    for (int i = 0; i < ROWS_A_STATEMENT; i++) {
                        Object[] values = {from + i, i, i, "A-" + i, 2, 24.68};
                        for (int k = 0; k < values.length; k++) {
                            insert.setObject(i * values.length + k + 1, values[k]);
                        }
                    }
                    insert.executeUpdate();
                }
            }
            connection.commit();
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 1000.0;
        }
    }

    private void row(String what, double seconds, double yardstick, int goal) {
        report.row("1,000 participants × 10 lines: " + what, String.format(Locale.ROOT, "%.2f s", seconds),
                String.format(Locale.ROOT, "10,000 rows by bare JDBC: %.2f s", yardstick),
                String.format(Locale.ROOT, "%.1f ×", seconds / yardstick), "≤ " + goal + " s: " + (seconds <= goal ? "met" : "**missed**"));
    }
}
