package org.artel.portal.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * Moments as {@code <input type="datetime-local">} sends them, in the zone of the component's attribute {@code zone} (a
 * {@link ZoneId}: the Stop's moment is typed by the city's clocks), else in the viewer's.
 */
@FacesConverter(forClass = Instant.class)
public class MomentConverter implements Converter<Instant> {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    @Override
    public Instant getAsObject(FacesContext context, UIComponent component, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed.strip()).atZone(zone(component)).toInstant();
        } catch (DateTimeException e) {
            String words = PageFunctions.text("look.moment");
            throw new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words), e);
        }
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, Instant value) {
        return value == null ? "" : FORMAT.format(value.atZone(zone(component)));
    }

    private static ZoneId zone(UIComponent component) {
        return component.getAttributes().get("zone") instanceof ZoneId zone ? zone : PageFunctions.texts().zone();
    }
}
