package org.artel.pricelist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/**
 * What an order line names: a lot in one size, colour or package. A lot without any has one variant that says nothing.
 * How much of it is in stock and ordered is known by the {@link VariantGate} alone.
 */
@Entity
@Table(name = "lot_variant")
public class LotVariant {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "lot_variant")
    @TableGenerator(name = "lot_variant", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "lot_variant", allocationSize = 500)
    private Long id;
    @Column(name = "lot_id", updatable = false)
    private long lotId;
    @Column(name = "purchase_id", updatable = false)
    private long purchaseId;
    private int position;
    private String article;
    private String label;
    private String size;
    private String colour;
    @Column(name = "row_quantity")
    private int rowQuantity;
    @Column(name = "listed_price")
    private UnitPrice listedPrice;
    private UnitPrice price;
    @Column(name = "stock_above")
    private Quantity stockAbove;
    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    protected LotVariant() {
    }

    LotVariant(Lot lot, int position, LotContent.Variant content, BigDecimal rate) {
        this.lotId = lot.id();
        this.purchaseId = lot.purchaseId();
        change(lot, position, content, rate);
    }

    /** For variants that are inserted in batches, with an id of a block taken before. */
    LotVariant numbered(long given) {
        id = given;
        return this;
    }

    final void change(Lot lot, int place, LotContent.Variant content, BigDecimal rate) {
        position = place;
        article = content.article();
        label = content.label();
        size = content.size();
        colour = content.colour();
        rowQuantity = content.rowQuantity();
        listedPrice = content.listedPrice();
        price = listedPrice == null ? null : listedPrice.gross(rate, lot.listedNet(), lot.vatRate());
        stockAbove = content.stockAbove();
        withdrawnAt = null;
    }

    void reprice(Lot lot, BigDecimal rate) {
        price = listedPrice == null ? null : listedPrice.gross(rate, lot.listedNet(), lot.vatRate());
    }

    void withdraw(Instant now) {
        withdrawnAt = now;
    }

    /** What tells it apart from the lot's other variants: 'молочный, 36-38'; empty when there is nothing to tell. */
    public String title() {
        return Stream.of(label, colour, size).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    public Long id() {
        return id;
    }

    public long lotId() {
        return lotId;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public int position() {
        return position;
    }

    /** Its own article; empty where the lot's holds. */
    public String article() {
        return article;
    }

    /** What else than size and colour tells it apart: a package, a scent. */
    public String label() {
        return label;
    }

    public String size() {
        return size;
    }

    public String colour() {
        return colour;
    }

    /** How often this slot stands in one size row; 1 for lots that are not sold by the row. */
    public int rowQuantity() {
        return rowQuantity;
    }

    /** What a size row needs of it: nothing, once it was taken off the list. */
    public int neededInRow() {
        return isWithdrawn() ? 0 : rowQuantity;
    }

    /** Its own listed price, null where the lot's holds. */
    public UnitPrice listedPrice() {
        return listedPrice;
    }

    /** Null where the lot's price holds: ask {@link Lot#priceOf}. */
    UnitPrice ownPrice() {
        return price;
    }

    /** The supplier says 'more than so many'; limits nothing. Null where nothing was said. */
    public Quantity stockAbove() {
        return stockAbove;
    }
}
