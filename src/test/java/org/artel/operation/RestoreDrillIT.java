package org.artel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.EmbeddedDatabase;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The operator's drill: a copy taken while the portal runs is loaded into another database, and the digest of each Stop, computed
 * there without the portal, is the one that was posted.
 */
@ArquillianTest
@RunAsClient
class RestoreDrillIT {

    private static final String RESTORED = "artel_restored";

    @TempDir
    private Path folder;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.trustedOrganizer("drill");

    RestoreDrillIT() throws SQLException {
    }

    /** What a script printed, and how it ended. */
    private record Ended(int code, String words) {
    }

    @BeforeEach
    void anEmptyDatabase() throws SQLException {
        Assumptions.assumeTrue(System.getenv("TEST_DB_URL") == null, "the drill makes a second database, in the embedded server only");
        onServer("CREATE OR REPLACE DATABASE " + RESTORED);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        if (System.getenv("TEST_DB_URL") == null) {
            onServer("DROP DATABASE IF EXISTS " + RESTORED);
        }
    }

    @Test
    void aRestoredCopyHasEveryStopWithItsDigest() throws Exception {
        long first = aStoppedPurchase("12.35", "Sort \"A\"\t= 1 ");
        long second = aStoppedPurchase("0.0125", "=HYPERLINK(1)");
        long withoutOrders = stopped(fixture.openPurchase(fixture.section(), organizer.memberId(), null));

        Ended backup = run("backup.sh", original(), Map.of("BACKUP_DIR", folder.toString()));
        assertEquals(0, backup.code(), backup.words());
        Path copy = only("*.sql.gz");
        long stops = fixture.number("SELECT COUNT(*) FROM purchase_freeze").longValue();
        assertTrue(stops >= 3);

        Ended restored = run("restore.sh", restored(), Map.of(), copy.toString());
        assertEquals(0, restored.code(), restored.words());
        assertTrue(restored.words().contains(" Stops compared, 0 wrong"), restored.words());
        for (long purchase : new long[] {first, second, withoutOrders}) {
            assertEquals(text("artel", "SELECT digest FROM purchase_freeze WHERE purchase_id = " + purchase),
                    text(RESTORED, "SELECT digest FROM purchase_freeze WHERE purchase_id = " + purchase));
        }

        Ended again = run("restore.sh", restored(), Map.of(), copy.toString());
        assertEquals(2, again.code(), "what is not empty is left alone");
        assertTrue(again.words().contains("not empty"), again.words());

        String digests = copy.toString().replace(".sql.gz", ".digests");
        onServer("UPDATE " + RESTORED + ".allocation SET sum = sum + 0.01 WHERE purchase_id = " + first);
        Ended changed = run("restore.sh", restored(), Map.of(), "--check", digests);
        assertEquals(1, changed.code());
        assertTrue(changed.words().contains("purchase " + first + ", version 1: the frozen lines give another digest"), changed.words());

        onServer("DELETE FROM " + RESTORED + ".purchase_freeze WHERE purchase_id = " + second);
        Ended missing = run("restore.sh", restored(), Map.of(), "--check", digests);
        assertTrue(missing.words().contains("purchase " + second + ", version 1: missing"), missing.words());
    }

    @Test
    void aCopyThatWasDamagedIsNotLoaded() throws Exception {
        assertEquals(0, run("backup.sh", original(), Map.of("BACKUP_DIR", folder.toString())).code());
        Path copy = only("*.sql.gz");
        byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 1;
        Files.write(copy, bytes);

        Ended ended = run("restore.sh", restored(), Map.of(), copy.toString());
        assertEquals(1, ended.code(), ended.words());
        assertEquals("0", text("information_schema", "SELECT COUNT(*) FROM tables WHERE table_schema = '" + RESTORED + "'"));
    }

    @Test
    void olderCopiesGoAndOthersFilesStay() throws Exception {
        Files.writeString(folder.resolve("artel-20200101T000000Z.sql.gz"), "old");
        Files.writeString(folder.resolve("artel-20200101T000000Z.digests"), "old");
        Files.writeString(folder.resolve("notes.sql.gz"), "mine");
        assertEquals(0, run("backup.sh", original(), Map.of("BACKUP_DIR", folder.toString(), "BACKUP_KEEP", "1")).code());
        only("artel-*.sql.gz");
        only("artel-*.digests");
        assertEquals("mine", Files.readString(folder.resolve("notes.sql.gz")));
    }

    /** Two participants, two variants, one of them named by an article that a spreadsheet would take for a formula. */
    private long aStoppedPurchase(String price, String article) throws Exception {
        Open open = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        var variants = fixture.lot(open.id(), price, 2, Special.NONE);
        try (Connection connection = connection("artel"); var update = connection.prepareStatement("UPDATE lot_variant SET article = ? WHERE id = ?")) {
            update.setString(1, article);
            update.setLong(2, variants.get(0));
            update.executeUpdate();
        }
        for (int i = 0; i < 2; i++) {
            Api.member("drill").put("purchases/" + open.id() + "/order", "{\"lines\":[{\"variantId\":" + variants.get(0)
                    + ",\"quantity\":\"3\",\"baseVersion\":0},{\"variantId\":" + variants.get(1) + ",\"quantity\":\"10\",\"baseVersion\":0}]}").ok();
        }
        return stopped(open);
    }

    private long stopped(Open open) {
        organizer.post("purchases/" + open.id() + "/stop", "{\"reason\":\"drill\"}").ok();
        return open.id();
    }

    private Path only(String pattern) throws IOException {
        List<Path> all = new ArrayList<>();
        try (var found = Files.newDirectoryStream(folder, pattern)) {
            found.forEach(all::add);
        }
        assertEquals(1, all.size(), all::toString);
        return all.get(0);
    }

    private static String original() {
        return System.getProperty("DB_URL");
    }

    private static String restored() {
        return original().replaceAll("/artel$", "/" + RESTORED);
    }

    private static Ended run(String script, String url, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path scripts = TestServer.build().resolveSibling("webapp-config/backup");
        var command = new ArrayList<String>();
        command.add("bash");
        command.add(scripts.resolve(script).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("DB_URL", url, "DB_USER", System.getProperty("DB_USER"), "DB_PASSWORD", System.getProperty("DB_PASSWORD"),
                "PATH", EmbeddedDatabase.programs() + ":" + System.getenv("PATH")));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), words);
        return new Ended(process.exitValue(), words);
    }

    private static Connection connection(String database) throws SQLException {
        return DriverManager.getConnection(original().replaceAll("/artel$", "/" + database), System.getProperty("DB_USER"), System.getProperty("DB_PASSWORD"));
    }

    private static void onServer(String sql) throws SQLException {
        try (Connection connection = connection("artel"); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String database, String sql) throws SQLException {
        try (Connection connection = connection(database); Statement statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
            assertTrue(row.next(), sql);
            return row.getString(1);
        }
    }
}
