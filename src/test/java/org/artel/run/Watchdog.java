package org.artel.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A small process that ends others when its parent dies, however it dies: {@code kill -9} runs no shutdown hook, and would
 * leave a database server behind. The parent writes process ids into the watchdog's standard input; the end of that stream is
 * the parent's end, and then all of them are asked to end, and killed when they have not after {@value #PATIENCE_SECONDS} s.
 */
public final class Watchdog {

    private static final int PATIENCE_SECONDS = 15;

    private final Process process;
    private final PrintStream pipe;
    private final Set<Long> told = new HashSet<>();

    private Watchdog(Process process) {
        this.process = process;
        this.pipe = new PrintStream(process.getOutputStream(), true, StandardCharsets.US_ASCII);
    }

    /**
     * Starts a watchdog of this JVM.
     *
     * @param classes the folder that holds this class
     */
    public static Watchdog start(Path classes) throws IOException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", classes.toString(), Watchdog.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Watchdog(process);
    }

    /** From now on the process is ended with this JVM. */
    public synchronized void watch(long pid) {
        if (told.add(pid)) {
            pipe.println(pid);
        }
    }

    /** Watches every process that this JVM starts, looking for new ones each second. */
    public void watchChildren() {
        var thread = new Thread(() -> {
            while (process.isAlive()) {
                ProcessHandle.current().descendants().map(ProcessHandle::pid).filter(pid -> pid != process.pid()).forEach(this::watch);
                try {
                    TimeUnit.SECONDS.sleep(1);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }, "watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    public static void main(String[] args) throws IOException {
        var watched = new LinkedHashSet<ProcessHandle>();
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                // the handle remembers the start time too: a number that is given to another process later is not meant
                ProcessHandle.of(Long.parseLong(line.strip())).ifPresent(watched::add);
            }
        }
        watched.forEach(ProcessHandle::destroy);
        CompletableFuture.allOf(watched.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        watched.forEach(ProcessHandle::destroyForcibly);
    }
}
