package org.artel.common;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;

/** {@link Quantity} as a DECIMAL column. */
@Converter(autoApply = true)
public class QuantityConverter implements AttributeConverter<Quantity, BigDecimal> {

    @Override
    public BigDecimal convertToDatabaseColumn(Quantity value) {
        return value == null ? null : value.amount();
    }

    @Override
    public Quantity convertToEntityAttribute(BigDecimal column) {
        return column == null ? null : new Quantity(column);
    }
}
