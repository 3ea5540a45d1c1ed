package org.artel.pricelist;

import java.math.BigDecimal;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.common.Words;

/**
 * The same said about many lots at once; null: that stays as it is.
 *
 * @param percent       all listed prices so many percent higher; lower when negative
 * @param amount        all listed prices higher by this, in the list's currency; lower when negative
 * @param listedPrice   the lot's listed price; variants with a price of their own keep theirs
 * @param category      empty for none
 * @param packSize      zero for none
 * @param personMaximum zero for no limit
 * @param withdraw      they leave the list, whatever else is said
 */
public record LotChange(BigDecimal percent, BigDecimal amount, UnitPrice listedPrice, String category, Quantity packSize, Quantity personMaximum,
        boolean withdraw) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** @throws Refused {@code pricelist.edit.percent}, {@code pricelist.edit.percentOrAmount} */
    public LotChange {
        if (percent != null && (percent.abs().compareTo(HUNDRED) >= 0 || percent.stripTrailingZeros().scale() > 2)) {
            throw new Refused("pricelist.edit.percent");
        }
        if (percent != null && amount != null) {
            throw new Refused("pricelist.edit.percentOrAmount");
        }
    }

    /** Only cells of one lot. */
    public static LotChange cells(UnitPrice listedPrice, String category, Quantity packSize, Quantity personMaximum) {
        return new LotChange(null, null, listedPrice, category, packSize, personMaximum, false);
    }

    public boolean isNothing() {
        return percent == null && amount == null && listedPrice == null && category == null && packSize == null && personMaximum == null && !withdraw;
    }

    /** @throws Refused {@code pricelist.edit.of} naming the lot and what is wrong with it */
    LotContent appliedTo(LotContent lot) {
        try {
            return new LotContent(lot.article(), lot.name(), lot.description(), lot.link(), lot.pictureLink(), lot.photoHash(), lot.producer(),
                    category == null ? lot.category() : category, lot.unit(), lot.step(), lot.minimum(), or(personMaximum, lot.personMaximum()),
                    or(packSize, lot.packSize()), lot.soldByRow(), lot.weight(), listedPrice == null ? changed(lot.listedPrice()) : listedPrice,
                    lot.listedNet(), lot.vatRate(), lot.retailPrice(), lot.variants().stream().map(this::appliedTo).toList());
        } catch (Refused no) {
            throw new Refused("pricelist.edit.of", lot.name(), new Words(no.key(), no.args()));
        }
    }

    private LotContent.Variant appliedTo(LotContent.Variant v) {
        return new LotContent.Variant(v.id(), v.article(), v.label(), v.size(), v.colour(), v.rowQuantity(),
                v.listedPrice() == null ? null : changed(v.listedPrice()), v.stock(), v.stockAbove());
    }

    private UnitPrice changed(UnitPrice price) {
        return percent != null ? price.changedBy(percent) : amount != null ? new UnitPrice(price.amount().add(amount)) : price;
    }

    private static Quantity or(Quantity said, Quantity before) {
        return said == null ? before : said.isZero() ? null : said;
    }
}
