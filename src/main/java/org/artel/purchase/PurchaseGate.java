package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/**
 * The row that every order and every stage verb passes, by a conditional UPDATE: the only thing that holds on several nodes.
 * An order writes its rows first and passes the gate last, so that the row is held shortest; a stage verb takes the topic's
 * counter, then the gate, and reads the entity afterwards. All inside the caller's transaction, READ COMMITTED.
 */
@ApplicationScoped
public class PurchaseGate {

    private static final String COLUMNS =
            "SELECT purchase_id, stage, stop_at, change_no, participants, goods, quantity, weight FROM purchase_gate WHERE ";

    @PersistenceContext
    private EntityManager em;

    /** The gate of a new purchase: a draft, nothing ordered. */
    public void create(long purchaseId) {
        em.createNativeQuery("INSERT INTO purchase_gate "
                        + "(purchase_id, stage, stop_at, change_no, pseudonyms, participants, goods, quantity, weight) "
                        + "VALUES (?, 'DRAFT', NULL, 0, 0, 0, 0, 0, 0)")
                .setParameter(1, purchaseId).executeUpdate();
    }

    /**
     * Lets an order change pass: only while the stage is OPEN and the stop moment has not come. Takes the gate's row until
     * the transaction ends.
     *
     * @param goods        difference to the sum of all orders, may be negative, like all differences here
     * @param participants 1 for a new order, -1 for one taken back, 0 otherwise
     * @param newPseudonym the participant is anonymous and has no number yet
     * @throws Refused CONFLICT {@code order.tooLate} naming the moment of the Stop, or {@code order.notOpen}
     */
    public Passed passOrder(long purchaseId, Instant now, Money goods, Quantity quantity, BigDecimal weight, int participants,
                            boolean newPseudonym) {
        return pass(purchaseId, "stage = 'OPEN' AND (stop_at IS NULL OR stop_at > ?)", now, goods, quantity, weight, participants, newPseudonym);
    }

    /** The same for what is added in a top-up: only while the stage is TOP_UP. Refuses like {@link #passOrder}. */
    public Passed passTopUp(long purchaseId, Instant now, Money goods, Quantity quantity, BigDecimal weight, int participants,
                            boolean newPseudonym) {
        return pass(purchaseId, "stage = 'TOP_UP' AND ? IS NOT NULL", now, goods, quantity, weight, participants, newPseudonym);
    }

    private Passed pass(long purchaseId, String condition, Instant now, Money goods, Quantity quantity, BigDecimal weight, int participants,
                        boolean newPseudonym) {
        em.flush();
        int passed = em.createNativeQuery("UPDATE purchase_gate SET change_no = change_no + 1, pseudonyms = pseudonyms + ?, "
                        + "participants = participants + ?, goods = goods + ?, quantity = quantity + ?, weight = weight + ? "
                        + "WHERE purchase_id = ? AND " + condition)
                .setParameter(1, newPseudonym ? 1 : 0).setParameter(2, participants).setParameter(3, goods.amount())
                .setParameter(4, quantity.amount()).setParameter(5, weight).setParameter(6, purchaseId)
                .setParameter(7, InstantConverter.column(now)).executeUpdate();
        if (passed == 0) {
            throw tooLate(purchaseId);
        }
        Object[] row = (Object[]) em.createNativeQuery("SELECT change_no, pseudonyms FROM purchase_gate WHERE purchase_id = ?")
                .setParameter(1, purchaseId).getSingleResult();
        return new Passed(((Number) row[0]).longValue(), newPseudonym ? ((Number) row[1]).intValue() : null);
    }

    /** The refusal that an order meets at a closed gate: names the moment of the Stop where there was one. */
    public Refused tooLate(long purchaseId) {
        GateState gate = read(purchaseId);
        if (gate.stage() == Stage.OPEN) {
            return new Refused(Refused.Kind.CONFLICT, "order.tooLate", gate.stopAt());
        }
        if (gate.stage().isBeforeOrders() || gate.stage() == Stage.CANCELLED) {
            return new Refused(Refused.Kind.CONFLICT, "order.notOpen");
        }
        List<?> stopped = em.createNativeQuery("SELECT stopped_at FROM purchase WHERE id = ?").setParameter(1, purchaseId)
                .getResultList();
        Instant moment = stopped.isEmpty() ? null : InstantConverter.moment(stopped.get(0));
        return moment == null ? new Refused(Refused.Kind.CONFLICT, "order.notOpen")
                : new Refused(Refused.Kind.CONFLICT, "order.tooLate", moment);
    }

    /**
     * Takes a stage verb through the gate.
     *
     * @param expected the stage that the caller saw
     * @throws Refused CONFLICT {@code purchase.otherStage} when the purchase is in another stage by now
     */
    void change(long purchaseId, Stage expected, Stage to) {
        int passed = em.createNativeQuery("UPDATE purchase_gate SET stage = ?, change_no = change_no + 1 "
                        + "WHERE purchase_id = ? AND stage = ?")
                .setParameter(1, to.name()).setParameter(2, purchaseId).setParameter(3, expected.name()).executeUpdate();
        if (passed == 0) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", read(purchaseId).stage());
        }
    }

    /**
     * Takes the gate without a change of stage: for everything that belongs to a purchase after the Stop. What is read afterwards is
     * exact, also of a {@link Purchase} that the transaction has read before, and nothing of the purchase changes until it ends.
     *
     * @param allowed the stages in which it may be done
     * @throws Refused CONFLICT {@code purchase.otherStage} in any other stage, NOT_FOUND
     */
    public void hold(long purchaseId, Set<Stage> allowed) {
        String stages = allowed.stream().map(stage -> "'" + stage + "'").collect(Collectors.joining(","));
        int passed = em.createNativeQuery("UPDATE purchase_gate SET change_no = change_no + 1 WHERE purchase_id = ? AND stage IN (" + stages + ")")
                .setParameter(1, purchaseId).executeUpdate();
        if (passed == 0) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", read(purchaseId).stage());
        }
        em.refresh(em.find(Purchase.class, purchaseId));
    }

    /** From OPEN, only where the stop moment has come and nobody stopped or moved it in between. */
    boolean changeIfDue(long purchaseId, Stage to, Instant now) {
        return em.createNativeQuery("UPDATE purchase_gate SET stage = ?, change_no = change_no + 1 "
                        + "WHERE purchase_id = ? AND stage = 'OPEN' AND stop_at <= ?")
                .setParameter(1, to.name()).setParameter(2, purchaseId)
                .setParameter(3, InstantConverter.column(now)).executeUpdate() == 1;
    }

    /** From OPEN, only while the stop moment has not come: a Stop that orders have met already is not moved away. */
    boolean changeBeforeStop(long purchaseId, Stage to, Instant now) {
        return em.createNativeQuery("UPDATE purchase_gate SET stage = ?, change_no = change_no + 1 "
                        + "WHERE purchase_id = ? AND stage = 'OPEN' AND (stop_at IS NULL OR stop_at > ?)")
                .setParameter(1, to.name()).setParameter(2, purchaseId)
                .setParameter(3, InstantConverter.column(now)).executeUpdate() == 1;
    }

    /** The stop moment from now on, behind the gate that the same transaction has passed; null: none. */
    void stopAt(long purchaseId, Instant stopAt) {
        em.createNativeQuery("UPDATE purchase_gate SET stop_at = ? WHERE purchase_id = ?")
                .setParameter(1, InstantConverter.column(stopAt)).setParameter(2, purchaseId).executeUpdate();
    }

    /** The Stop by target: only while what is ordered reaches one of the targets. */
    boolean stopIfReached(long purchaseId, Money sum, Quantity quantity) {
        return em.createNativeQuery("UPDATE purchase_gate SET stage = 'STOPPED', change_no = change_no + 1 "
                        + "WHERE purchase_id = ? AND stage = 'OPEN' AND (goods >= ? OR quantity >= ?)")
                .setParameter(1, purchaseId).setParameter(2, sum == null ? null : sum.amount())
                .setParameter(3, quantity == null ? null : quantity.amount()).executeUpdate() == 1;
    }

    /** @throws Refused NOT_FOUND when there is no such purchase */
    public GateState read(long purchaseId) {
        List<?> rows = em.createNativeQuery(COLUMNS + "purchase_id = ?").setParameter(1, purchaseId).getResultList();
        if (rows.isEmpty()) {
            throw Refused.notFound();
        }
        return state((Object[]) rows.get(0));
    }

    /** The gates of many purchases, by their ids, in one query. */
    public Map<Long, GateState> read(Collection<Long> purchaseIds) {
        Map<Long, GateState> states = new HashMap<>();
        if (!purchaseIds.isEmpty()) {
            String in = purchaseIds.stream().map(Object::toString).collect(Collectors.joining(","));
            for (Object row : em.createNativeQuery(COLUMNS + "purchase_id IN (" + in + ")").getResultList()) {
                GateState state = state((Object[]) row);
                states.put(state.purchaseId(), state);
            }
        }
        return states;
    }

    private static GateState state(Object[] row) {
        return new GateState(((Number) row[0]).longValue(), Stage.valueOf((String) row[1]), InstantConverter.moment(row[2]),
                ((Number) row[3]).longValue(), ((Number) row[4]).intValue(), new Money((BigDecimal) row[5]),
                new Quantity((BigDecimal) row[6]), new Quantity((BigDecimal) row[7]));
    }
}
