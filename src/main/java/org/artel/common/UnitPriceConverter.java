package org.artel.common;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.math.BigDecimal;

/** {@link UnitPrice} as a DECIMAL column. */
@Converter(autoApply = true)
public class UnitPriceConverter implements AttributeConverter<UnitPrice, BigDecimal> {

    @Override
    public BigDecimal convertToDatabaseColumn(UnitPrice value) {
        return value == null ? null : value.amount();
    }

    @Override
    public UnitPrice convertToEntityAttribute(BigDecimal column) {
        return column == null ? null : new UnitPrice(column);
    }
}
