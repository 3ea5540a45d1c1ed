package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import org.artel.account.MemberService;
import org.artel.common.InstantConverter;
import org.artel.common.Money;
import org.artel.common.Retried;
import org.artel.forum.SectionService;

/**
 * The exposure cap of an organizer in a section: what is collected in their purchases there from OPEN until the end. Once it is used
 * up, they publish no further purchase there. An order that lifts an open purchase above it is accepted all the same, and organizer and moderators are
 * warned: the participant has done nothing wrong, the organizer may have other purchases that stop today, and an order must stay
 * fast – a sum over the organizer's purchases in its transaction would be read while others change it, so that it would either be
 * inexact or need a gate that all orders of all these purchases pass.
 */
@ApplicationScoped
@Transactional
@Retried
public class ExposureService {

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Purchases purchases;
    @Inject
    private SectionService sections;
    @Inject
    private MemberService members;
    @Inject
    private Clock clock;
    @Inject
    private Event<ExposureExceeded> exceeded;

    /** In the purchase's section, of its organizer. */
    Exposure of(Purchase purchase) {
        Money cap = sections.effective(purchase.sectionId()).exposureCap(members.byId(purchase.organizerId()).isTrusted());
        if (cap == null) {
            return new Exposure(Money.ZERO, null);
        }
        return new Exposure(new Money((BigDecimal) em.createNativeQuery("SELECT COALESCE(SUM(g.goods), 0) FROM purchase p "
                        + "JOIN purchase_gate g ON g.purchase_id = p.id WHERE p.organizer_id = ? AND p.section_id = ? "
                        + "AND p.stage IN ('OPEN', 'STOPPED', 'SENT', 'TOP_UP', 'INVOICED', 'PAYMENT', 'PAID', 'IN_TRANSIT', 'RECEIVED', 'HANDOVER')")
                .setParameter(1, purchase.organizerId()).setParameter(2, purchase.sectionId()).getSingleResult()), cap);
    }

    /** After an order's commit, in a transaction of its own. Cheap where the section has no cap. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void warnIfAbove(long purchaseId) {
        Exposure exposure = of(purchases.get(purchaseId));
        if (exposure.isAbove() && em.createNativeQuery("INSERT IGNORE INTO exposure_warning (purchase_id, warned_at) VALUES (?, ?)")
                .setParameter(1, purchaseId).setParameter(2, InstantConverter.column(clock.instant())).executeUpdate() == 1) {
            exceeded.fire(new ExposureExceeded(purchaseId, exposure));
        }
    }
}
