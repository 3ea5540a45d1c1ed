package org.artel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class AskedTest {

    private final List<String> texts = new ArrayList<>();
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

    @Test
    void everyWordMustBeThereInSomeForm() throws IOException {
        index("Липовый мёд и чай", "Мёда нет", "Чаем торгуем, медом тоже");
        assertEquals(List.of(0, 2), found("мёды чаи").stream().sorted().toList());
    }

    @Test
    void anArticleIsFoundWithAndWithoutHyphensAndCase() throws IOException {
        index("AL-101 linden", "AL 101 linden", "al101 linden", "AL-1012", "Al-100, 101 more", "00-1201");
        for (String article : List.of("AL-101", "al101", "Al–101", "АL-101")) {
            assertEquals(List.of(0, 1, 2), found(article).stream().sorted().toList(), article);
        }
        assertEquals(List.of(5), found("00-1201"));
        assertEquals(List.of(5), found("001201"));
        assertEquals(List.of(5), found("1201"));
    }

    @Test
    void aPhraseInQuotesIsFoundAsItStands() throws IOException {
        index("linden honey", "honey of linden", "lindens honey");
        assertEquals(List.of(0), found("\"linden honey\""));
        assertEquals(List.of(0), found("«linden honey»"));
    }

    @Test
    void shortAndLinkingWordsAreFoundAloneAndAreNotDemandedNextToOthers() throws IOException {
        index("я и ты", "чай", "в пути", "чай с лимоном");
        assertEquals(List.of(0), found("и"));
        assertEquals(List.of(2), found("в"));
        assertEquals(List.of(1, 3), found("чай в").stream().sorted().toList());
        assertEquals(List.of(1, 3), found("чай с"));
    }

    @Test
    void theBeginningOfTheLastWordIsFoundOnDemand() throws IOException {
        index("linden honey", "linden tea");
        assertEquals(List.of(), found("linden hon"));
        assertEquals(List.of(0), search(Asked.of("linden hon", true)));
        assertEquals(List.of(), search(Asked.of("lin honey x", true)));
    }

    @Test
    void nothingToLookForIsNoQuery() {
        assertNull(Asked.of("", false).query());
        assertNull(Asked.of("–– \" ?!", false).query());
    }

    private void index(String... all) throws IOException {
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(WordTokenizer.analyzer()))) {
            for (String text : all) {
                texts.add(text);
                var document = new Document();
                document.add(new TextField(Field.TEXT, text, Store.NO));
                writer.addDocument(document);
            }
        }
    }

    private List<Integer> found(String text) throws IOException {
        return search(Asked.of(text, false));
    }

    private List<Integer> search(Asked asked) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            var found = new ArrayList<Integer>();
            for (ScoreDoc doc : new IndexSearcher(reader).search(asked.query(), 10).scoreDocs) {
                found.add(doc.doc);
            }
            return found;
        }
    }
}
