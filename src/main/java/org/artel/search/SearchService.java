package org.artel.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.artel.common.Refused;
import org.artel.forum.SectionService;
import org.artel.purchase.Stage;

/**
 * Finds what a viewer may see. Asks the index of this node only; the sections open to the viewer are asked of the forum with
 * every search, so a right that was taken away holds at once.
 */
@ApplicationScoped
public class SearchService {

    private static final SortField NEWEST = new SortField(Field.DATE, SortField.Type.LONG, true);
    private static final SortField KEY = new SortField(Field.KEY, SortField.Type.LONG, true);
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, NEWEST, KEY);
    private static final Sort NEWEST_FIRST = new Sort(NEWEST, KEY);
    private static final int EVERYWHERE = 10;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    @Inject
    private IndexService index;
    @Inject
    private SectionService sections;

    /**
     * Finds what has all the words of the text; if nothing has, what has the last word as its beginning. The empty query finds
     * nothing.
     *
     * @param viewerId null: a guest
     * @throws Refused if the stage, the year or the cursor is none; NOT_FOUND if the section is not there for the viewer
     */
    public SearchResult search(SearchQuery query, Long viewerId) {
        Set<Long> open = new HashSet<>(sectionIds(query, viewerId));
        if (query.sectionId() == null) {
            open.add(Field.NO_SECTION);
        }
        boolean building = index.isIncomplete();
        SearchResult none = new SearchResult(List.of(), 0, false, null, SearchResult.Facets.NONE, building);
        if (query.isEmpty()) {
            return none;
        }
        Asked asked = Asked.of(query.text(), false);
        if (asked.query() == null && !query.text().isEmpty()) {
            return none;
        }
        BooleanQuery filter = filter(query, open);
        return index.search(searcher -> {
            SearchResult found = find(searcher, query, asked, filter, building);
            return found.hits().isEmpty() && asked.query() != null && query.after() == null
                    ? find(searcher, query, Asked.of(query.text(), true), filter, building) : found;
        }, none);
    }

    private Set<Long> sectionIds(SearchQuery query, Long viewerId) {
        return query.sectionId() == null ? sections.visibleTo(viewerId) : sections.tree(viewerId).below(query.sectionId());
    }

    private static BooleanQuery filter(SearchQuery query, Set<Long> open) {
        var filter = new BooleanQuery.Builder();
        filter.add(among(Field.SECTION, open.stream().mapToLong(Long::longValue).toArray()), Occur.FILTER);
        if (query.kinds().size() < SearchKind.values().length) {
            filter.add(new TermInSetQuery(Field.KIND, query.kinds().stream().map(kind -> new BytesRef(kind.name())).toList()),
                    Occur.FILTER);
        }
        if (query.stage() != null) {
            filter.add(among(Field.STAGE, stage(query.stage()).ordinal()), Occur.FILTER);
        }
        if (query.cityId() != null) {
            filter.add(among(Field.CITY, query.cityId(), Field.EVERY_CITY), Occur.FILTER);
        }
        if (query.year() != null) {
            filter.add(year(query.year()), Occur.FILTER);
        }
        return filter.build();
    }

    private static Query among(String field, long... values) {
        return NumericDocValuesField.newSlowSetQuery(field, values);
    }

    private static Stage stage(String name) {
        return Arrays.stream(Stage.values()).filter(stage -> stage.name().equals(name)).findAny()
                .orElseThrow(() -> new Refused("search.stage", name));
    }

    private static Query year(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Refused("search.year");
        }
        long from = Year.of(year).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        long to = Year.of(year + 1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() - 1;
        return new IndexOrDocValuesQuery(LongPoint.newRangeQuery(Field.DATE, from, to),
                NumericDocValuesField.newSlowRangeQuery(Field.DATE, from, to));
    }

    private static SearchResult find(IndexSearcher searcher, SearchQuery query, Asked asked, BooleanQuery filter, boolean building)
            throws IOException {
        boolean byScore = asked.query() != null;
        var whole = new BooleanQuery.Builder();
        if (asked.query() instanceof BooleanQuery words) {
            // not nested: the clauses of one query skip together what cannot be among the best
            for (BooleanClause clause : words) {
                if (clause.getOccur() != Occur.SHOULD || !isEverywhere(searcher, clause.getQuery())) {
                    whole.add(clause);
                }
            }
        } else {
            whole.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        filter.clauses().forEach(whole::add);
        Query all = whole.build();
        FieldDoc after = query.after() == null ? null : Cursor.read(query.after(), byScore);
        // one more than asked for tells whether there is a next page
        TopFieldDocs top = searcher.search(all, new TopFieldCollectorManager(byScore ? BEST_FIRST : NEWEST_FIRST, query.limit() + 1,
                after, SearchResult.COUNTED));
        boolean more = top.totalHits.relation != TotalHits.Relation.EQUAL_TO;
        int total = (int) Math.min(top.totalHits.value, SearchResult.COUNTED);
        more |= top.totalHits.value > SearchResult.COUNTED;
        int shown = Math.min(query.limit(), top.scoreDocs.length);
        var hits = new ArrayList<SearchResult.Hit>(shown);
        var titles = new HashMap<String, String>();
        StoredFields stored = searcher.storedFields();
        var snippets = new Snippet(asked.stems());
        for (int i = 0; i < shown; i++) {
            hits.add(hit(searcher, stored, top.scoreDocs[i], snippets, titles));
        }
        String next = top.scoreDocs.length > shown ? Cursor.of((FieldDoc) top.scoreDocs[shown - 1]) : null;
        return new SearchResult(hits, total, more, next, more ? SearchResult.Facets.NONE : facets(searcher, all), building);
    }

    /** That a word is in its exact form says nothing where every tenth text has it, and to count it costs most there. */
    private static boolean isEverywhere(IndexSearcher searcher, Query query) throws IOException {
        return query instanceof BoostQuery boosted && boosted.getQuery() instanceof TermQuery term
                && searcher.getIndexReader().docFreq(term.getTerm()) > searcher.getIndexReader().maxDoc() / EVERYWHERE;
    }

    private static SearchResult.Hit hit(IndexSearcher searcher, StoredFields stored, ScoreDoc found, Snippet snippets,
            Map<String, String> titles) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
        int doc = found.doc - leaf.docBase;
        long key = value(leaf, Field.KEY, doc);
        SearchKind kind = Field.kind(key);
        long id = Field.id(key);
        long section = value(leaf, Field.SECTION, doc);
        long stage = value(leaf, Field.STAGE, doc);
        Document kept = stored.document(found.doc);
        String thread = kept.get(Field.THREAD);
        String title = kept.get(Field.SHOWN_TITLE);
        if (title == null) {
            title = titles.get(thread);
            if (title == null) {
                title = titleOf(searcher, thread);
                titles.put(thread, title);
            }
        }
        String text = kept.get(Field.SHOWN_TEXT);
        return new SearchResult.Hit(kind, id, title, url(kind, id, thread), snippets.of(text == null ? "" : text),
                section == Field.NO_SECTION ? null : section, stage == Field.NO_STAGE ? null : Stage.values()[(int) stage].name(),
                Instant.ofEpochMilli(value(leaf, Field.DATE, doc)));
    }

    /** By the postings of one term: a search for each of twenty hits would cost more than the one that found them. */
    private static String titleOf(IndexSearcher searcher, String thread) throws IOException {
        var head = new Term(Field.HEAD, thread);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum postings = leaf.reader().postings(head, PostingsEnum.NONE);
            Bits live = leaf.reader().getLiveDocs();
            for (int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : postings.nextDoc();
                    doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                if (live == null || live.get(doc)) {
                    return leaf.reader().storedFields().document(doc, Set.of(Field.SHOWN_TITLE)).get(Field.SHOWN_TITLE);
                }
            }
        }
        return "";
    }

    private static String url(SearchKind kind, long id, String thread) {
        return switch (kind) {
            case POST -> "/post/" + id;
            case SUPPLIER -> "/supplier/" + id;
            case PURCHASE, TOPIC -> "/thread/" + thread;
            case LOT -> "/thread/" + thread + "?tab=list#lot-" + id;
        };
    }

    private static long value(LeafReaderContext leaf, String field, int doc) throws IOException {
        NumericDocValues values = DocValues.getNumeric(leaf.reader(), field);
        return values.advanceExact(doc) ? values.longValue() : 0;
    }

    /** Only where all hits are counted anyway, so at most {@value SearchResult#COUNTED}. */
    private static SearchResult.Facets facets(IndexSearcher searcher, Query query) throws IOException {
        var kinds = new EnumMap<SearchKind, Integer>(SearchKind.class);
        var stages = new TreeMap<Long, Integer>();
        var bySection = new HashMap<Long, Integer>();
        var years = new TreeMap<Integer, Integer>();
        searcher.search(query, new SimpleCollector() {
            private NumericDocValues key;
            private NumericDocValues stage;
            private NumericDocValues section;
            private NumericDocValues date;

            @Override
            protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
                key = DocValues.getNumeric(leaf.reader(), Field.KEY);
                stage = DocValues.getNumeric(leaf.reader(), Field.STAGE);
                section = DocValues.getNumeric(leaf.reader(), Field.SECTION);
                date = DocValues.getNumeric(leaf.reader(), Field.DATE);
            }

            @Override
            public void collect(int doc) throws IOException {
                if (key.advanceExact(doc) && stage.advanceExact(doc) && section.advanceExact(doc) && date.advanceExact(doc)) {
                    kinds.merge(Field.kind(key.longValue()), 1, Integer::sum);
                    years.merge(Instant.ofEpochMilli(date.longValue()).atOffset(ZoneOffset.UTC).getYear(), 1, Integer::sum);
                    if (stage.longValue() != Field.NO_STAGE) {
                        stages.merge(stage.longValue(), 1, Integer::sum);
                    }
                    if (section.longValue() != Field.NO_SECTION) {
                        bySection.merge(section.longValue(), 1, Integer::sum);
                    }
                }
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        });
        var named = new LinkedHashMap<String, Integer>();
        stages.forEach((stage, count) -> named.put(Stage.values()[stage.intValue()].name(), count));
        return new SearchResult.Facets(kinds, named, bySection, years.descendingMap());
    }
}
