package org.artel.search;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.artel.common.Visibility;
import org.artel.forum.SectionRules;
import org.artel.forum.SectionService;
import org.artel.purchase.Stage;

/**
 * Turns rows into documents. What only some may see never comes in: no prices, no orders, a supplier only where everybody may
 * know it. Made anew for each batch: it remembers the sections' rules.
 */
final class Documents {

    /** Phrases need the places of words; nothing ranks by how long a text is. */
    private static final FieldType WORDS = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        WORDS.setOmitNorms(true);
        WORDS.freeze();
    }

    private final SectionService sections;
    private final Map<Long, SectionRules> rules = new HashMap<>();

    Documents(SectionService sections) {
        this.sections = sections;
    }

    static String post(long id) {
        return "post:" + id;
    }

    static String lot(long id) {
        return "lot:" + id;
    }

    static String supplier(long id) {
        return "supplier:" + id;
    }

    static String head(Findable.HeadRow row) {
        return row.purchaseId() == null ? "topic:" + row.topicId() : "purchase:" + row.purchaseId();
    }

    Document of(Findable.PostRow row) {
        Document document = document(post(row.id()), SearchKind.POST, row.id(), row.createdAt());
        place(document, row.topicId(), row.sectionId(), row.stage());
        text(document, PlainText.of(row.html()));
        return document;
    }

    Document of(Findable.HeadRow row) {
        boolean talk = row.purchaseId() == null;
        Document document = document(head(row), talk ? SearchKind.TOPIC : SearchKind.PURCHASE, talk ? row.topicId() : row.purchaseId(),
                row.date());
        document.add(new StringField(Field.HEAD, Long.toString(row.topicId()), Store.NO));
        place(document, row.topicId(), row.sectionId(), row.stage());
        title(document, row.title());
        if (talk) {
            text(document, joined(row.wished()));
        } else {
            text(document, PlainText.of(row.conditionsHtml()));
            words(document, row.organizer());
            if (row.supplier() != null
                    && rules(row.sectionId()).supplierVisible().stricter(row.supplierVisible()) == Visibility.EVERYONE) {
                words(document, row.supplier());
            }
        }
        return document;
    }

    Document of(Findable.LotRow row) {
        Document document = document(lot(row.id()), SearchKind.LOT, row.id(), row.date());
        document.add(new StringField(Field.LOT_OF, Long.toString(row.purchaseId()), Store.NO));
        place(document, row.topicId(), row.sectionId(), row.stage());
        named(document, row.name());
        text(document, joined(row.article(), row.producer(), row.category(), row.description(), row.variants()));
        return document;
    }

    Document of(Findable.SupplierRow row) {
        Document document = document(supplier(row.id()), SearchKind.SUPPLIER, row.id(), row.createdAt());
        document.add(new NumericDocValuesField(Field.SECTION, Field.NO_SECTION));
        document.add(new NumericDocValuesField(Field.CITY, Field.NO_CITY));
        document.add(new NumericDocValuesField(Field.STAGE, Field.NO_STAGE));
        title(document, row.name());
        text(document, joined(row.description(), row.site()));
        return document;
    }

    /** The nearest city on the way up. */
    long city(long sectionId) {
        Long city = rules(sectionId).cityId();
        return city == null ? Field.EVERY_CITY : city;
    }

    static long stage(Stage stage) {
        return stage == null ? Field.NO_STAGE : stage.ordinal();
    }

    private SectionRules rules(long sectionId) {
        return rules.computeIfAbsent(sectionId, sections::effective);
    }

    private static Document document(String key, SearchKind kind, long id, Instant date) {
        var document = new Document();
        document.add(new StringField(Field.ID, key, Store.NO));
        document.add(new StringField(Field.KIND, kind.name(), Store.NO));
        document.add(new NumericDocValuesField(Field.KEY, Field.key(kind, id)));
        document.add(new LongPoint(Field.DATE, date.toEpochMilli()));
        document.add(new NumericDocValuesField(Field.DATE, date.toEpochMilli()));
        return document;
    }

    private void place(Document document, long topicId, long sectionId, Stage stage) {
        document.add(new StringField(Field.THREAD, Long.toString(topicId), Store.YES));
        document.add(new NumericDocValuesField(Field.SECTION, sectionId));
        document.add(new NumericDocValuesField(Field.CITY, city(sectionId)));
        document.add(new NumericDocValuesField(Field.STAGE, stage(stage)));
    }

    private static void title(Document document, String title) {
        document.add(new org.apache.lucene.document.Field(Field.TITLE, title, WORDS));
        named(document, title);
    }

    private static void named(Document document, String name) {
        words(document, name);
        document.add(new StoredField(Field.SHOWN_TITLE, name));
    }

    private static void text(Document document, String text) {
        words(document, text);
        document.add(new StoredField(Field.SHOWN_TEXT, text));
    }

    private static void words(Document document, String text) {
        document.add(new org.apache.lucene.document.Field(Field.TEXT, text, WORDS));
    }

    private static String joined(String... texts) {
        var all = new StringBuilder();
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                all.append(all.length() == 0 ? "" : " · ").append(text.strip());
            }
        }
        return all.toString();
    }
}
