package org.artel.pricelist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;

/**
 * Everything that the organizer (or a line of the supplier's list) says about a lot.
 *
 * @param unit          what is counted: 'pcs', 'kg', '25 cl'; empty for pieces
 * @param step          an order line is a whole number of these, above zero
 * @param minimum       least a line; null for none
 * @param personMaximum most that one participant may order over all variants; null for no limit
 * @param packSize      units in the supplier's pack; null for none
 * @param soldByRow     the variants are slots of a size row, each with its {@link Variant#rowQuantity()}
 * @param weight        kilograms a unit; null when unknown
 * @param listedPrice   as listed, in the list's currency
 * @param listedNet     the listed price is without VAT
 * @param vatRate       percent, 0 to 100; null when unknown, which a net price does not allow
 * @param retailPrice   gross, in the portal's currency; null when unknown
 * @param variants      at least one
 */
public record LotContent(String article, String name, String description, String link, String pictureLink, String photoHash,
        String producer, String category, String unit, Quantity step, Quantity minimum, Quantity personMaximum,
        Quantity packSize, boolean soldByRow, Quantity weight, UnitPrice listedPrice, boolean listedNet, BigDecimal vatRate,
        UnitPrice retailPrice, List<Variant> variants) {

    public static final int MOST_VARIANTS = 200;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Quantity ONE = Quantity.of(1);

    /**
     * One size, colour or package.
     *
     * @param id          of the variant that is changed; null for a new one
     * @param article     empty where the lot's holds
     * @param label       what else than size and colour tells it apart
     * @param rowQuantity at least 1
     * @param listedPrice null where the lot's holds
     * @param stock       null: not limited
     * @param stockAbove  'more than so many' of the supplier's list; null when nothing was said
     */
    public record Variant(Long id, String article, String label, String size, String colour, int rowQuantity,
            UnitPrice listedPrice, Quantity stock, Quantity stockAbove) {

        /** @throws Refused {@code pricelist.lot.*} naming what is wrong */
        public Variant {
            article = text("article", article, 80);
            label = text("label", label, 150);
            size = text("size", size, 40);
            colour = text("colour", colour, 60);
            if (rowQuantity < 1 || rowQuantity > 1000) {
                throw new Refused("pricelist.lot.rowQuantity");
            }
            if (listedPrice != null && listedPrice.amount().signum() <= 0) {
                throw new Refused("pricelist.lot.price");
            }
            if (stock != null && stock.isNegative()) {
                throw new Refused("pricelist.lot.stock");
            }
        }

        /** What tells it apart from the lot's other variants; empty when there is nothing to tell. */
        String title() {
            return Stream.of(label, colour, size).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        }

        boolean isSameAs(Variant other) {
            return label.equals(other.label) && size.equals(other.size) && colour.equals(other.colour);
        }

        /** This is what the list says now of an earlier variant: its number in the size row stays, unless the list speaks of rows. */
        Variant continuing(Variant earlier, boolean rows) {
            return new Variant(earlier.id, article, label, size, colour, rows ? rowQuantity : earlier.rowQuantity, listedPrice, stock, stockAbove);
        }

        /** For another purchase: what was in stock then says nothing now. */
        Variant asNew() {
            return new Variant(null, article, label, size, colour, rowQuantity, listedPrice, null, null);
        }

        /** The one variant of a lot that has no sizes and colours. */
        public static Variant only(Quantity stock) {
            return new Variant(null, "", "", "", "", 1, null, stock, null);
        }
    }

    /** @throws Refused {@code pricelist.lot.*} naming what is wrong */
    public LotContent {
        article = text("article", article, 80);
        name = text("name", name, 300);
        description = text("description", description, 4000);
        link = optional("link", link, 1000);
        pictureLink = optional("pictureLink", pictureLink, 1000);
        producer = text("producer", producer, 150);
        category = text("category", category, 150);
        unit = text("unit", unit, 40);
        if (name.isEmpty()) {
            throw new Refused("pricelist.lot.name");
        }
        if (link != null && !link.matches("(?i)https?://.*")) {
            throw new Refused("pricelist.lot.link");
        }
        step = step == null ? ONE : step;
        positive("pricelist.lot.step", step);
        positive("pricelist.lot.minimum", minimum);
        positive("pricelist.lot.personMaximum", personMaximum);
        positive("pricelist.lot.packSize", packSize);
        if (weight != null && weight.isNegative()) {
            throw new Refused("pricelist.lot.weight");
        }
        if (listedPrice == null || listedPrice.amount().signum() <= 0) {
            throw new Refused("pricelist.lot.price");
        }
        requireRate(vatRate);
        vatRate = vatRate == null ? null : vatRate.setScale(2, RoundingMode.UNNECESSARY);
        if (listedNet && vatRate == null) {
            throw new Refused("pricelist.lot.netWithoutVat");
        }
        if (retailPrice != null && retailPrice.amount().signum() < 0) {
            throw new Refused("pricelist.lot.retailPrice");
        }
        if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw new Refused("pricelist.lot.variants", MOST_VARIANTS);
        }
        variants = List.copyOf(variants);
        if (variants.stream().map(v -> v.label() + '\n' + v.size() + '\n' + v.colour()).distinct().count() < variants.size()) {
            throw new Refused("pricelist.lot.variantTwice");
        }
    }

    static void requireRate(BigDecimal rate) {
        if (rate != null && (rate.signum() < 0 || rate.compareTo(HUNDRED) > 0 || rate.stripTrailingZeros().scale() > 2)) {
            throw new Refused("pricelist.lot.vatRate");
        }
    }

    /** For another purchase: new variants, without the stock of this one. */
    LotContent asNew() {
        return new LotContent(article, name, description, link, pictureLink, photoHash, producer, category, unit, step, minimum,
                personMaximum, packSize, soldByRow, weight, listedPrice, listedNet, vatRate, retailPrice,
                variants.stream().map(Variant::asNew).toList());
    }

    LotContent withPhoto(String hash) {
        return new LotContent(article, name, description, link, pictureLink, hash, producer, category, unit, step, minimum, personMaximum, packSize,
                soldByRow, weight, listedPrice, listedNet, vatRate, retailPrice, variants);
    }

    /** What a participant pays for each variant that is there already: gross, in the portal's currency. */
    Map<Long, UnitPrice> pricesOfKnown(BigDecimal rate) {
        return variants.stream().filter(v -> v.id() != null).collect(Collectors.toMap(Variant::id, v -> priceOf(v, rate)));
    }

    /** What a participant pays for this variant: gross, in the portal's currency. */
    UnitPrice priceOf(Variant variant, BigDecimal rate) {
        return (variant.listedPrice() == null ? listedPrice : variant.listedPrice()).gross(rate, listedNet, vatRate);
    }

    /** The lot's whole text, for the goods policy. */
    Stream<String> texts() {
        return Stream.concat(Stream.of(name, description), variants.stream().map(Variant::label)).filter(text -> !text.isEmpty());
    }

    private static void positive(String key, Quantity quantity) {
        if (quantity != null && !quantity.isPositive()) {
            throw new Refused(key);
        }
    }

    private static String text(String field, String value, int longest) {
        String text = value == null ? "" : value.strip();
        if (text.length() > longest) {
            throw new Refused("pricelist.lot.tooLong", field, longest);
        }
        return text;
    }

    private static String optional(String field, String value, int longest) {
        String text = text(field, value, longest);
        return text.isEmpty() ? null : text;
    }
}
