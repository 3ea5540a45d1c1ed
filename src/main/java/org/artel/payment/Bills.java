package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.common.InstantConverter;
import org.artel.common.MassInsert;
import org.artel.common.Money;
import org.artel.purchase.DeliveryBasis;

/** The repository of calculations and bills. */
@ApplicationScoped
class Bills {

    private static final String SELECT =
            "SELECT b.id, b.participation_id, b.version, b.issued_at, b.goods, b.delivery, b.fees, b.percent FROM bill b ";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private MassInsert inserts;

    /** The sums of a calculation over the whole purchase, see the table {@code billing}. */
    record Run(int version, Money invoiced, Money missing, Money charges, Money discounts, Money leftoverGoods, Money leftoverDelivery,
            Money rounding) {

        static final Run NONE = new Run(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** The last one; {@link Run#NONE} before the first. */
    Run lastRun(long purchaseId) {
        List<?> rows = em.createNativeQuery("SELECT version, invoiced, missing, charges, discounts, leftover_goods, leftover_delivery, rounding FROM billing "
                + "WHERE purchase_id = ? ORDER BY version DESC LIMIT 1").setParameter(1, purchaseId).getResultList();
        if (rows.isEmpty()) {
            return Run.NONE;
        }
        Object[] row = (Object[]) rows.get(0);
        return new Run(((Number) row[0]).intValue(), money(row[1]), money(row[2]), money(row[3]), money(row[4]), money(row[5]), money(row[6]), money(row[7]));
    }

    /** @return its id */
    long add(long purchaseId, Run run, String step, long document, Instant now) {
        return inserts.into("billing", "purchase_id, version, step, document, issued_at, invoiced, missing, charges, discounts, leftover_goods, "
                + "leftover_delivery, rounding", List.<Object[]>of(new Object[] {purchaseId, run.version(), step, document, InstantConverter.column(now),
                    run.invoiced().amount(), run.missing().amount(), run.charges().amount(), run.discounts().amount(),
                    run.leftoverGoods().amount(), run.leftoverDelivery().amount(), run.rounding().amount()}));
    }

    /** Writes bills with their items. @return their ids, in the same order */
    List<Long> add(long purchaseId, long billingId, List<Billing.BillSums> sums, List<Integer> versions, Instant now) {
        List<Object[]> bills = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            Billing.BillSums one = sums.get(i);
            bills.add(new Object[] {billingId, purchaseId, one.participationId(), versions.get(i), InstantConverter.column(now), one.goods().amount(),
                one.delivery().amount(), one.fees().amount(), one.percent().amount(), one.total().amount()});
        }
        long first = inserts.into("bill", "billing_id, purchase_id, participation_id, version, issued_at, goods, delivery, fees, percent, total", bills);
        List<Object[]> items = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < sums.size(); i++) {
            long bill = first + i;
            ids.add(bill);
            int position = 0;
            for (BillItem item : sums.get(i).items()) {
                items.add(new Object[] {bill, ++position, item.kind().name(), item.name(), item.basis() == null ? null : item.basis().name(),
                    item.own(), item.whole(), item.total().amount(), item.amount().amount()});
            }
        }
        inserts.into("bill_item", "bill_id, position, kind, name, basis, own, whole, total, amount", items);
        return ids;
    }

    /** The bills that hold, by participation. */
    Map<Long, Bill> latest(long purchaseId) {
        Map<Long, Bill> bills = new HashMap<>();
        for (Object row : em.createNativeQuery(SELECT + "JOIN (SELECT participation_id, MAX(version) AS version FROM bill WHERE purchase_id = ? "
                        + "GROUP BY participation_id) m ON m.participation_id = b.participation_id AND m.version = b.version")
                .setParameter(1, purchaseId).getResultList()) {
            Bill bill = bill((Object[]) row);
            bills.put(bill.participationId(), bill);
        }
        return bills;
    }

    /** Every version of one participant's bill, the last first. */
    List<Bill> versions(long participationId) {
        return em.createNativeQuery(SELECT + "WHERE b.participation_id = ? ORDER BY b.version DESC").setParameter(1, participationId)
                .getResultList().stream().map(row -> bill((Object[]) row)).toList();
    }

    Optional<Bill> find(long billId) {
        return em.createNativeQuery(SELECT + "WHERE b.id = ?").setParameter(1, billId).getResultList().stream()
                .map(row -> bill((Object[]) row)).findFirst();
    }

    List<BillItem> items(long billId) {
        return items("i.bill_id = ?", billId).getOrDefault(billId, List.of());
    }

    /** Of the bills that hold, by bill. */
    Map<Long, List<BillItem>> latestItems(long purchaseId) {
        return items("i.bill_id IN (SELECT b.id FROM bill b JOIN (SELECT participation_id, MAX(version) AS version FROM bill WHERE purchase_id = ? "
                + "GROUP BY participation_id) m ON m.participation_id = b.participation_id AND m.version = b.version)", purchaseId);
    }

    private Map<Long, List<BillItem>> items(String where, long parameter) {
        Map<Long, List<BillItem>> items = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT i.bill_id, i.kind, i.name, i.basis, i.own, i.whole, i.total, i.amount FROM bill_item i WHERE "
                + where + " ORDER BY i.bill_id, i.position").setParameter(1, parameter).getResultList()) {
            Object[] row = (Object[]) each;
            items.computeIfAbsent(((Number) row[0]).longValue(), bill -> new ArrayList<>()).add(new BillItem(BillItem.Kind.valueOf((String) row[1]),
                    (String) row[2], row[3] == null ? null : DeliveryBasis.valueOf((String) row[3]), (BigDecimal) row[4], (BigDecimal) row[5],
                    money(row[6]), money(row[7])));
        }
        return items;
    }

    private static Bill bill(Object[] row) {
        return new Bill(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), ((Number) row[2]).intValue(), InstantConverter.moment(row[3]),
                money(row[4]), money(row[5]), money(row[6]), money(row[7]));
    }

    private static Money money(Object column) {
        return new Money((BigDecimal) column);
    }
}
