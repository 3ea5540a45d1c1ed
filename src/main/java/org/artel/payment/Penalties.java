package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;
import org.artel.common.MassInsert;
import org.artel.common.Money;
import org.artel.purchase.Stage;

/** The repository of payment deadlines and penalties. */
@ApplicationScoped
class Penalties {

    /** While goods wait for their money; own funds are paid back after the supplier is paid. */
    static final Set<Stage> RUNNING = EnumSet.range(Stage.PAYMENT, Stage.HANDOVER);

    @PersistenceContext
    private EntityManager em;
    @Inject
    private MassInsert inserts;

    /** Purchases whose last day of payment is at most that day, not looked after on {@code today} yet. */
    List<Long> unattended(LocalDate today, LocalDate dueAtMost, int limit) {
        List<?> found = em.createNativeQuery("SELECT p.id FROM purchase p WHERE p.stage IN ("
                        + String.join(",", RUNNING.stream().map(stage -> "'" + stage + "'").toList()) + ") AND p.payment_due <= ? AND NOT EXISTS "
                        + "(SELECT 1 FROM payment_day d WHERE d.purchase_id = p.id AND d.day = ?) ORDER BY p.id LIMIT " + limit)
                .setParameter(1, Date.valueOf(dueAtMost)).setParameter(2, Date.valueOf(today)).getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** False: somebody did on this day. */
    boolean attend(long purchaseId, LocalDate day) {
        return em.createNativeQuery("INSERT IGNORE INTO payment_day (purchase_id, day) VALUES (?, ?)").setParameter(1, purchaseId)
                .setParameter(2, Date.valueOf(day)).executeUpdate() == 1;
    }

    long add(long purchaseId, long participationId, LocalDate day, Money amount) {
        return inserts.into("penalty", "purchase_id, participation_id, day, amount",
                List.<Object[]>of(new Object[] {purchaseId, participationId, Date.valueOf(day), amount.amount()}));
    }

    /** Those not waived, by participation. */
    Map<Long, Money> standing(long purchaseId) {
        Map<Long, Money> sums = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT participation_id, SUM(amount) FROM penalty WHERE purchase_id = ? AND waived_at IS NULL "
                + "GROUP BY participation_id").setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            sums.put(((Number) row[0]).longValue(), new Money((BigDecimal) row[1]));
        }
        return sums;
    }

    List<Long> standingOf(long participationId) {
        List<?> found = em.createNativeQuery("SELECT id FROM penalty WHERE participation_id = ? AND waived_at IS NULL ORDER BY id")
                .setParameter(1, participationId).getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }

    /** They fall away with the purchase, but for those of some participations. */
    void callOff(long purchaseId, Collection<Long> exceptOf, Instant now) {
        em.createNativeQuery("UPDATE penalty SET waived_at = ? WHERE purchase_id = ? AND waived_at IS NULL"
                        + (exceptOf.isEmpty() ? "" : " AND participation_id NOT IN (" + exceptOf.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")"))
                .setParameter(1, InstantConverter.column(now)).setParameter(2, purchaseId).executeUpdate();
    }

    void waive(long participationId, long by, String reason, Instant now) {
        em.createNativeQuery("UPDATE penalty SET waived_at = ?, waived_by = ?, reason = ? WHERE participation_id = ? AND waived_at IS NULL")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, by).setParameter(3, reason).setParameter(4, participationId)
                .executeUpdate();
    }
}
