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
 * @param lines      a variant may have several
 */
public record InvoiceCommand(String number, LocalDate invoicedOn, Long replaces, List<Line> lines) {

    /** @param total of the line, including VAT */
    public record Line(long variantId, Quantity quantity, Money total) {
    }
}
