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

/** Where participants of one purchase collect their goods, or another way in which they get them, with a fee for each participant. */
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
    @Enumerated(EnumType.STRING)
    private DeliveryWay way;
    private String name;
    private String address;
    private String hours;
    @Column(name = "map_link")
    private String mapLink;
    private Money fee;
    @Column(name = "fee_agreed")
    private boolean feeAgreed;
    private int position;

    /**
     * What the terms say of it.
     *
     * @param hours   when it is open, in the organizer's words; may be empty
     * @param mapLink web address; null: none
     * @param fee     0.00: free; null: by agreement
     */
    record Content(DeliveryWay way, String name, String address, String hours, String mapLink, Money fee) {
    }

    protected PickupPoint() {
    }

    PickupPoint(long purchaseId, Content content, int position) {
        this.purchaseId = purchaseId;
        change(content, position);
    }

    /** @return false when it said the same before */
    final boolean change(Content content, int position) {
        boolean same = this.position == position && Objects.equals(content, content());
        this.way = content.way();
        this.name = content.name();
        this.address = content.address();
        this.hours = content.hours();
        this.mapLink = content.mapLink();
        this.feeAgreed = content.fee() == null;
        this.fee = feeAgreed ? Money.ZERO : content.fee();
        this.position = position;
        return !same;
    }

    Content content() {
        return new Content(way, name, address, hours, mapLink, feeAgreed ? null : fee);
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public DeliveryWay way() {
        return way;
    }

    /** Participants come for their goods: it may have slots. */
    public boolean isPickup() {
        return way == DeliveryWay.PICKUP;
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    /** When it is open, in the organizer's words; empty: not said. */
    public String hours() {
        return hours;
    }

    /** Web address of a map; null: none. */
    public String mapLink() {
        return mapLink;
    }

    /** 0.00: free, or by agreement. */
    public Money fee() {
        return fee;
    }

    /** What it costs is agreed between organizer and participant, apart from the bill. */
    public boolean isFeeAgreed() {
        return feeAgreed;
    }

    public int position() {
        return position;
    }
}
