package org.artel.pricelist;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.artel.common.UnitPrice;

/**
 * A lot as it stands or stood, with what participants pay for it.
 *
 * @param prices of the content's variants, in their order: gross, in the portal's currency
 */
record LotState(boolean withdrawn, LotContent content, List<UnitPrice> prices) {

    /** As it stands with this content, at the purchase's rate. */
    static LotState offered(LotContent content, BigDecimal rate) {
        return new LotState(false, content, content.variants().stream().map(variant -> content.priceOf(variant, rate)).toList());
    }

    static LotState of(Lot lot, List<LotVariant> variants, Map<Long, VariantGate.Taken> taken) {
        return new LotState(lot.isWithdrawn(), LotWriter.contentOf(lot, variants, taken), variants.stream().map(lot::priceOf).toList());
    }

    /** What somebody pays for each variant that is known by its id. */
    Map<Long, UnitPrice> pricesOfKnown() {
        Map<Long, UnitPrice> known = new HashMap<>();
        for (int i = 0; i < prices.size(); i++) {
            if (content.variants().get(i).id() != null) {
                known.put(content.variants().get(i).id(), prices.get(i));
            }
        }
        return known;
    }

    /** What is said otherwise later; variants are the same where their ids are. */
    List<Difference> changedTo(LotState later) {
        List<Difference> all = new ArrayList<>();
        LotContent a = content;
        LotContent b = later.content;
        differ(all, "withdrawn", "", withdrawn, later.withdrawn);
        differ(all, "article", "", a.article(), b.article());
        differ(all, "name", "", a.name(), b.name());
        variants(all, later);
        if (!a.listedPrice().equals(b.listedPrice()) && !a.listedPrice().equals(prices.get(0))) {
            differ(all, "listedPrice", "", a.listedPrice(), b.listedPrice());
        }
        differ(all, "listedNet", "", a.listedNet(), b.listedNet());
        differ(all, "vatRate", "", a.vatRate(), b.vatRate());
        differ(all, "retailPrice", "", a.retailPrice(), b.retailPrice());
        differ(all, "category", "", a.category(), b.category());
        differ(all, "producer", "", a.producer(), b.producer());
        differ(all, "unit", "", a.unit(), b.unit());
        differ(all, "step", "", a.step(), b.step());
        differ(all, "minimum", "", a.minimum(), b.minimum());
        differ(all, "personMaximum", "", a.personMaximum(), b.personMaximum());
        differ(all, "packSize", "", a.packSize(), b.packSize());
        differ(all, "soldByRow", "", a.soldByRow(), b.soldByRow());
        differ(all, "weight", "", a.weight(), b.weight());
        differ(all, "description", "", a.description(), b.description());
        differ(all, "link", "", a.link(), b.link());
        differ(all, "pictureLink", "", a.pictureLink(), b.pictureLink());
        differ(all, "photo", "", a.photoHash(), b.photoHash());
        return all;
    }

    private void variants(List<Difference> all, LotState later) {
        Map<Long, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < content.variants().size(); i++) {
            places.put(content.variants().get(i).id(), i);
        }
        for (int i = 0; i < later.content.variants().size(); i++) {
            LotContent.Variant now = later.content.variants().get(i);
            Integer place = now.id() == null ? null : places.remove(now.id());
            if (place == null) {
                all.add(new Difference("variantAdded", now.title(), "", later.prices.get(i).toString()));
                continue;
            }
            LotContent.Variant before = content.variants().get(place);
            differ(all, "price", now.title(), prices.get(place), later.prices.get(i));
            differ(all, "variant", now.title(), before.title(), now.title());
            differ(all, "article", now.title(), before.article(), now.article());
            differ(all, "rowQuantity", now.title(), before.rowQuantity(), now.rowQuantity());
            differ(all, "stock", now.title(), before.stock(), now.stock());
            differ(all, "stockAbove", now.title(), before.stockAbove(), now.stockAbove());
        }
        places.values().forEach(gone -> all.add(new Difference("variantGone", content.variants().get(gone).title(), prices.get(gone).toString(), "")));
    }

    private static void differ(List<Difference> all, String field, String variant, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            all.add(new Difference(field, variant, before == null ? "" : before.toString(), after == null ? "" : after.toString()));
        }
    }
}
