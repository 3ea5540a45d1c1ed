package org.artel.portal.web;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.convert.Converter;
import jakarta.faces.convert.ConverterException;
import jakarta.faces.convert.FacesConverter;
import java.math.BigDecimal;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * Figures as people type them: decimal comma or point, digits in groups or not. Shown back with a point or comma after the
 * viewer's language, never grouped. One converter for each type of figure, chosen by the type of the bean's property.
 */
public abstract class FigureConverter<T> implements Converter<T> {

    private static final int DIGITS = 13;

    /** Sums. */
    @FacesConverter(forClass = Money.class)
    public static class OfMoney extends FigureConverter<Money> {
        @Override
        Money of(BigDecimal figure) {
            return new Money(figure);
        }

        @Override
        String plain(Money value) {
            return value.toString();
        }
    }

    /** Quantities. */
    @FacesConverter(forClass = Quantity.class)
    public static class OfQuantity extends FigureConverter<Quantity> {
        @Override
        Quantity of(BigDecimal figure) {
            return new Quantity(figure);
        }

        @Override
        String plain(Quantity value) {
            return value.toString();
        }
    }

    /** Prices of a unit. */
    @FacesConverter(forClass = UnitPrice.class)
    public static class OfUnitPrice extends FigureConverter<UnitPrice> {
        @Override
        UnitPrice of(BigDecimal figure) {
            return new UnitPrice(figure);
        }

        @Override
        String plain(UnitPrice value) {
            return value.toString();
        }
    }

    /** Percentages, rates, weights. */
    @FacesConverter(forClass = BigDecimal.class)
    public static class OfDecimal extends FigureConverter<BigDecimal> {
        @Override
        BigDecimal of(BigDecimal figure) {
            return figure;
        }

        @Override
        String plain(BigDecimal value) {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
    }

    abstract T of(BigDecimal figure);

    abstract String plain(T value);

    @Override
    public T getAsObject(FacesContext context, UIComponent component, String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String figure = typed.replaceAll("[\\s\\u00a0\\u202f\\u2009]", "").replace(',', '.').replace('\u2212', '-');
        try {
            if (figure.length() > DIGITS + 7 || !figure.matches("-?\\d{1," + DIGITS + "}(\\.\\d{0,8})?")) {
                throw new NumberFormatException(typed);
            }
            return of(new BigDecimal(figure));
        } catch (ArithmeticException tooManyDecimals) {
            throw refusal("look.figure.decimals", tooManyDecimals);
        } catch (NumberFormatException noNumber) {
            throw refusal("look.figure.number", noNumber);
        }
    }

    private static ConverterException refusal(String key, Exception cause) {
        String words = PageFunctions.text(key);
        return new ConverterException(new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words), cause);
    }

    @Override
    public String getAsString(FacesContext context, UIComponent component, T value) {
        if (value == null) {
            return "";
        }
        String plain = plain(value);
        return "ru".equals(PageFunctions.texts().locale().getLanguage()) ? plain.replace('.', ',') : plain;
    }
}
