package org.artel.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.pricelist.Lot;

/** A member's place in the waiting list of a variant. Its end is a conditional UPDATE: see {@link WaitingPlaces}. */
@Entity
@Table(name = "waiting_place")
public class WaitingPlace {

    /** How a place ended. */
    public enum Outcome { MOVED_UP, LEFT, STOPPED }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "waiting_place")
    @TableGenerator(name = "waiting_place", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "waiting_place", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "variant_id")
    private long variantId;
    @Column(name = "member_id")
    private long memberId;
    private Quantity quantity;
    private boolean partly;
    private boolean anonymous;
    @Column(name = "place_no")
    private Long placeNo;
    @Column(name = "joined_at")
    private Instant joinedAt;
    private Boolean waiting;

    protected WaitingPlace() {
    }

    /**
     * @param has what the member has of the variant already
     * @param hasOfLot what the member has of all variants of the lot
     * @throws Refused INVALID {@code order.step}, {@code order.minimum}, {@code order.personMaximum}, {@code waiting.nothing}
     */
    WaitingPlace(Lot lot, long variantId, long memberId, Wanted wanted, Quantity has, Quantity hasOfLot, Instant now) {
        if (!wanted.quantity().isPositive()) {
            throw new Refused("waiting.nothing");
        }
        if (!lot.soldInSteps(wanted.quantity())) {
            throw new Refused("order.step", lot.name(), lot.step(), lot.unit());
        }
        if (!lot.reachesMinimum(has.plus(wanted.quantity()))) {
            throw new Refused("order.minimum", lot.name(), lot.minimum(), lot.unit());
        }
        if (!lot.withinPersonMaximum(hasOfLot.plus(wanted.quantity()))) {
            throw new Refused("order.personMaximum", lot.name(), lot.personMaximum(), lot.unit());
        }
        this.purchaseId = lot.purchaseId();
        this.variantId = variantId;
        this.memberId = memberId;
        this.quantity = wanted.quantity();
        this.partly = wanted.partly();
        this.anonymous = wanted.anonymous();
        this.joinedAt = now;
        this.waiting = true;
    }

    /**
     * What a member waits for.
     *
     * @param partly    fewer will do for the beginning: the place stays for the rest
     * @param anonymous how the member takes part, if this becomes the first line of an order
     */
    public record Wanted(Quantity quantity, boolean partly, boolean anonymous) {
    }

    /** The purchase's gate gave the place its number. */
    void numbered(long number) {
        placeNo = number;
    }

    /**
     * How many of the free units this place takes: whole steps, within the maximum a person; zero: none this time.
     *
     * <pre>
     * waits for 5, free 3:  partly → 3    otherwise → 0
     * </pre>
     *
     * @param free     null: not limited
     * @param has      what the member has of the variant now
     * @param hasOfLot what the member has of all variants of the lot
     */
    Quantity takes(Lot lot, Quantity free, Quantity has, Quantity hasOfLot) {
        BigDecimal most = quantity.amount();
        if (free != null) {
            most = most.min(free.amount());
        }
        if (lot.personMaximum() != null) {
            most = most.min(lot.personMaximum().minus(hasOfLot).amount());
        }
        BigDecimal step = lot.step().amount();
        Quantity taken = new Quantity(most.max(BigDecimal.ZERO).divide(step, 0, RoundingMode.DOWN).multiply(step));
        boolean enough = partly || taken.equals(quantity);
        return enough && lot.reachesMinimum(has.plus(taken)) ? taken : Quantity.ZERO;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long variantId() {
        return variantId;
    }

    public long memberId() {
        return memberId;
    }

    /** What is still waited for. */
    public Quantity quantity() {
        return quantity;
    }

    public boolean partly() {
        return partly;
    }

    boolean anonymous() {
        return anonymous;
    }

    public Instant joinedAt() {
        return joinedAt;
    }
}
