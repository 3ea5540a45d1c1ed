package org.artel.supply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Money;
import org.artel.purchase.DeliveryBasis;

/** A delivery bill, a discount or a bank fee: shared among the participants on a basis of its own. */
@Entity
@Table(name = "invoice_charge")
public class InvoicedCharge {

    /** What is charged. */
    public enum Kind { DELIVERY, DISCOUNT, BANK_FEE }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "invoice_charge")
    @TableGenerator(name = "invoice_charge", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "invoice_charge", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private String name;
    @Enumerated(EnumType.STRING)
    private DeliveryBasis basis;
    @Column(name = "pickup_point_id")
    private Long pickupPointId;
    private Money total;
    @Column(name = "written_by")
    private long writtenBy;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    protected InvoicedCharge() {
    }

    /** @param charge checked by the service */
    InvoicedCharge(long purchaseId, ChargeCommand charge, long writtenBy, Instant now) {
        this.purchaseId = purchaseId;
        this.kind = charge.kind();
        this.name = charge.name().strip();
        this.basis = charge.basis();
        this.pickupPointId = charge.pickupPointId();
        this.total = kind == Kind.DISCOUNT ? charge.total().negated() : charge.total();
        this.writtenBy = writtenBy;
        this.writtenAt = now;
    }

    void withdraw(Instant now) {
        withdrawnAt = now;
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public Kind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    public DeliveryBasis basis() {
        return basis;
    }

    /** Only those who collect there bear it; null: all. */
    public Long pickupPointId() {
        return pickupPointId;
    }

    /** Negative for a discount. */
    public Money total() {
        return total;
    }

    public Instant writtenAt() {
        return writtenAt;
    }
}
