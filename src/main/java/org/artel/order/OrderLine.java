package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.pricelist.Lot;

/**
 * One variant in one participant's order. What is ordered is the sum of its {@link OrderIncrement}s; {@code quantity} is that
 * sum. Price and sum are snapshots of the lot's revision at the moment when the line was last raised,
 * or when the organizer applied another price.
 */
@Entity
@Table(name = "order_line")
public class OrderLine {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "order_line")
    @TableGenerator(name = "order_line", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "order_line", allocationSize = 500)
    private long id;
    @Column(name = "participation_id")
    private long participationId;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "lot_id")
    private long lotId;
    @Column(name = "lot_revision")
    private int lotRevision;
    @Column(name = "variant_id")
    private long variantId;
    private Quantity quantity;
    private Quantity tolerance;
    @Enumerated(EnumType.STRING)
    private Replacement replacement;
    private String comment;
    private UnitPrice price;
    private Money sum;
    private Quantity weight;
    private int version;
    @Column(name = "changed_at")
    private Instant changedAt;

    protected OrderLine() {
    }

    OrderLine(long lotId, long variantId) {
        this.lotId = lotId;
        this.variantId = variantId;
        this.quantity = Quantity.ZERO;
        this.tolerance = Quantity.ZERO;
        this.replacement = Replacement.ANY;
        this.comment = "";
        this.price = UnitPrice.ZERO;
        this.sum = Money.ZERO;
        this.weight = Quantity.ZERO;
    }

    /** A new line, once its participation has an id. */
    void belongTo(Participation participation) {
        participationId = participation.id();
        purchaseId = participation.purchaseId();
    }

    /**
     * The line as it is wanted from now on.
     *
     * @param unitPrice what {@link #priceFor} answered
     */
    void become(LineContent wanted, Lot lot, UnitPrice unitPrice, Instant now) {
        if (isRaisedBy(wanted)) {
            lotRevision = lot.revision();
        }
        price = unitPrice;
        quantity = wanted.quantity();
        tolerance = wanted.tolerance();
        replacement = wanted.replacement();
        comment = wanted.comment();
        sum = price.times(quantity);
        weight = lot.weightOf(quantity);
        version++;
        changedAt = now;
    }

    /** The price is of an earlier revision of the lot. */
    void pricedAs(int revision) {
        lotRevision = revision;
    }

    /** The organizer applied another price. */
    void reprice(UnitPrice unitPrice, Lot lot, Instant now) {
        lotRevision = lot.revision();
        price = unitPrice;
        sum = price.times(quantity);
        version++;
        changedAt = now;
    }

    /** Whoever adds units takes the price of today for the whole line; whoever keeps or reduces keeps the price. */
    UnitPrice priceFor(LineContent wanted, UnitPrice priceOfToday) {
        return isRaisedBy(wanted) ? priceOfToday : price;
    }

    boolean isRaisedBy(LineContent wanted) {
        return wanted.quantity().compareTo(quantity) > 0;
    }

    LineContent content(List<Long> wishes) {
        return new LineContent(quantity, tolerance, replacement, wishes, comment);
    }

    public long id() {
        return id;
    }

    public long participationId() {
        return participationId;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long lotId() {
        return lotId;
    }

    /** The revision of the lot that the price is of. */
    public int lotRevision() {
        return lotRevision;
    }

    public long variantId() {
        return variantId;
    }

    /** 0: taken back. */
    public Quantity quantity() {
        return quantity;
    }

    public Quantity tolerance() {
        return tolerance;
    }

    public Replacement replacement() {
        return replacement;
    }

    public String comment() {
        return comment;
    }

    public UnitPrice price() {
        return price;
    }

    public Money sum() {
        return sum;
    }

    /** Kilograms; zero where the lot's weight is not known. */
    public BigDecimal weight() {
        return weight.amount();
    }

    /** How often the line was changed; 1 after the first order. */
    public int version() {
        return version;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
