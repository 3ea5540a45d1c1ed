package org.artel.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.artel.common.ArtelDataSource;
import org.artel.run.Watchdog;
import org.artel.testing.EmbeddedDatabase;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Person;
import org.flywaydb.core.Flyway;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The benchmark's course: database, corpus, one server with the operator's JVM options, measurements, {@code target/bench.md}.
 * System properties: {@code bench.seconds} (8), how long each
 * measurement lasts, after half as long to warm up; {@code bench.posts} (100000), the size of the corpus; {@code bench.only} (all),
 * names of measurements with commas between them.
 */
public final class Bench {

    private static final int CLIENTS = 8;
    private static final int TURNS = 6;
    private static final int GOAL_STATEMENTS = 8;
    private static final int GOAL_KILOBYTES = 120;
    private static final int IMPORT_ROWS = 50_000;
    private static final int VISIBLE_TRIES = 11;
    private static final Pattern TOTAL = Pattern.compile("\"total\":([0-9]+)");
    private static final Pattern ID = Pattern.compile("\"id\":([0-9]+)");

    private final Path project = Path.of(System.getProperty("artel.project", "")).toAbsolutePath();
    private final Path build = project.resolve("target");
    private final int seconds = Integer.getInteger("bench.seconds", 8);
    private final Set<String> only = Set.of(System.getProperty("bench.only", "").split(","));
    private final Report report = new Report();
    private EmbeddedDatabase database;
    private Process server;
    private Load load;
    private Corpus corpus;

    public static void main(String[] args) throws Exception {
        var bench = new Bench();
        var end = new Thread(bench::end);
        Runtime.getRuntime().addShutdownHook(end);
        bench.run();
        // Maven waits for the thread that watches the database, and so for ever
        Runtime.getRuntime().removeShutdownHook(end);
        bench.end();
    }

    private void run() throws Exception {
        Watchdog.start(build.resolve("test-classes")).watchChildren();
        report.say("starting the database");
        database = EmbeddedDatabase.start(build.resolve("bench-mariadb"), EmbeddedDatabase.Keep.NOTHING);
        System.setProperty("DB_URL", database.url());
        System.setProperty("DB_USER", database.user());
        System.setProperty("DB_PASSWORD", database.password());
        var source = new ArtelDataSource();
        Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
        report.say("writing the corpus");
        corpus = Corpus.write(source);
        startServer();
        awaitIndex();
        measure("pages", this::pages);
        measure("search", this::search);
        measure("orders", () -> writing("orders", "one hot purchase", List.of(corpus.hot()), List.of(corpus.hotVariant())));
        measure("orders on 100", () -> writing("orders", "100 purchases", corpus.purchases(), corpus.variants()));
        measure("replies", () -> writing("posts", "one hot thread", List.of(corpus.hot()), List.of(0L)));
        measure("replies on 100", () -> writing("posts", "100 threads", corpus.purchases(), IntStream.range(0, corpus.purchases().size())
                .mapToObj(i -> 0L).toList()));
        measure("import", this::priceList);
        measure("settling", () -> new Settling(source, load, report).measure());
        measure("memory", this::memory);
        report.write(build.resolve("bench.md"));
    }

    /** What a measurement does. */
    private interface Step {
        void run() throws Exception;
    }

    /** One that fails is named in the report as missing; the others go on. */
    private void measure(String name, Step step) throws Exception {
        if (!only.contains("") && !only.contains(name)) {
            return;
        }
        report.say("measuring " + name);
        try {
            step.run();
        } catch (IOException | SQLException e) {
            report.missing(name, e);
        }
    }

    private void startServer() throws IOException, InterruptedException {
        Path war = build.resolve("bench.war");
        var archive = ShrinkWrap.create(ZipImporter.class, "bench.war").importFrom(build.resolve("artel.war").toFile()).as(WebArchive.class);
        Path classes = build.resolve("test-classes");
        try (var files = Files.list(classes.resolve("org/artel/bench/inside"))) {
            files.forEach(file -> archive.addAsWebInfResource(new FileAsset(file.toFile()),
                    "classes/" + classes.relativize(file).toString().replace('\\', '/')));
        }
        archive.as(ZipExporter.class).exportTo(war.toFile(), true);
        int port = freePort();
        Path config = project.resolve("webapp-config");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.readAllLines(config.resolve("jvm.options")).stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#")).forEach(command::add);
        // flood limits are no part of what is measured
        command.addAll(List.of("-Dartel.flood.posts=100000000", "-DARTEL_NEWCOMER_DAYS=0", "-jar", build.resolve("server/payara-micro.jar").toString(),
                "--port", String.valueOf(port), "--contextroot", "/", "--nohazelcast", "--disablephonehome",
                "--prebootcommandfile", config.resolve("pre-boot.txt").toString(),
                "--logproperties", config.resolve("logging.properties").toString(),
                "--deploy", war.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(build.resolve("bench-server.log").toFile());
        builder.environment().put("DB_URL", database.url());
        builder.environment().put("DB_USER", database.user());
        builder.environment().put("DB_PASSWORD", database.password());
        builder.environment().put("ARTEL_INDEX_DIR", build.resolve("bench-index-" + port).toString());
        report.say("starting the server");
        server = builder.start();
        load = new Load(port);
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (System.nanoTime() < deadline && server.isAlive()) {
            try {
                if (load.once(Load.get("/health/ready")).status() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // refused until the listener is there
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IOException("the server does not answer; see " + build.resolve("bench-server.log"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitIndex() throws IOException, InterruptedException {
        report.say("waiting for the search index");
        long begin = System.nanoTime();
        int found = -1;
        for (int same = 0; same < 3;) {
            TimeUnit.SECONDS.sleep(2);
            var answer = load.once(Load.get("/api/v1/search?q=honey"));
            var total = TOTAL.matcher(answer.text());
            int now = answer.status() == 200 && total.find() && !answer.text().contains("\"building\":true") ? Integer.parseInt(total.group(1)) : -1;
            same = now > 0 && now == found ? same + 1 : 0;
            found = now;
            if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(15)) {
                throw new IOException("the index is not built: " + answer.text());
            }
        }
        report.row("search index of the corpus built", format(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)) + " s", "", "", "");
    }

    private void pages() throws IOException, SQLException {
        String first = "/thread/" + corpus.longThread();
        pages("guest", first, "page 1", 0.60);
        pages("guest", first + "?page=" + Corpus.POSTS / 50, "page " + Corpus.POSTS / 50, 0.60);
        String cookie = load.cookie(corpus.members().get(0));
        pages("member", first, "page 1", 0.25, "Cookie: " + cookie);
        pages("member", first + "?page=" + Corpus.POSTS / 50, "page " + Corpus.POSTS / 50, 0.25, "Cookie: " + cookie);
    }

    private static String bearer(Person member) {
        return "Authorization: Bearer " + member.token();
    }

    private void pages(String who, String path, String page, double goal, String... headers) throws IOException, SQLException {
        String request = Load.get(path, headers);
        var answer = load.once(request);
        if (answer.status() != 200) {
            throw new IOException(path + ": " + answer.status());
        }
        String name = who + page.replace(' ', '-');
        load.once(Load.request("PUT", "/api/v1/bench/bytes/" + name, answer.text(), bearer(corpus.members().get(0)), "X-Kind: page"));
        var served = load(request);
        var bare = load(Load.get("/api/v1/bench/bytes/" + name));
        double ratio = served.perSecond() / bare.perSecond();
        report.row("thread page with 50 posts, " + page + ", " + who, format(served.perSecond()) + "/s, p95 " + format(served.p95()) + " ms",
                "the same bytes, bare Jersey: " + format(bare.perSecond()) + "/s", percent(ratio), goal(ratio >= goal, "≥ " + percent(goal)));
        int kilobytes = answer.body().length / 1000;
        report.row("its size, " + page + ", " + who, kilobytes + " kB", "", "", goal(kilobytes <= GOAL_KILOBYTES, "≤ " + GOAL_KILOBYTES + " kB"));
        long statements = statements(request);
        report.row("its statements, " + page + ", " + who, String.valueOf(statements), "", "", goal(statements <= GOAL_STATEMENTS, "≤ " + GOAL_STATEMENTS));
    }

    private Load.Result load(String request) throws IOException {
        var clients = new ArrayList<Load.Script>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(count -> request);
        }
        load.run(clients, Math.max(1, seconds / 2));
        return load.run(clients, seconds);
    }

    /** The fewest of many tries: the jobs of the portal send statements of their own now and then. */
    private long statements(String request) throws IOException, SQLException {
        long fewest = Long.MAX_VALUE;
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            for (int i = 0; i < 40; i++) {
                long before = sent(statement);
                load.once(request);
                fewest = Math.min(fewest, sent(statement) - before);
            }
        }
        return fewest;
    }

    private static long sent(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com_select'")) {
            row.next();
            return row.getLong(2);
        }
    }

    private void search() throws IOException {
        search("two common words", Words.common());
        search("two rare words", new Words(1).rare());
        visible();
    }

    /** From the answer that a reply is saved to the first search that finds it. */
    private void visible() throws IOException {
        var took = new ArrayList<Long>();
        for (int i = 0; i < VISIBLE_TRIES; i++) {
            String word = "zq" + Long.toString(System.nanoTime(), 36);
            var saved = load.once(Load.request("POST", "/api/v1/threads/" + corpus.hot().topicId() + "/posts",
                    "{\"text\":\"Honey " + word + "\"}", bearer(corpus.members().get(i))));
            if (saved.status() >= 300) {
                throw new IOException("reply: " + saved.status() + ' ' + saved.text());
            }
            long begin = System.nanoTime();
            while (!load.once(Load.get("/api/v1/search?q=" + word)).text().contains("\"total\":1")) {
                if (System.nanoTime() - begin > TimeUnit.SECONDS.toNanos(60)) {
                    throw new IOException("a reply is not found after a minute");
                }
            }
            took.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
        Collections.sort(took);
        long median = took.get(took.size() / 2);
        report.row("a reply is found after it was saved, median of " + VISIBLE_TRIES, median + " ms, slowest " + took.get(took.size() - 1) + " ms", "",
                "", goal(median <= 1_000, "≤ 1 s"));
    }

    private void search(String what, String words) throws IOException {
        String request = Load.get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        load.run(List.of(count -> request), Math.max(1, seconds / 2));
        for (int clients : new int[] {1, CLIENTS}) {
            var result = load.run(Collections.nCopies(clients, count -> request), seconds);
            report.row("search through REST, " + what + ", " + clients(clients), "p50 " + format(result.p50()) + " ms, "
                    + format(result.perSecond()) + "/s", "", "", goal(result.p50() <= 5, "p50 ≤ 5 ms"));
        }
    }

    private void writing(String what, String where, List<Open> targets, List<Long> variants) throws IOException {
        String name = what.equals("orders") ? "orders" : "replies";
        for (int clients : new int[] {1, CLIENTS}) {
            int warm = Math.max(1, seconds / 2);
            inside("jdbc-" + what, clients, 3, warm, targets, variants);
            double bare = inside("jdbc-" + what, clients, 0, seconds, targets, variants);
            inside(what, clients, 4, warm, targets, variants);
            double service = inside(what, clients, 1, seconds, targets, variants);
            rest(what, clients, 5, warm, targets, variants);
            double rest = rest(what, clients, 2, seconds, targets, variants);
            report.row(name + " through the service, " + where + ", " + clients(clients), format(service) + "/s",
                    "the same statements, bare JDBC: " + format(bare) + "/s", percent(service / bare), goal(service / bare >= 0.5, "≥ 50 %"));
            report.row(name + " through REST, " + where + ", " + clients(clients), format(rest) + "/s",
                    "as above", percent(rest / bare), goal(rest / bare >= 0.25, "≥ 25 %"));
        }
    }

    /** @param turn which members: each begins with new participants */
    private double inside(String what, int clients, int turn, int seconds, List<Open> targets, List<Long> variants) throws IOException {
        var pool = Executors.newFixedThreadPool(clients);
        try {
            var work = new ArrayList<Callable<Long>>();
            for (int client = 0; client < clients; client++) {
                String body = "{\"members\":" + ids(members(clients, client, turn)) + ",\"targets\":" + targets(targets, variants)
                        + ",\"seconds\":" + seconds + '}';
                work.add(() -> {
                    var answer = load.once(Load.request("POST", "/api/v1/bench/" + what, body, bearer(corpus.members().get(0))));
                    if (answer.status() != 200) {
                        throw new IOException(what + ": " + answer.status() + ' ' + answer.text());
                    }
                    return Long.parseLong(answer.text());
                });
            }
            long done = 0;
            for (var one : pool.invokeAll(work)) {
                done += one.get();
            }
            return done / (double) seconds;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private double rest(String what, int clients, int turn, int seconds, List<Open> targets, List<Long> variants) throws IOException {
        var scripts = new ArrayList<Load.Script>();
        for (int client = 0; client < clients; client++) {
            List<Person> members = members(clients, client, turn);
            int turns = members.size() * targets.size();
            scripts.add(count -> {
                Person member = members.get(count % turns % members.size());
                int target = count % turns / members.size();
                int round = count / turns;
                return what.equals("orders")
                        ? Load.request("PUT", "/api/v1/purchases/" + targets.get(target).id() + "/order", "{\"lines\":[{\"variantId\":"
                                + variants.get(target) + ",\"quantity\":\"" + (round + 1) + "\",\"baseVersion\":" + round + "}]}", bearer(member))
                        : Load.request("POST", "/api/v1/threads/" + targets.get(target).topicId() + "/posts",
                                "{\"text\":\"The honey came yesterday, all jars whole, no. " + count + "\"}", bearer(member));
            });
        }
        return load.run(scripts, seconds).perSecond();
    }

    /** Three ways of writing, each warmed up and measured, by one client and by eight: each has members of its own. */
    private List<Person> members(int clients, int client, int turn) {
        int sets = TURNS * (1 + CLIENTS);
        int size = corpus.members().size() / sets;
        int set = turn * (1 + CLIENTS) + (clients == 1 ? 0 : 1 + client);
        return corpus.members().subList(set * size, (set + 1) * size);
    }

    private static String ids(List<Person> members) {
        return members.stream().map(member -> String.valueOf(member.id())).collect(Collectors.joining(",", "[", "]"));
    }

    private static String targets(List<Open> targets, List<Long> variants) {
        return IntStream.range(0, targets.size()).mapToObj(i -> "{\"id\":" + targets.get(i).id() + ",\"topicId\":" + targets.get(i).topicId()
                + ",\"variantId\":" + variants.get(i) + '}').collect(Collectors.joining(",", "[", "]"));
    }

    private void priceList() throws IOException {
        String csv = new String(Corpus.priceList(IMPORT_ROWS), StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        long purchase = corpus.purchases().get(0).id();
        var uploaded = load.once(Load.request("POST", "/api/v1/purchases/" + purchase + "/price-lists?fileName=seeds.csv", csv, bearer(corpus.organizer())));
        var id = ID.matcher(uploaded.text());
        if (uploaded.status() != 201 || !id.find()) {
            throw new IOException("upload: " + uploaded.status() + ' ' + uploaded.text());
        }
        var imported = load.once(Load.request("POST", "/api/v1/price-lists/" + id.group(1) + "/import", "{\"background\":false}", bearer(corpus.organizer())));
        if (imported.status() >= 300) {
            throw new IOException("import: " + imported.status() + ' ' + imported.text());
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        report.row("import of 50,000 rows of CSV through REST", format(took / 1000.0) + " s", "", "", goal(took <= 15_000, "≤ 15 s"));
        filtered(purchase, "a word that many lots have", "e");
        filtered(purchase, "a word that no lot has", "nothing-of-it");
    }

    /** As the price list's tab asks while one types. */
    private void filtered(long purchaseId, String what, String words) throws IOException {
        String request = Load.get("/api/v1/purchases/" + purchaseId + "/lots?limit=50&q=" + words);
        var result = load.run(List.of(count -> request), seconds);
        report.row("50,000 lots filtered through REST, " + what, "p50 " + format(result.p50()) + " ms, p95 " + format(result.p95()) + " ms", "", "",
                goal(result.p95() <= 150, "p95 ≤ 150 ms"));
    }

    private void memory() throws IOException {
        Path status = Path.of("/proc", String.valueOf(server.pid()), "status");
        if (Files.exists(status)) {
            String resident = Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS")).findFirst().orElse("").replaceAll("[^0-9]", "");
            report.row("memory of the server after the run, resident", Long.parseLong(resident) / 1024 + " MB", "", "", "");
        }
    }

    private static String clients(int clients) {
        return clients == 1 ? "one client" : clients + " clients";
    }

    private static String format(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }

    private static String percent(double ratio) {
        return Math.round(100 * ratio) + " %";
    }

    private static String goal(boolean met, String goal) {
        return goal + (met ? ": met" : ": **missed**");
    }

    private void end() {
        if (server != null) {
            server.destroy();
            server.onExit().completeOnTimeout(server, 15, TimeUnit.SECONDS).join().destroyForcibly();
        }
        if (database != null) {
            database.close();
        }
    }
}
