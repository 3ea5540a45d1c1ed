package org.artel.pricelist;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import org.artel.common.Money;

/**
 * What a file would change in the list, were it imported: figures. The single lots are kept apart, see {@link ImportService#compared}.
 *
 * @param base            the change of the list that it was compared with; the import is refused once there was another
 * @param added           lots that would be new
 * @param changed         lots that would have a new revision
 * @param unchanged       lots that stand in the list as the file says
 * @param gone            lots that the list offers and the file does not name; withdrawn only when the organizer says so
 * @param badRows         rows that would be left out
 * @param priced          what is ordered of lots at another price, at the old prices and at the new ones
 * @param orderedOfGone   what is ordered of the lots that the file does not name
 * @param orderedVariants what is ordered of variants that a changed lot would not have any more
 */
public record Comparison(long base, Instant comparedAt, int added, int changed, int unchanged, int gone, int badRows, OrderedPrices.Effect priced,
        OrderedPrices.Effect orderedOfGone, OrderedPrices.Effect orderedVariants) {

    String toJson() {
        return Json.createObjectBuilder().add("base", base).add("comparedAt", comparedAt.toString()).add("added", added).add("changed", changed)
                .add("unchanged", unchanged).add("gone", gone).add("badRows", badRows).add("priced", json(priced))
                .add("orderedOfGone", json(orderedOfGone)).add("orderedVariants", json(orderedVariants)).build().toString();
    }

    private static JsonObjectBuilder json(OrderedPrices.Effect effect) {
        return Json.createObjectBuilder().add("orders", effect.orders()).add("lines", effect.lines()).add("before", effect.before().amount())
                .add("after", effect.after().amount());
    }

    static Comparison fromJson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject figures = reader.readObject();
            return new Comparison(figures.getJsonNumber("base").longValue(), Instant.parse(figures.getString("comparedAt")), figures.getInt("added"),
                    figures.getInt("changed"), figures.getInt("unchanged"), figures.getInt("gone"), figures.getInt("badRows"),
                    effect(figures.getJsonObject("priced")), effect(figures.getJsonObject("orderedOfGone")),
                    effect(figures.getJsonObject("orderedVariants")));
        }
    }

    private static OrderedPrices.Effect effect(JsonObject effect) {
        return new OrderedPrices.Effect(effect.getInt("orders"), effect.getInt("lines"), new Money(effect.getJsonNumber("before").bigDecimalValue()),
                new Money(effect.getJsonNumber("after").bigDecimalValue()));
    }
}
