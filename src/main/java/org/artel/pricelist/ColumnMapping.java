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
 * @param text           how a text file was chosen to be read
 */
public record ColumnMapping(int sheet, int headingLine, int headingLines, List<Column> columns, BigDecimal vatRate,
        Boolean decimalComma, TextShape text) {

    /** @param heading as written in the list; empty where it has none */
    public record Column(int index, String heading, ColumnMeaning meaning) {
    }

    public ColumnMapping {
        columns = List.copyOf(columns);
    }

    /** The same with other meanings and another rate, as the organizer chose them. */
    ColumnMapping corrected(ListCorrection correction) {
        return new ColumnMapping(sheet, headingLine, headingLines, columns.stream()
                .map(c -> new Column(c.index(), c.heading(), correction.meanings().getOrDefault(c.index(), c.meaning()))).toList(),
                correction.rateKnown() ? correction.vatRate() : vatRate, decimalComma, text);
    }

    /** The same, for files that are read like this. */
    ColumnMapping readAs(TextShape shape) {
        return new ColumnMapping(sheet, headingLine, headingLines, columns, vatRate, decimalComma, shape);
    }

    String toJson() {
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
        if (text.charset() != null) {
            json.add("charset", text.charset());
        }
        if (text.separator() != null) {
            json.add("separator", text.separator());
        }
        return json.build().toString();
    }

    /** @param json as {@link #toJson} wrote it */
    static ColumnMapping fromJson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            List<Column> columns = object.getJsonArray("columns").stream().map(JsonValue::asJsonObject)
                    .map(c -> new Column(c.getInt("index"), c.getString("heading"), ColumnMeaning.valueOf(c.getString("meaning"))))
                    .toList();
            return new ColumnMapping(object.getInt("sheet"), object.getInt("headingLine"), object.getInt("headingLines"), columns,
                    object.containsKey("vatRate") ? new BigDecimal(object.getString("vatRate")) : null,
                    object.containsKey("decimalComma") ? object.getBoolean("decimalComma") : null,
                    new TextShape(object.getString("charset", null), object.getString("separator", null)));
        }
    }
}
