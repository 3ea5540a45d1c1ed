package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.purchase.GateState;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.purchase.Terms;

/** What a purchase's statistics page tells: counted by the database from the increments, in a handful of statements. */
@ApplicationScoped
@Transactional
public class StatisticsService {

    /** So many of the newest past purchases a forecast looks at. */
    private static final int PAST_MAX = 20;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    @PersistenceContext
    private EntityManager em;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /**
     * @param zone in which days begin; its offset of now holds for all of them
     * @throws org.artel.common.Refused NOT_FOUND when the purchase does not exist for this member
     */
    public Statistics of(long purchaseId, long memberId, ZoneId zone) {
        access.require(Operation.VIEW_STATISTICS, memberId);
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        boolean prices = view.rights(purchase, memberId).prices();
        Terms terms = purchase.terms();
        boolean bySum = prices && terms.minimumSum() != null;
        BigDecimal minimum = bySum ? terms.minimumSum().amount() : terms.minimumQuantity() == null ? null : terms.minimumQuantity().amount();
        boolean asked = minimum != null && minimum.signum() > 0 && purchase.stage() == Stage.OPEN && terms.stopAt() != null;
        GateState state = gate.read(purchaseId);
        BigDecimal collected = bySum ? state.goods().amount() : state.quantity().amount();
        Optional<Forecast> forecast = asked ? Forecast.of(collected, minimum, past(purchase, bySum)) : Optional.empty();
        boolean shown = prices == bySum || minimum == null;
        return new Statistics(days(purchaseId, zone, prices), prices, shown ? minimum : null, forecast, asked);
    }

    private List<Statistics.Day> days(long purchaseId, ZoneId zone, boolean prices) {
        int minutes = zone.getRules().getOffset(clock.instant()).getTotalSeconds() / 60;
        Map<LocalDate, Object[]> ordered = byDay("SELECT DATE(DATE_ADD(i.made_at, INTERVAL ? MINUTE)) d, SUM(i.delta), "
                + "ROUND(SUM(i.delta * l.price), 2) FROM order_increment i JOIN order_line l ON l.id = i.line_id "
                + "WHERE i.purchase_id = ? GROUP BY d", minutes, purchaseId);
        Map<LocalDate, Object[]> came = byDay("SELECT DATE(DATE_ADD(created_at, INTERVAL ? MINUTE)) d, COUNT(*) FROM participation "
                + "WHERE purchase_id = ? AND order_lines > 0 GROUP BY d", minutes, purchaseId);
        List<Statistics.Day> days = new ArrayList<>();
        BigDecimal quantity = BigDecimal.ZERO;
        BigDecimal goods = BigDecimal.ZERO;
        int participants = 0;
        for (Map.Entry<LocalDate, Object[]> day : ordered.entrySet()) {
            quantity = quantity.add((BigDecimal) day.getValue()[1]);
            goods = goods.add((BigDecimal) day.getValue()[2]);
            participants += came.containsKey(day.getKey()) ? ((Number) came.get(day.getKey())[1]).intValue() : 0;
            days.add(new Statistics.Day(day.getKey(), prices ? new Money(goods) : null, new Quantity(quantity), participants));
        }
        return days;
    }

    private Map<LocalDate, Object[]> byDay(String sql, int minutes, long purchaseId) {
        Map<LocalDate, Object[]> days = new TreeMap<>();
        for (Object found : em.createNativeQuery(sql).setParameter(1, minutes).setParameter(2, purchaseId).getResultList()) {
            Object[] row = (Object[]) found;
            days.put(((Date) row[0]).toLocalDate(), row);
        }
        return days;
    }

    /** What the organizer's past purchases of the section had collected at the part of their time at which this one is now. */
    private List<Forecast.Past> past(Purchase purchase, boolean bySum) {
        Duration whole = Duration.between(purchase.openedAt(), purchase.terms().stopAt());
        Duration gone = Duration.between(purchase.openedAt(), clock.instant());
        BigDecimal part = whole.isNegative() || whole.isZero() ? BigDecimal.ONE
                : BigDecimal.valueOf(gone.toSeconds()).divide(BigDecimal.valueOf(whole.toSeconds()).max(BigDecimal.ONE), 6, RoundingMode.HALF_UP)
                        .max(BigDecimal.ZERO).min(BigDecimal.ONE);
        String amount = bySum ? "i.delta * l.price" : "i.delta";
        List<Forecast.Past> past = new ArrayList<>();
        for (Object found : em.createNativeQuery("SELECT SUM(CASE WHEN TIMESTAMPDIFF(SECOND, p.opened_at, i.made_at) <= ? * TIMESTAMPDIFF(SECOND, "
                        + "p.opened_at, p.stopped_at) / " + MILLION + " THEN " + amount + " ELSE 0 END), SUM(" + amount + ") FROM (SELECT id, opened_at, "
                        + "stopped_at FROM purchase WHERE organizer_id = ? AND section_id = ? AND id <> ? AND opened_at IS NOT NULL "
                        + "AND stopped_at IS NOT NULL AND stage NOT IN ('OPEN', 'CANCELLED', 'FAILED') ORDER BY id DESC LIMIT " + PAST_MAX
                        + ") p JOIN order_increment i ON i.purchase_id = p.id JOIN order_line l ON l.id = i.line_id GROUP BY p.id")
                .setParameter(1, part.multiply(MILLION).longValue()).setParameter(2, purchase.organizerId())
                .setParameter(3, purchase.sectionId()).setParameter(4, purchase.id()).getResultList()) {
            Object[] row = (Object[]) found;
            past.add(new Forecast.Past((BigDecimal) row[0], (BigDecimal) row[1]));
        }
        return past;
    }
}
