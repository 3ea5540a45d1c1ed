package org.artel.pricelist;

/**
 * A row that cannot be imported as it is.
 *
 * @param line   1-based, as the spreadsheet or an editor counts
 * @param reason message key {@code pricelist.bad.*}
 * @param detail the text that is in the way; may be empty
 */
public record BadRow(int line, String reason, String detail) {
}
