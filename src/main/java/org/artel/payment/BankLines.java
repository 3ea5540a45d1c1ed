package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.artel.common.IdBlocks;
import org.artel.common.InstantConverter;
import org.artel.common.MassInsert;
import org.artel.common.Money;
import org.artel.purchase.Purchase;

/** The repository of bank statements and their lines. */
@ApplicationScoped
class BankLines {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private IdBlocks ids;
    @Inject
    private MassInsert inserts;

    /** An uploaded statement. @param content null: imported */
    record Upload(long id, long organizerId, long uploadedBy, long purchaseId, String fileName, byte[] content, StatementImport imported) {
    }

    /** Whose payment a line is. */
    record Part(long id, long lineId, long purchaseId, long participationId, Money amount, Long claimId, boolean posted) {
    }

    long keep(long organizerId, long purchaseId, StatementFile file, long by, Instant now) {
        return inserts.into("bank_statement", "organizer_id, purchase_id, file_name, content, uploaded_by, uploaded_at",
                List.<Object[]>of(new Object[] {organizerId, purchaseId, file.name(), file.content(), by, InstantConverter.column(now)}));
    }

    Optional<Upload> upload(long id) {
        List<?> rows = em.createNativeQuery("SELECT id, organizer_id, uploaded_by, purchase_id, file_name, content, lines_read, added, matched FROM bank_statement "
                + "WHERE id = ?").setParameter(1, id).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Upload(number(row[0]), number(row[1]), number(row[2]), number(row[3]), (String) row[4],
                (byte[]) row[5], row[6] == null ? null
                        : new StatementImport(((Number) row[6]).intValue(), ((Number) row[7]).intValue(), ((Number) row[8]).intValue()))).findFirst();
    }

    /** What it holds is in the lines now. */
    void imported(long statementId, StatementImport result, Instant now) {
        em.createNativeQuery("UPDATE bank_statement SET content = NULL, imported_at = ?, lines_read = ?, added = ?, matched = ? WHERE id = ?")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, result.lines()).setParameter(3, result.added())
                .setParameter(4, result.matched()).setParameter(5, statementId).executeUpdate();
    }

    /** @return how many were not there yet */
    int add(long organizerId, long statementId, List<StatementLine> lines) {
        Map<String, Integer> repetitions = new HashMap<>();
        long id = ids.take("bank_line", Math.max(1, lines.size()));
        int added = 0;
        for (StatementLine line : lines) {
            String hash = line.hash();
            added += em.createNativeQuery("INSERT IGNORE INTO bank_line (id, organizer_id, statement_id, hash, repetition, booked_on, amount, payer, "
                            + "ending, purpose, bank_id, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')")
                    .setParameter(1, ++id).setParameter(2, organizerId).setParameter(3, statementId).setParameter(4, hash)
                    .setParameter(5, repetitions.merge(hash, 1, Integer::sum)).setParameter(6, Date.valueOf(line.date()))
                    .setParameter(7, line.amount().amount()).setParameter(8, line.payer()).setParameter(9, line.accountEnding())
                    .setParameter(10, line.purpose()).setParameter(11, line.bankId()).executeUpdate();
        }
        return added;
    }

    Optional<BankLine> find(long id) {
        return Optional.ofNullable(em.find(BankLine.class, id));
    }

    /** Those that wait, the oldest first, by keyset. */
    List<BankLine> waiting(long organizerId, long after, int limit) {
        return em.createQuery("SELECT l FROM BankLine l WHERE l.organizerId = :organizer AND l.state = :open AND l.id > :after ORDER BY l.id", BankLine.class)
                .setParameter("organizer", organizerId).setParameter("open", BankLine.State.OPEN).setParameter("after", after).setMaxResults(limit)
                .getResultList();
    }

    /** The newest first, by keyset. */
    List<BankLine> inState(long organizerId, BankLine.State state, long before, int limit) {
        return em.createQuery("SELECT l FROM BankLine l WHERE l.organizerId = :organizer AND l.state = :state AND l.id < :before ORDER BY l.id DESC",
                        BankLine.class)
                .setParameter("organizer", organizerId).setParameter("state", state).setParameter("before", before).setMaxResults(limit).getResultList();
    }

    /** Who uploaded statements, by statement. */
    Map<Long, Long> uploaders(Collection<Long> statementIds) {
        Map<Long, Long> uploaders = new HashMap<>();
        if (!statementIds.isEmpty()) {
            for (Object each : em.createNativeQuery("SELECT id, uploaded_by FROM bank_statement WHERE id IN ("
                    + String.join(",", statementIds.stream().map(String::valueOf).toList()) + ")").getResultList()) {
                uploaders.put(number(((Object[]) each)[0]), number(((Object[]) each)[1]));
            }
        }
        return uploaders;
    }

    /** Those found for a purchase, the newest first, by keyset. */
    List<BankLine> matched(long purchaseId, long before, int limit) {
        return lines(em.createNativeQuery("SELECT DISTINCT l.id FROM bank_line l JOIN bank_line_part p ON p.line_id = l.id WHERE p.purchase_id = ? "
                + "AND p.released_at IS NULL AND l.state = 'MATCHED' AND l.id < ? ORDER BY l.id DESC LIMIT " + limit)
                .setParameter(1, purchaseId).setParameter(2, before).getResultList());
    }

    private List<BankLine> lines(List<?> found) {
        List<Long> lineIds = found.stream().map(BankLines::number).toList();
        return lineIds.isEmpty() ? List.of() : em.createQuery("SELECT l FROM BankLine l WHERE l.id IN :ids ORDER BY l.id DESC", BankLine.class)
                .setParameter("ids", lineIds).getResultList();
    }

    /** False: it is in another state by now. */
    boolean change(long lineId, BankLine.State from, BankLine.State to) {
        return em.createNativeQuery("UPDATE bank_line SET state = ? WHERE id = ? AND state = ?").setParameter(1, to.name()).setParameter(2, lineId)
                .setParameter(3, from.name()).executeUpdate() == 1;
    }

    long add(long lineId, Matching.Part part, boolean posted) {
        return inserts.into("bank_line_part", "line_id, purchase_id, participation_id, amount, claim_id, posted",
                List.<Object[]>of(new Object[] {lineId, part.purchaseId(), part.participationId(), part.amount().amount(), part.claimId(), posted}));
    }

    List<Part> parts(Collection<Long> lineIds) {
        if (lineIds.isEmpty()) {
            return List.of();
        }
        List<?> rows = em.createNativeQuery("SELECT id, line_id, purchase_id, participation_id, amount, claim_id, posted FROM bank_line_part WHERE line_id IN ("
                + String.join(",", lineIds.stream().map(String::valueOf).toList()) + ") AND released_at IS NULL ORDER BY id").getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Part(number(row[0]), number(row[1]), number(row[2]), number(row[3]),
                new Money((BigDecimal) row[4]), row[5] == null ? null : number(row[5]), (Boolean) row[6])).toList();
    }

    void release(long lineId, Instant now) {
        em.createNativeQuery("UPDATE bank_line_part SET released_at = ? WHERE line_id = ? AND released_at IS NULL")
                .setParameter(1, InstantConverter.column(now)).setParameter(2, lineId).executeUpdate();
    }

    Map<String, StatementColumn> columns(long organizerId) {
        Map<String, StatementColumn> columns = new TreeMap<>();
        for (Object each : em.createNativeQuery("SELECT heading, meaning FROM statement_column WHERE organizer_id = ?").setParameter(1, organizerId)
                .getResultList()) {
            Object[] row = (Object[]) each;
            columns.put((String) row[0], StatementColumn.valueOf((String) row[1]));
        }
        return columns;
    }

    void remember(long organizerId, String heading, StatementColumn meaning) {
        em.createNativeQuery("INSERT INTO statement_column (organizer_id, heading, meaning) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE "
                        + "meaning = VALUES(meaning)")
                .setParameter(1, organizerId).setParameter(2, heading).setParameter(3, meaning.name()).executeUpdate();
    }

    /** The organizer's purchases in which money may come in, by id: after the Stop, and for a while after the end. */
    List<Purchase> awaiting(long organizerId, Instant endedAfter) {
        return em.createQuery("SELECT p FROM Purchase p WHERE p.organizerId = :organizer AND p.stage IN :stages "
                        + "AND (p.endedAt IS NULL OR p.endedAt > :ended) ORDER BY p.id", Purchase.class)
                .setParameter("organizer", organizerId).setParameter("stages", ClaimService.AFTER_STOP).setParameter("ended", endedAfter)
                .getResultList();
    }

    /** As it is behind its gate. */
    void refresh(Purchase purchase) {
        em.refresh(purchase);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}
