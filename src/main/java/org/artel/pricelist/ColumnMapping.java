package org.artel.pricelist;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Which column means what: guessed, corrected by the organizer, remembered for the supplier's next list.
 *
 * @param sheet          0-based
 * @param headingLine    line of the headings; 0 when the list has none
 * @param headingLines   1, or 2 where headings stand on two lines
 * @param columns        all columns of the list, in their order
 * @param vatRate        percent, for lines that state none; null when the list leaves it open
 * @param decimalComma   a lone comma before three digits is a decimal comma ({@code 0,250}), a point groups thousands;
 *                       null when the numbers themselves tell
 */
public record ColumnMapping(int sheet, int headingLine, int headingLines, List<Column> columns, BigDecimal vatRate,
        Boolean decimalComma) {

    /** @param heading as written in the list; empty where it has none */
    public record Column(int index, String heading, ColumnMeaning meaning) {
    }

    public ColumnMapping {
        columns = List.copyOf(columns);
    }

    /** The same with other meanings, as the organizer chose them by the columns' indexes. */
    public ColumnMapping corrected(Map<Integer, ColumnMeaning> meanings, BigDecimal rate) {
        return new ColumnMapping(sheet, headingLine, headingLines, columns.stream()
                .map(c -> new Column(c.index(), c.heading(), meanings.getOrDefault(c.index(), c.meaning()))).toList(),
                rate, decimalComma);
    }

    boolean has(ColumnMeaning meaning) {
        return columns.stream().anyMatch(column -> column.meaning() == meaning);
    }

    public String toJson() {
        JsonArrayBuilder list = Json.createArrayBuilder();
        for (Column column : columns) {
            list.add(Json.createObjectBuilder().add("index", column.index()).add("heading", column.heading())
                    .add("meaning", column.meaning().name()));
        }
        JsonObjectBuilder json = Json.createObjectBuilder().add("sheet", sheet).add("headingLine", headingLine)
                .add("headingLines", headingLines).add("columns", list);
        if (vatRate != null) {
            json.add("vatRate", vatRate.toPlainString());
        }
        if (decimalComma != null) {
            json.add("decimalComma", decimalComma);
        }
        return json.build().toString();
    }

    /** @param json as {@link #toJson} wrote it */
    public static ColumnMapping fromJson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            List<Column> columns = object.getJsonArray("columns").stream().map(JsonValue::asJsonObject)
                    .map(c -> new Column(c.getInt("index"), c.getString("heading"), ColumnMeaning.valueOf(c.getString("meaning"))))
                    .toList();
            return new ColumnMapping(object.getInt("sheet"), object.getInt("headingLine"), object.getInt("headingLines"), columns,
                    object.containsKey("vatRate") ? new BigDecimal(object.getString("vatRate")) : null,
                    object.containsKey("decimalComma") ? object.getBoolean("decimalComma") : null);
        }
    }
}
