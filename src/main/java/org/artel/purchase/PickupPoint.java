package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import org.artel.common.Money;

/** Where participants of one purchase collect their goods, with a fee for each participant (0.00: free). */
@Entity
@Table(name = "pickup_point")
public class PickupPoint {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "pickup_point")
    @TableGenerator(name = "pickup_point", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "pickup_point", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    private String name;
    private String address;
    private Money fee;
    private int position;

    protected PickupPoint() {
    }

    PickupPoint(long purchaseId, String name, String address, Money fee, int position) {
        this.purchaseId = purchaseId;
        change(name, address, fee, position);
    }

    /** @return false when it said the same before */
    final boolean change(String name, String address, Money fee, int position) {
        boolean same = name.equals(this.name) && address.equals(this.address) && fee.equals(this.fee) && position == this.position;
        this.name = name;
        this.address = address;
        this.fee = fee;
        this.position = position;
        return !same;
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

    public String address() {
        return address;
    }

    public Money fee() {
        return fee;
    }

    public int position() {
        return position;
    }
}
