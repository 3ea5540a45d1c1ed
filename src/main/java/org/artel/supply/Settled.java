package org.artel.supply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.artel.purchase.ShortageRule;

/** How what is invoiced was shared among the participants: the record behind one document of the INVOICED allocations. */
@Entity
@Table(name = "invoice_settlement")
@IdClass(Settled.Key.class)
public class Settled {

    /** Purchase and document. */
    public static class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private long purchaseId;
        private long number;

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.purchaseId == purchaseId && key.number == number;
        }

        @Override
        public int hashCode() {
            return Objects.hash(purchaseId, number);
        }
    }

    @Id
    @Column(name = "purchase_id")
    private long purchaseId;
    @Id
    private long number;
    @Enumerated(EnumType.STRING)
    private ShortageRule rule;
    private String reason;
    @Column(name = "settled_at")
    private Instant settledAt;
    @Column(name = "settled_by")
    private long settledBy;
    @Column(name = "withdraw_until")
    private Instant withdrawUntil;

    protected Settled() {
    }

    Settled(long purchaseId, long number, ShortageRule rule, String reason, long settledBy, Instant now, Instant withdrawUntil) {
        this.purchaseId = purchaseId;
        this.number = number;
        this.rule = rule;
        this.reason = reason;
        this.settledAt = now;
        this.settledBy = settledBy;
        this.withdrawUntil = withdrawUntil;
    }

    /** The document of the INVOICED allocations. */
    public long number() {
        return number;
    }

    public ShortageRule rule() {
        return rule;
    }

    /** Of a decision by hand; null: the rule needed none. */
    public String reason() {
        return reason;
    }

    public Instant settledAt() {
        return settledAt;
    }

    /** So long lines whose price rose too much may be withdrawn; null: there are none. */
    public Instant withdrawUntil() {
        return withdrawUntil;
    }

    public boolean isWithdrawTime(Instant now) {
        return withdrawUntil != null && now.isBefore(withdrawUntil);
    }
}
