package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import org.artel.common.Refused;

/**
 * A member who helps the organizer of a purchase: invited, then accepted or declined; removed by the organizer, or gone. What a
 * co-organizer may do stands in the access table ({@link org.artel.account.Operation}); never what costs participants money.
 */
@Entity
@Table(name = "co_organizer")
public class CoOrganizer {

    /** Where it stands; whoever is not invited or accepted any more may be invited again. */
    public enum State { INVITED, ACCEPTED, DECLINED, LEFT, REMOVED }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "co_organizer")
    @TableGenerator(name = "co_organizer", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "co_organizer", allocationSize = 20)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "price_list")
    private boolean priceList;
    @Enumerated(EnumType.STRING)
    private State state;
    @Column(name = "invited_at")
    private Instant invitedAt;
    @Column(name = "accepted_at")
    private Instant acceptedAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Version
    private int version;

    protected CoOrganizer() {
    }

    CoOrganizer(long purchaseId, long memberId, boolean priceList, Instant now) {
        this.purchaseId = purchaseId;
        this.memberId = memberId;
        this.priceList = priceList;
        this.state = State.INVITED;
        this.invitedAt = now;
    }

    /** @throws Refused CONFLICT {@code coOrganizer.answered} unless invited */
    void accept(Instant now) {
        requireInvited();
        state = State.ACCEPTED;
        acceptedAt = now;
    }

    /** @throws Refused CONFLICT {@code coOrganizer.answered} unless invited */
    void decline(Instant now) {
        requireInvited();
        end(State.DECLINED, now);
    }

    void leave(Instant now) {
        end(State.LEFT, now);
    }

    void remove(Instant now) {
        end(State.REMOVED, now);
    }

    private void end(State how, Instant now) {
        state = how;
        endedAt = now;
    }

    private void requireInvited() {
        if (state != State.INVITED) {
            throw new Refused(Refused.Kind.CONFLICT, "coOrganizer.answered");
        }
    }

    public boolean isAccepted() {
        return state == State.ACCEPTED;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long memberId() {
        return memberId;
    }

    /** May change the price list, but not apply a price to what is ordered. */
    public boolean keepsPriceList() {
        return priceList;
    }

    public State state() {
        return state;
    }

    public Instant invitedAt() {
        return invitedAt;
    }

    /** Null: never accepted. */
    public Instant acceptedAt() {
        return acceptedAt;
    }

    /** Null: still invited or accepted. */
    public Instant endedAt() {
        return endedAt;
    }
}
