package org.artel.order;

import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * One order line as a Stop froze it, without a name. Its text is one line of what the digest is taken over; the fields stand
 * in this order, parted by tabulators:
 *
 * <pre>
 * line        number of the order line; the lines are sorted by it
 * participant the participant's number within the purchase, the same for named and anonymous ones
 * article     the variant's own article, or the lot's
 * variant     label, colour and size, parted by ', '; empty when there is nothing to tell
 * quantity    without needless zeros: 3, 0.5
 * price       of one unit, two decimals at least: 12.50, 0.0125
 * sum         two decimals
 * </pre>
 *
 * The digest is the SHA-256 of all lines in UTF-8, each ended by one line feed.
 */
record FrozenLine(long lineId, int participantNo, String article, String variant, Quantity quantity, UnitPrice price, Money sum) {

    /** The line, ended by a line feed. */
    String text() {
        return lineId + "\t" + participantNo + '\t' + harmless(article) + '\t' + harmless(variant) + '\t' + quantity + '\t' + price
                + '\t' + sum + '\n';
    }

    /** One field on one line, which no spreadsheet takes for a formula. */
    private static String harmless(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0 ? '\'' + plain : plain;
    }
}
