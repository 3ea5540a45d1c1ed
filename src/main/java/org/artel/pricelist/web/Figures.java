package org.artel.pricelist.web;

import java.math.BigDecimal;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;

/** Figures in fields that are no components: comma or point, spaces between groups. */
final class Figures {

    private Figures() {
    }

    /** Null for an empty field. */
    static UnitPrice price(String typed) {
        BigDecimal figure = figure(typed, 6);
        return figure == null ? null : new UnitPrice(figure);
    }

    /** Null for an empty field. */
    static Quantity quantity(String typed) {
        BigDecimal figure = figure(typed, 3);
        return figure == null ? null : new Quantity(figure);
    }

    /** 1 for an empty field. */
    static int count(String typed) {
        BigDecimal figure = figure(typed, 0);
        return figure == null ? 1 : figure.min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValue();
    }

    /** @throws Refused {@code pricelist.figure} for anything that is no number with so many decimals */
    static BigDecimal figure(String typed, int decimals) {
        String plain = typed == null ? "" : typed.replaceAll("[\\s\\u00a0\\u202f\\u2009]", "").replace(',', '.');
        if (plain.isEmpty()) {
            return null;
        }
        if (!plain.matches(decimals == 0 ? "\\d{1,9}" : "\\d{1,12}(\\.\\d{1," + decimals + "})?")) {
            throw new Refused("pricelist.figure", typed);
        }
        return new BigDecimal(plain);
    }
}
