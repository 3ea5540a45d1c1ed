package org.artel.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of the run. */
final class Report {

    private static final PrintStream OUT = System.out;

    private final List<String> rows = new ArrayList<>();
    /** Above 1 the machine was busy with something else, and the figures say little. */
    private final double loadBefore = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();

    void say(String what) {
        OUT.println("bench: " + what);
    }

    void row(String what, String measured, String yardstick, String ratio, String goal) {
        String row = "| " + String.join(" | ", what, measured, yardstick, ratio, goal) + " |";
        rows.add(row);
        OUT.println(row);
    }

    void missing(String what, Exception why) {
        row(what, "not measured", String.valueOf(why.getMessage()).lines().findFirst().orElse(""), "", "**missed**");
    }

    void write(Path file) throws IOException {
        var text = new ArrayList<String>(List.of("# Benchmark", "",
                "Java " + System.getProperty("java.version") + ", " + Runtime.getRuntime().availableProcessors()
                        + " processors; server, database and load on the same machine, whose load average before the run was "
                        + String.format(Locale.ROOT, "%.1f", loadBefore) + ". " + 2 * Corpus.POSTS + " posts of "
                        + Words.WORDS_A_POST + " words in two languages, " + (Corpus.THREADS + 1) + " threads, the longest of " + Corpus.POSTS + " posts.",
                "", "| what | measured | yardstick of the same run | ratio | goal |", "|---|---|---|---|---|"));
        text.addAll(rows);
        Files.write(file, text);
        say("written to " + file);
    }
}
