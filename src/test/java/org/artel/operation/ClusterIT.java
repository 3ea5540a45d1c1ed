package org.artel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.artel.order.StopRace;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.TestPortal;
import org.artel.testing.TestServer;
import org.artel.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * The same rules on many nodes: {@code mvn -Pcluster verify}, on a machine with what {@code webapp-config/cluster/try.sh} names.
 * Servers and database nodes are killed while orders race with the Stop; whoever gets no answer repeats the request under its
 * key at the other server, as every program should.
 */
@Tag("cluster")
class ClusterIT {

    private static final System.Logger LOG = System.getLogger(ClusterIT.class.getName());
    private static final int ROUNDS = Integer.getInteger("race.rounds", 300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = Cluster.start(TestServer.build());
        // the fixtures write to the node that no test kills
        System.setProperty("DB_URL", cluster.databaseUrl(3));
        System.setProperty("DB_USER", "artel");
        System.setProperty("DB_PASSWORD", Cluster.PASSWORD);
        System.setProperty("artel.url", cluster.url().toString());
        var founded = new Visitor().send("setup", "setup", "setUp", Map.of("token", cluster.setUpToken(), "email", TestPortal.ADMINISTRATOR_EMAIL,
                "nickname", "Administrator", "password", TestPortal.PASSWORD, "currency", "RUB", "city", "Tomsk", "timeZone", "Asia/Tomsk"));
        assertEquals(302, founded.statusCode(), founded::body);
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void everythingRuns() throws Exception {
        cluster.mend();
    }

    @Test
    void anOrderIsWhollyBeforeOrWhollyAfterTheStopWhateverNodeDies() throws Exception {
        AtomicInteger repeated = new AtomicInteger();
        AtomicInteger rounds = new AtomicInteger();
        var race = new StopRace(fixture(3), (server, method, path, token, json) -> {
            HttpResponse<String> answer = surely(server, method, path, token, json, repeated);
            if (path.endsWith("/stop")) {
                rounds.incrementAndGet();
            }
            return answer;
        }, ROUNDS);
        var thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> running = thread.submit(() -> {
                race.run();
                return null;
            });
            after(rounds, ROUNDS / 4, running);
            cluster.kill("b");
            after(rounds, ROUNDS / 2, running);
            cluster.kill("db1");
            after(rounds, ROUNDS / 2 + 1, running);
            boolean over = running.isDone();
            running.get(20, TimeUnit.MINUTES);
            assertFalse(over, "the race went on while nodes died");
        } finally {
            thread.shutdownNow();
        }
        LOG.log(System.Logger.Level.INFO, "{0} requests had to be repeated", repeated.get());
        assertTrue(repeated.get() > 0, "killing nodes was felt");
        cluster.mend();
        String count = "SELECT COUNT(*) FROM order_increment";
        assertEquals(fixture(3).number(count), fixture(1).number(count), "a node that comes back has what the others have");
    }

    @Test
    void aReaderNoticesNothingAndASessionOutlivesItsNode() throws Exception {
        Visitor anna = new Visitor(cluster.url());
        anna.signIn(Api.member("Anna").get("me").ok().value("email"), TestPortal.PASSWORD, false);
        AtomicBoolean done = new AtomicBoolean();
        List<String> failed = new ArrayList<>();
        AtomicInteger read = new AtomicInteger();
        var readers = Executors.newSingleThreadExecutor();
        try {
            Future<?> reading = readers.submit(() -> {
                while (!done.get()) {
                    var answer = CLIENT.send(HttpRequest.newBuilder(cluster.url()).timeout(Duration.ofSeconds(70)).build(), BodyHandlers.discarding());
                    read.incrementAndGet();
                    if (answer.statusCode() != 200) {
                        failed.add(answer.statusCode() + " after " + read.get());
                    }
                }
                return null;
            });
            for (String node : List.of("a", "b")) {
                assertEquals(200, anna.get("me").statusCode());
                cluster.kill(node);
                assertEquals(200, anna.get("me").statusCode(), "signed in still, though " + node + " is gone");
                cluster.mend();
            }
            done.set(true);
            reading.get(2, TimeUnit.MINUTES);
        } finally {
            done.set(true);
            readers.shutdownNow();
        }
        LOG.log(System.Logger.Level.INFO, "{0} pages read while both servers were killed in turn", read.get());
        assertEquals(List.of(), failed);
    }

    private static OrderFixture fixture(int node) throws SQLException {
        var database = new MariaDbDataSource(cluster.databaseUrl(node));
        database.setUser("artel");
        database.setPassword(Cluster.PASSWORD);
        return new OrderFixture(database);
    }

    /** Until some server has answered: an answer of the five hundreds says nothing about what became of the request. */
    private static HttpResponse<String> surely(int server, String method, String path, String token, String json, AtomicInteger repeated)
            throws IOException, InterruptedException {
        String key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 0; ; attempt++) {
            URI url = cluster.server((server + attempt) % 2).resolve("api/v1/").resolve(path);
            var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json").header("Idempotency-Key", key)
                    .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json)).build();
            try {
                HttpResponse<String> answer = CLIENT.send(request, BodyHandlers.ofString());
                if (answer.statusCode() < 500 || System.nanoTime() > deadline) {
                    return answer;
                }
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            repeated.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static void after(AtomicInteger rounds, int wanted, Future<?> running) throws InterruptedException {
        while (rounds.get() < wanted && !running.isDone()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
