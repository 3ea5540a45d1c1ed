package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.InstantConverter;
import org.artel.common.MassInsert;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.payment.LedgerTransfer.Document;

/**
 * The ledger of purchases: zero-sum by construction, because every transfer debits one account and credits another. It is never changed;
 * triggers of the database refuse it. For the services that settle a purchase: they check the rights and hold the purchase's gate.
 */
@ApplicationScoped
@Transactional
public class Ledger {

    private static final String SELECT = "SELECT id, debit, debit_participation_id, credit, credit_participation_id, amount, why, "
            + "document_kind, document_id, part, reverses, occurred_at, booked_at, booked_by FROM ledger_transfer ";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private MassInsert inserts;
    @Inject
    private Clock clock;

    /**
     * Posts what a document moves. The same document twice breaks its unique key, and with it the transaction.
     *
     * @param transfers as {@link LedgerTransfer#of} makes them; none: nothing happens
     * @param by        the member who books it; null: a timer
     */
    public void post(long purchaseId, Document document, Instant occurredAt, Long by, List<LedgerTransfer> transfers) {
        post(purchaseId, Map.of(document, transfers), occurredAt, by);
    }

    /** Many documents of one moment, with a few statements. */
    void post(long purchaseId, Map<Document, List<LedgerTransfer>> documents, Instant occurredAt, Long by) {
        Timestamps moments = new Timestamps(occurredAt, clock.instant());
        List<Object[]> rows = new ArrayList<>();
        documents.forEach((document, transfers) -> {
            int part = 0;
            for (LedgerTransfer transfer : transfers) {
                rows.add(row(purchaseId, transfer, document, ++part, transfer.reverses(), moments, by));
            }
        });
        inserts.into("ledger_transfer", "purchase_id, debit, debit_participation_id, credit, credit_participation_id, amount, why, document_kind, "
                + "document_id, part, reverses, occurred_at, booked_at, booked_by", rows);
    }

    private record Timestamps(Instant occurredAt, Instant bookedAt) {
    }

    private static Object[] row(long purchaseId, LedgerTransfer transfer, Document document, int part, Long reverses, Timestamps moments, Long by) {
        return new Object[] {purchaseId, transfer.debit().kind().name(), transfer.debit().participationId(), transfer.credit().kind().name(),
            transfer.credit().participationId(), transfer.amount().amount(), transfer.why().name(), document.kind().name(), document.id(), part,
            reverses, InstantConverter.column(moments.occurredAt()), InstantConverter.column(moments.bookedAt()), by};
    }

    /**
     * Takes everything back that a document moved. Each transfer can be reversed once.
     *
     * @throws Refused CONFLICT {@code ledger.reversed} when it was taken back before
     */
    public void reverse(long purchaseId, Document document, Long by) {
        List<LedgerTransfer> posted = ofDocument(purchaseId, document);
        if (!reversed(posted).isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "ledger.reversed");
        }
        reverse(purchaseId, posted, by);
    }

    /** Takes single transfers back, none of which was before. */
    void reverse(long purchaseId, List<LedgerTransfer> posted, Long by) {
        Map<Document, List<LedgerTransfer>> reversals = new HashMap<>();
        for (LedgerTransfer one : posted) {
            reversals.put(new Document(Document.Kind.REVERSAL, one.id()), List.of(new LedgerTransfer(0, one.credit(), one.debit(), one.amount(),
                    one.why(), null, 0, one.id(), null, null, null)));
        }
        post(purchaseId, reversals, clock.instant(), by);
    }

    private Collection<Long> reversed(List<LedgerTransfer> posted) {
        if (posted.isEmpty()) {
            return List.of();
        }
        @SuppressWarnings("unchecked")
        List<Number> found = em.createNativeQuery("SELECT reverses FROM ledger_transfer WHERE reverses IN ("
                + posted.stream().map(one -> String.valueOf(one.id())).collect(Collectors.joining(",")) + ")").getResultList();
        return found.stream().map(Number::longValue).toList();
    }

    /** What a document moved, in order. */
    public List<LedgerTransfer> ofDocument(long purchaseId, Document document) {
        return transfers(em.createNativeQuery(SELECT + "WHERE document_kind = ? AND document_id = ? AND purchase_id = ? ORDER BY part")
                .setParameter(1, document.kind().name()).setParameter(2, document.id()).setParameter(3, purchaseId).getResultList());
    }

    /** The whole ledger of a purchase, in the order in which it was booked. */
    public List<LedgerTransfer> of(long purchaseId) {
        return transfers(em.createNativeQuery(SELECT + "WHERE purchase_id = ? ORDER BY id").setParameter(1, purchaseId).getResultList());
    }

    /** What touched one participant's accounts, in the order in which it was booked. */
    public List<LedgerTransfer> ofParticipation(long participationId) {
        return transfers(em.createNativeQuery(SELECT + "WHERE debit_participation_id = ? UNION " + SELECT + "WHERE credit_participation_id = ? ORDER BY 1")
                .setParameter(1, participationId).setParameter(2, participationId).getResultList());
    }

    /** Participations whose accounts something touched. */
    Set<Long> participations(long purchaseId) {
        Set<Long> found = new HashSet<>();
        for (Object each : em.createNativeQuery("SELECT debit_participation_id FROM ledger_transfer WHERE purchase_id = ? AND debit_participation_id > 0 "
                        + "UNION SELECT credit_participation_id FROM ledger_transfer WHERE purchase_id = ? AND credit_participation_id > 0")
                .setParameter(1, purchaseId).setParameter(2, purchaseId).getResultList()) {
            found.add(number(each));
        }
        return found;
    }

    /** The balances that are not zero; all together they add up to zero. */
    public Map<Account, Money> balances(long purchaseId) {
        em.flush();
        Map<Account, Money> balances = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT kind, participation_id, SUM(amount) FROM (SELECT debit AS kind, debit_participation_id AS "
                        + "participation_id, amount FROM ledger_transfer WHERE purchase_id = ? UNION ALL SELECT credit, credit_participation_id, "
                        + "-amount FROM ledger_transfer WHERE purchase_id = ?) t GROUP BY kind, participation_id HAVING SUM(amount) <> 0")
                .setParameter(1, purchaseId).setParameter(2, purchaseId).getResultList()) {
            Object[] row = (Object[]) each;
            balances.put(account(row[0], row[1]), new Money((BigDecimal) row[2]));
        }
        return balances;
    }

    /** What some participants owe now, by participation; those whose accounts nothing ever touched have no entry. */
    Map<Long, Money> dues(Collection<Long> participationIds) {
        Map<Long, Money> dues = new HashMap<>();
        if (participationIds.isEmpty()) {
            return dues;
        }
        String in = participationIds.stream().map(Object::toString).collect(Collectors.joining(","));
        for (Object each : em.createNativeQuery("SELECT id, SUM(amount) FROM (SELECT debit_participation_id AS id, amount FROM ledger_transfer "
                + "WHERE debit = 'MEMBER' AND debit_participation_id IN (" + in + ") UNION ALL SELECT credit_participation_id, -amount "
                + "FROM ledger_transfer WHERE credit = 'MEMBER' AND credit_participation_id IN (" + in + ")) t GROUP BY id").getResultList()) {
            Object[] row = (Object[]) each;
            dues.put(number(row[0]), new Money((BigDecimal) row[1]));
        }
        return dues;
    }

    /**
     * What participants owe by something else than the bills issued before that moment, by participation: later bills, penalties, storage,
     * leftovers, as far as none of it was taken back.
     */
    Map<Long, Money> chargedLater(long purchaseId, Instant moment) {
        Map<Long, Money> charged = new HashMap<>();
        for (Object each : em.createNativeQuery("SELECT GREATEST(t.debit_participation_id, t.credit_participation_id), SUM(IF(t.debit = 'MEMBER', t.amount, "
                        + "-t.amount)) FROM ledger_transfer t LEFT JOIN ledger_transfer r ON r.id = t.reverses LEFT JOIN bill b ON t.document_kind = 'BILL' "
                        + "AND b.id = t.document_id WHERE t.purchase_id = ? AND (t.debit = 'MEMBER') <> (t.credit = 'MEMBER') "
                        + "AND (COALESCE(r.document_kind, t.document_kind) IN ('PENALTY', 'STORAGE', 'LEFTOVER') OR b.issued_at >= ?) GROUP BY 1")
                .setParameter(1, purchaseId).setParameter(2, InstantConverter.column(moment)).getResultList()) {
            Object[] row = (Object[]) each;
            charged.put(number(row[0]), new Money((BigDecimal) row[1]));
        }
        return charged;
    }

    /** Of one account. Both sides are found by the keys of the participation, unless it is an account of the purchase itself. */
    public Money balance(long purchaseId, Account account) {
        return sum("debit", purchaseId, account).minus(sum("credit", purchaseId, account));
    }

    private Money sum(String side, long purchaseId, Account account) {
        return new Money((BigDecimal) em.createNativeQuery("SELECT COALESCE(SUM(amount), 0.00) FROM ledger_transfer WHERE purchase_id = ? AND " + side
                        + " = ? AND " + side + "_participation_id = ?")
                .setParameter(1, purchaseId).setParameter(2, account.kind().name()).setParameter(3, account.participationId()).getSingleResult());
    }

    private static List<LedgerTransfer> transfers(List<?> rows) {
        return rows.stream().map(each -> {
            Object[] row = (Object[]) each;
            return new LedgerTransfer(number(row[0]), account(row[1], row[2]), account(row[3], row[4]), new Money((BigDecimal) row[5]),
                    LedgerTransfer.Why.valueOf((String) row[6]), new Document(Document.Kind.valueOf((String) row[7]), number(row[8])),
                    ((Number) row[9]).intValue(), row[10] == null ? null : number(row[10]), InstantConverter.moment(row[11]),
                    InstantConverter.moment(row[12]), row[13] == null ? null : number(row[13]));
        }).toList();
    }

    private static Account account(Object kind, Object participationId) {
        return new Account(Account.Kind.valueOf((String) kind), number(participationId));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
