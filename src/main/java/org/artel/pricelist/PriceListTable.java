package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;

/**
 * A price list as rows of a spreadsheet, a row for each variant, that an import reads back as the same lots: prices as listed, what is
 * said about the whole lot on its first row. The last column is for people alone.
 */
final class PriceListTable {

    private static final List<ColumnMeaning> COLUMNS = List.of(ColumnMeaning.ARTICLE, ColumnMeaning.NAME, ColumnMeaning.VARIANT, ColumnMeaning.SIZE,
            ColumnMeaning.COLOUR, ColumnMeaning.VARIANT_ARTICLE, ColumnMeaning.CATEGORY, ColumnMeaning.SUPPLIER, ColumnMeaning.UNIT,
            ColumnMeaning.PACK_SIZE, ColumnMeaning.ROW_QUANTITY, ColumnMeaning.STEP, ColumnMeaning.MIN_QUANTITY, ColumnMeaning.PERSON_MAXIMUM,
            ColumnMeaning.PRICE_GROSS, ColumnMeaning.PRICE_NET, ColumnMeaning.VAT_RATE, ColumnMeaning.RETAIL_PRICE_HERE, ColumnMeaning.STOCK,
            ColumnMeaning.WEIGHT_KG, ColumnMeaning.LINK, ColumnMeaning.PICTURE, ColumnMeaning.DESCRIPTION);

    private final boolean prices;
    private final String currency;

    /** @param prices this reader may see them; otherwise their columns stay empty */
    PriceListTable(boolean prices, String currency) {
        this.prices = prices;
        this.currency = currency;
    }

    List<String> headings(Texts texts) {
        List<String> headings = new ArrayList<>(COLUMNS.stream().map(texts::name).toList());
        headings.add(texts.text("pricelist.toPay", currency));
        return headings;
    }

    /** @return texts and numbers; null: nothing */
    List<List<Object>> rows(Lot lot, List<LotVariant> variants, Map<Long, VariantGate.Taken> taken) {
        List<List<Object>> rows = new ArrayList<>();
        for (LotVariant variant : variants) {
            List<Object> row = new ArrayList<>();
            for (ColumnMeaning column : COLUMNS) {
                row.add(rows.isEmpty() ? cell(column, lot, variant, taken) : further(column, lot, variant, taken));
            }
            row.add(prices ? number(lot.priceOf(variant)) : null);
            rows.add(row);
        }
        return rows;
    }

    /** What the lot's first row says in such a column. */
    Object cell(ColumnMeaning column, Lot lot, LotVariant variant, Map<Long, VariantGate.Taken> taken) {
        return switch (column) {
            case ARTICLE -> lot.article();
            case NAME -> lot.name();
            case CATEGORY -> lot.category();
            case SUPPLIER -> lot.producer();
            case UNIT -> lot.unit();
            case PACK_SIZE -> number(lot.packSize());
            case STEP -> number(lot.step());
            case MIN_QUANTITY -> number(lot.minimum());
            case PERSON_MAXIMUM -> number(lot.personMaximum());
            // a bare 0.5 would be read as half of it all
            case VAT_RATE -> prices && lot.vatRate() != null ? lot.vatRate().stripTrailingZeros().toPlainString() + '%' : null;
            case RETAIL_PRICE_HERE -> prices ? number(lot.retailPrice()) : null;
            case WEIGHT_KG -> number(lot.weight());
            case LINK -> lot.link();
            case PICTURE -> lot.pictureLink();
            case DESCRIPTION -> lot.description();
            default -> further(column, lot, variant, taken);
        };
    }

    private Object further(ColumnMeaning column, Lot lot, LotVariant variant, Map<Long, VariantGate.Taken> taken) {
        return switch (column) {
            case VARIANT -> variant.label();
            case SIZE -> variant.size();
            case COLOUR -> variant.colour();
            case VARIANT_ARTICLE -> variant.article();
            case ROW_QUANTITY -> lot.soldByRow() ? BigDecimal.valueOf(variant.rowQuantity()) : null;
            case PRICE_GROSS -> prices && !lot.listedNet() ? listed(lot, variant) : null;
            case PRICE_NET -> prices && lot.listedNet() ? listed(lot, variant) : null;
            case STOCK -> stock(variant, taken.get(variant.id()));
            default -> null;
        };
    }

    private static BigDecimal listed(Lot lot, LotVariant variant) {
        return number(lot.listedPriceOf(variant));
    }

    private static Object stock(LotVariant variant, VariantGate.Taken taken) {
        return taken.stock() == null && variant.stockAbove() != null ? ">" + variant.stockAbove() : number(taken.stock());
    }

    private static BigDecimal number(Quantity quantity) {
        return quantity == null ? null : quantity.amount();
    }

    private static BigDecimal number(UnitPrice price) {
        return price == null ? null : price.amount();
    }
}
