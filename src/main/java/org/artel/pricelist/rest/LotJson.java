package org.artel.pricelist.rest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotContent;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.VariantGate;

/**
 * A lot, sent and received. {@code price}, {@code stock}, {@code ordered}, {@code revision} and {@code withdrawn} are told, never
 * taken; {@code listedPrice} is as the supplier lists it, {@code price} what a participant pays, both absent where the viewer may
 * not see prices.
 */
public record LotJson(Long id, Long purchaseId, Integer revision, Boolean withdrawn, String article, String name, String description,
        String link, String pictureLink, String photo, String producer, String category, String unit, Quantity step, Quantity minimum,
        Quantity personMaximum, Quantity packSize, Boolean soldByRow, Quantity weight, UnitPrice listedPrice, Boolean listedNet,
        BigDecimal vatRate, UnitPrice price, UnitPrice retailPrice, List<VariantJson> variants) {

    /** {@code stock} absent: not limited; {@code left} is told, never taken. */
    public record VariantJson(Long id, String article, String label, String size, String colour, Integer rowQuantity, UnitPrice listedPrice,
            UnitPrice price, Quantity stock, Quantity stockAbove, Quantity ordered, Quantity left) {

        LotContent.Variant content() {
            return new LotContent.Variant(id, article, label, size, colour, rowQuantity == null ? 1 : rowQuantity, listedPrice, stock, stockAbove);
        }
    }

    static LotJson of(Lot lot, List<LotVariant> variants, Map<Long, VariantGate.Taken> taken, boolean prices) {
        return new LotJson(lot.id(), lot.purchaseId(), lot.revision(), lot.isWithdrawn(), lot.article(), lot.name(), lot.description(), lot.link(),
                lot.pictureLink(), lot.photoHash(), lot.producer(), lot.category(), lot.unit(), lot.step(), lot.minimum(), lot.personMaximum(),
                lot.packSize(), lot.soldByRow(), lot.weight(), prices ? lot.listedPrice() : null, prices ? lot.listedNet() : null,
                prices ? lot.vatRate() : null, prices ? lot.basePrice() : null, prices ? lot.retailPrice() : null,
                variants.stream().map(variant -> of(lot, variant, taken.get(variant.id()), prices)).toList());
    }

    private static VariantJson of(Lot lot, LotVariant variant, VariantGate.Taken taken, boolean prices) {
        return new VariantJson(variant.id(), variant.article(), variant.label(), variant.size(), variant.colour(), variant.rowQuantity(),
                prices ? variant.listedPrice() : null, prices ? lot.priceOf(variant) : null, taken.stock(), variant.stockAbove(), taken.ordered(),
                taken.left());
    }

    LotContent content() {
        List<LotContent.Variant> sent = variants == null || variants.isEmpty() ? List.of(LotContent.Variant.only(null))
                : variants.stream().map(VariantJson::content).toList();
        if (listedPrice == null) {
            throw new Refused("pricelist.lot.price");
        }
        return new LotContent(article, name, description, link, pictureLink, photo, producer, category, unit, step, minimum, personMaximum,
                packSize, Boolean.TRUE.equals(soldByRow), weight, listedPrice, Boolean.TRUE.equals(listedNet), vatRate, retailPrice, sent);
    }
}
