package org.artel.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.artel.testing.EmbeddedDatabase;

/**
 * Starts the database (unless {@code DB_URL} names one), the server with the built WAR, and says where they are; ends both on
 * Ctrl-C, and a {@link Watchdog} ends them if this JVM is killed. Everything it keeps is in the ignored folder {@code .artel}.
 *
 * <p>System properties: {@code artel.port} (8080; the next free one if it is taken), {@code artel.demo} ({@code true}).
 */
public final class Run {

    private static final PrintStream OUT = System.out;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration PATIENCE_AFTER_BOOT = Duration.ofSeconds(30);
    private static final String BOOTED = " ready in ";
    private static final int PORTS_TO_TRY = 100;
    private static final int LAST_LINES = 40;

    private final Path project;
    private final Path home;
    private final boolean demo = !"false".equals(System.getProperty("artel.demo"));
    /** Held as long as this JVM lives: two runs on one folder would destroy it. */
    private FileLock lock;
    private Process server;
    private EmbeddedDatabase database;

    private Run(Path project) {
        this.project = project;
        this.home = project.resolve(".artel");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var run = new Run(Path.of(System.getProperty("artel.project", "")).toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(run::end));
        run.start();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        OUT.println("Started in " + seconds + " s. Ctrl-C ends it.");
        int code = run.server.waitFor();
        OUT.println("The server has ended (" + code + "). Its log: " + run.log());
        System.exit(code);
    }

    private void start() throws IOException, InterruptedException {
        Files.createDirectories(home);
        lock = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE).tryLock();
        if (lock == null) {
            throw new IOException("another mvn -Prun uses " + home + "; end that one first");
        }
        forgetHalfLoadedDemo();
        Watchdog watchdog = Watchdog.start(project.resolve("target/test-classes"));
        watchdog.watchChildren();
        // whoever set a portal up without the demo keeps it, whatever becomes of this start
        boolean first = demo && System.getenv("DB_URL") == null && !Files.exists(home.resolve("mariadb"));
        if (first) {
            Files.writeString(loading(), "");
        }
        Map<String, String> environment = environment();
        if (database != null) {
            watchdog.watch(database.pid());
        }
        int port = freePort(Integer.getInteger("artel.port", 8080));
        server = serve(port, environment);
        watchdog.watch(server.pid());
        if (first) {
            OUT.println("The first start also loads the demo data …");
        }
        URI address = URI.create("http://localhost:" + port + "/");
        awaitReady(port);
        Files.deleteIfExists(loading());
        OUT.println();
        OUT.println("Artel is at " + address + "   (log: " + project.relativize(log()) + ")");
        if (demo) {
            printAccounts();
            OUT.println("What it would send by mail: " + address + "mailbox");
        } else {
            printSetUp();
        }
    }

    /** Present while the demo data is loaded, which no visitor can use before it is complete. */
    private Path loading() {
        return home.resolve("demo-loading");
    }

    /** A first start that was ended too early would leave half a town for ever: the server loads nothing into what is set up. */
    private void forgetHalfLoadedDemo() throws IOException {
        if (Files.exists(loading()) && !Files.exists(accounts()) && System.getenv("DB_URL") == null) {
            deleteTree(home.resolve("mariadb"));
            deleteTree(home.resolve("index"));
        }
        Files.deleteIfExists(loading());
    }

    private Map<String, String> environment() throws IOException {
        if (System.getenv("DB_URL") != null) {
            OUT.println("Database: " + System.getenv("DB_URL"));
            return Map.of();
        }
        OUT.println("Starting the embedded MariaDB (data: .artel/mariadb) …");
        database = EmbeddedDatabase.start(home.resolve("mariadb"), EmbeddedDatabase.Keep.DATA);
        // the port changes with each start, and with it would the default place of the search index
        return Map.of("DB_URL", database.url(), "DB_USER", database.user(), "DB_PASSWORD", database.password(),
                "ARTEL_INDEX_DIR", home.resolve("index").toString());
    }

    private Process serve(int port, Map<String, String> environment) throws IOException {
        Path config = project.resolve("webapp-config");
        Path root = home.resolve("server");
        // the server would deploy what an earlier start left there a second time
        deleteTree(root);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Files.readAllLines(config.resolve("jvm.options")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(command::add);
        command.addAll(List.of(
                "-jar", project.resolve("target/server/payara-micro.jar").toString(),
                "--port", String.valueOf(port), "--contextroot", "/", "--nohazelcast", "--disablephonehome",
                "--rootdir", root.toString(),
                "--prebootcommandfile", config.resolve("pre-boot.txt").toString(),
                "--postbootcommandfile", config.resolve("post-boot.txt").toString(),
                "--logproperties", config.resolve("logging.properties").toString(),
                "--deploy", project.resolve("target/artel.war").toString()));
        OUT.println("Starting the server …");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("ARTEL_DEMO", String.valueOf(demo));
        builder.environment().putIfAbsent("ARTEL_ADDRESS", "http://localhost:" + port);
        builder.environment().put("ARTEL_DEMO_ACCOUNTS_FILE", accounts().toString());
        return builder.start();
    }

    private Path log() {
        return home.resolve("server.log");
    }

    private Path accounts() {
        String external = System.getenv("DB_URL");
        return home.resolve(external == null ? "demo-accounts.txt" : "demo-accounts-" + Integer.toHexString(external.hashCode()) + ".txt");
    }

    private int freePort(int wanted) throws IOException {
        for (int port = wanted; port < wanted + PORTS_TO_TRY; port++) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                if (port != wanted) {
                    OUT.println("Port " + wanted + " is taken; using " + port + '.');
                }
                return port;
            } catch (java.net.BindException taken) {
                continue;
            }
        }
        throw new IOException("no free port from " + wanted + " on");
    }

    /** Ready is: the checks say so, and the first page is served. A server whose application failed stays up without it. */
    private void awaitReady(int port) throws IOException, InterruptedException {
        var client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean booted = false;
        boolean ready = false;
        while (System.nanoTime() < deadline && server.isAlive()) {
            if (!booted && Files.readString(log()).contains(BOOTED)) {
                booted = true;
                deadline = Math.min(deadline, System.nanoTime() + PATIENCE_AFTER_BOOT.toNanos());
            }
            try {
                ready = ready || status(client, port, "health/ready") == 200;
                if (ready && status(client, port, "") < 400) {
                    return;
                }
            } catch (IOException notYet) {
                // refused until the listener is there
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        List<String> lines = Files.readAllLines(log());
        lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()).forEach(OUT::println);
        lines.stream().filter(line -> line.startsWith("Caused by:")).distinct().forEach(OUT::println);
        throw new IOException("The server did not start; its log: " + log());
    }

    private static int status(HttpClient client, int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + '/' + path)).timeout(Duration.ofSeconds(30)).build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    /** The server loads the demo data before it is ready; a portal that was set up otherwise gets none. */
    private void printAccounts() throws IOException {
        if (Files.exists(accounts())) {
            Files.readAllLines(accounts()).forEach(OUT::println);
        }
    }

    /** Without demo data the first administrator is made on a page that asks for a token of the log. */
    private void printSetUp() throws IOException {
        Files.readAllLines(log()).stream().filter(line -> line.contains("/setup")).forEach(OUT::println);
    }

    private synchronized void end() {
        if (server != null && server.isAlive()) {
            OUT.println("Ending …");
            server.destroy();
            server.onExit().completeOnTimeout(server, 15, TimeUnit.SECONDS).join().destroyForcibly();
        }
        if (database != null) {
            database.close();
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
