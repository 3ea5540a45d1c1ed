package org.artel.purchase;

import java.util.LinkedHashMap;
import java.util.Map;
import org.artel.common.InvalidFields;
import org.artel.common.Refused;

/**
 * What somebody wishes for.
 *
 * @param text     Markdown, the first post of the wish's thread
 * @param link     an http or https address, at most 500 characters; empty or null: none
 * @param amount   how much, in words, at most 100 characters; may be empty
 * @param supplier from whom, in words, at most 150 characters; may be empty
 */
public record WishForm(String title, String text, String link, String amount, String supplier) {

    private static final int LINK_MAX = 500;
    private static final int AMOUNT_MAX = 100;
    private static final int SUPPLIER_MAX = 150;

    /** @throws InvalidFields {@code link}, {@code amount}, {@code supplier}; title and text are checked by the forum */
    WishForm checked() {
        Map<String, Refused> errors = new LinkedHashMap<>();
        String address = clean(errors, "link", link, LINK_MAX);
        if (!address.isEmpty() && !TermsReader.isWebAddress(address)) {
            errors.putIfAbsent("link", new Refused("supplier.site"));
        }
        WishForm clean = new WishForm(title, text, address.isEmpty() ? null : address, clean(errors, "amount", amount, AMOUNT_MAX),
                clean(errors, "supplier", supplier, SUPPLIER_MAX));
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
        return clean;
    }

    private static String clean(Map<String, Refused> errors, String field, String value, int max) {
        String clean = value == null ? "" : value.strip();
        if (clean.length() > max) {
            errors.put(field, new Refused("terms.tooLong", max));
        }
        return clean;
    }
}
