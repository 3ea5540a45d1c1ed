package org.artel.pricelist;

/** What a column of a supplier's list says. Several columns may be a category or a description; any other meaning has one. */
public enum ColumnMeaning {
    IGNORE,
    ARTICLE,
    /** Groups the offers of one product where each offer has an article of its own. */
    REFERENCE,
    NAME,
    VARIANT,
    /** Of the size, colour or package, where it differs from the lot's. */
    VARIANT_ARTICLE,
    SIZE,
    COLOUR,
    DESCRIPTION,
    CATEGORY,
    UNIT,
    /** How much of the unit is in what is sold: '25' beside 'cl'. */
    CONTENT,
    PACK_SIZE,
    /** How often the variant stands in one size row; the lot is sold by the row. */
    ROW_QUANTITY,
    PERSON_MAXIMUM,
    PRICE_GROSS,
    PRICE_NET,
    VAT_RATE,
    STOCK,
    UNLIMITED,
    RETAIL_PRICE,
    /** In the portal's currency, whatever the list's is. */
    RETAIL_PRICE_HERE,
    WEIGHT_KG,
    WEIGHT_G,
    MIN_QUANTITY,
    STEP,
    FRACTIONAL,
    LINK,
    PICTURE,
    SUPPLIER;

    boolean repeatable() {
        return this == IGNORE || this == CATEGORY || this == DESCRIPTION;
    }

    boolean price() {
        return this == PRICE_GROSS || this == PRICE_NET;
    }
}
