package org.artel.pricelist;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/**
 * One thing that is said otherwise about a lot.
 *
 * @param field   as the REST API names it, and {@code variantAdded}, {@code variantGone}, {@code withdrawn}
 * @param variant what tells the variant from the others; empty where the whole lot is meant
 * @param before  as it was; empty for nothing. Prices gross, in the portal's currency, but for {@code listedPrice}
 * @param after   likewise
 */
public record Difference(String field, String variant, String before, String after) {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    static String toJson(List<Difference> differences) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        differences.forEach(each -> all.add(JSON.createArrayBuilder().add(each.field).add(each.variant).add(each.before).add(each.after)));
        return all.build().toString();
    }

    /** @param json null: none */
    static List<Difference> fromJson(String json) {
        if (json == null) {
            return List.of();
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().stream().map(JsonValue::asJsonArray)
                    .map(each -> new Difference(each.getString(0), each.getString(1), each.getString(2), each.getString(3))).toList();
        }
    }
}
