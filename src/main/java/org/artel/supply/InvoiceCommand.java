package org.artel.supply;

import java.time.LocalDate;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;

/**
 * An invoice as it is written.
 *
 * @param number     the supplier's
 * @param invoicedOn the invoice's date
 * @param replaces   the invoice that this one corrects, wholly; null: none
 * @param printedTotal what the invoice states as its sum: the lines' but for some cents; null: it is the lines'
 * @param lines      a variant may have several
 */
public record InvoiceCommand(String number, LocalDate invoicedOn, Long replaces, Money printedTotal, List<Line> lines) {

    private static final Money CENT = Money.of("0.01");
    private static final Money MOST = Money.of("1.00");

    public InvoiceCommand(String number, LocalDate invoicedOn, Long replaces, List<Line> lines) {
        this(number, invoicedOn, replaces, null, lines);
    }

    Money sum() {
        return Money.sum(lines.stream().map(Line::total).toList());
    }

    /** A supplier who rounds each line may be off by a cent for each, and by no more than 1.00. */
    Money roundingAtMost() {
        return Money.sum(lines.stream().map(line -> CENT).toList()).min(MOST);
    }

    /** @param total of the line, including VAT */
    public record Line(long variantId, Quantity quantity, Money total) {
    }
}
