package org.artel.common;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * {@link Instant} as DATETIME(6) in UTC: EclipseLink 4.0 would store it as a serialized object. The connection's time zone
 * is UTC, so a {@link Timestamp} keeps the moment whatever the server's own zone is.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Timestamp> {

    @Override
    public Timestamp convertToDatabaseColumn(Instant moment) {
        return column(moment);
    }

    @Override
    public Instant convertToEntityAttribute(Timestamp column) {
        return moment(column);
    }

    /** For parameters of native SQL, which JPA does not convert. */
    public static Timestamp column(Instant moment) {
        return moment == null ? null : Timestamp.from(moment);
    }

    /** For columns read by native SQL: a {@link Timestamp}, or null. */
    public static Instant moment(Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
