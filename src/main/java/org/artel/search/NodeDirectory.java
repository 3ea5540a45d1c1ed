package org.artel.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of one node's indexes, held by a lock as long as the node lives. Nodes that share a parent folder (two servers on
 * one machine, or one that is redeployed while the old one still closes) take {@code node-0}, {@code node-1}, …: the first free.
 * Inside, each build has a folder of its own with a growing number.
 */
final class NodeDirectory implements Closeable {

    private static final int NODES = 64;

    private final Path path;
    private final FileChannel channel;

    private NodeDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** @throws IOException if the parent cannot be written, or {@value #NODES} nodes hold it already */
    static NodeDirectory claim(Path parent) throws IOException {
        for (int node = 0; node < NODES; node++) {
            Path path = Files.createDirectories(parent.resolve("node-" + node));
            FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (locked(channel)) {
                return new NodeDirectory(path, channel);
            }
            channel.close();
        }
        throw new IOException("every node of " + parent + " is taken");
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException thisServer) {
            return false;
        }
    }

    /** Newest first. */
    List<Path> builds() throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isDirectory).sorted(Comparator.comparingLong(NodeDirectory::number).reversed()).toList();
        }
    }

    /** A folder for a new build; it does not exist yet. */
    Path next() throws IOException {
        List<Path> builds = builds();
        return path.resolve("build-" + (builds.isEmpty() ? 1 : number(builds.get(0)) + 1));
    }

    private static long number(Path build) {
        return Long.parseLong(build.getFileName().toString().substring("build-".length()));
    }

    static void delete(Path build) {
        try (Stream<Path> files = Files.walk(build)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
