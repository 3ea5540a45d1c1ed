package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.artel.common.Hash;
import org.artel.common.InstantConverter;
import org.artel.common.MassInsert;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;

/** The repository of suppliers' links and answers. */
@ApplicationScoped
class SupplierAnswers {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private MassInsert inserts;

    void add(SupplierLink link) {
        em.persist(link);
    }

    Optional<SupplierLink> link(long id) {
        return Optional.ofNullable(em.find(SupplierLink.class, id));
    }

    /** As the database has it now: it may have been revoked since it was read. */
    SupplierLink fresh(SupplierLink link) {
        em.refresh(link);
        return link;
    }

    /** The last one first. */
    List<SupplierLink> links(long purchaseId) {
        return em.createQuery("SELECT l FROM SupplierLink l WHERE l.purchaseId = :purchase ORDER BY l.madeAt DESC, l.id DESC", SupplierLink.class)
                .setParameter("purchase", purchaseId).getResultList();
    }

    /** The last answer of a purchase. */
    Optional<SupplierAnswer> last(long purchaseId) {
        List<?> found = em.createNativeQuery("SELECT id, number, general_order_no, note, answered_at FROM supplier_answer WHERE purchase_id = ? "
                + "ORDER BY number DESC LIMIT 1").setParameter(1, purchaseId).getResultList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Object[] answer = (Object[]) found.get(0);
        List<?> rows = em.createNativeQuery("SELECT variant_id, quantity, price FROM supplier_answer_line WHERE answer_id = ? ORDER BY id")
                .setParameter(1, answer[0]).getResultList();
        return Optional.of(new SupplierAnswer(((Number) answer[1]).longValue(), ((Number) answer[2]).intValue(), (String) answer[3],
                InstantConverter.moment(answer[4]), rows.stream().map(Object[].class::cast).map(row -> new SupplierAnswer.Line(
                        ((Number) row[0]).longValue(), new Quantity((BigDecimal) row[1]), new UnitPrice((BigDecimal) row[2]))).toList()));
    }

    void add(SupplierLink link, SupplierAnswer answer) {
        String text = answer.lines().stream().map(line -> line.variantId() + "\t" + line.quantity() + '\t' + line.price() + '\n').collect(Collectors.joining());
        long id = inserts.into("supplier_answer", "purchase_id, number, general_order_no, link_id, note, hash, answered_at", List.<Object[]>of(new Object[] {
            link.purchaseId(), answer.number(), answer.generalOrderNo(), link.id(), answer.note(), Hash.of(text), InstantConverter.column(answer.answeredAt())}));
        inserts.into("supplier_answer_line", "answer_id, variant_id, quantity, price", answer.lines().stream()
                .map(line -> new Object[] {id, line.variantId(), line.quantity().amount(), line.price().amount()}).toList());
    }
}
