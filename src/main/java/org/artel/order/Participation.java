package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import java.util.Objects;
import org.artel.common.Money;
import org.artel.common.Refused;

/**
 * A member's part in a purchase: one for each member and purchase, with one order post. It is never deleted: an order taken
 * back leaves it with no lines.
 */
@Entity
@Table(name = "participation")
public class Participation {

    /** The number of a member's own order, see {@link #onBehalfNo}. */
    static final int OWN = 0;
    private static final int NAME_MAX = 100;

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "participation")
    @TableGenerator(name = "participation", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "participation", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "member_id")
    private long memberId;
    private boolean anonymous;
    @Column(name = "pseudonym_no")
    private Integer pseudonymNo;
    @Column(name = "payment_reference")
    private String paymentReference;
    @Column(name = "pickup_point_id")
    private Long pickupPointId;
    private String comment;
    @Column(name = "post_id")
    private Long postId;
    private Money goods;
    @Column(name = "order_lines")
    private int orderLines;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "changed_at")
    private Instant changedAt;
    @Column(name = "change_no")
    private long changeNo;
    @Column(name = "on_behalf_no")
    private int onBehalfNo;
    @Column(name = "on_behalf")
    private String onBehalf;

    protected Participation() {
    }

    Participation(long purchaseId, long memberId, Instant now) {
        this.purchaseId = purchaseId;
        this.memberId = memberId;
        this.comment = "";
        this.goods = Money.ZERO;
        this.createdAt = now;
        this.changedAt = now;
    }

    /**
     * The organizer keeps it for somebody without an account: the public sees the number only.
     *
     * @param no from 1
     * @throws Refused INVALID {@code behalf.name}
     */
    void onBehalf(int no, String name) {
        String plain = name == null ? "" : name.strip();
        if (plain.isEmpty() || plain.length() > NAME_MAX) {
            throw new Refused("behalf.name", NAME_MAX);
        }
        onBehalfNo = no;
        onBehalf = plain;
        anonymous = true;
    }

    /** Needs the id, so it is called once the id is given. */
    void identified() {
        paymentReference = PaymentReference.of(id).text();
    }

    void postedAs(long postId) {
        this.postId = postId;
    }

    void arranged(Boolean anonymous, String comment, Long pickupPointId) {
        this.anonymous = isOnBehalf() || (anonymous == null ? this.anonymous : anonymous);
        this.comment = comment == null ? this.comment : comment;
        this.pickupPointId = pickupPointId == null ? this.pickupPointId : pickupPointId;
    }

    /** After the Stop; null: given back. @return false when it was so before */
    boolean collectAt(Long pickupPointId) {
        boolean changed = !Objects.equals(this.pickupPointId, pickupPointId);
        this.pickupPointId = pickupPointId;
        return changed;
    }

    void counted(Money goods, int orderLines, Instant now) {
        this.goods = goods;
        this.orderLines = orderLines;
        this.changedAt = now;
    }

    /** The purchase's gate let the change through. */
    void passed(long changeNo, Integer newPseudonymNo) {
        this.changeNo = changeNo;
        this.pseudonymNo = newPseudonymNo == null ? pseudonymNo : newPseudonymNo;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    /** Whose order it is; the organizer, of an order on behalf. */
    public long memberId() {
        return memberId;
    }

    public boolean isOnBehalf() {
        return onBehalfNo != OWN;
    }

    /** Which of the orders that the organizer keeps for others; 0 for a member's own. */
    public int onBehalfNo() {
        return onBehalfNo;
    }

    /** The organizer's note who it is for, which co-organizers read where they take money and hand over, nobody else; null for a member's own order. */
    public String onBehalf() {
        return onBehalf;
    }

    /** The public sees 'Participant n' instead of the nickname; the organizer and moderators see both. */
    public boolean isAnonymous() {
        return anonymous;
    }

    /** The participant's number within the purchase, in the order of first orders, from 1. */
    public int pseudonymNo() {
        return pseudonymNo;
    }

    public PaymentReference paymentReference() {
        return new PaymentReference(paymentReference);
    }

    public Long pickupPointId() {
        return pickupPointId;
    }

    public String comment() {
        return comment;
    }

    public long postId() {
        return postId;
    }

    /** Sum of the lines: price × quantity, rounded once a line. */
    public Money goods() {
        return goods;
    }

    /** Lines with a quantity; 0: the order was taken back. */
    public int orderLines() {
        return orderLines;
    }

    public boolean isTakenBack() {
        return orderLines == 0;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant changedAt() {
        return changedAt;
    }

    /** The gate's number of the last change: the order's version. */
    public long changeNo() {
        return changeNo;
    }
}
