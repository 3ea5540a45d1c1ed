package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.util.Objects;
import org.artel.common.Money;

/** A delivery charge that the terms announce, with the basis on which it is shared. */
@Entity
@Table(name = "delivery_charge")
public class DeliveryCharge {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "delivery_charge")
    @TableGenerator(name = "delivery_charge", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "delivery_charge", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    private String name;
    @Enumerated(EnumType.STRING)
    private DeliveryBasis basis;
    @Column(name = "expected_rate")
    private Money expectedRate;
    private int position;

    protected DeliveryCharge() {
    }

    DeliveryCharge(long purchaseId, String name, DeliveryBasis basis, Money expectedRate, int position) {
        this.purchaseId = purchaseId;
        this.name = name;
        this.basis = basis;
        this.expectedRate = expectedRate;
        this.position = position;
    }

    /** The same words and figures. */
    boolean says(DeliveryCharge other) {
        return name.equals(other.name) && basis == other.basis && Objects.equals(expectedRate, other.expectedRate)
                && position == other.position;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public String name() {
        return name;
    }

    public DeliveryBasis basis() {
        return basis;
    }

    /** By the basis: percent of the goods, a kilogram, a unit, a participant; null: not known yet. */
    public Money expectedRate() {
        return expectedRate;
    }

    public int position() {
        return position;
    }
}
