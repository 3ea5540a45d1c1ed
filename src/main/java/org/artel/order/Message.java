package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** What an organizer wrote to all participants of a purchase, or to those who ordered one lot. */
@Entity
@Table(name = "participants_message")
public class Message {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "participants_message")
    @TableGenerator(name = "participants_message", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "participants_message", allocationSize = 20)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "lot_id")
    private Long lotId;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "sent_at")
    private Instant sentAt;
    private String text;
    private int recipients;

    protected Message() {
    }

    Message(long purchaseId, Long lotId, long memberId, Instant sentAt, String text, int recipients) {
        this.purchaseId = purchaseId;
        this.lotId = lotId;
        this.memberId = memberId;
        this.sentAt = sentAt;
        this.text = text;
        this.recipients = recipients;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    /** Null: to all participants. */
    public Long lotId() {
        return lotId;
    }

    /** Who wrote it. */
    public long memberId() {
        return memberId;
    }

    public Instant sentAt() {
        return sentAt;
    }

    public String text() {
        return text;
    }

    /** How many were told. */
    public int recipients() {
        return recipients;
    }
}
