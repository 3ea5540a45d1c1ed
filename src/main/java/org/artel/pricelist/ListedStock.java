package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a list says about the stock.
 *
 * @param limit units; null: not limited
 * @param above 'more than so many'; null when the list does not say so
 */
record ListedStock(BigDecimal limit, BigDecimal above) {

    static final ListedStock NOT_LIMITED = new ListedStock(null, null);
    private static final ListedStock NONE = new ListedStock(BigDecimal.ZERO, null);

    private static final Pattern NOTHING = Pattern.compile("(?iu)[-–—]|0|нет( в наличии| на складе)?|отсутствует|закончил.*|ожидается.*"
            + "|в пути.*|ожидание.*|распродан.*|no|none|not available|unavailable|out of stock|sold out|expected.*|nein|kein[e]?"
            + "|nicht (verfügbar|lieferbar|auf lager|vorrätig).*|ausverkauft|vergriffen|non|épuisé.*|rupture.*|indisponible.*");
    private static final Pattern PLENTY = Pattern.compile("(?iu)\\++|[*∞]+|да|есть|в наличии|на складе|много|достаточно|мало|под заказ.*|"
            + "неограничен.*|без ограничен.*|yes|many|few|available|in stock|unlimited|on (demand|request|order)|ja|viel|wenig|verfügbar|"
            + "lieferbar|auf lager|vorrätig|lagernd|unbegrenzt|auf (anfrage|bestellung)|oui|disponible|en stock|illimité|sur (demande|commande)");
    private static final Pattern MORE = Pattern.compile("(?iu)(?:>|≥|&gt;|более|больше|свыше|от|more than|over|mehr als|über|ab|plus de"
            + "|à partir de)\\s*=?\\s*([\\d .,]+)\\D*|([\\d .,]+)\\+");
    private static final Pattern LESS = Pattern.compile("(?iu)(?:<|≤|&lt;|менее|меньше|до|less than|under|up to|weniger als|unter|bis"
            + "|moins de|jusqu'à)\\s*=?\\s*([\\d .,]+)\\D*");
    /** Longer ones say no stock, and the patterns would search them for seconds. */
    private static final int LONGEST = 100;
    private static final Pattern COUNTED = Pattern.compile("(?u)([\\d][\\d .,]*?)\\s*\\p{L}[\\p{L}. ]*");

    static Optional<ListedStock> of(Cell cell, boolean decimalComma) {
        if (cell.isBlank()) {
            return Optional.of(NOT_LIMITED);
        }
        String text = cell.text().toLowerCase(Locale.ROOT);
        Optional<BigDecimal> number = ListedNumber.of(cell, decimalComma);
        if (number.isPresent()) {
            // accounting programs book more out than in: nothing is there
            return Optional.of(new ListedStock(number.get().max(BigDecimal.ZERO), null));
        }
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (NOTHING.matcher(text).matches()) {
            return Optional.of(NONE);
        }
        if (PLENTY.matcher(text).matches()) {
            return Optional.of(NOT_LIMITED);
        }
        Matcher more = MORE.matcher(text);
        if (more.matches()) {
            return ListedNumber.of(more.group(1) == null ? more.group(2) : more.group(1), decimalComma)
                    .map(above -> new ListedStock(null, above));
        }
        Matcher less = LESS.matcher(text);
        if (less.matches()) {
            return ListedNumber.of(less.group(1), decimalComma).map(limit -> new ListedStock(limit, null));
        }
        Matcher counted = COUNTED.matcher(text);
        return counted.matches() ? ListedNumber.of(counted.group(1), decimalComma).map(limit -> new ListedStock(limit, null))
                : Optional.empty();
    }
}
