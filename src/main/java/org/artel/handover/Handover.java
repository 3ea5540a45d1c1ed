package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** Goods of one parcel, or a part of them, that left the house, or the counter document of one; what they were are its allocations. */
@Entity
@Table(name = "handover")
public class Handover {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "handover")
    @TableGenerator(name = "handover", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "handover", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "participation_id")
    private long participationId;
    @Column(name = "handed_by")
    private long handedBy;
    @Column(name = "handed_at")
    private Instant handedAt;
    @Column(name = "taken_by")
    private String takenBy;
    @Column(name = "by_code")
    private boolean byCode;
    private Long undoes;
    private String reason;

    protected Handover() {
    }

    Handover(long purchaseId, long participationId, long handedBy, Instant handedAt, String takenBy, boolean byCode) {
        this.purchaseId = purchaseId;
        this.participationId = participationId;
        this.handedBy = handedBy;
        this.handedAt = handedAt;
        this.takenBy = takenBy;
        this.byCode = byCode;
        this.reason = "";
    }

    /** The counter document. */
    Handover takeBack(long memberId, Instant now, String why) {
        Handover counter = new Handover(purchaseId, participationId, memberId, now, "", false);
        counter.undoes = id;
        counter.reason = why;
        return counter;
    }

    public long id() {
        return id;
    }

    long purchaseId() {
        return purchaseId;
    }

    public long participationId() {
        return participationId;
    }

    public long handedBy() {
        return handedBy;
    }

    public Instant handedAt() {
        return handedAt;
    }

    /** The proxy's name; empty: the participant came. */
    public String takenBy() {
        return takenBy;
    }

    /** The pick-up code was shown; else the parcel was opened from the list. */
    public boolean isByCode() {
        return byCode;
    }

    /** The hand-over that this one takes back; null: none. */
    Long undoes() {
        return undoes;
    }

    /** Of a counter document; else empty. */
    public String reason() {
        return reason;
    }
}
