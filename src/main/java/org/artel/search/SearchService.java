package org.artel.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
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
 * Finds what a viewer may see. Asks the index of this node only, and the forum for the sections open to the viewer: with every
 * search of a member, twice a second for all guests together. The index is no younger.
 */
@ApplicationScoped
public class SearchService {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final Duration GUESTS_SECTIONS_KEPT = Duration.ofMillis(500);

    private record Open(Set<Long> sections, Instant until) {
    }

    @Inject
    private IndexService index;
    @Inject
    private SectionService sections;
    @Inject
    private Clock clock;
    private volatile Open openToGuests = new Open(Set.of(), Instant.MIN);

    /**
     * Finds what has all the words of the text; if nothing has, what has the last word as its beginning. Purchases, talks and
     * suppliers with one of the words in their title come first, then all else; the newest first in both. The empty query
     * finds nothing.
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
        if (query.sectionId() != null) {
            return sections.tree(viewerId).below(query.sectionId());
        }
        return viewerId == null ? openToGuests() : sections.visibleTo(viewerId);
    }

    private Set<Long> openToGuests() {
        Instant now = clock.instant();
        Open open = openToGuests;
        if (now.isAfter(open.until())) {
            open = new Open(sections.visibleTo(null), now.plus(GUESTS_SECTIONS_KEPT));
            openToGuests = open;
        }
        return open.sections();
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
        var whole = new BooleanQuery.Builder();
        filter.clauses().forEach(whole::add);
        if (asked.query() instanceof BooleanQuery words) {
            words.clauses().forEach(whole::add);
        } else {
            whole.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        Query all = whole.build();
        Cursor after = query.after() == null ? null : Cursor.of(query.after());
        // one more than asked for tells whether there is a next page
        int wanted = query.limit() + 1;
        var places = new ArrayList<Cursor>();
        TotalHits titled = collect(searcher, all, asked.inTitle(), Occur.FILTER, after, wanted, places);
        TotalHits rest = collect(searcher, all, asked.inTitle(), Occur.MUST_NOT, after, wanted, places);
        long found = titled.value + rest.value;
        boolean more = found > SearchResult.COUNTED;
        int shown = Math.min(query.limit(), places.size());
        var hits = new ArrayList<SearchResult.Hit>(shown);
        var titles = new HashMap<String, String>();
        StoredFields stored = searcher.storedFields();
        var snippets = new Snippet(asked.stems());
        for (Cursor place : places.subList(0, shown)) {
            hits.add(hit(searcher, stored, place.last(), snippets, titles));
        }
        String next = places.size() > shown ? places.get(shown - 1).text() : null;
        return new SearchResult(hits, (int) Math.min(found, SearchResult.COUNTED), more, next,
                more ? SearchResult.Facets.NONE : facets(searcher, all), building);
    }

    /** @param titled FILTER for those that are found by their title, MUST_NOT for the others, which come after them */
    private static TotalHits collect(IndexSearcher searcher, Query all, Query inTitle, Occur titled, Cursor after, int wanted,
            List<Cursor> places) throws IOException {
        boolean first = titled == Occur.FILTER;
        Query query = new BooleanQuery.Builder().add(all, Occur.FILTER).add(inTitle, titled).build();
        // of a part that the cursor has passed only the number is wanted
        FieldDoc from = after != null && after.titled() == first ? after.last() : null;
        TopFieldDocs top = searcher.search(query, new TopFieldCollectorManager(LuceneIndex.NEWEST_FIRST, wanted, from, SearchResult.COUNTED));
        if (after == null || after.titled() || !first) {
            for (int i = 0; i < top.scoreDocs.length && places.size() < wanted; i++) {
                places.add(new Cursor(first, (FieldDoc) top.scoreDocs[i]));
            }
        }
        return top.totalHits;
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
        // written a moment later than its post; a link needs a name
        return "…";
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
