package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;
import org.artel.common.Quantity;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.FrozenDemand;
import org.artel.order.Participation;
import org.artel.order.WaitingListService;
import org.artel.payment.GivingUpService;
import org.artel.purchase.Purchase;

/** Who is asked first about leftovers, and what they say. */
@ApplicationScoped
class FirstRights {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private WaitingListService waitingList;
    @Inject
    private AllocationService allocations;
    @Inject
    private GivingUpService givingUp;

    /**
     * First whoever still waited for the variant at the Stop, in the queue's order; then whoever got less of it than was ordered, by the numbers of
     * the first increments. Whoever did not pay for it is not asked again, and the organizer keeps without being asked.
     */
    List<FirstRight> queue(Purchase purchase, long variantId) {
        Map<Long, Quantity> most = new LinkedHashMap<>();
        waitingList.stillWaited(variantId).forEach((member, units) -> most.merge(member, units, Quantity::plus));
        Map<Long, Participation> participants = allocations.participants(purchase.id()).stream().collect(Collectors.toMap(Participation::id, Function.identity()));
        Map<Long, Quantity> got = allocations.latest(purchase.id(), AllocationStep.RECEIVED).stream()
                .collect(Collectors.toMap(Allocated::lineId, Allocated::quantity, Quantity::plus));
        Set<Long> unpaid = givingUp.lines(purchase.id());
        allocations.frozen(purchase.id()).stream().filter(line -> line.variantId() == variantId && !unpaid.contains(line.lineId()))
                .sorted(Comparator.comparing((FrozenDemand line) -> line.units().get(0).changeNo())).forEach(line -> {
                    Participation owner = participants.get(line.participationId());
                    Quantity lacks = line.quantity().minus(got.getOrDefault(line.lineId(), Quantity.ZERO));
                    if (lacks.isPositive() && !owner.isOnBehalf()) {
                        most.merge(owner.memberId(), lacks, Quantity::plus);
                    }
                });
        return most.entrySet().stream().filter(each -> !purchase.isOrganizedBy(each.getKey()))
                .map(each -> new FirstRight(each.getKey(), each.getValue(), Quantity.ZERO)).toList();
    }

    void add(long leftoverId, List<FirstRight> queue) {
        for (int i = 0; i < queue.size(); i++) {
            em.createNativeQuery("INSERT INTO leftover_first_right (leftover_id, member_id, position, most, wanted) VALUES (?, ?, ?, ?, 0)")
                    .setParameter(1, leftoverId).setParameter(2, queue.get(i).memberId()).setParameter(3, i + 1)
                    .setParameter(4, queue.get(i).most().amount()).executeUpdate();
        }
    }

    /** In the queue's order, by offer; only of offers whose time runs. */
    Map<Long, List<FirstRight>> of(long purchaseId) {
        Map<Long, List<FirstRight>> found = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT r.leftover_id, r.member_id, r.most, r.wanted FROM leftover l JOIN leftover_first_right r "
                + "ON r.leftover_id = l.id WHERE l.purchase_id = ? AND l.first_right_until IS NOT NULL ORDER BY r.leftover_id, r.position")
                .setParameter(1, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            found.computeIfAbsent(((Number) row[0]).longValue(), id -> new ArrayList<>()).add(new FirstRight(((Number) row[1]).longValue(),
                    new Quantity((BigDecimal) row[2]), new Quantity((BigDecimal) row[3])));
        }
        return found;
    }

    void want(long leftoverId, long memberId, Quantity units) {
        em.createNativeQuery("UPDATE leftover_first_right SET wanted = ? WHERE leftover_id = ? AND member_id = ?").setParameter(1, units.amount())
                .setParameter(2, leftoverId).setParameter(3, memberId).executeUpdate();
    }

    /** Offers whose time is over, of purchases that still hand over. */
    List<Long> due(Instant now, int limit) {
        List<?> found = em.createNativeQuery("SELECT l.id FROM leftover l JOIN purchase_gate g ON g.purchase_id = l.purchase_id WHERE l.first_right_until <= ? "
                        + "AND g.stage IN (" + LeftoverService.STAGES.stream().map(stage -> "'" + stage + "'").collect(Collectors.joining(",")) + ") ORDER BY l.id LIMIT "
                        + limit).setParameter(1, InstantConverter.column(now)).getResultList();
        return found.stream().map(id -> ((Number) id).longValue()).toList();
    }
}
