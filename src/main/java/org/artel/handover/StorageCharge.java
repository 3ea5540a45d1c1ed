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

/** A day of storage that a participant was charged for. */
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
    private long day;
    private Money sum;
    @Column(name = "charged_at")
    private Instant chargedAt;
    @Column(name = "waived_at")
    private Instant waivedAt;
    @Column(name = "waived_by")
    private Long waivedBy;
    private String reason;

    protected StorageCharge() {
    }

    StorageCharge(long purchaseId, long participationId, long day, Money sum, Instant chargedAt) {
        this.purchaseId = purchaseId;
        this.participationId = participationId;
        this.day = day;
        this.sum = sum;
        this.chargedAt = chargedAt;
    }

    void waive(long memberId, Instant now, String why) {
        waivedBy = memberId;
        waivedAt = now;
        reason = why;
    }

    long id() {
        return id;
    }

    long participationId() {
        return participationId;
    }

    Money sum() {
        return sum;
    }
}
