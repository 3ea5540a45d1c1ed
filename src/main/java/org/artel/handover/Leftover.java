package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/** Units that belong to nobody, offered to members; how many are left stands at its gate ({@link Leftovers}). */
@Entity
@Table(name = "leftover")
public class Leftover {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "leftover")
    @TableGenerator(name = "leftover", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "leftover", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "variant_id")
    private long variantId;
    private Quantity quantity;
    private UnitPrice price;
    @Column(name = "offered_at")
    private Instant offeredAt;
    @Column(name = "first_right_until")
    private Instant firstRightUntil;

    protected Leftover() {
    }

    /** @param firstRightUntil null: it is open to everybody */
    Leftover(long purchaseId, long variantId, Quantity quantity, UnitPrice price, Instant offeredAt, Instant firstRightUntil) {
        this.purchaseId = purchaseId;
        this.variantId = variantId;
        this.quantity = quantity;
        this.price = price;
        this.offeredAt = offeredAt;
        this.firstRightUntil = firstRightUntil;
    }

    /** So many are not offered any more; nobody needs to be asked first. */
    void withdraw(Quantity units) {
        quantity = quantity.minus(units);
        firstRightUntil = null;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long variantId() {
        return variantId;
    }

    /** Offered, taken ones included. */
    public Quantity quantity() {
        return quantity;
    }

    /** Of one unit, with VAT. */
    public UnitPrice price() {
        return price;
    }

    public Instant offeredAt() {
        return offeredAt;
    }

    /** Until then only those who were asked have a say; null: it is open to everybody. */
    public Instant firstRightUntil() {
        return firstRightUntil;
    }
}
