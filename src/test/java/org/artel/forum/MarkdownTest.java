package org.artel.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    @Test
    void textIsMarkedUp() {
        assertEquals("<p>Two <strong>more</strong> jars<br />\nand the <em>box</em> closes</p>\n",
                Markdown.html("Two **more** jars\nand the *box* closes"));
        assertEquals("<blockquote>\n<p>Is it linden?</p>\n</blockquote>\n<p>Yes</p>\n", Markdown.html("> Is it linden?\n\nYes"));
    }

    @Test
    void linksLendNobodyOurGoodName() {
        String html = Markdown.html("see https://example.org/honey and [here](http://example.org)");
        assertTrue(html.contains("<a href=\"https://example.org/honey\" rel=\""), html);
        for (String rel : new String[] {"nofollow", "ugc", "noopener"}) {
            assertEquals(2, html.split(rel, -1).length - 1, html);
        }
    }

    @Test
    void headingsStandBelowThoseOfThePage() {
        assertEquals("<h3>One</h3>\n<h4>Two</h4>\n<h3>Three</h3>\n", Markdown.html("# One\n## Two\n### Three"));
    }

    @Test
    void pictureFromElsewhereBecomesALink() {
        String html = Markdown.html("![a jar](https://example.org/jar.png)");
        assertFalse(html.contains("<img"), html);
        assertTrue(html.contains(">a jar</a>"), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt&colon;alert(1))",
            "[x](java\nscript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
            "[x](vbscript:msgbox(1))",
            "![x](javascript:alert(1))",
            "<javascript:alert(1)>",
            "[x](https://a.example \"\\\" onmouseover=alert(1) x=\\\"\")",
            "[a]: javascript:alert(1)\n\n[a]",
            "<iframe src=\"https://example.org\"></iframe>",
            "<style>body{display:none}</style>",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
            "<p style=\"position:fixed\">x</p>",
            "`</code><script>alert(1)</script>`",
            "```\"><script>alert(1)</script>\nx\n```",
            "&lt;script&gt;alert(1)&lt;/script&gt;"})
    void nothingThatRunsComesThrough(String sample) {
        String html = Markdown.html(sample).toLowerCase(Locale.ROOT);
        // what is left of it may be read as text, but no tag outside the list and no attribute but those of links
        String tags = html.replaceAll("[^<>]*(<[^<>]*>)?", "$1");
        assertFalse(tags.matches("(?s).*<(script|img|svg|iframe|style|math|form|object|embed|link|meta|base|input)[^a-z].*"), html);
        assertFalse(tags.matches("(?s).*<[^>]*\\son[a-z]+\\s*=.*"), html);
        assertFalse(tags.matches("(?s).*<[^>]*(style|class|id|target)\\s*=.*"), html);
        assertFalse(tags.matches("(?s).*href=\"\\s*(javascript|data|vbscript).*"), html);
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "* ", "[", "*a **a ", "![", "- ", "`", "<", "(", "_a__a"})
    void deepNestingIsCutAndNotFollowed(String piece) {
        String bomb = piece.repeat(Post.TEXT_MAX / piece.length());
        assertTimeout(Duration.ofSeconds(10), () -> Markdown.html(bomb));
    }

    @Test
    void quotedTextCarriesItsMarkOnEveryLine() {
        assertEquals("**Anna**\n> one\n> two\n\n", Markdown.quoted("**Anna**", "one\ntwo\n"));
    }

    @Test
    void nameIsShownLetterByLetter() {
        assertEquals("<p><strong>a_b*c [d] &lt;e&gt;</strong></p>\n", Markdown.html("**" + Markdown.plain("a_b*c [d] <e>") + "**"));
    }

    @Test
    void excerptHasNoMarkup() {
        assertEquals("Two & more jars…", Markdown.excerpt(Markdown.html("Two & **more** jars and the box closes"), 15));
        assertEquals("short", Markdown.excerpt("<p>short</p>", 15));
    }
}
