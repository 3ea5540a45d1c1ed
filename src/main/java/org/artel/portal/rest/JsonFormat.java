package org.artel.portal.rest;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.math.BigDecimal;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * How the API writes values: sums, unit prices, quantities and percentages as strings in decimal notation ({@code "12.50"}), so
 * that no reader makes binary fractions of them; moments in ISO 8601, UTC; what is null is left out, and a null that is read counts as left out.
 */
@Provider
public class JsonFormat implements ContextResolver<Jsonb> {

    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig()
            .withAdapters(new OfMoney(), new OfUnitPrice(), new OfQuantity(), new OfDecimal()));

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }

    /** {@code "12.50"}. */
    public static class OfMoney implements JsonbAdapter<Money, String> {

        @Override
        public String adaptToJson(Money value) {
            return value.toString();
        }

        @Override
        public Money adaptFromJson(String text) {
            return text == null ? null : new Money(decimal(text));
        }
    }

    /** {@code "0.0125"}. */
    public static class OfUnitPrice implements JsonbAdapter<UnitPrice, String> {

        @Override
        public String adaptToJson(UnitPrice value) {
            return value.toString();
        }

        @Override
        public UnitPrice adaptFromJson(String text) {
            return text == null ? null : new UnitPrice(decimal(text));
        }
    }

    /** {@code "0.5"}. */
    public static class OfQuantity implements JsonbAdapter<Quantity, String> {

        @Override
        public String adaptToJson(Quantity value) {
            return value.toString();
        }

        @Override
        public Quantity adaptFromJson(String text) {
            return text == null ? null : new Quantity(decimal(text));
        }
    }

    /** Percentages and rates. */
    public static class OfDecimal implements JsonbAdapter<BigDecimal, String> {

        @Override
        public String adaptToJson(BigDecimal value) {
            return value.toPlainString();
        }

        @Override
        public BigDecimal adaptFromJson(String text) {
            return text == null ? null : decimal(text);
        }
    }

    /** Neither exponents nor endless digits: '1e999999999' would take the memory. */
    private static BigDecimal decimal(String text) {
        if (!text.matches("-?\\d{1,16}(\\.\\d{1,8})?")) {
            throw new NumberFormatException("not a decimal number");
        }
        return new BigDecimal(text);
    }
}
