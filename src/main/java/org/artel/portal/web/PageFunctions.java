package org.artel.portal.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.TreeSet;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;

/**
 * The functions of the tag library {@code urn:artel}: words and figures as the viewer reads them. Functions and not
 * components, because a thread's page writes them by the hundred. Null gives an empty string everywhere. Expression
 * language knows neither overloaded nor variable-arity functions: the digit of a name says how many arguments a message has.
 */
public final class PageFunctions {

    private PageFunctions() {
    }

    /** The viewer's texts, looked up once a request. */
    static Texts texts() {
        var request = FacesContext.getCurrentInstance().getExternalContext().getRequestMap();
        return (Texts) request.computeIfAbsent(Texts.class.getName(), name -> site().texts());
    }

    static Site site() {
        return Holder.SITE;
    }

    /**
     * A proxy, which finds the request's own Site at each call. Asking CDI for it walks the thread's whole stack: once is enough.
     */
    private static final class Holder {
        static final Site SITE = CDI.current().select(Site.class).get();
    }

    public static String text(String key) {
        return texts().text(key);
    }

    public static String text1(String key, Object first) {
        return texts().text(key, first);
    }

    public static String text2(String key, Object first, Object second) {
        return texts().text(key, first, second);
    }

    public static String text3(String key, Object first, Object second, Object third) {
        return texts().text(key, first, second, third);
    }

    public static String plural(String key, Number n) {
        return texts().plural(key, n == null ? 0 : n.longValue());
    }

    public static String plural1(String key, Number n, Object second) {
        return texts().plural(key, n == null ? 0 : n.longValue(), second);
    }

    public static String plural2(String key, Number n, Object second, Object third) {
        return texts().plural(key, n == null ? 0 : n.longValue(), second, third);
    }

    /** A sum ({@link Money}, {@link UnitPrice} or BigDecimal) without its currency. */
    public static String sum(Object sum) {
        return sum == null ? "" : figure(sum);
    }

    /** The same with the portal's currency. */
    public static String money(Object sum) {
        return sum == null ? "" : figure(sum) + '\u00a0' + texts().symbol(site().currency());
    }

    private static String figure(Object value) {
        if (value instanceof Money m) {
            return texts().sum(m);
        } else if (value instanceof UnitPrice p) {
            return texts().price(p);
        } else if (value instanceof Quantity q) {
            return texts().quantity(q);
        } else if (value instanceof BigDecimal b) {
            return texts().decimal(b);
        } else if (value instanceof Integer || value instanceof Long) {
            return texts().number(BigDecimal.valueOf(((Number) value).longValue()));
        }
        throw new IllegalArgumentException("neither a sum nor a quantity: " + value.getClass().getName());
    }

    /** A quantity or any whole number, without needless zeros. */
    public static String quantity(Object quantity) {
        if (quantity instanceof BigDecimal b) {
            return texts().number(b);
        }
        return quantity == null ? "" : figure(quantity);
    }

    public static String quantityOf(Object quantity, String unit) {
        String figure = quantity(quantity);
        return unit == null || unit.isBlank() || figure.isEmpty() ? figure : figure + '\u00a0' + unit;
    }

    public static String percent(BigDecimal percent) {
        return percent == null ? "" : texts().percent(percent);
    }

    /** {@code Tue 26 May, 21:00} in the viewer's zone. */
    public static String when(Instant moment) {
        return moment == null ? "" : texts().moment(moment);
    }

    /** {@code (17:00 in Tomsk)}, where that city's clocks show another time than the viewer's; else empty. */
    public static String whenThere(Instant moment, ZoneId zone, String city) {
        if (moment == null || zone == null
                || zone.getRules().getOffset(moment).equals(texts().zone().getRules().getOffset(moment))) {
            return "";
        }
        return texts().text("look.there", texts().moment(moment, zone), city);
    }

    /** {@code 26 May, 21:00}. */
    public static String shortWhen(Instant moment) {
        return moment == null ? "" : texts().shortMoment(moment);
    }

    /** A date without the time, of an {@link Instant} or a {@link LocalDate}. */
    public static String date(Object date) {
        if (date instanceof LocalDate d) {
            return texts().date(d);
        }
        return date == null ? "" : texts().date((Instant) date);
    }

    /** How an enum constant is called: key {@code typeName.CONSTANT}. */
    public static String name(Enum<?> constant) {
        return constant == null ? "" : texts().name(constant);
    }

    /** Two letters for the round picture beside a post. */
    public static String initials(String name) {
        return texts().initials(name);
    }

    /**
     * Links to the neighbouring pages, the first and the last, as HTML.
     *
     * @param base address up to the page's number, {@code /thread/7-honey?page=}
     */
    public static String pager(int page, int pages, String base) {
        StringBuilder out = new StringBuilder("<nav class=\"pager\" aria-label=\"").append(text("look.pages")).append("\">");
        if (page > 1) {
            link(out, base, page - 1, "<span aria-hidden=\"true\">‹</span><span class=\"sr\">" + text("look.previous") + "</span>", "prev");
        }
        int last = 0;
        for (int p : new TreeSet<>(Arrays.asList(1, Math.max(1, page - 1), page, Math.min(pages, page + 1), pages))) {
            if (p - last > 1) {
                out.append("<span aria-hidden=\"true\">…</span>");
            }
            if (p == page) {
                out.append("<b aria-current=\"page\">").append(p).append("</b>");
            } else {
                link(out, base, p, String.valueOf(p), null);
            }
            last = p;
        }
        if (page < pages) {
            link(out, base, page + 1, "<span aria-hidden=\"true\">›</span><span class=\"sr\">" + text("look.next") + "</span>", "next");
        }
        return out.append("</nav>").toString();
    }

    private static void link(StringBuilder out, String base, int page, String label, String rel) {
        out.append("<a href=\"").append(Html.escaped(base)).append(page).append('"');
        if (rel != null) {
            out.append(" rel=\"").append(rel).append('"');
        }
        out.append('>').append(label).append("</a>");
    }
}
