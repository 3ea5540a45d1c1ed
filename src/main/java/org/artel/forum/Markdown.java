package org.artel.forum;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Markdown as members write it, and the HTML that comes of it: no markup of their own, no images from elsewhere (they become
 * links, the page would otherwise tell a stranger who reads it), links that lend nobody our good name.
 */
public final class Markdown {

    /** Deeper nesting than any reader follows; the renderer walks it recursively. */
    private static final int BLOCKS_MAX = 40;
    private static final int INLINES_MAX = 20;

    private static final Parser PARSER = Parser.builder().extensions(List.of(AutolinkExtension.create()))
            .maxOpenBlockParsers(BLOCKS_MAX).maxInlineNesting(INLINES_MAX).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true)
            .softbreak("<br />\n").build();
    /** Headings of a post stand below the page's own two levels. */
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "blockquote", "ul", "ol", "li", "pre", "code", "hr", "h3", "h4", "h5", "h6")
            .allowElements((name, attributes) -> name.equals("h1") ? "h3" : "h4", "h1", "h2")
            .allowAttributes("start").matching(Pattern.compile("[0-9]{1,9}")).onElements("ol")
            .allowElements("a").allowAttributes("href").onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private static final Pattern MARKUP = Pattern.compile("<[^>]*>");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Markdown() {
    }

    /** Sanitised HTML, ready to be written into a page. */
    public static String html(String markdown) {
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                visitChildren(image);
                Link link = new Link(image.getDestination(), image.getTitle());
                while (image.getFirstChild() != null) {
                    link.appendChild(image.getFirstChild());
                }
                image.insertAfter(link);
                image.unlink();
            }
        });
        return POLICY.sanitize(RENDERER.render(document));
    }

    /** The text quoted, each line marked, under the words that name its author. */
    public static String quoted(String introduction, String markdown) {
        return introduction + "\n" + markdown.strip().lines().map(line -> "> " + line).reduce((a, b) -> a + "\n" + b).orElse(">")
                + "\n\n";
    }

    /** The first words of rendered text, without markup and entities: for descriptions and previews. */
    public static String excerpt(String html, int length) {
        String text = MARKUP.matcher(html.substring(0, Math.min(html.length(), length * 8))).replaceAll(" ")
                .replaceAll("<[^>]*$", "").replaceAll("&#?[0-9a-z]*$", "");
        text = BLANKS.matcher(text.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&#39;", "'")
                .replace("&#61;", "=").replace("&#64;", "@").replace("&#43;", "+").replace("&#96;", "`").replace("&amp;", "&"))
                .replaceAll(" ").strip();
        if (text.length() <= length) {
            return text;
        }
        int end = text.lastIndexOf(' ', length);
        return text.substring(0, end < length / 2 ? length : end) + "…";
    }

    /** A name as Markdown shows it letter by letter. */
    public static String plain(String name) {
        return name.replaceAll("([\\\\`*_\\[\\]<>#&~])", "\\\\$1");
    }

    /** Text for a page: {@code & < > "} and the apostrophe as entities. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
