package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * 'Who will organise this?' – a thread of talk that members support until an organizer makes a purchase of it. Whoever wrote it
 * supports it. What changes of it changes by conditional UPDATEs, see {@link Wishes}.
 */
@Entity
@Table(name = "wish")
public class Wish {

    @Id
    @Column(name = "topic_id")
    private long topicId;
    @Column(name = "author_id")
    private long authorId;
    private String link;
    private String amount;
    private String supplier;
    @Column(name = "created_at")
    private Instant createdAt;
    private int supporters;
    @Column(name = "purchase_id")
    private Long purchaseId;
    @Column(name = "closed_at")
    private Instant closedAt;

    protected Wish() {
    }

    Wish(long topicId, long authorId, WishForm form, Instant createdAt) {
        this.topicId = topicId;
        this.authorId = authorId;
        this.link = form.link();
        this.amount = form.amount();
        this.supplier = form.supplier();
        this.createdAt = createdAt;
    }

    /** Its thread; a wish has no other number. */
    public long topicId() {
        return topicId;
    }

    public long authorId() {
        return authorId;
    }

    /** An http or https address, or null. */
    public String link() {
        return link;
    }

    /** How much the author wants, in words; may be empty. */
    public String amount() {
        return amount;
    }

    /** From whom, in words; may be empty. */
    public String supplier() {
        return supplier;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public int supporters() {
        return supporters;
    }

    /** What an organizer made of it; null: nobody has. */
    public Long purchaseId() {
        return purchaseId;
    }

    /** Nobody has made a purchase of it, and its author still wants it. */
    public boolean isOpen() {
        return purchaseId == null && closedAt == null;
    }

    public boolean isClosed() {
        return closedAt != null;
    }
}
