package org.artel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.artel.run.Watchdog;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the database and a mail server before the first integration test of the JVM and ends them, and the second server, after the last. Says by
 * system properties where everything is: {@code DB_URL} and its fellows, {@code artel.url}, and Arquillian's own.
 *
 * <p>Does nothing unless {@code artel.it=true}: the unit tests of Surefire need no database, and inside the server the tests
 * run in a session of their own.
 */
public final class IntegrationSession implements LauncherSessionListener {

    private EmbeddedDatabase database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (!Boolean.getBoolean("artel.it")) {
            return;
        }
        try {
            Watchdog.start(TestServer.build().resolve("test-classes")).watchChildren();
            pointToDatabase();
            int port = EmbeddedDatabase.freePort();
            System.setProperty("artel.url", "http://127.0.0.1:" + port + "/");
            PostBox.open(EmbeddedDatabase.freePort());
            System.setProperty("payara.randomHttpPort", "false");
            System.setProperty("payara.autoBindHttp", "false");
            // else the container adds --nocluster, which takes --nohazelcast back: a data grid that listens on all addresses
            System.setProperty("payara.clusterEnabled", "true");
            // a minute on an idle machine, many more on a busy one
            System.setProperty("payara.startupTimeoutInSeconds", "900");
            System.setProperty("payara.cmdOptions", escaped(TestServer.jvmOptions("first")));
            System.setProperty("payara.extraMicroOptions", escaped(TestServer.serverOptions(port, "first")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pointToDatabase() throws IOException {
        if (System.getenv("TEST_DB_URL") == null) {
            database = EmbeddedDatabase.start(TestServer.build().resolve("mariadb"), EmbeddedDatabase.Keep.NOTHING);
            System.setProperty("DB_URL", database.url());
            System.setProperty("DB_USER", database.user());
            System.setProperty("DB_PASSWORD", database.password());
        } else {
            System.setProperty("DB_URL", System.getenv("TEST_DB_URL"));
            System.setProperty("DB_USER", System.getenv().getOrDefault("TEST_DB_USER", "artel"));
            System.setProperty("DB_PASSWORD", System.getenv().getOrDefault("TEST_DB_PASSWORD", ""));
        }
    }

    /** Arquillian's container splits its options at spaces that no backslash precedes. */
    private static String escaped(Iterable<String> options) {
        var all = new StringBuilder();
        for (String option : options) {
            all.append(all.isEmpty() ? "" : " ").append(option.replace(" ", "\\ "));
        }
        return all.toString();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        SecondServer.stop();
        PostBox.close();
        if (database != null) {
            // Arquillian ends its server in a shutdown hook, so the server outlives the database by a moment
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        }
    }
}
