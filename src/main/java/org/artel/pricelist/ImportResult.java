package org.artel.pricelist;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/**
 * What an import did.
 *
 * @param added     new lots
 * @param changed   lots that have a new revision
 * @param unchanged lots that stand in the list as before
 * @param withdrawn lots that the list does not name any more and that were taken out
 * @param badRows   rows that were left out
 */
public record ImportResult(int added, int changed, int unchanged, int withdrawn, int badRows) {

    String toJson() {
        return Json.createObjectBuilder().add("added", added).add("changed", changed).add("unchanged", unchanged)
                .add("withdrawn", withdrawn).add("badRows", badRows).build().toString();
    }

    static ImportResult fromJson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject figures = reader.readObject();
            return new ImportResult(figures.getInt("added"), figures.getInt("changed"), figures.getInt("unchanged"),
                    figures.getInt("withdrawn"), figures.getInt("badRows"));
        }
    }
}
