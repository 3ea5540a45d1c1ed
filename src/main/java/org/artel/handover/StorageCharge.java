package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Money;

/** Days of storage that a participant was charged for. */
@Entity
@Table(name = "storage_charge")
class StorageCharge {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "storage_charge")
    @TableGenerator(name = "storage_charge", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "storage_charge", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "participation_id")
    private long participationId;
    private int days;
    private Money sum;
    @Column(name = "charged_by")
    private long chargedBy;
    @Column(name = "charged_at")
    private Instant chargedAt;

    protected StorageCharge() {
    }

    StorageCharge(long purchaseId, long participationId, StorageDue due, long chargedBy, Instant chargedAt) {
        this.purchaseId = purchaseId;
        this.participationId = participationId;
        this.days = due.days();
        this.sum = due.sum();
        this.chargedBy = chargedBy;
        this.chargedAt = chargedAt;
    }

    long id() {
        return id;
    }
}
