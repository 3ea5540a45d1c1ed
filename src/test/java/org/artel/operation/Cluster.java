package org.artel.operation;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.testing.EmbeddedDatabase;

/**
 * Three database nodes, two servers and their proxy, as {@code webapp-config/cluster/try.sh} starts them on this machine; the
 * two servers write to different database nodes.
 */
final class Cluster implements AutoCloseable {

    /** Of the database's user, as the script sets it. */
    static final String PASSWORD = "try";

    private static final int PORTS = 64;
    private static final Pattern SET_UP = Pattern.compile("Open /setup and give this token: (\\S+)");

    private final Path script;
    private final Path home;
    private final int port;
    private final Deque<String> killed = new ArrayDeque<>();

    private Cluster(Path script, Path home, int port) {
        this.script = script;
        this.home = home;
        this.port = port;
    }

    /** @param build the build's folder, with the WAR */
    static Cluster start(Path build) throws IOException, InterruptedException {
        Cluster cluster = new Cluster(build.resolveSibling("webapp-config/cluster/try.sh"), build.resolve("cluster"),
                EmbeddedDatabase.freePort() / PORTS * PORTS);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        cluster.run("up");
        return cluster;
    }

    /** Of the proxy. */
    URI url() {
        return url(0);
    }

    /** Of one server: 0 or 1. */
    URI server(int number) {
        return url(1 + number);
    }

    private URI url(int offset) {
        return URI.create("http://127.0.0.1:" + (port + offset) + "/");
    }

    /** Of one database node: 1, 2 or 3. */
    String databaseUrl(int node) {
        return "jdbc:mariadb://127.0.0.1:" + (port + 20 + node) + "/artel";
    }

    /** What the server that started last has printed: the token of an earlier start does not count any more. */
    String setUpToken() throws IOException {
        Matcher found = SET_UP.matcher(Files.readString(home.resolve("b/log")));
        if (!found.find()) {
            throw new IllegalStateException("no token in the log of " + home);
        }
        return found.group(1);
    }

    /** {@code kill -9}. */
    void kill(String node) throws IOException, InterruptedException {
        run("kill", node);
        killed.add(node);
    }

    /** Starts what was killed, one after the other; returns when all serve again. */
    void mend() throws IOException, InterruptedException {
        while (!killed.isEmpty()) {
            run("start", killed.getFirst());
            killed.removeFirst();
        }
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(List.of(arguments));
        Path log = home.resolveSibling("cluster.log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("CLUSTER_DIR", home.toString());
        builder.environment().put("CLUSTER_PORT", String.valueOf(port));
        builder.environment().put("CLUSTER_SPREAD", "true");
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException(command + " failed; see " + log);
        }
    }

    @Override
    public void close() {
        try {
            run("down");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
