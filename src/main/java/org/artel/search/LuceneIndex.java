package org.artel.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.artel.purchase.Stage;

/**
 * One Lucene index in one directory: everything up to change number {@link #last()} stands in it. The number is part of each
 * commit, so an index that was killed knows where to go on.
 *
 * <p>Written by one thread at a time, searched by many.
 */
final class LuceneIndex implements Closeable {

    /** What a document is; a change of it, or of the stages that are kept as numbers, makes every index incompatible. */
    private static final String FORMAT = "2 " + Arrays.toString(Stage.values());
    private static final double BUFFER_MB = 32;
    /**
     * The order of hits and, so that a search for common words ends with the first ones, of the documents. Nothing else in the
     * index has a part in it: all nodes order alike, and a cursor means the same after the index has changed.
     */
    static final Sort NEWEST_FIRST = new Sort(new SortField(Field.DATE, SortField.Type.LONG, true),
            new SortField(Field.KEY, SortField.Type.LONG));

    private final String database;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final AtomicInteger added = new AtomicInteger();
    private volatile long last;
    private long committed = -1;

    private LuceneIndex(Path path, String database, long last, IndexWriterConfig.OpenMode mode) throws IOException {
        this.database = database;
        this.last = last;
        directory = FSDirectory.open(path);
        try {
            var config = new IndexWriterConfig(WordTokenizer.analyzer()).setOpenMode(mode).setRAMBufferSizeMB(BUFFER_MB)
                    .setIndexSort(NEWEST_FIRST).setCommitOnClose(false);
            writer = new IndexWriter(directory, config);
            searchers = new SearcherManager(writer, null);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** An empty one; whatever is in the directory goes with the first commit. */
    static LuceneIndex create(Path path, String database, long last) throws IOException {
        return new LuceneIndex(path, database, last, IndexWriterConfig.OpenMode.CREATE);
    }

    /** @return null if there is none that goes on from here: none at all, another database's, or of another format */
    static LuceneIndex open(Path path, String database) throws IOException {
        Map<String, String> kept;
        try (Directory directory = FSDirectory.open(path)) {
            kept = SegmentInfos.readLatestCommit(directory).getUserData();
        } catch (IndexNotFoundException none) {
            return null;
        }
        if (!FORMAT.equals(kept.get("format")) || !database.equals(kept.get("database")) || !"true".equals(kept.get("complete"))) {
            return null;
        }
        return new LuceneIndex(path, database, Long.parseLong(kept.get("last")), IndexWriterConfig.OpenMode.APPEND);
    }

    /** Number of the last change that stands in the index. */
    long last() {
        return last;
    }

    void reached(long number) {
        last = number;
    }

    void replace(String id, Document document) throws IOException {
        writer.updateDocument(new Term(Field.ID, id), document);
    }

    /** For a document that is not there yet. */
    void add(Document document) throws IOException {
        writer.addDocument(document);
        added.incrementAndGet();
    }

    /** How many were added since it was opened. */
    int added() {
        return added.get();
    }

    void delete(Term term) throws IOException {
        writer.deleteDocuments(term);
    }

    /** Changes what is not text in all documents of the thread, without reading or writing their texts again. */
    void place(long topicId, long section, long city, long stage) throws IOException {
        writer.updateDocValues(new Term(Field.THREAD, Long.toString(topicId)), new NumericDocValuesField(Field.SECTION, section),
                new NumericDocValuesField(Field.CITY, city), new NumericDocValuesField(Field.STAGE, stage));
    }

    /** Is there a document with this term, as of the last {@link #refresh()}? */
    boolean has(Term term) throws IOException {
        IndexSearcher searcher = acquire();
        try {
            return searcher.count(new TermQuery(term)) > 0;
        } finally {
            release(searcher);
        }
    }

    /** Shows searches what was written since. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    boolean isCommitted() {
        return committed == last;
    }

    /** Survives a kill from here on. An index that is not complete is thrown away at the next start. */
    void commit(boolean complete) throws IOException {
        var kept = new HashMap<String, String>();
        kept.put("format", FORMAT);
        kept.put("database", database);
        kept.put("complete", Boolean.toString(complete));
        long number = last;
        kept.put("last", Long.toString(number));
        writer.setLiveCommitData(kept.entrySet());
        writer.commit();
        committed = number;
    }

    IndexSearcher acquire() throws IOException {
        return searchers.acquire();
    }

    void release(IndexSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    int documents() throws IOException {
        IndexSearcher searcher = acquire();
        try {
            return searcher.getIndexReader().numDocs();
        } finally {
            release(searcher);
        }
    }

    /** Forgets what was not committed. Searches that still run keep what they hold. */
    @Override
    public void close() throws IOException {
        try (directory) {
            searchers.close();
            writer.rollback();
        }
    }
}
