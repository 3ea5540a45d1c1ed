package org.artel.pricelist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * Something that can be ordered in a purchase: a position of its price list. A change makes a new revision; order lines
 * name the revision on which they were made. What is actually ordered is one of its {@link LotVariant variants}.
 */
@Entity
@Table(name = "lot")
public class Lot {

    private static final Quantity ONE = Quantity.of(1);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "lot")
    @TableGenerator(name = "lot", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "lot", allocationSize = 500)
    private Long id;
    @Column(name = "purchase_id", updatable = false)
    private long purchaseId;
    private int position;
    private int revision;
    private String article;
    private String name;
    private String description;
    private String link;
    @Column(name = "picture_link")
    private String pictureLink;
    @Column(name = "photo_hash")
    private String photoHash;
    private String producer;
    private String category;
    private String unit;
    private Quantity step;
    private Quantity minimum;
    @Column(name = "person_maximum")
    private Quantity personMaximum;
    @Column(name = "pack_size")
    private Quantity packSize;
    @Column(name = "sold_by_row")
    private boolean soldByRow;
    private Quantity weight;
    @Column(name = "listed_price")
    private UnitPrice listedPrice;
    @Column(name = "listed_net")
    private boolean listedNet;
    @Column(name = "vat_rate")
    private BigDecimal vatRate;
    private UnitPrice price;
    @Column(name = "retail_price")
    private UnitPrice retailPrice;
    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    protected Lot() {
    }

    Lot(long purchaseId, int position, LotContent content, BigDecimal rate) {
        this.purchaseId = purchaseId;
        this.position = position;
        this.revision = 1;
        take(content, rate);
    }

    /** For lots that are inserted in batches, with an id of a block taken before. */
    Lot numbered(long given) {
        id = given;
        return this;
    }

    /** A new revision with this content, offered (again); prices at the purchase's rate. */
    void change(LotContent content, BigDecimal rate) {
        revision++;
        withdrawnAt = null;
        take(content, rate);
    }

    /** The list's currency costs more or less now. */
    void reprice(BigDecimal rate) {
        revision++;
        price = listedPrice.gross(rate, listedNet, vatRate);
    }

    void offerAgain() {
        revision++;
        withdrawnAt = null;
    }

    void withdraw(Instant now) {
        revision++;
        withdrawnAt = now;
    }

    private void take(LotContent content, BigDecimal rate) {
        article = content.article();
        name = content.name();
        description = content.description();
        link = content.link();
        pictureLink = content.pictureLink();
        photoHash = content.photoHash();
        producer = content.producer();
        category = content.category();
        unit = content.unit();
        step = content.step();
        minimum = content.minimum();
        personMaximum = content.personMaximum();
        packSize = content.packSize();
        soldByRow = content.soldByRow();
        weight = content.weight();
        listedPrice = content.listedPrice();
        listedNet = content.listedNet();
        vatRate = content.vatRate();
        price = listedPrice.gross(rate, listedNet, vatRate);
        retailPrice = content.retailPrice();
    }

    /** What one unit of this variant costs a participant: gross, in the portal's currency. */
    public UnitPrice priceOf(LotVariant variant) {
        return variant.ownPrice() == null ? price : variant.ownPrice();
    }

    /** As the supplier lists the variant, in the list's currency. */
    public UnitPrice listedPriceOf(LotVariant variant) {
        return variant.listedPrice() == null ? listedPrice : variant.listedPrice();
    }

    /** 'Socks, blue, 36-38': the lot's name with what tells the variant apart. */
    public String nameOf(LotVariant variant) {
        return variant.title().isEmpty() ? name : name + ", " + variant.title();
    }

    /** How much less than the price in shops this is, in whole percent, rounded down; 0 where it is not less, or nothing is known. */
    public int savedPercent(UnitPrice unitPrice) {
        return retailPrice == null || retailPrice.amount().signum() == 0 ? 0 : retailPrice.amount().subtract(unitPrice.amount()).multiply(HUNDRED)
                .divide(retailPrice.amount(), 0, RoundingMode.DOWN).max(BigDecimal.ZERO).intValue();
    }

    /** Is this quantity at least the minimum a line, and a whole number of steps? Zero is: the line is taken back. */
    public boolean soldInSteps(Quantity quantity) {
        return quantity.isMultipleOf(step) && !quantity.isNegative();
    }

    public boolean reachesMinimum(Quantity quantity) {
        return minimum == null || quantity.isZero() || quantity.compareTo(minimum) >= 0;
    }

    /** @param ofOnePerson everything that one participant wants of this lot, over all variants */
    public boolean withinPersonMaximum(Quantity ofOnePerson) {
        return personMaximum == null || ofOnePerson.compareTo(personMaximum) <= 0;
    }

    /** Only complete packs leave the supplier: units of all participants are put together in them. */
    public boolean soldInPacks() {
        return packSize != null && packSize.compareTo(ONE) > 0;
    }

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** What so many units weigh, in kilograms; zero where the list states no weight. */
    public Quantity weightOf(Quantity quantity) {
        return weight == null ? Quantity.ZERO
                : new Quantity(weight.amount().multiply(quantity.amount()).setScale(3, RoundingMode.HALF_UP));
    }

    public Long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public int position() {
        return position;
    }

    public int revision() {
        return revision;
    }

    public String article() {
        return article;
    }

    public String name() {
        return name;
    }

    public String description() {
        return description;
    }

    public String link() {
        return link;
    }

    /** Where the supplier shows a picture; text only, nothing is fetched from it. */
    public String pictureLink() {
        return pictureLink;
    }

    /** SHA-256 of the photo, see {@code /photo/<hash>}; may be null. */
    public String photoHash() {
        return photoHash;
    }

    public String producer() {
        return producer;
    }

    public String category() {
        return category;
    }

    public String unit() {
        return unit;
    }

    public Quantity step() {
        return step;
    }

    public Quantity minimum() {
        return minimum;
    }

    public Quantity personMaximum() {
        return personMaximum;
    }

    public Quantity packSize() {
        return packSize;
    }

    /** The variants are the slots of a size row, which must be filled whole. */
    public boolean soldByRow() {
        return soldByRow;
    }

    /** Kilograms a unit; may be null. */
    public Quantity weight() {
        return weight;
    }

    /** As the supplier lists it, in the list's currency. */
    public UnitPrice listedPrice() {
        return listedPrice;
    }

    public boolean listedNet() {
        return listedNet;
    }

    /** In percent; may be null. */
    public BigDecimal vatRate() {
        return vatRate;
    }

    /** Gross, in the portal's currency, for variants without a price of their own: ask {@link #priceOf}. */
    public UnitPrice basePrice() {
        return price;
    }

    /** What the shop around the corner takes, gross, in the portal's currency; may be null. */
    public UnitPrice retailPrice() {
        return retailPrice;
    }

    public Instant withdrawnAt() {
        return withdrawnAt;
    }
}
