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
     * @param building a build from the database is running
     */
    public record State(int documents, long last, long counter, boolean building) {
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

    private ChangeFollower follower;
    private Findable findable;
    private String databaseName;
    private NodeDirectory directory;
    private Path livePath;
    private volatile LuceneIndex live;
    private volatile boolean building;
    private volatile boolean incomplete;
    private volatile boolean rebuildWanted;
    private volatile boolean closed;
    private Instant committedAt;

    /**
     * Takes over what was numbered since the last call. The first call opens the index.
     *
     * @return false if there is no index to go on with, and {@link #rebuild()} has to be called
     */
    public synchronized boolean follow() {
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
            if (counter < live.last()) {
                LOG.warning("The database is older than its search index: the index is built again");
                incomplete = true;
                return false;
            }
            if (counter > live.last()) {
                Long oldest = findable.oldestChange();
                if (oldest == null || oldest > live.last() + 1) {
                    LOG.warning("The search index was away for too long: it is built again");
                    incomplete = true;
                    return false;
                }
                catchUp(live, counter);
            }
            commitWhenDue();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void catchUp(LuceneIndex index, long counter) throws IOException {
        boolean more = true;
        while (more && !closed) {
            more = follower.follow(index, counter);
            index.refresh();
        }
    }

    /** What is not committed is followed again after a kill, so once a second is often enough. */
    private void commitWhenDue() throws IOException {
        Instant now = clock.instant();
        if (!live.isCommitted() && (committedAt == null || !now.isBefore(committedAt.plus(COMMIT_EVERY)))) {
            live.commit(true);
            committedAt = now;
        }
    }

    private void open() throws IOException {
        findable = new Findable(database);
        follower = new ChangeFollower(findable, sections);
        databaseName = findable.databaseName(UUID.randomUUID().toString());
        directory = NodeDirectory.claim(parent());
        for (Path build : directory.builds()) {
            LuceneIndex kept = live == null ? LuceneIndex.open(build, databaseName) : null;
            if (kept == null) {
                NodeDirectory.delete(build);
            } else {
                live = kept;
                livePath = build;
            }
        }
        LOG.log(Level.INFO, "Search index in {0}, {1}", new Object[] {directory.path(),
                live == null ? "to be built" : "goes on after change " + live.last()});
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
            building = false;
        }
    }

    private void build() throws IOException {
        Path path;
        LuceneIndex fresh;
        synchronized (this) {
            if (directory == null) {
                open();
            }
            path = directory.next();
            fresh = LuceneIndex.create(path, databaseName, sequence.counter());
            if (live == null) {
                live = fresh;
                livePath = path;
                incomplete = true;
            }
        }
        Instant began = clock.instant();
        boolean done = false;
        try {
            follower.build(fresh, () -> !closed);
            catchUp(fresh, sequence.counter());
            fresh.commit(false);
            synchronized (this) {
                if (!closed) {
                    catchUp(fresh, sequence.counter());
                    fresh.commit(true);
                    fresh.refresh();
                    swap(fresh, path);
                    done = true;
                }
            }
        } finally {
            if (!done) {
                abandon(fresh, path);
            }
        }
        LOG.log(Level.INFO, "Search index built: {0} documents in {1} ms",
                new Object[] {fresh.documents(), Duration.between(began, clock.instant()).toMillis()});
    }

    private void swap(LuceneIndex fresh, Path path) throws IOException {
        LuceneIndex old = live;
        Path oldPath = livePath;
        live = fresh;
        livePath = path;
        incomplete = false;
        committedAt = clock.instant();
        if (old != fresh) {
            old.close();
            NodeDirectory.delete(oldPath);
        }
    }

    private synchronized void abandon(LuceneIndex fresh, Path path) throws IOException {
        if (live == fresh) {
            live = null;
        }
        fresh.close();
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
                LuceneIndex index = live;
                if (index == null) {
                    return nothing;
                }
                IndexSearcher searcher;
                try {
                    searcher = index.acquire();
                } catch (AlreadyClosedException swapped) {
                    if (live == index) {
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
     * Has the index of this node built again, soon and in the background.
     *
     * @throws Refused when the member is no administrator
     */
    public void askToRebuild(long administratorId) {
        access.require(Operation.REBUILD_INDEX, administratorId);
        rebuildWanted = true;
    }

    State state() {
        int documents = search(searcher -> searcher.getIndexReader().numDocs(), 0);
        LuceneIndex index = live;
        return new State(documents, index == null ? 0 : index.last(), sequence.counter(), building);
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
                live.commit(true);
                live.close();
            }
            if (directory != null) {
                directory.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
