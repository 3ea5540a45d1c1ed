package org.artel.order.web;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.forum.Markdown;
import org.artel.order.FillBoards;
import org.artel.order.FillBoards.Demand;
import org.artel.order.OrderView;
import org.artel.order.Replacement;
import org.artel.order.WaitingView;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Terms;

/**
 * Writes the price list as a till: by hand and not by components, because a page holds a hundred quantities. Without script the
 * inputs are typed into and 'Recalculate' adds up; a script makes steppers of them.
 */
final class TillWriter {

    private final StringBuilder out = new StringBuilder(64_000);
    private final Texts texts;
    private final FillWriter fill;
    private final String root;
    private final Model model;

    /**
     * What is shown.
     *
     * @param terms    of the purchase
     * @param lots     of this page, in the order of the list
     * @param variants that can be ordered, by lot
     * @param stock    by variant
     * @param demand   by variant
     * @param mine     what the viewer has, by variant
     * @param names    articles of wishes, by variant
     * @param waiting  the viewer's places in waiting lists, by variant
     * @param typed    what was typed and not saved
     * @param ordering the viewer can order now; otherwise quantities are shown, not asked for
     * @param late     the Stop was faster than the form that was sent: it can be read, not changed
     * @param prices   the viewer may see prices
     * @param binding  an order with its options; otherwise only interest is shown
     * @param replacements participants may name wishes
     * @param onBehalf the organizer orders for somebody
     */
    record Model(Terms terms, List<Lot> lots, Map<Long, List<LotVariant>> variants, Map<Long, VariantGate.Taken> stock, Map<Long, Demand> demand,
            Map<Long, OrderView.Line> mine, Map<Long, String> names, Map<Long, WaitingView> waiting, TypedOrder typed, boolean ordering, boolean late, boolean prices,
            boolean binding, boolean replacements, boolean onBehalf) {
    }

    TillWriter(Texts texts, FillWriter fill, String root, Model model) {
        this.texts = texts;
        this.fill = fill;
        this.root = root;
        this.model = model;
    }

    String html() {
        boolean photos = model.lots.stream().anyMatch(lot -> lot.photoHash() != null);
        int columns = 2 + (photos ? 1 : 0) + (model.prices ? 1 : 0) + (quantities() ? 1 : 0);
        out.append("<table class=\"lots\" id=\"lots\"><thead><tr>");
        if (photos) {
            out.append("<th scope=\"col\"><span class=\"sr\">").append(text("order.photo")).append("</span></th>");
        }
        out.append("<th scope=\"col\">").append(text("order.lot")).append("</th><th scope=\"col\">").append(text("order.board.boxes")).append("</th>");
        if (model.prices) {
            out.append("<th scope=\"col\" class=\"num\">").append(text("order.price")).append("</th>");
        }
        if (quantities()) {
            out.append("<th scope=\"col\" class=\"num\">").append(text("order.quantity")).append("</th>");
        }
        out.append("</tr></thead><tbody>");
        String category = "";
        for (Lot lot : model.lots) {
            if (!lot.category().equals(category)) {
                category = lot.category();
                out.append("<tr class=\"cat\"><th scope=\"colgroup\" colspan=\"").append(columns).append("\">").append(escaped(category)).append("</th></tr>");
            }
            lot(lot, photos, columns);
        }
        out.append("</tbody></table>");
        return out.toString();
    }

    private void lot(Lot lot, boolean photos, int columns) {
        List<LotVariant> variants = model.variants.getOrDefault(lot.id(), List.of());
        boolean single = variants.size() == 1;
        boolean own = variants.stream().anyMatch(variant -> has(variant.id()));
        String css = own ? " class=\"mine\"" : variants.isEmpty() ? " class=\"gone\"" : "";
        out.append("<tr").append(css).append('>');
        if (photos) {
            out.append("<td class=\"pic\">");
            if (lot.photoHash() == null) {
                out.append("<span class=\"thumb\"></span>");
            } else {
                out.append("<img class=\"thumb\" loading=\"lazy\" width=\"52\" height=\"52\" alt=\"\" src=\"").append(root).append("/photo/")
                        .append(lot.photoHash()).append("/thumb\"/>");
            }
            out.append("</td>");
        }
        out.append("<td class=\"lot\"><b>").append(escaped(single ? name(lot, variants.get(0)) : lot.name())).append("</b><span class=\"quiet\">")
                .append(escaped(facts(lot, single ? variants.get(0) : null)));
        if (lot.revision() > 1) {
            out.append(" <a href=\"").append(root).append("/pricelist/revisions/").append(lot.id()).append("\">").append(text("pricelist.revisions.link")).append("</a>");
        }
        out.append(" <a rel=\"nofollow\" href=\"").append(root).append("/questions/").append(lot.id()).append("\" aria-label=\"")
                .append(escaped(texts.text("question.about", lot.name()))).append("\">").append(text("question.link"))
                .append("</a></span></td><td class=\"boxes\">");
        fill(lot, variants);
        out.append("</td>");
        if (model.prices) {
            price(lot, single ? variants.get(0) : null);
        }
        if (quantities()) {
            out.append("<td class=\"num q\">");
            if (single) {
                quantity(lot, variants.get(0));
            }
            out.append("</td>");
        }
        out.append("</tr>");
        if (!single && !variants.isEmpty() && (model.ordering || !lot.soldByRow())) {
            out.append("<tr").append(css).append("><td class=\"extra\" colspan=\"").append(columns).append("\">");
            if (model.ordering) {
                grid(lot, variants);
            } else {
                names(variants);
            }
            out.append("</td></tr>");
        }
        List<LotVariant> chosen = model.ordering && model.binding ? variants.stream().filter(variant -> has(variant.id())).toList() : List.of();
        if (!chosen.isEmpty()) {
            out.append("<tr class=\"mine\"><td class=\"extra\" colspan=\"").append(columns).append("\">");
            chosen.forEach(variant -> options(lot, variant));
            out.append("</td></tr>");
        }
    }

    /** A guest neither types quantities nor has any. */
    private boolean quantities() {
        return model.ordering || !model.mine.isEmpty();
    }

    private String facts(Lot lot, LotVariant single) {
        StringBuilder facts = new StringBuilder(single != null && !single.article().isEmpty() ? single.article() : lot.article());
        add(facts, lot.weight() == null ? null : texts.quantity(lot.weight(), texts.text("order.board.kilograms")));
        add(facts, lot.step().compareTo(Quantity.of(1)) == 0 ? null : texts.text("order.lot.step", lot.step(), lot.unit()));
        add(facts, lot.minimum() == null ? null : texts.text("order.lot.minimum", lot.minimum(), lot.unit()));
        add(facts, lot.personMaximum() == null ? null : texts.text("order.lot.personMaximum", lot.personMaximum(), lot.unit()));
        VariantGate.Taken taken = single == null ? null : model.stock.get(single.id());
        add(facts, taken == null || taken.stock() == null ? null : texts.text("order.lot.left", taken.left()));
        return facts.toString();
    }

    private static void add(StringBuilder facts, String fact) {
        if (fact != null) {
            facts.append(facts.isEmpty() ? "" : " · ").append(fact);
        }
    }

    private void fill(Lot lot, List<LotVariant> variants) {
        if (lot.soldByRow()) {
            fill.row(out, FillBoards.row(lot, variants, model.demand));
        } else if (lot.soldInPacks() && variants.size() == 1) {
            fill.box(out, FillBoards.box(lot, variants.get(0), model.demand.getOrDefault(variants.get(0).id(), Demand.NONE)).fill());
        }
    }

    private void price(Lot lot, LotVariant single) {
        out.append("<td class=\"num price\"><b>").append(texts.price(single == null ? lot.basePrice() : lot.priceOf(single))).append("</b>");
        if (lot.vatRate() != null) {
            out.append("<span class=\"quiet\">").append(escaped(texts.text("order.lot.vat", lot.vatRate()))).append("</span>");
        }
        if (model.terms.hasOwnCurrency()) {
            UnitPrice listed = single == null || single.listedPrice() == null ? lot.listedPrice() : single.listedPrice();
            out.append("<span class=\"quiet\">").append(escaped(texts.text(lot.listedNet() ? "order.lot.listedNet" : "order.lot.listed", listed,
                    model.terms.currency()))).append("</span>");
        }
        if (lot.retailPrice() != null) {
            UnitPrice price = single == null ? lot.basePrice() : lot.priceOf(single);
            int saved = lot.savedPercent(price);
            out.append("<span class=\"save\">").append(escaped(saved > 0
                    ? texts.text("order.lot.saved.retail", lot.retailPrice(), new UnitPrice(lot.retailPrice().amount().subtract(price.amount())), saved)
                    : texts.text("order.lot.retail", lot.retailPrice()))).append("</span>");
        }
        out.append("</td>");
    }

    /** Sizes across and colours down where the variants are such a grid; otherwise one under the other. */
    private void grid(Lot lot, List<LotVariant> variants) {
        Set<String> sizes = variants.stream().map(LotVariant::size).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> colours = variants.stream().map(TillWriter::row).collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, LotVariant> at = new HashMap<>();
        variants.forEach(variant -> at.put(row(variant) + '\n' + variant.size(), variant));
        out.append("<div class=\"scroll\"><table class=\"grid\">");
        if (sizes.size() > 1 && at.size() == variants.size()) {
            out.append("<thead><tr><td></td>");
            sizes.forEach(size -> out.append("<th scope=\"col\">").append(escaped(size)).append("</th>"));
            out.append("</tr></thead><tbody>");
            for (String colour : colours) {
                out.append("<tr><th scope=\"row\">")
                        .append(colour.isEmpty() ? "<span class=\"sr\">" + text("order.quantity") + "</span>" : escaped(colour)).append("</th>");
                for (String size : sizes) {
                    LotVariant variant = at.get(colour + '\n' + size);
                    out.append("<td data-l=\"").append(escaped(size)).append("\">");
                    if (variant != null) {
                        quantity(lot, variant);
                        left(variant);
                        ownPrice(lot, variant);
                    }
                    out.append("</td>");
                }
                out.append("</tr>");
            }
        } else {
            out.append("<tbody>");
            for (LotVariant variant : variants) {
                out.append("<tr><th scope=\"row\">").append(escaped(variant.title())).append("</th><td>");
                quantity(lot, variant);
                left(variant);
                ownPrice(lot, variant);
                if (lot.soldInPacks()) {
                    out.append(' ');
                    fill.box(out, FillBoards.box(lot, variant, model.demand.getOrDefault(variant.id(), Demand.NONE)).fill());
                }
                out.append("</td></tr>");
            }
        }
        out.append("</tbody></table></div>");
    }

    /** For whoever only looks: a grid without fields would be empty. */
    private void names(List<LotVariant> variants) {
        out.append("<span class=\"sizes\">");
        variants.forEach(variant -> out.append("<span>").append(escaped(variant.title())).append("</span>"));
        out.append("</span>");
    }

    private static String row(LotVariant variant) {
        return variant.label().isEmpty() ? variant.colour() : variant.colour().isEmpty() ? variant.label() : variant.label() + ", " + variant.colour();
    }

    private void left(LotVariant variant) {
        VariantGate.Taken taken = model.stock.get(variant.id());
        if (taken != null && taken.stock() != null) {
            out.append("<br/><span class=\"quiet\">").append(escaped(texts.text("order.lot.left", taken.left()))).append("</span>");
        }
    }

    private void ownPrice(Lot lot, LotVariant variant) {
        UnitPrice price = lot.priceOf(variant);
        if (model.prices && !price.equals(lot.basePrice())) {
            out.append(" <span class=\"quiet\">").append(texts.price(price)).append("</span>");
        }
    }

    private void quantity(Lot lot, LotVariant variant) {
        OrderView.Line line = model.mine.get(variant.id());
        if (!model.ordering) {
            out.append(line == null ? "" : escaped(texts.quantity(line.line().quantity(), lot.unit())));
            return;
        }
        long id = variant.id();
        String typed = model.typed.field(id, 'q');
        String shown = typed != null ? typed : line == null ? "0" : texts.quantity(line.line().quantity());
        VariantGate.Taken taken = model.stock.get(id);
        Quantity most = most(lot, line, taken);
        out.append("<span class=\"qty\"><input name=\"q").append(id).append("\" id=\"q").append(id).append("\" value=\"").append(escaped(shown))
                .append("\" inputmode=\"decimal\" autocomplete=\"off\" aria-label=\"")
                .append(escaped(texts.text("order.quantityOf", name(lot, variant)))).append("\" data-step=\"").append(lot.step())
                .append("\" data-min=\"").append(lot.minimum() == null ? "" : lot.minimum()).append("\" data-max=\"").append(most == null ? "" : most);
        if (model.prices) {
            out.append("\" data-price=\"").append(line == null ? lot.priceOf(variant) : line.line().price());
        }
        out.append("\" data-weight=\"").append(lot.weight() == null ? "" : lot.weight()).append(model.late ? "\" readonly=\"readonly" : "").append("\"/></span>");
        hidden('b', id, model.typed.field(id, 'b') != null ? model.typed.field(id, 'b') : line == null ? "0" : Integer.toString(line.line().version()));
        out.append(lot.unit().isEmpty() ? "" : " <span class=\"quiet\">" + escaped(lot.unit()) + "</span>");
        Quantity saved = line == null ? Quantity.ZERO : line.line().quantity();
        if (model.late && typed != null && model.typed.quantityOrZero(id).compareTo(saved) != 0) {
            out.append("<br/><span class=\"warm small\">").append(escaped(texts.text("order.lot.saved", saved))).append("</span>");
        } else if (model.prices && line != null && !line.line().price().equals(lot.priceOf(variant))) {
            out.append("<br/><span class=\"warm small\">").append(escaped(texts.text("order.lot.newPrice", line.line().price(), lot.priceOf(variant))))
                    .append("</span>");
        } else if (model.prices) {
            hidden('p', id, lot.priceOf(variant).toString());
        }
        waitingList(lot, variant, taken);
    }

    /** Where the variant is used up, or somebody waits for it. */
    private void waitingList(Lot lot, LotVariant variant, VariantGate.Taken taken) {
        WaitingView place = model.waiting.get(variant.id());
        if (!model.binding || place == null && (taken == null || taken.left() == null || taken.waiting() == 0 && taken.left().compareTo(lot.step()) >= 0)) {
            return;
        }
        String words = place != null ? texts.text("waiting.position", place.position(), place.waiting())
                : taken.waiting() == 0 ? texts.text("waiting.join") : texts.text("waiting.joinAfter", taken.waiting());
        out.append("<br/><a class=\"small\" href=\"").append(root).append("/order/waiting/").append(variant.id()).append("\">").append(escaped(words))
                .append("</a>");
    }

    private static Quantity most(Lot lot, OrderView.Line line, VariantGate.Taken taken) {
        Quantity left = taken == null ? null : taken.left();
        Quantity mine = line == null || left == null ? left : left.plus(line.line().quantity());
        if (mine == null || lot.personMaximum() != null && lot.personMaximum().compareTo(mine) < 0) {
            return lot.personMaximum();
        }
        return mine;
    }

    private void options(Lot lot, LotVariant variant) {
        long id = variant.id();
        OrderView.Line line = model.mine.get(id);
        String replacement = or(id, 'r', line == null ? Replacement.ANY.name() : line.line().replacement().name());
        String wishes = or(id, 'w', line == null ? "" : line.wishes().stream().map(wish -> model.names.getOrDefault(wish, "")).collect(Collectors.joining(", ")));
        String tolerance = or(id, 't', line == null ? "0" : texts.quantity(line.line().tolerance()));
        String comment = or(id, 'c', line == null ? "" : line.line().comment());
        out.append("<details").append(wishes.isEmpty() && comment.isEmpty() ? "" : " open=\"open\"").append("><summary>")
                .append(escaped(texts.text("order.options", name(lot, variant)))).append("</summary><div class=\"fields\">");
        if (model.replacements) {
            out.append("<div class=\"f\"><label for=\"r").append(id).append("\">").append(text("order.replacement")).append("</label><select class=\"in\" name=\"r")
                    .append(id).append("\" id=\"r").append(id).append("\">");
            for (Replacement each : Replacement.values()) {
                out.append("<option value=\"").append(each).append('"').append(each.name().equals(replacement) ? " selected=\"selected\"" : "").append('>')
                        .append(escaped(texts.name(each))).append("</option>");
            }
            out.append("</select></div>");
            input('w', id, "order.wishedArticles", wishes, "");
        } else {
            hidden('r', id, Replacement.CANCEL.name());
        }
        if (lot.soldInPacks()) {
            input('t', id, "order.toleranceLabel", tolerance, " inputmode=\"decimal\"");
        }
        input('c', id, "order.commentLabel", comment, " maxlength=\"500\"");
        out.append("</div>");
        if (line != null && !model.late && !model.onBehalf) {
            out.append("<p class=\"row small\">");
            if (model.replacements) {
                link("replacements", id, "replacements.title");
            }
            link("transfer", id, "transfer.title");
            out.append("</p>");
        }
        out.append("</details>");
    }

    private void link(String page, long id, String key) {
        out.append("<a href=\"").append(root).append("/order/").append(page).append('/').append(id).append("\">").append(text(key)).append("</a> ");
    }

    private String or(long variant, char field, String saved) {
        String typed = model.typed.field(variant, field);
        return typed == null ? saved : typed;
    }

    private void input(char field, long id, String key, String value, String more) {
        out.append("<div class=\"f\"><label for=\"").append(field).append(id).append("\">").append(text(key)).append("</label><input class=\"in\" name=\"")
                .append(field).append(id).append("\" id=\"").append(field).append(id).append("\" value=\"").append(escaped(value)).append('"').append(more)
                .append("/></div>");
    }

    private void hidden(char field, long id, String value) {
        out.append("<input type=\"hidden\" name=\"").append(field).append(id).append("\" value=\"").append(escaped(value)).append("\"/>");
    }

    private boolean has(long variant) {
        return model.typed.field(variant, 'q') != null ? model.typed.quantityOrZero(variant).isPositive() : model.mine.containsKey(variant);
    }

    private static String name(Lot lot, LotVariant variant) {
        return variant.title().isEmpty() ? lot.name() : lot.name() + ", " + variant.title();
    }

    private String text(String key) {
        return escaped(texts.text(key));
    }

    private static String escaped(String text) {
        return Markdown.escaped(text);
    }
}
