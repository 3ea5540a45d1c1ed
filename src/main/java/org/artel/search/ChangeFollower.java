package org.artel.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.artel.forum.SectionService;

/**
 * Brings an index to the state of the database: change by change, or from nothing.
 *
 * <p>A batch of what changed is written at once, the rest of it waits in pieces. Newer changes come before them, so one post
 * is not kept waiting by a price list of 50,000 lots. Whatever the order, what is written is what the database holds then.
 */
final class ChangeFollower {

    private static final Logger LOG = Logger.getLogger(ChangeFollower.class.getName());
    /** Numbers of the change log taken at once. */
    private static final int STEP = 5;

    private enum Kind { THREAD, POST, LOT, SUPPLIER }

    private record Piece(Kind kind, List<Long> ids) {
    }

    private final Findable findable;
    private final SectionService sections;
    private final LuceneIndex index;
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private long read;

    ChangeFollower(Findable findable, SectionService sections, LuceneIndex index) {
        this.findable = findable;
        this.sections = sections;
        this.index = index;
        read = index.last();
    }

    LuceneIndex index() {
        return index;
    }

    /**
     * Takes the next changes over and some of what waits; searches do not see them before the index is refreshed.
     *
     * @param counter the highest number given
     * @return whether more is left
     */
    boolean follow(long counter) throws IOException {
        long upTo = Math.min(read + STEP, counter);
        if (upTo > read) {
            take(upTo);
            read = upTo;
        }
        int written = 0;
        while (!waiting.isEmpty() && written < Findable.BATCH) {
            Piece piece = waiting.element();
            write(piece);
            waiting.remove(piece);
            written += piece.ids().size();
        }
        if (waiting.isEmpty()) {
            index.reached(read);
        }
        return read < counter || !waiting.isEmpty();
    }

    /** May it be committed? With pieces left, a thread's head could stand in it and its posts be forgotten by a kill. */
    boolean isWhole() {
        return waiting.isEmpty();
    }

    private void take(long upTo) throws IOException {
        var posts = new HashSet<Long>();
        var topics = new HashSet<Long>();
        var purchases = new HashSet<Long>();
        var lots = new LinkedHashSet<Long>();
        var lotsOf = new HashSet<Long>();
        var suppliers = new HashSet<Long>();
        var members = new HashSet<Long>();
        var changedSections = new HashSet<Long>();
        for (Findable.Change change : findable.changes(read, upTo)) {
            switch (change.entity()) {
                case "post" -> posts.add(change.id());
                case "topic" -> topics.add(change.id());
                case "purchase" -> purchases.add(change.id());
                case "lot" -> lots.add(change.id());
                case "lots" -> lotsOf.add(change.id());
                case "supplier" -> suppliers.add(change.id());
                case "member" -> members.add(change.id());
                case "section" -> changedSections.add(change.id());
                default -> LOG.log(Level.FINE, "search does not know {0}", change.entity());
            }
        }
        topics.addAll(findable.topicsOfPurchases(purchases));
        topics.addAll(findable.topicsOfSuppliers(suppliers));
        topics.addAll(findable.topicsOfOrganizers(members));
        topics.addAll(findable.topicsOfSections(withAllBelow(changedSections)));
        // after the single lots, which so come first
        lotsOf.forEach(purchaseId -> lots.addAll(findable.lotsOfPurchase(purchaseId)));
        change(Kind.THREAD, topics);
        change(Kind.POST, posts);
        change(Kind.LOT, lots);
        change(Kind.SUPPLIER, suppliers);
    }

    private void change(Kind kind, Collection<Long> ids) throws IOException {
        List<Piece> pieces = pieces(kind, ids);
        if (!pieces.isEmpty()) {
            waiting.addAll(pieces.subList(1, pieces.size()));
            write(pieces.get(0));
        }
    }

    private static List<Piece> pieces(Kind kind, Collection<Long> ids) {
        var list = List.copyOf(ids);
        var pieces = new ArrayList<Piece>();
        for (int from = 0; from < list.size(); from += Findable.BATCH) {
            pieces.add(new Piece(kind, list.subList(from, Math.min(list.size(), from + Findable.BATCH))));
        }
        return pieces;
    }

    private void write(Piece piece) throws IOException {
        var documents = new Documents(sections);
        switch (piece.kind()) {
            case THREAD -> changeHeads(documents, piece.ids());
            case POST -> write(piece.ids(), findable::posts, Findable.PostRow::id, Documents::post, documents::of);
            case LOT -> write(piece.ids(), findable::lots, Findable.LotRow::id, Documents::lot, documents::of);
            case SUPPLIER -> write(piece.ids(), findable::suppliers, Findable.SupplierRow::id, Documents::supplier, documents::of);
        }
    }

    /** Writes everything into the index, which is empty. What changes meanwhile is followed afterwards, from the number that was the last. */
    void build(BooleanSupplier goOn) throws IOException {
        var documents = new Documents(sections);
        build(goOn, findable::headsFrom, Findable.HeadRow::topicId, row -> {
            if (row.findable()) {
                add(Documents.head(row), () -> documents.of(row));
            }
        });
        build(goOn, findable::lotsFrom, Findable.LotRow::id, row -> add(Documents.lot(row.id()), () -> documents.of(row)));
        build(goOn, findable::suppliersFrom, Findable.SupplierRow::id,
                row -> add(Documents.supplier(row.id()), () -> documents.of(row)));
        build(goOn, findable::postsFrom, Findable.PostRow::id, row -> add(Documents.post(row.id()), () -> documents.of(row)));
    }

    @FunctionalInterface
    private interface Write<T> {
        void of(T row) throws IOException;
    }

    private static <T> void build(BooleanSupplier goOn, LongFunction<List<T>> rowsAbove, ToLongFunction<T> id, Write<T> write)
            throws IOException {
        long at = 0;
        for (List<T> rows = rowsAbove.apply(at); !rows.isEmpty() && goOn.getAsBoolean(); rows = rowsAbove.apply(at)) {
            for (T row : rows) {
                at = id.applyAsLong(row);
                write.of(row);
            }
        }
    }

    private void add(String id, Supplier<Document> document) throws IOException {
        Document made = make(id, document);
        if (made != null) {
            index.add(made);
        }
    }

    private void replace(String id, Supplier<Document> document) throws IOException {
        Document made = make(id, document);
        if (made == null) {
            index.delete(new Term(Field.ID, id));
        } else {
            index.replace(id, made);
        }
    }

    /** One row that cannot be understood must not keep all that come after it from being found. */
    private static Document make(String id, Supplier<Document> document) {
        try {
            return document.get();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Not findable: " + id, e);
            return null;
        }
    }

    private Set<Long> withAllBelow(Collection<Long> changed) {
        if (changed.isEmpty()) {
            return Set.of();
        }
        var all = new HashSet<Long>();
        for (var section : sections.whole().all()) {
            if (sections.whole().path(section.id()).stream().anyMatch(above -> changed.contains(above.id()))) {
                all.add(section.id());
            }
        }
        return all;
    }

    /**
     * A thread that is findable now and was not before brings its posts and lots along, one that is no longer takes them away.
     * Otherwise their section, city and stage change in place: a Stop does not write 100,000 posts again.
     */
    private void changeHeads(Documents documents, List<Long> topicIds) throws IOException {
        index.refresh();
        for (Findable.HeadRow row : findable.heads(topicIds)) {
            String thread = Long.toString(row.topicId());
            if (!row.findable()) {
                index.delete(new Term(Field.THREAD, thread));
                continue;
            }
            if (index.has(new Term(Field.HEAD, thread))) {
                index.place(row.topicId(), row.sectionId(), documents.city(row.sectionId()), Documents.stage(row.stage()));
            } else {
                bring(Kind.POST, findable.postsOfTopic(row.topicId()));
                if (row.purchaseId() != null) {
                    bring(Kind.LOT, findable.lotsOfPurchase(row.purchaseId()));
                }
            }
            // last: what fails before is tried again, and then the thread must not look known
            replace(Documents.head(row), () -> documents.of(row));
        }
    }

    /** Before what waits already if it is not much. */
    private void bring(Kind kind, List<Long> ids) {
        List<Piece> pieces = pieces(kind, ids);
        if (pieces.size() == 1) {
            waiting.addFirst(pieces.get(0));
        } else {
            waiting.addAll(pieces);
        }
    }

    private <T> void write(List<Long> ids, Function<List<Long>, List<T>> rows, ToLongFunction<T> id, LongFunction<String> name,
            Function<T, Document> document) throws IOException {
        var gone = new HashSet<>(ids);
        for (T row : rows.apply(ids)) {
            replace(name.apply(id.applyAsLong(row)), () -> document.apply(row));
            gone.remove(id.applyAsLong(row));
        }
        for (long one : gone) {
            index.delete(new Term(Field.ID, name.apply(one)));
        }
    }
}
