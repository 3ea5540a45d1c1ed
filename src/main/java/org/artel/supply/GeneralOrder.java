package org.artel.supply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Money;

/** A version of what a purchase orders from its supplier: frozen orders in whole boxes and complete rows. Never changed. */
@Entity
@Table(name = "general_order")
public class GeneralOrder {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "general_order")
    @TableGenerator(name = "general_order", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "general_order", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    private int number;
    @Column(name = "freeze_version")
    private int freezeVersion;
    @Column(name = "sent_at")
    private Instant sentAt;
    @Column(name = "sent_by")
    private long sentBy;
    private String reason;
    private int positions;
    private Money sum;

    protected GeneralOrder() {
    }

    GeneralOrder(long purchaseId, int number, int freezeVersion, long sentBy, String reason, Consolidation content, Instant now) {
        this.purchaseId = purchaseId;
        this.number = number;
        this.freezeVersion = freezeVersion;
        this.sentAt = now;
        this.sentBy = sentBy;
        this.reason = reason;
        this.positions = content.positions().size();
        this.sum = content.sum();
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    /** From 1, within the purchase: the document of the ORDERED allocations. */
    public int number() {
        return number;
    }

    /** The frozen orders that it is made of. */
    public int freezeVersion() {
        return freezeVersion;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public long sentBy() {
        return sentBy;
    }

    /** Why it was sent below the minimum; null: it was not. */
    public String reason() {
        return reason;
    }

    public int positions() {
        return positions;
    }

    /** Expected: at the prices of the list. */
    public Money sum() {
        return sum;
    }
}
