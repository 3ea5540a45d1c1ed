package org.artel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SnippetTest {

    @Test
    void foundFormsAreMarked() {
        assertEquals("Свежий <mark>мёд</mark>, много <mark>мёда</mark>", new Snippet(Set.of("мед")).of("Свежий мёд, много мёда"));
    }

    @Test
    void whatLooksLikeHtmlIsEscaped() {
        assertEquals("&lt;script&gt;<mark>tea</mark>&lt;/script&gt; &amp; &quot;more&quot; &#39;x",
                new Snippet(Set.of("tea")).of("<script>tea</script> & \"more\" 'x"));
    }

    @Test
    void anArticleIsMarkedWhole() {
        assertEquals("lot <mark>AL-101</mark> is in", new Snippet(Set.of("al101")).of("lot AL-101 is in"));
    }

    @Test
    void aLongTextIsCutAroundWhatWasFound() {
        String text = "one two three ".repeat(100) + "honey at last " + "four five six ".repeat(100);
        String snippet = new Snippet(Set.of("honey")).of(text);
        assertTrue(snippet.startsWith("… ") && snippet.endsWith(" …"), snippet);
        assertTrue(snippet.contains("<mark>honey</mark> at last"), snippet);
        assertTrue(snippet.length() < 400, snippet);
    }

    @Test
    void theWindowWithMostOfTheWordsWins() {
        String text = "honey alone. " + "filler word ".repeat(60) + "tea with honey here";
        assertTrue(new Snippet(Set.of("honey", "tea")).of(text).contains("<mark>tea</mark> with <mark>honey</mark>"));
    }

    @Test
    void withoutFoundWordsTheBeginningIsShown() {
        assertEquals("Beginning of a text", new Snippet(Set.of()).of("Beginning of a text"));
        assertEquals("", new Snippet(Set.of("x")).of(""));
    }

    @Test
    void plainTextHasNoTagsAndNoEntities() {
        assertEquals("Honey & tea < 5 x", PlainText.of("<p>Ho<b>ney</b> &amp; <a href=\"/x\">tea</a> &lt; 5</p><p>x</p>"));
        assertEquals("one two", PlainText.of("one<br />two"));
        assertEquals("é AT&T", PlainText.of("&#233; AT&T"));
        assertFalse(PlainText.of("<p>open <b").contains("<"));
    }
}
