package org.artel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A second Payara Micro with the built WAR on the suite's database: half of a race test's threads go through it, so that a
 * lock inside one JVM would not pass. Started by the first call of {@link #url()} (about 20 s), once for all classes, and
 * stopped at the end of the suite. Its output is in {@code target/second-server.log}. Only for tests outside the server.
 */
public final class SecondServer {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Process process;
    private static URI url;

    private SecondServer() {
    }

    /** The base address, ending with a slash. */
    public static synchronized URI url() {
        if (process == null) {
            try {
                start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return url;
    }

    private static void start() throws IOException, InterruptedException {
        int port = EmbeddedDatabase.freePort();
        url = URI.create("http://127.0.0.1:" + port + "/");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(TestServer.jvmOptions("second"));
        // what the first server has migrated
        command.add("-DDB_MIGRATE=false");
        command.add("-jar");
        command.add(System.getProperty("payara.microJar"));
        command.addAll(TestServer.serverOptions(port, "second"));
        command.add("--deploy");
        command.add(System.getProperty("artel.war"));
        Path log = TestServer.build().resolve("second-server.log");
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitReady(log);
    }

    private static void awaitReady(Path log) throws InterruptedException {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var request = HttpRequest.newBuilder(url.resolve("api/v1/")).timeout(Duration.ofSeconds(10)).build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // refused until the listener is there
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        stop();
        throw new IllegalStateException("The second server does not answer; see " + log);
    }

    static synchronized void stop() {
        if (process != null) {
            process.destroy();
            process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join().destroyForcibly();
            process = null;
        }
    }
}
