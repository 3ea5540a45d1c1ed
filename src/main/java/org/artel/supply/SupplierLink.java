package org.artel.supply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** Lets a supplier without an account answer one version of a general order, until it expires or is revoked. */
@Entity
@Table(name = "supplier_link")
public class SupplierLink {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "supplier_link")
    @TableGenerator(name = "supplier_link", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "supplier_link", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "general_order_no")
    private int generalOrderNo;
    @Column(name = "made_by")
    private long madeBy;
    @Column(name = "made_at")
    private Instant madeAt;
    @Column(name = "expires_at")
    private Instant expiresAt;
    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected SupplierLink() {
    }

    SupplierLink(long purchaseId, int generalOrderNo, long madeBy, Instant now, Instant expiresAt) {
        this.purchaseId = purchaseId;
        this.generalOrderNo = generalOrderNo;
        this.madeBy = madeBy;
        this.madeAt = now;
        this.expiresAt = expiresAt;
    }

    void revoke(Instant now) {
        revokedAt = revokedAt == null ? now : revokedAt;
    }

    public boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** What the link's seal is over: nothing of it can be changed by whoever holds the link. */
    String sealed() {
        return "supplier-link " + id + ' ' + purchaseId + ' ' + generalOrderNo + ' ' + expiresAt.toEpochMilli();
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public int generalOrderNo() {
        return generalOrderNo;
    }

    public Instant madeAt() {
        return madeAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
