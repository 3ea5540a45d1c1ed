package org.artel.pricelist.web;

import java.math.BigDecimal;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.pricelist.Difference;

/** Differences of lots in words: 'Price (blue): 12.50 → 13.00'. */
final class DifferenceText {

    private static final int LONGEST = 60;
    private static final Map<String, String> NAMED_ELSEWHERE = Map.of("listedPrice", "pricelist.difference.listedPrice",
            "pictureLink", "pricelist.difference.pictureLink", "stockAbove", "pricelist.difference.stockAbove");

    private DifferenceText() {
    }

    static String of(Difference d, Texts texts) {
        return switch (d.field()) {
            case "withdrawn" -> texts.text(Boolean.parseBoolean(d.after()) ? "pricelist.difference.withdrawn" : "pricelist.difference.offered");
            case "variantAdded" -> texts.text("pricelist.difference.variantAdded", d.variant(), shown(d.field(), d.after(), texts));
            case "variantGone" -> texts.text("pricelist.difference.variantGone", d.variant(), shown(d.field(), d.before(), texts));
            case "photo" -> texts.text("pricelist.difference.photo");
            default -> texts.text(d.variant().isEmpty() ? "pricelist.difference.of" : "pricelist.difference.ofVariant",
                    texts.text(NAMED_ELSEWHERE.getOrDefault(d.field(), "pricelist." + d.field())), shown(d.field(), d.before(), texts),
                    shown(d.field(), d.after(), texts), d.variant());
        };
    }

    private static String shown(String field, String value, Texts texts) {
        return switch (field) {
            case "listedNet", "soldByRow" -> texts.text(Boolean.parseBoolean(value) ? "pricelist.difference.yes" : "pricelist.difference.no");
            case "stock" -> value.isEmpty() ? texts.text("pricelist.notLimited") : texts.quantity(Quantity.of(value));
            case "price", "listedPrice", "retailPrice", "variantAdded", "variantGone" -> value.isEmpty() ? "–" : texts.price(UnitPrice.of(value));
            case "step", "minimum", "personMaximum", "packSize", "weight", "stockAbove" -> value.isEmpty() ? "–" : texts.quantity(Quantity.of(value));
            case "vatRate" -> value.isEmpty() ? "–" : texts.percent(new BigDecimal(value));
            default -> value.isEmpty() ? "–" : value.length() > LONGEST ? value.substring(0, LONGEST - 1) + "…" : value;
        };
    }
}
