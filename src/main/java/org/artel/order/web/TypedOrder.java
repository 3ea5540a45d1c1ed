package org.artel.order.web;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.order.LineContent;
import org.artel.order.OrderConflict;
import org.artel.order.Replacement;
import org.artel.order.SaveOrder;

/**
 * An order as it was typed into the till, in the words of the form: by variant its quantity (q), the version that was seen (b),
 * the price that was seen (p), tolerance (t), replacement (r), wishes as articles (w), comment (c), and what was chosen where
 * another device had changed the same line (x; y: the version that both began with). It is kept as a draft in the same form.
 */
final class TypedOrder {

    private static final Pattern FIELD = Pattern.compile("([qbptrwcxy])([0-9]{1,18})");
    private static final Pattern PRICE = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
    private static final Pattern FIGURE = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");

    private final Map<Long, Map<Character, String>> lines = new TreeMap<>();

    /** From the parameters of a request. */
    static TypedOrder of(Map<String, String[]> parameters) {
        TypedOrder typed = new TypedOrder();
        parameters.forEach((name, values) -> typed.put(name, values[0]));
        return typed;
    }

    /** From a draft. */
    static TypedOrder parsed(String draft) {
        TypedOrder typed = new TypedOrder();
        for (String pair : draft.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                typed.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return typed;
    }

    private void put(String name, String value) {
        Matcher field = FIELD.matcher(name);
        if (field.matches()) {
            lines.computeIfAbsent(Long.valueOf(field.group(2)), id -> new HashMap<>()).put(field.group(1).charAt(0), value.strip());
        }
    }

    /** What was typed now covers what was typed before; a choice alone, about a line of another page of the list, adds to it. */
    TypedOrder over(TypedOrder earlier) {
        TypedOrder both = new TypedOrder();
        earlier.lines.forEach((variant, fields) -> both.lines.put(variant, new HashMap<>(fields)));
        lines.forEach((variant, fields) -> {
            if (fields.containsKey('q')) {
                both.lines.put(variant, fields);
            } else {
                both.lines.computeIfAbsent(variant, id -> new HashMap<>()).putAll(fields);
            }
        });
        return both;
    }

    /** The same on top of what is saved now: the next attempt knows of the other device's change. */
    TypedOrder rebased(List<OrderConflict.Line> conflicts) {
        conflicts.forEach(line -> {
            put("y" + line.variantId(), Integer.toString(number(field(line.variantId(), 'b'))));
            put("b" + line.variantId(), Integer.toString(line.theirVersion()));
        });
        return this;
    }

    Collection<Long> variants() {
        return lines.keySet();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Null when nothing was typed there. */
    String field(long variant, char field) {
        Map<Character, String> line = lines.get(variant);
        return line == null ? null : line.get(field);
    }

    /** @throws Refused when it is no figure */
    Quantity quantity(long variant, char field) {
        String text = field(variant, field);
        if (text == null || text.isEmpty()) {
            return Quantity.ZERO;
        }
        String plain = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        if (!FIGURE.matcher(plain).matches()) {
            throw new Refused("order.notANumber", text);
        }
        return new Quantity(new BigDecimal(plain));
    }

    /** The quantity, or zero where something else than a figure was typed. */
    Quantity quantityOrZero(long variant) {
        try {
            return quantity(variant, 'q');
        } catch (Refused notAFigure) {
            return Quantity.ZERO;
        }
    }

    /**
     * The lines to submit: those with a quantity, and those that were there before.
     *
     * @param articles variants by article, for the wishes
     * @param bases    what stood before both devices changed it, for the lines that shall be so again
     * @throws Refused when something is no figure, or no such article is in the list
     */
    List<SaveOrder.Line> submitted(Map<String, Long> articles, Map<Long, LineContent> saved, Map<Long, LineContent> bases) {
        List<SaveOrder.Line> submitted = new ArrayList<>();
        lines.forEach((variant, fields) -> {
            if (!fields.containsKey('q') || "theirs".equals(fields.get('x'))) {
                return;
            }
            int base = number(fields.get('b'));
            if (bases.containsKey(variant)) {
                submitted.add(new SaveOrder.Line(variant, bases.get(variant), base, null));
                return;
            }
            Quantity quantity = quantity(variant, 'q');
            if (quantity.isZero() && base == 0) {
                return;
            }
            LineContent before = saved.getOrDefault(variant, LineContent.NOTHING);
            boolean withOptions = fields.containsKey('r');
            LineContent content = withOptions
                    ? new LineContent(quantity, quantity(variant, 't'), replacement(fields.get('r')), wishes(fields.get('w'), articles),
                            fields.getOrDefault('c', ""))
                    : new LineContent(quantity, before.tolerance(), before.replacement(), before.wishes(), before.comment());
            String price = fields.getOrDefault('p', "");
            submitted.add(new SaveOrder.Line(variant, content, base, PRICE.matcher(price).matches() ? UnitPrice.of(price) : null));
        });
        return submitted;
    }

    /** The versions of the lines that shall be as they were before both devices changed them, by variant. */
    Map<Long, Integer> wantedBases() {
        Map<Long, Integer> bases = new HashMap<>();
        lines.forEach((variant, fields) -> {
            if ("base".equals(fields.get('x'))) {
                bases.put(variant, number(fields.get('y')));
            }
        });
        return bases;
    }

    private static List<Long> wishes(String text, Map<String, Long> articles) {
        List<Long> wishes = new ArrayList<>();
        for (String article : articles(text)) {
            Long variant = articles.get(article);
            if (variant == null) {
                throw new Refused("order.noSuchArticle", article);
            }
            wishes.add(variant);
        }
        return wishes;
    }

    /** All articles that are wished for instead of something. */
    List<String> wishedArticles() {
        return lines.values().stream().flatMap(fields -> articles(fields.get('w')).stream()).distinct().toList();
    }

    private static List<String> articles(String text) {
        return text == null ? List.of() : Pattern.compile("[,;]").splitAsStream(text).map(String::strip).filter(a -> !a.isEmpty()).toList();
    }

    private static Replacement replacement(String name) {
        return Arrays.stream(Replacement.values()).filter(r -> r.name().equals(name)).findAny().orElse(Replacement.ANY);
    }

    private static int number(String text) {
        return text == null || !text.matches("\\d{1,9}") ? 0 : Integer.parseInt(text);
    }

    /** As a draft: only the lines that say something. */
    String draft() {
        StringBuilder out = new StringBuilder();
        lines.forEach((variant, fields) -> {
            boolean says = !fields.getOrDefault('q', "").matches("0?") || number(fields.get('b')) > 0;
            if (says) {
                fields.forEach((name, value) -> {
                    if (name != 'x' && name != 'y') {
                        out.append(out.isEmpty() ? "" : "&").append(name.charValue()).append(variant).append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                    }
                });
            }
        });
        return out.toString();
    }
}
