package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Money;

/** A changed price was applied to what was ordered already; never changed. Its prices are kept by {@link PriceChanges}. */
@Entity
@Table(name = "price_change")
class PriceChange {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "price_change")
    @TableGenerator(name = "price_change", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "price_change", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "made_at")
    private Instant madeAt;
    private int orders;
    @Column(name = "sum_before")
    private Money sumBefore;
    @Column(name = "sum_after")
    private Money sumAfter;

    protected PriceChange() {
    }

    PriceChange(long purchaseId, long memberId, Instant madeAt, int orders, Money sumBefore, Money sumAfter) {
        this.purchaseId = purchaseId;
        this.memberId = memberId;
        this.madeAt = madeAt;
        this.orders = orders;
        this.sumBefore = sumBefore;
        this.sumAfter = sumAfter;
    }

    long id() {
        return id;
    }

    long purchaseId() {
        return purchaseId;
    }

    Instant madeAt() {
        return madeAt;
    }

    /** How many orders it touched. */
    int orders() {
        return orders;
    }

    /** What the touched lines cost together. */
    Money sumBefore() {
        return sumBefore;
    }

    Money sumAfter() {
        return sumAfter;
    }
}
