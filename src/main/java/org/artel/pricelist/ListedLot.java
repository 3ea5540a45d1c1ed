package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.List;

/**
 * A lot as recognised in a file.
 *
 * @param line         where it starts
 * @param unit         empty when the list names none
 * @param step         null: whole units
 * @param personMaximum null when none is stated
 * @param packSize     units; null when none is stated
 * @param price        as listed
 * @param net          the price is without VAT
 * @param vatRate      percent; null when unknown
 * @param retailHere   the retail price is in the portal's currency, not in the list's
 * @param weight       kilograms a unit; null when unknown
 * @param link         as written, never fetched; empty when there is none
 * @param picture      as written, never fetched; empty when there is none
 * @param offers       at least one; the first stands on the lot's own line
 */
public record ListedLot(int line, String article, String name, String description, String category, String supplier, String unit,
        BigDecimal step, BigDecimal minimum, BigDecimal personMaximum, BigDecimal packSize, boolean soldByRow, BigDecimal price, boolean net, BigDecimal vatRate,
        BigDecimal retailPrice, boolean retailHere, BigDecimal weight, String link, String picture, List<Offer> offers) {

    /**
     * One size, colour or package of a lot.
     *
     * @param label      what else than size and colour tells it apart; empty when nothing does
     * @param rowQuantity in the lot's size row; 1 where it has none
     * @param price      as listed, like the lot's
     * @param stock      null: not limited
     * @param stockAbove 'more than so many'; null when the list does not say so
     */
    public record Offer(int line, String article, String label, String size, String colour, int rowQuantity, BigDecimal price, BigDecimal stock,
            BigDecimal stockAbove) {
    }
}
