package org.artel.search;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Hash;
import org.artel.common.Refused;
import org.artel.forum.SectionService;

/**
 * The index of this node: opened, followed, built again. Has no transaction of its own; what it reads is committed, and what
 * changes while it reads has a higher number and comes next.
 *
 * <p>Folder: {@code ARTEL_INDEX_DIR} (environment, else system property), by default {@code artel-index} in the temporary
 * directory, apart for each database address.
 */
@ApplicationScoped
public class IndexService {

    private static final Logger LOG = Logger.getLogger(IndexService.class.getName());
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    /**
     * How the index stands.
     *
     * @param last number of the last change in it; {@code counter} of the last change in the database
     * @param building a build from the database is asked for or running
     * @param built documents that the build has written so far
     */
    public record State(int documents, long last, long counter, boolean building, int built) {
    }

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private SequenceService sequence;
    @Inject
    private SectionService sections;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    private Findable findable;
    private String databaseName;
    private NodeDirectory directory;
    private Path livePath;
    private volatile ChangeFollower live;
    private volatile LuceneIndex growing;
    private volatile boolean behind;
    private volatile boolean building;
    private volatile boolean incomplete;
    private volatile boolean rebuildWanted;
    private volatile boolean closed;
    private Instant committedAt;

    /**
     * Takes over some of what was numbered; {@link #isBehind()} tells whether more is left. The first call opens the index.
     *
     * @return false if there is no index to go on with, and {@link #rebuild()} has to be called
     */
    public synchronized boolean follow() {
        behind = false;
        if (closed) {
            return true;
        }
        try {
            if (directory == null) {
                open();
            }
            if (live == null || incomplete || rebuildWanted) {
                return building;
            }
            long counter = sequence.counter();
            long last = live.index().last();
            if (counter < last) {
                LOG.warning("The database is older than its search index: the index is built again");
                incomplete = true;
                return false;
            }
            if (counter > last) {
                Long oldest = findable.oldestChange();
                if (oldest == null || oldest > last + 1) {
                    LOG.warning("The search index was away for too long: it is built again");
                    incomplete = true;
                    return false;
                }
                behind = followed(live, counter);
            }
            commitWhenDue();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean followed(ChangeFollower follower, long counter) throws IOException {
        boolean more = follower.follow(counter);
        follower.index().refresh();
        return more;
    }

    /** Something numbered is not in the index yet. */
    public boolean isBehind() {
        return behind && !closed;
    }

    /** What is not committed is followed again after a kill, so once a second is often enough. */
    private void commitWhenDue() throws IOException {
        Instant now = clock.instant();
        LuceneIndex index = live.index();
        if (live.isWhole() && !index.isCommitted() && (committedAt == null || !now.isBefore(committedAt.plus(COMMIT_EVERY)))) {
            index.commit(true);
            committedAt = now;
        }
    }

    private void open() throws IOException {
        findable = new Findable(database);
        databaseName = findable.databaseName(UUID.randomUUID().toString());
        directory = NodeDirectory.claim(parent());
        for (Path build : directory.builds()) {
            LuceneIndex kept = live == null ? LuceneIndex.open(build, databaseName) : null;
            if (kept == null) {
                NodeDirectory.delete(build);
            } else {
                live = new ChangeFollower(findable, sections, kept);
                livePath = build;
            }
        }
        LOG.log(Level.INFO, "Search index in {0}, {1}", new Object[] {directory.path(),
                live == null ? "to be built" : "goes on after change " + live.index().last()});
    }

    private static Path parent() {
        String folder = setting("ARTEL_INDEX_DIR");
        if (folder != null) {
            return Path.of(folder);
        }
        String address = setting("DB_URL");
        return Path.of(System.getProperty("java.io.tmpdir"), "artel-index",
                Hash.of(address == null ? "" : address).substring(0, 12));
    }

    private static String setting(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            value = System.getProperty(name);
        }
        return value == null || value.isBlank() ? null : value;
    }

    /**
     * Builds the index from the database into a new folder, while the old one goes on being followed and searched, and puts it in
     * the old one's place. Takes minutes on a large portal; does nothing while another build runs.
     */
    public void rebuild() {
        synchronized (this) {
            if (building || closed) {
                return;
            }
            building = true;
            rebuildWanted = false;
        }
        try {
            build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            growing = null;
            building = false;
        }
    }

    private void build() throws IOException {
        Path path;
        ChangeFollower fresh;
        synchronized (this) {
            if (directory == null) {
                open();
            }
            path = directory.next();
            growing = LuceneIndex.create(path, databaseName, sequence.counter());
            fresh = new ChangeFollower(findable, sections, growing);
            if (live == null) {
                live = fresh;
                livePath = path;
                incomplete = true;
            }
        }
        boolean done = false;
        try {
            fresh.build(() -> !closed);
            while (!done && !closed) {
                while (followed(fresh, sequence.counter()) && !closed) {
                    LOG.fine("more was changed meanwhile");
                }
                fresh.index().commit(false);
                done = swapIfNothingIsLeft(fresh, path);
            }
        } finally {
            if (!done) {
                abandon(fresh, path);
            }
        }
    }

    private synchronized boolean swapIfNothingIsLeft(ChangeFollower fresh, Path path) throws IOException {
        if (closed || followed(fresh, sequence.counter())) {
            return false;
        }
        fresh.index().commit(true);
        ChangeFollower old = live;
        Path oldPath = livePath;
        live = fresh;
        livePath = path;
        incomplete = false;
        committedAt = clock.instant();
        LOG.log(Level.INFO, "Search index built: {0} documents", fresh.index().documents());
        if (old != fresh) {
            old.index().close();
            NodeDirectory.delete(oldPath);
        }
        return true;
    }

    private synchronized void abandon(ChangeFollower fresh, Path path) throws IOException {
        if (live == fresh) {
            live = null;
        }
        fresh.index().close();
        NodeDirectory.delete(path);
    }

    /** True while the first build runs, or one that replaces an index that could not go on. */
    boolean isIncomplete() {
        return live == null || incomplete;
    }

    /** What a search does with the index. */
    @FunctionalInterface
    interface Search<T> {
        T with(IndexSearcher searcher) throws IOException;
    }

    /** @return {@code nothing} while there is no index yet */
    <T> T search(Search<T> search, T nothing) {
        try {
            for (;;) {
                ChangeFollower searched = live;
                if (searched == null) {
                    return nothing;
                }
                LuceneIndex index = searched.index();
                IndexSearcher searcher;
                try {
                    searcher = index.acquire();
                } catch (AlreadyClosedException swapped) {
                    if (live == searched) {
                        throw swapped;
                    }
                    continue;
                }
                try {
                    return search.with(searcher);
                } finally {
                    index.release(searcher);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refused when the member is no administrator */
    public State state(long administratorId) {
        access.require(Operation.REBUILD_INDEX, administratorId);
        return state();
    }

    /**
     * Has the index of this node built again, soon and in the background. Does nothing while a build runs.
     *
     * @throws Refused when the member is no administrator
     */
    public void askToRebuild(long administratorId) {
        access.require(Operation.REBUILD_INDEX, administratorId);
        rebuildWanted = !building;
    }

    State state() {
        int documents = search(searcher -> searcher.getIndexReader().numDocs(), 0);
        ChangeFollower searched = live;
        LuceneIndex built = growing;
        return new State(documents, searched == null ? 0 : searched.index().last(), sequence.counter(), building || rebuildWanted,
                built == null ? 0 : built.added());
    }

    /** Commits and lets the folder go; a build that is running ends without a result. */
    @PreDestroy
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (live != null && !incomplete) {
                if (live.isWhole()) {
                    live.index().commit(true);
                }
                live.index().close();
            }
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
