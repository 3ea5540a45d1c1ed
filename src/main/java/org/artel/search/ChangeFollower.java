package org.artel.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.Term;
import org.artel.forum.SectionService;

/** Brings an index to the state of the database: change by change, or from nothing. */
final class ChangeFollower {

    private static final Logger LOG = Logger.getLogger(ChangeFollower.class.getName());
    /** Numbers of the change log taken at once. */
    private static final int STEP = 5;

    private final Findable findable;
    private final SectionService sections;

    ChangeFollower(Findable findable, SectionService sections) {
        this.findable = findable;
        this.sections = sections;
    }

    /**
     * Takes the next changes over; searches do not see them before the index is refreshed.
     *
     * @param counter the highest number given
     * @return whether more are left
     */
    boolean follow(LuceneIndex index, long counter) throws IOException {
        long upTo = Math.min(index.last() + STEP, counter);
        if (upTo <= index.last()) {
            return false;
        }
        var posts = new HashSet<Long>();
        var topics = new HashSet<Long>();
        var purchases = new HashSet<Long>();
        var lots = new HashSet<Long>();
        var lotsOf = new HashSet<Long>();
        var suppliers = new HashSet<Long>();
        var members = new HashSet<Long>();
        var changedSections = new HashSet<Long>();
        for (Findable.Change change : findable.changes(index.last(), upTo)) {
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
        index.refresh();
        var documents = new Documents(sections);
        changeHeads(index, documents, topics);
        changePosts(index, documents, posts);
        changeLots(index, documents, lots);
        for (long purchaseId : lotsOf) {
            index.delete(new Term(Field.LOT_OF, Long.toString(purchaseId)));
            changeLots(index, documents, findable.lotsOfPurchase(purchaseId));
        }
        changeSuppliers(index, documents, suppliers);
        index.reached(upTo);
        return upTo < counter;
    }

    /** Writes everything into an empty index. What changes meanwhile is followed afterwards, from the number that was the last. */
    void build(LuceneIndex empty, BooleanSupplier goOn) throws IOException {
        var documents = new Documents(sections);
        build(goOn, findable::headsFrom, Findable.HeadRow::topicId, row -> {
            if (row.findable()) {
                add(empty, Documents.head(row), () -> documents.of(row));
            }
        });
        build(goOn, findable::lotsFrom, Findable.LotRow::id, row -> add(empty, Documents.lot(row.id()), () -> documents.of(row)));
        build(goOn, findable::suppliersFrom, Findable.SupplierRow::id,
                row -> add(empty, Documents.supplier(row.id()), () -> documents.of(row)));
        build(goOn, findable::postsFrom, Findable.PostRow::id, row -> add(empty, Documents.post(row.id()), () -> documents.of(row)));
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

    private static void add(LuceneIndex index, String id, Supplier<Document> document) throws IOException {
        Document made = make(id, document);
        if (made != null) {
            index.add(made);
        }
    }

    private static void replace(LuceneIndex index, String id, Supplier<Document> document) throws IOException {
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
    private void changeHeads(LuceneIndex index, Documents documents, Collection<Long> topicIds) throws IOException {
        for (List<Long> some : batches(topicIds)) {
            for (Findable.HeadRow row : findable.heads(some)) {
                String thread = Long.toString(row.topicId());
                if (!row.findable()) {
                    index.delete(new Term(Field.THREAD, thread));
                    continue;
                }
                boolean known = index.has(new Term(Field.HEAD, thread));
                replace(index, Documents.head(row), () -> documents.of(row));
                if (known) {
                    index.place(row.topicId(), row.sectionId(), documents.city(row.sectionId()), Documents.stage(row.stage()));
                } else {
                    changePosts(index, documents, findable.postsOfTopic(row.topicId()));
                    if (row.purchaseId() != null) {
                        changeLots(index, documents, findable.lotsOfPurchase(row.purchaseId()));
                    }
                }
            }
        }
    }

    private void changePosts(LuceneIndex index, Documents documents, Collection<Long> ids) throws IOException {
        for (List<Long> some : batches(ids)) {
            var gone = new HashSet<>(some);
            for (Findable.PostRow row : findable.posts(some)) {
                replace(index, Documents.post(row.id()), () -> documents.of(row));
                gone.remove(row.id());
            }
            for (long id : gone) {
                index.delete(new Term(Field.ID, Documents.post(id)));
            }
        }
    }

    private void changeLots(LuceneIndex index, Documents documents, Collection<Long> ids) throws IOException {
        for (List<Long> some : batches(ids)) {
            var gone = new HashSet<>(some);
            for (Findable.LotRow row : findable.lots(some)) {
                replace(index, Documents.lot(row.id()), () -> documents.of(row));
                gone.remove(row.id());
            }
            for (long id : gone) {
                index.delete(new Term(Field.ID, Documents.lot(id)));
            }
        }
    }

    private void changeSuppliers(LuceneIndex index, Documents documents, Collection<Long> ids) throws IOException {
        for (List<Long> some : batches(ids)) {
            var gone = new HashSet<>(some);
            for (Findable.SupplierRow row : findable.suppliers(some)) {
                replace(index, Documents.supplier(row.id()), () -> documents.of(row));
                gone.remove(row.id());
            }
            for (long id : gone) {
                index.delete(new Term(Field.ID, Documents.supplier(id)));
            }
        }
    }

    private static List<List<Long>> batches(Collection<Long> ids) {
        var list = List.copyOf(ids);
        var batches = new ArrayList<List<Long>>();
        for (int from = 0; from < list.size(); from += Findable.BATCH) {
            batches.add(list.subList(from, Math.min(list.size(), from + Findable.BATCH)));
        }
        return batches;
    }
}
