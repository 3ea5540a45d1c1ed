package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.artel.common.Hash;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.artel.testing.OrderFixture.Special;

/**
 * The Stop against orders, changes and orders taken back, at the same moment, through two servers. Each round is a purchase of
 * its own: participants order, change and take back until they are refused, and somewhere in between the organizer announces
 * the Stop. What holds is counted from the database when all rounds are over.
 */
public final class StopRace {

    /** How a request reaches one of the two servers, 0 or 1; a sender may turn to the other one when that does not answer. */
    public interface Sender {
        HttpResponse<String> send(int server, String method, String path, String token, String json) throws IOException, InterruptedException;
    }

    /** Rounds that run side by side, so that two cores are busy while one of them waits for its last answer. */
    private static final int LANES = 3;
    private static final int PARTICIPANTS = 4;
    /** The Stop waits for fewer saved changes than this, so that it falls among them on slow machines too. */
    private static final int SAVED_BEFORE_STOP = 8;

    private final OrderFixture fixture;
    private final Sender api;
    private final int rounds;
    /** What each participant was last told to have: 'purchase:member' → variant → units. */
    private final Map<String, Map<Long, Integer>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger saved = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    public StopRace(OrderFixture fixture, Sender api, int rounds) {
        this.fixture = fixture;
        this.api = api;
        this.rounds = rounds;
    }

    /** Runs all rounds, then counts. */
    public void run() throws Exception {
        Person organizer = fixture.organizer();
        long section = fixture.section();
        List<Open> purchases = fixture.openPurchases(section, organizer.id(), null, rounds);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> lanes = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                List<Person> participants = fixture.members(PARTICIPANTS);
                int first = lane;
                lanes.add(threads.submit(() -> {
                    for (int round = first; round < rounds; round += LANES) {
                        round(round, purchases.get(round).id(), organizer, participants, threads);
                    }
                    return null;
                }));
            }
            for (Future<?> lane : lanes) {
                lane.get(20, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        count(purchases.get(0).id(), purchases.get(rounds - 1).id());
    }

    private void round(int round, long purchaseId, Person organizer, List<Person> participants,
            ExecutorService threads) throws Exception {
        List<Long> variants = fixture.lot(purchaseId, "12.35", 2, Special.NONE);
        CyclicBarrier start = new CyclicBarrier(participants.size() + 1);
        AtomicInteger savedHere = new AtomicInteger();
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < participants.size(); i++) {
            Person participant = participants.get(i);
            int server = i % 2;
            all.add(() -> orderUntilRefused(server, purchaseId, participant, variants, start, savedHere));
        }
        all.add(() -> {
            await(start);
            int before = ThreadLocalRandom.current().nextInt(SAVED_BEFORE_STOP);
            while (savedHere.get() < before) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextLong(5_000));
            var answer = api.send(round % 2, "POST", "purchases/" + purchaseId + "/stop", organizer.token(),
                    "{\"reason\":\"race\"}");
            assertTrue(answer.statusCode() / 100 == 2, () -> "the Stop: " + answer.statusCode() + ' ' + answer.body());
            return null;
        });
        for (Future<Void> one : threads.invokeAll(all)) {
            one.get();
        }
    }

    /** Orders, changes, takes back, orders again …, each with the version that the last answer gave. */
    private Void orderUntilRefused(int server, long purchaseId, Person participant, List<Long> variants, CyclicBarrier start,
            AtomicInteger savedHere) throws Exception {
        Map<Long, Integer> has = new TreeMap<>();
        Map<Long, Integer> versions = new TreeMap<>();
        String path = "purchases/" + purchaseId + "/order";
        await(start);
        for (int step = 0; ; step++) {
            Map<Long, Integer> wanted = new TreeMap<>(has);
            HttpResponse<String> answer;
            if (step % 3 == 2) {
                wanted.replaceAll((variant, units) -> 0);
                answer = api.send(server, "DELETE", path, participant.token(), null);
            } else {
                long variant = variants.get(ThreadLocalRandom.current().nextInt(variants.size()));
                int units = 1 + (has.getOrDefault(variant, 0) + ThreadLocalRandom.current().nextInt(3)) % 4;
                wanted.put(variant, units);
                answer = api.send(server, "PUT", path, participant.token(), "{\"lines\":[{\"variantId\":" + variant + ",\"quantity\":\"" + units
                        + "\",\"baseVersion\":" + versions.getOrDefault(variant, 0) + "}]}");
            }
            if (answer.statusCode() == 409 && answer.body().contains("order.tooLate")) {
                refused.incrementAndGet();
                return null;
            }
            String body = answer.body();
            int number = step;
            assertEquals(200, answer.statusCode(), () -> "step " + number + ": " + body);
            saved.incrementAndGet();
            savedHere.incrementAndGet();
            for (Long variant : wanted.keySet()) {
                if (!wanted.get(variant).equals(has.getOrDefault(variant, 0))) {
                    versions.merge(variant, 1, Integer::sum);
                }
            }
            has = wanted;
            acknowledged.put(purchaseId + ":" + participant.id(), Map.copyOf(wanted));
        }
    }

    private static void await(CyclicBarrier start) throws InterruptedException {
        try {
            start.await();
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    private void count(long first, long last) throws Exception {
        System.Logger log = System.getLogger(StopRace.class.getName());
        log.log(System.Logger.Level.INFO, "{0} rounds: {1} changes saved, {2} refused as late", rounds, saved.get(), refused.get());
        assertEquals(rounds * PARTICIPANTS, refused.get(), "everybody went on until the Stop");
        assertTrue(saved.get() > 2 * rounds, "enough orders came before the Stop to race with it");

        OrderBooks books = new OrderBooks(fixture, first, last);
        books.balance();
        books.none("a purchase that was not stopped", "SELECT COUNT(*) FROM purchase_gate WHERE purchase_id BETWEEN ? AND ? AND stage <> 'STOPPED'");
        books.none("an increment after the Stop, whose number is the gate's last", "SELECT COUNT(*) FROM order_increment i JOIN purchase_gate g "
                + "ON g.purchase_id = i.purchase_id WHERE i.purchase_id BETWEEN ? AND ? AND i.change_no >= g.change_no");
        books.none("two changes with one number", "SELECT COUNT(*) FROM (SELECT 1 FROM order_increment WHERE purchase_id BETWEEN ? AND ? "
                + "GROUP BY purchase_id, change_no HAVING COUNT(DISTINCT participation_id) > 1) t");
        books.none("a line that is not frozen as its increments say", "SELECT COUNT(*) FROM (SELECT i.line_id FROM order_increment i "
                + "LEFT JOIN allocation a ON a.line_id = i.line_id AND a.step = 'FROZEN' AND a.document = 1 "
                + "WHERE i.purchase_id BETWEEN ? AND ? GROUP BY i.line_id, a.quantity HAVING COALESCE(a.quantity, 0) <> SUM(i.delta)) t");
        books.none("a freeze that does not count what is frozen", "SELECT COUNT(*) FROM purchase_freeze f LEFT JOIN (SELECT purchase_id, "
                + "COUNT(*) n, SUM(sum) goods, COUNT(DISTINCT participation_id) participants FROM allocation GROUP BY purchase_id) a "
                + "ON a.purchase_id = f.purchase_id WHERE f.purchase_id BETWEEN ? AND ? AND (f.order_lines <> COALESCE(a.n, 0) "
                + "OR f.goods <> COALESCE(a.goods, 0) OR f.participants <> COALESCE(a.participants, 0))");
        books.none("a thread whose posts are not numbered without gaps", "SELECT COUNT(*) FROM (SELECT c.topic_id FROM purchase p "
                + "JOIN topic_counter c ON c.topic_id = p.topic_id LEFT JOIN post o ON o.topic_id = p.topic_id "
                + "WHERE p.id BETWEEN ? AND ? GROUP BY c.topic_id, c.posts "
                + "HAVING COUNT(o.id) <> c.posts OR MAX(o.number) <> c.posts OR COUNT(DISTINCT o.number) <> c.posts) t");
        books.none("a participation without exactly one order post", "SELECT COUNT(*) FROM (SELECT p.id FROM participation p LEFT JOIN post o "
                + "ON o.subject_id = p.id AND o.kind = 'ORDER' WHERE p.purchase_id BETWEEN ? AND ? GROUP BY p.id HAVING COUNT(o.id) <> 1) t");
        assertEquals(rounds, fixture.number("SELECT COUNT(*) FROM purchase_freeze WHERE purchase_id BETWEEN ? AND ?", first, last).intValue());
        assertEquals(acknowledged, stored(first, last), "what participants were told is what is stored");
        assertEquals(digestsOf(first, last), storedDigests(first, last), "each digest is that of the frozen lines");
    }

    private Map<String, Map<Long, Integer>> stored(long first, long last) throws SQLException {
        Map<String, Map<Long, Integer>> stored = new TreeMap<>();
        fixture.each("SELECT p.purchase_id, p.member_id, l.variant_id, l.quantity FROM participation p "
                + "JOIN order_line l ON l.participation_id = p.id WHERE p.purchase_id BETWEEN ? AND ?",
                row -> stored.computeIfAbsent(row.getLong(1) + ":" + row.getLong(2), id -> new TreeMap<>())
                        .put(row.getLong(3), row.getBigDecimal(4).intValueExact()), first, last);
        return stored;
    }

    private Map<Long, String> storedDigests(long first, long last) throws SQLException {
        Map<Long, String> digests = new TreeMap<>();
        fixture.each("SELECT purchase_id, digest FROM purchase_freeze WHERE purchase_id BETWEEN ? AND ?",
                row -> digests.put(row.getLong(1), row.getString(2)), first, last);
        return digests;
    }

    /** As the user guide tells it, and not by the portal's own code: here every price is 12.35, every quantity whole. */
    private Map<Long, String> digestsOf(long first, long last) throws SQLException {
        Map<Long, MessageDigest> running = new TreeMap<>();
        for (long purchase = first; purchase <= last; purchase++) {
            running.put(purchase, Hash.sha256());
        }
        fixture.each("SELECT a.purchase_id, a.line_id, p.pseudonym_no, t.article, v.size, a.quantity, a.sum FROM allocation a "
                + "JOIN participation p ON p.id = a.participation_id JOIN lot_variant v ON v.id = a.variant_id "
                + "JOIN lot t ON t.id = v.lot_id WHERE a.purchase_id BETWEEN ? AND ? ORDER BY a.line_id", row -> {
                    String line = String.join("\t", row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                            row.getBigDecimal(6).toBigIntegerExact().toString(), "12.35", row.getBigDecimal(7).toPlainString()) + "\n";
                    running.get(row.getLong(1)).update(line.getBytes(StandardCharsets.UTF_8));
                }, first, last);
        Map<Long, String> digests = new TreeMap<>();
        running.forEach((purchase, sha256) -> digests.put(purchase, HexFormat.of().formatHex(sha256.digest())));
        return digests;
    }
}
