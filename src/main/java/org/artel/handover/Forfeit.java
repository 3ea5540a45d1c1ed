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

/** Goods of an order line that were not collected in time: the organizer's to offer, their owner has lost them. */
@Entity
@Table(name = "forfeit")
class Forfeit {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "forfeit")
    @TableGenerator(name = "forfeit", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "forfeit", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "participation_id")
    private long participationId;
    @Column(name = "line_id")
    private long lineId;
    @Column(name = "variant_id")
    private long variantId;
    private Quantity quantity;
    @Column(name = "forfeited_by")
    private long forfeitedBy;
    @Column(name = "forfeited_at")
    private Instant forfeitedAt;

    protected Forfeit() {
    }

    Forfeit(long purchaseId, long participationId, OpenedParcel.Goods goods, long forfeitedBy, Instant forfeitedAt) {
        this.purchaseId = purchaseId;
        this.participationId = participationId;
        this.lineId = goods.lineId();
        this.variantId = goods.variantId();
        this.quantity = goods.quantity();
        this.forfeitedBy = forfeitedBy;
        this.forfeitedAt = forfeitedAt;
    }

    long lineId() {
        return lineId;
    }

    long variantId() {
        return variantId;
    }

    Quantity quantity() {
        return quantity;
    }
}
