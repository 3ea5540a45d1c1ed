package org.artel.order.web;

import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.order.BoxFill;
import org.artel.order.FillBoard;
import org.artel.order.FillWords;
import org.artel.order.RowFill;

/** Writes the fill board as HTML: for the page, and for the part that a script asks for again. */
final class FillWriter {

    /** A bigger box is told in figures only. */
    private static final int DRAWN_MAX = 24;

    private final Texts texts;
    private final FillWords words;

    FillWriter(Texts texts, String currency) {
        this.texts = texts;
        this.words = new FillWords(texts, currency);
    }

    String html(FillBoard board) {
        StringBuilder out = new StringBuilder(2_000);
        out.append("<p>").append(escaped(texts.plural("order.board.participants", board.state().participants()))).append("</p>");
        board.minima().forEach(minimum -> minimum(out, minimum));
        if (board.minima().size() > 1) {
            out.append("<p class=\"quiet\">").append(escaped(texts.text(board.all() ? "order.board.all" : "order.board.any"))).append("</p>");
        }
        if (!board.next().isEmpty()) {
            out.append("<h3>").append(escaped(texts.text("order.next"))).append("</h3><ul class=\"list\">");
            board.next().forEach(completion -> out.append("<li>").append(escaped(words.of(completion))).append("</li>"));
            out.append("</ul>");
        }
        if (!board.boxes().isEmpty()) {
            out.append("<h3>").append(escaped(texts.text("order.board.boxes"))).append("</h3><ul class=\"list\">");
            for (FillBoard.Box box : board.boxes()) {
                out.append("<li>").append(escaped(name(box.lot().name(), box.variant().title()))).append(' ');
                box(out, box.fill());
                out.append("</li>");
            }
            out.append("</ul>");
        }
        if (!board.rows().isEmpty()) {
            out.append("<h3>").append(escaped(texts.text("order.board.rows"))).append("</h3><ul class=\"list\">");
            for (FillBoard.Row row : board.rows()) {
                out.append("<li>").append(escaped(row.lot().name())).append(' ');
                row(out, row);
                out.append("</li>");
            }
            out.append("</ul>");
        }
        return out.toString();
    }

    private void minimum(StringBuilder out, FillBoard.Minimum minimum) {
        String label = texts.text("order.board." + minimum.measure().name());
        String collected = words.figure(minimum.measure(), minimum.collected());
        String figures = minimum.minimum() == null ? collected
                : texts.text("order.board.of", collected, words.figure(minimum.measure(), minimum.minimum()));
        out.append("<div class=\"fill\"><div class=\"row\"><span>").append(escaped(label)).append("</span><span class=\"num\">")
                .append(escaped(figures)).append("</span></div>");
        if (minimum.minimum() != null) {
            out.append("<progress class=\"bar").append(minimum.isReached() ? "" : " short").append("\" value=\"")
                    .append(minimum.collected().min(minimum.minimum()).toPlainString()).append("\" max=\"").append(minimum.minimum().toPlainString())
                    .append("\" aria-label=\"").append(escaped(label)).append("\">").append(escaped(figures)).append("</progress><p class=\"quiet\">")
                    .append(escaped(minimum.isReached() ? texts.text("order.board.reached")
                            : texts.text("order.board.missing", words.figure(minimum.measure(), minimum.missing())))).append("</p>");
        }
        out.append("</div>");
    }

    /** The open box drawn, and in words how many are full and what is missing. */
    void box(StringBuilder out, BoxFill fill) {
        String told = words(fill);
        int size = fill.size().amount().stripTrailingZeros().scale() <= 0 ? fill.size().amount().intValue() : Integer.MAX_VALUE;
        if (fill.isOpen() && size <= DRAWN_MAX && fill.open().amount().stripTrailingZeros().scale() <= 0) {
            int open = fill.open().amount().intValue();
            int missing = fill.missing().amount().intValue();
            out.append("<span class=\"box\" role=\"img\" aria-label=\"").append(escaped(texts.text("order.box.drawn", open, size))).append("\">");
            out.append("<i class=\"on\"></i>".repeat(open)).append("<i class=\"tol\"></i>".repeat(Math.max(0, size - open - missing)))
                    .append("<i></i>".repeat(Math.min(missing, size - open))).append("</span> ");
        }
        out.append("<span class=\"quiet\">").append(escaped(told)).append("</span>");
    }

    private String words(BoxFill fill) {
        String full = texts.plural("order.box.full", fill.boxes(), fill.size());
        return fill.isOpen() ? full + ", " + texts.text("order.box.missing", fill.missing()) : full;
    }

    /** The sizes of the row begun, and how many rows are complete. */
    void row(StringBuilder out, FillBoard.Row row) {
        out.append("<span class=\"quiet\">").append(escaped(texts.plural("order.row.complete", row.fill().rows()))).append("</span>");
        out.append("<ul class=\"sizes\">");
        for (int i = 0; i < row.variants().size(); i++) {
            RowFill.Slot slot = row.fill().slots().get(i);
            boolean missing = slot.missing().isPositive();
            out.append("<li class=\"").append(missing ? "miss" : slot.hanging().isPositive() || row.fill().rows() > 0 ? "on" : "").append("\">")
                    .append(escaped(row.variants().get(i).title())).append(' ')
                    .append(escaped(missing ? texts.text("order.row.missing", slot.missing()) : texts.quantity(slot.ordered()))).append("</li>");
        }
        out.append("</ul>");
    }

    private static String name(String lot, String variant) {
        return variant.isEmpty() ? lot : lot + ", " + variant;
    }

    private static String escaped(String text) {
        return Markdown.escaped(text);
    }
}
