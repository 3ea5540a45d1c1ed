package org.artel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void foundFormsAreMarked() {
        assertEquals("Свежий <mark>мёд</mark>, много <mark>мёда</mark>", Snippet.of("Свежий мёд, много мёда", Set.of("мед")));
    }

    @Test
    void whatLooksLikeHtmlIsEscaped() {
        assertEquals("&lt;script&gt;<mark>tea</mark>&lt;/script&gt; &amp; &quot;more&quot; &#39;x",
                Snippet.of("<script>tea</script> & \"more\" 'x", Set.of("tea")));
    }

    @Test
    void anArticleIsMarkedWhole() {
        assertEquals("lot <mark>AL-101</mark> is in", Snippet.of("lot AL-101 is in", Set.of("al101")));
    }

    @Test
    void aLongTextIsCutAroundWhatWasFound() {
        String text = "one two three ".repeat(100) + "honey at last " + "four five six ".repeat(100);
        String snippet = Snippet.of(text, Set.of("honey"));
        assertTrue(snippet.startsWith("… ") && snippet.endsWith(" …"), snippet);
        assertTrue(snippet.contains("<mark>honey</mark> at last"), snippet);
        assertTrue(snippet.length() < 400, snippet);
    }

    @Test
    void theWindowWithMostOfTheWordsWins() {
        String text = "honey alone. " + "filler word ".repeat(60) + "tea with honey here";
        assertTrue(Snippet.of(text, Set.of("honey", "tea")).contains("<mark>tea</mark> with <mark>honey</mark>"));
    }

    @Test
    void withoutFoundWordsTheBeginningIsShown() {
        assertEquals("Beginning of a text", Snippet.of("Beginning of a text", Set.of()));
        assertEquals("", Snippet.of("", Set.of("x")));
    }

    @Test
    void plainTextHasNoTagsAndNoEntities() {
        assertEquals("Honey & tea < 5 x", PlainText.of("<p>Ho<b>ney</b> &amp; <a href=\"/x\">tea</a> &lt; 5</p><p>x</p>"));
        assertEquals("one two", PlainText.of("one<br />two"));
        assertEquals("é AT&T", PlainText.of("&#233; AT&T"));
        assertFalse(PlainText.of("<p>open <b").contains("<"));
    }
}
