package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A VAT rate as lists write it, in percent: {@code 20%}, {@code 5,5}, {@code 0.2}, 'без НДС'. */
final class VatRate {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,2}(?:[.,]\\d{1,2})?)\\s*%");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3}(?:[.,]\\d+)?)(?:\\s*/\\s*1\\d\\d)?");
    private static final Pattern FREE = Pattern.compile(
            "(?iu)без (ндс|налога).*|(ндс )?не облагается.*|нет|[-–—]|no vat|exempt|none|zero rated|steuerfrei|befreit|ohne|exonér\\S*|sans( tva)?");

    private VatRate() {
    }

    /** Empty when the text says nothing that can be understood. */
    static Optional<BigDecimal> of(Cell cell) {
        String text = cell.text().toLowerCase(Locale.ROOT);
        Optional<BigDecimal> percent = in(text);
        if (percent.isPresent()) {
            return percent;
        }
        if (FREE.matcher(text).matches()) {
            return Optional.of(BigDecimal.ZERO);
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        BigDecimal rate = new BigDecimal(number.group(1).replace(',', '.'));
        // no country has a rate below one percent: it is a fraction
        rate = rate.signum() > 0 && rate.compareTo(BigDecimal.ONE) < 0 ? rate.multiply(HUNDRED) : rate;
        rate = rate.stripTrailingZeros();
        rate = rate.scale() < 0 ? rate.setScale(0) : rate;
        return rate.compareTo(HUNDRED) <= 0 && rate.scale() <= 2 ? Optional.of(rate) : Optional.empty();
    }

    /** The first percentage in a text: 'Цена с НДС 20%'. */
    static Optional<BigDecimal> in(String text) {
        Matcher percent = PERCENT.matcher(text);
        return percent.find() ? Optional.of(new BigDecimal(percent.group(1).replace(',', '.'))) : Optional.empty();
    }
}
