package org.artel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.artel.common.Refused;
import org.artel.forum.SectionService;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@ArquillianTest
class SearchIT {

    private static final int PATIENCE_MS = 120_000;
    private static final int POSTS_MEANWHILE = 2_000;

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private SearchService search;
    @Inject
    private IndexService index;
    @Inject
    private SequenceService sequence;
    @Inject
    private SectionService sections;
    @TempDir
    private Path folder;

    private Shelf shelf;

    @BeforeEach
    void aShelf() throws SQLException {
        shelf = new Shelf(database);
    }

    /** How soon is measured by the benchmark. */
    @Test
    void aPostIsFoundAfterItsCommit() throws Exception {
        String word = Shelf.word();
        shelf.post(shelf.talk(shelf.section(null), "Talk"), 1, "about " + word);
        await(() -> found(word).size() == 1);
    }

    @Test
    void everyKindIsFoundByItsWords() throws Exception {
        String word = Shelf.word();
        long section = shelf.section(null);
        long talk = shelf.talk(section, "Talk of " + word);
        long post = shelf.post(talk, 1, "post of " + word);
        long supplier = shelf.supplier("Supplier " + word);
        long topic = shelf.topic(section, "PURCHASE", "Purchase of " + word, true);
        long purchase = shelf.purchase(section, topic, "OPEN", "conditions", supplier, "EVERYONE");
        long lot = shelf.lot(purchase, "ZX-4711", "Lot " + word);
        await(() -> found(word).size() == 5);
        assertEquals(Set.of("TOPIC" + talk, "POST" + post, "SUPPLIER" + supplier, "PURCHASE" + purchase, "LOT" + lot),
                found(word).stream().map(hit -> hit.kind().name() + hit.id()).collect(Collectors.toSet()));
        assertEquals(List.of("LOT" + lot), found("zx4711 " + word).stream().map(hit -> hit.kind().name() + hit.id()).toList());
        assertEquals("Talk of " + word, found("post " + word).get(0).title());
        assertTrue(found("post " + word).get(0).snippet().contains("<mark>" + word + "</mark>"));
    }

    @Test
    void filtersApplyWithAndWithoutWords() throws Exception {
        String word = Shelf.word();
        long section = shelf.section(null);
        long talk = shelf.talk(section, "Talk of " + word);
        long topic = shelf.topic(section, "PURCHASE", "Purchase of " + word, true);
        long purchase = shelf.purchase(section, topic, "STOPPED", "conditions", null, "EVERYONE");
        await(() -> found(word).size() == 2);
        assertEquals(List.of(purchase), ids(new SearchQuery(word, Set.of(), "STOPPED", null, null, null, null, 10)));
        assertEquals(List.of(talk), ids(new SearchQuery(word, EnumSet.of(SearchKind.TOPIC), null, null, null, null, null, 10)));
        assertEquals(List.of(purchase), ids(new SearchQuery(word, Set.of(), null, null, null, 2023, null, 10)));
        assertEquals(List.of(), ids(new SearchQuery(word, Set.of(), null, null, null, 2001, null, 10)));
        assertEquals(List.of(purchase, talk), ids(new SearchQuery("", Set.of(), null, section, null, null, null, 10)));
        assertEquals(List.of(purchase, talk), ids(new SearchQuery(word, Set.of(), null, null, shelf.city, null, null, 10)));
        SearchResult one = search.search(new SearchQuery(word, Set.of(), null, section, null, null, null, 1), null);
        SearchResult other = search.search(new SearchQuery(word, Set.of(), null, section, null, null, one.next(), 1), null);
        assertEquals(List.of(purchase, talk), List.of(one.hits().get(0).id(), other.hits().get(0).id()));
        assertEquals(2, other.total());
        assertNull(other.next());
        assertEquals(1, one.facets().stages().get("STOPPED"));
    }

    @Test
    void titlesComeFirstAndThenTheNewestPageByPage() throws Exception {
        String word = Shelf.word();
        long section = shelf.section(null);
        long topic = shelf.topic(section, "PURCHASE", "Purchase", true);
        long purchase = shelf.purchase(section, topic, "OPEN", word, null, "EVERYONE");
        List<Long> lots = List.of(shelf.lot(purchase, "1", "Lot " + word), shelf.lot(purchase, "2", word + " of lots, a long name"));
        long post = shelf.post(topic, 1, word + " and again " + word);
        long supplier = shelf.supplier("Supplier " + word);
        long talk = shelf.talk(section, word);
        await(() -> found(word).size() == 6);
        List<Long> expected = List.of(talk, supplier, purchase, lots.get(0), lots.get(1), post);
        assertEquals(expected, found(word).stream().map(SearchResult.Hit::id).toList());
        var paged = new ArrayList<Long>();
        String after = null;
        do {
            SearchResult page = search.search(new SearchQuery(word, Set.of(), null, null, null, null, after, 1), null);
            assertEquals(6, page.total());
            page.hits().forEach(hit -> paged.add(hit.id()));
            after = page.next();
        } while (after != null);
        assertEquals(expected, paged);
    }

    @Test
    void whatStandsInAnAgeLimitedSectionIsFoundByThoseOnlyWhoMaySeeIt() throws Exception {
        String word = Shelf.word();
        long section = shelf.section(18);
        shelf.talk(section, "Talk of " + word);
        await(() -> search.search(SearchQuery.of(word), shelf.member).total() == 1);
        assertEquals(List.of(), found(word));
        assertRefused(() -> search.search(new SearchQuery(word, Set.of(), null, section, null, null, null, 10), null));
    }

    @Test
    void draftsAndHiddenPostsAndOrdersAreNotFound() throws Exception {
        String word = Shelf.word();
        long section = shelf.section(null);
        long draft = shelf.topic(section, "PURCHASE", "Draft of " + word, false);
        long purchase = shelf.purchase(section, draft, "DRAFT", word, null, "EVERYONE");
        shelf.lot(purchase, "1", "Lot " + word);
        long talk = shelf.talk(section, "Talk");
        long post = shelf.post(talk, 1, "post of " + word);
        shelf.post(talk, 2, "ORDER", "order of " + word);
        String last = Shelf.word();
        shelf.post(talk, 3, last);
        await(() -> found(last).size() == 1);
        assertEquals(List.of(post), found(word).stream().map(SearchResult.Hit::id).toList());
        shelf.changing("post", post, "UPDATE post SET hidden_at = created_at WHERE id = ?", post);
        await(() -> found(word).isEmpty());
        shelf.changing("topic", draft, "UPDATE topic SET listed = TRUE WHERE id = ?", draft);
        shelf.changing("purchase", purchase, "UPDATE purchase SET stage = 'ANNOUNCED' WHERE id = ?", purchase);
        await(() -> found(word).size() == 2);
    }

    @Test
    void aStopChangesTheStageOfAllPostsInTheThread() throws Exception {
        String word = Shelf.word();
        long section = shelf.section(null);
        long topic = shelf.topic(section, "PURCHASE", "Purchase", true);
        long purchase = shelf.purchase(section, topic, "OPEN", "conditions", null, "EVERYONE");
        for (int i = 1; i <= 3; i++) {
            shelf.post(topic, i, "question of " + word);
        }
        await(() -> found(word).size() == 3);
        shelf.changing("purchase", purchase, "UPDATE purchase SET stage = 'STOPPED' WHERE id = ?", purchase);
        await(() -> found(word).stream().allMatch(hit -> "STOPPED".equals(hit.stage())));
        assertEquals(3, ids(new SearchQuery(word, Set.of(), "STOPPED", null, null, null, null, 10)).size());
    }

    @Test
    void aSupplierThatOnlyParticipantsMayKnowIsNotFoundThroughItsPurchase() throws Exception {
        String word = Shelf.word();
        long supplier = shelf.supplier(word);
        long open = shelf.section(null);
        long strict = shelf.section(null, "PARTICIPANTS");
        long known = shelf.purchase(open, shelf.topic(open, "PURCHASE", "Known", true), "OPEN", "x", supplier, "EVERYONE");
        shelf.purchase(open, shelf.topic(open, "PURCHASE", "Secret", true), "OPEN", "x", supplier, "MEMBERS");
        shelf.purchase(strict, shelf.topic(strict, "PURCHASE", "Secret by section", true), "OPEN", "x", supplier, "EVERYONE");
        String last = Shelf.word();
        shelf.talk(open, last);
        await(() -> found(last).size() == 1);
        assertEquals(List.of(known), ids(new SearchQuery(word, EnumSet.of(SearchKind.PURCHASE), null, null, null, null, null, 10)));
    }

    @Test
    void anIndexThatWasKilledGoesOnWhereItsLastCommitWas() throws Exception {
        long topic = shelf.talk(shelf.section(null), "Talk");
        long before = shelf.post(topic, 1, "before");
        await(() -> numbered("post", before));
        LuceneIndex killed = LuceneIndex.create(folder.resolve("index"), "db", sequence.counter());
        var follower = new ChangeFollower(new Findable(database), sections, killed);
        follower.build(() -> true);
        killed.commit(true);
        long committed = killed.last();
        long after = shelf.post(topic, 2, "after");
        await(() -> numbered("post", after));
        catchUp(follower);
        assertTrue(has(killed, after));
        killed.close();
        try (LuceneIndex again = LuceneIndex.open(folder.resolve("index"), "db")) {
            assertEquals(committed, again.last());
            assertTrue(has(again, before));
            assertFalse(has(again, after));
            catchUp(new ChangeFollower(new Findable(database), sections, again));
            assertTrue(has(again, after));
        }
    }

    @Test
    void aPostIsNotKeptWaitingByALargePriceList() throws Exception {
        long section = shelf.section(null);
        long topic = shelf.topic(section, "PURCHASE", "Purchase", true);
        long purchase = shelf.purchase(section, topic, "OPEN", "conditions", null, "EVERYONE");
        await(() -> numbered("purchase", purchase));
        long begin = sequence.counter();
        List<Long> lots = shelf.lots(purchase, 4 * Findable.BATCH);
        await(() -> numbered("lots", purchase));
        long imported = sequence.counter();
        LuceneIndex some = LuceneIndex.create(folder.resolve("index"), "db", begin);
        var follower = new ChangeFollower(new Findable(database), sections, some);
        assertTrue(follower.follow(sequence.counter()));
        long post = shelf.post(topic, 1, "post");
        await(() -> numbered("post", post));
        assertTrue(follower.follow(sequence.counter()));
        some.refresh();
        assertTrue(has(some, post));
        int written = 0;
        for (long lot : lots) {
            written += some.has(new Term(Field.ID, Documents.lot(lot))) ? 1 : 0;
        }
        assertTrue(written > 0 && written < lots.size(), written + " of " + lots.size() + " lots came before the post");
        assertTrue(some.last() < imported, "after a kill the price list is taken up again");
        catchUp(follower);
        for (long lot : lots) {
            assertTrue(some.has(new Term(Field.ID, Documents.lot(lot))));
        }
        assertTrue(some.last() >= imported);
        some.close();
    }

    @Test
    void anIndexOfAnotherDatabaseOrHalfBuiltIsNotTaken() throws Exception {
        assertNull(LuceneIndex.open(Files.createDirectories(folder.resolve("none")), "db"));
        LuceneIndex half = LuceneIndex.create(folder.resolve("half"), "db", 0);
        half.commit(false);
        half.close();
        assertNull(LuceneIndex.open(folder.resolve("half"), "db"));
        LuceneIndex other = LuceneIndex.create(folder.resolve("other"), "other", 0);
        other.commit(true);
        other.close();
        assertNull(LuceneIndex.open(folder.resolve("other"), "db"));
        LuceneIndex.open(folder.resolve("other"), "other").close();
    }

    @Test
    void writersThatCommitOutOfOrderLoseNothing() throws Exception {
        int writers = 8;
        int posts = 60;
        long topic = shelf.talk(shelf.section(null), "Talk");
        String word = Shelf.word();
        var numbers = new AtomicInteger();
        var executor = Executors.newFixedThreadPool(writers);
        try {
            List<Callable<Void>> work = Collections.nCopies(writers, () -> {
                try (Connection connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    for (int i = 0; i < posts; i++) {
                        long id = Shelf.id();
                        int number = numbers.incrementAndGet();
                        Shelf.change(connection, "post", id);
                        try (PreparedStatement insert = connection.prepareStatement(Shelf.POST)) {
                            Shelf.fill(insert, shelf.postOf(id, topic, number, "TEXT", word));
                            insert.executeUpdate();
                        }
                        Thread.sleep(ThreadLocalRandom.current().nextInt(40));
                        connection.commit();
                    }
                    connection.setAutoCommit(true);
                }
                return null;
            });
            for (Future<Void> one : executor.invokeAll(work)) {
                one.get();
            }
        } finally {
            executor.shutdownNow();
        }
        await(() -> search.search(SearchQuery.of(word), null).total() == writers * posts);
    }

    @Test
    void aRebuildLosesNothingThatIsWrittenMeanwhile() throws Exception {
        long topic = shelf.talk(shelf.section(null), "Talk");
        String word = Shelf.word();
        shelf.post(topic, 1, word);
        await(() -> found(word).size() == 1);
        var written = new AtomicInteger(1);
        var missed = new ConcurrentLinkedQueue<Integer>();
        var building = new AtomicBoolean(true);
        var executor = Executors.newSingleThreadExecutor();
        try {
            Future<?> writer = executor.submit(() -> {
                // more than any portal writes in a second, but not for ever more than can be followed: that would never end
                while (building.get() && written.get() < POSTS_MEANWHILE) {
                    shelf.post(topic, written.incrementAndGet(), word);
                    int total = search.search(SearchQuery.of(word), null).total();
                    if (total == 0) {
                        missed.add(written.get());
                    }
                }
                return null;
            });
            for (int i = 0; i < 2; i++) {
                index.rebuild();
            }
            building.set(false);
            writer.get();
        } finally {
            executor.shutdownNow();
        }
        assertTrue(missed.isEmpty(), "the old index did not serve while the new one was built");
        // not the total of a search, which counts to 1,000 only: beside a large portal a rebuild takes long enough to write more
        await(() -> index.search(searcher -> searcher.count(new TermQuery(new Term(Field.TEXT, WordTokenizer.EXACT + word))), 0) == written.get());
        assertFalse(index.state().building());
    }

    @Test
    void nodesOfOneMachineDoNotShareAFolder() throws Exception {
        try (NodeDirectory one = NodeDirectory.claim(folder); NodeDirectory other = NodeDirectory.claim(folder)) {
            assertFalse(one.path().equals(other.path()));
        }
        try (NodeDirectory again = NodeDirectory.claim(folder)) {
            assertEquals("node-0", again.path().getFileName().toString());
        }
    }

    private List<SearchResult.Hit> found(String text) {
        return search.search(SearchQuery.of(text), null).hits();
    }

    private List<Long> ids(SearchQuery query) {
        return search.search(query, null).hits().stream().map(SearchResult.Hit::id).toList();
    }

    private void catchUp(ChangeFollower lagging) throws Exception {
        long counter = sequence.counter();
        boolean more = true;
        while (more) {
            more = lagging.follow(counter);
        }
        lagging.index().refresh();
    }

    private static boolean has(LuceneIndex some, long post) throws Exception {
        return some.has(new Term(Field.ID, Documents.post(post)));
    }

    private boolean numbered(String entity, long id) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement query = connection.prepareStatement(
                "SELECT 1 FROM change_log WHERE entity = ? AND entity_id = ? AND seq IS NOT NULL")) {
            Shelf.fill(query, entity, id);
            return query.executeQuery().next();
        }
    }

    private static void assertRefused(Executable work) {
        assertThrows(Refused.class, work);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, "not within " + PATIENCE_MS + " ms");
            Thread.sleep(5);
        }
    }
}
