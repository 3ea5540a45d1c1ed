package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Refused;
import org.artel.common.Visibility;
import org.artel.forum.SectionRules;
import org.artel.forum.SectionService;

/** Who sees what of a purchase: the stricter of its section's rule and its own terms holds. */
@ApplicationScoped
@Transactional
public class PurchaseView {

    @Inject
    private Purchases purchases;
    @Inject
    private SectionService sections;
    @Inject
    private Access access;
    @Inject
    private CoOrganizers coOrganizers;
    @Inject
    private Instance<Participants> participants;

    /**
     * What one viewer sees of one purchase.
     *
     * @param manager     organizer or co-organizer of this purchase, moderator or administrator: sees everything
     * @param participant has an order in it
     */
    public record Rights(boolean prices, boolean roll, boolean supplier, boolean manager, boolean participant) {
    }

    /** @param memberId null: a guest */
    public Rights rights(Purchase purchase, Long memberId) {
        SectionRules section = sections.effective(purchase.sectionId());
        Visibility prices = purchase.terms().pricesVisible().stricter(section.pricesVisible());
        Visibility roll = purchase.terms().rollVisible().stricter(section.rollVisible());
        Visibility supplier = purchase.terms().supplierVisible().stricter(section.supplierVisible());
        boolean manager = memberId != null && access.may(Operation.VIEW_DRAFT_PURCHASE, memberId, relation(purchase, memberId));
        boolean participant = memberId != null && participants.isResolvable()
                && participants.get().takesPart(purchase.id(), memberId);
        return new Rights(sees(prices, memberId, manager, participant), sees(roll, memberId, manager, participant),
                sees(supplier, memberId, manager, participant), manager, participant);
    }

    /**
     * The purchase, if it exists for this viewer: its section does, and it is announced or the viewer's to see before.
     *
     * @param memberId null: a guest
     * @throws Refused NOT_FOUND otherwise
     */
    public Purchase requireVisible(long purchaseId, Long memberId) {
        Purchase purchase = purchases.get(purchaseId);
        if (!isVisible(purchase, memberId)) {
            throw Refused.notFound();
        }
        return purchase;
    }

    /** @param memberId null: a guest */
    public boolean isVisible(Purchase purchase, Long memberId) {
        boolean own = memberId != null && memberId == purchase.organizerId();
        return (own || sections.visibleTo(memberId).contains(purchase.sectionId()))
                && (purchase.isAnnounced() || access.may(Operation.VIEW_DRAFT_PURCHASE, memberId, relation(purchase, memberId)));
    }

    /** How somebody stands to it: organizer, co-organizer or neither. @param memberId null: a guest */
    public Relation relation(Purchase purchase, Long memberId) {
        return coOrganizers.relation(purchase.id(), purchase.organizerId(), memberId);
    }

    static boolean sees(Visibility visibility, Long memberId, boolean manager, boolean participant) {
        return manager || switch (visibility) {
            case EVERYONE -> true;
            case MEMBERS -> memberId != null;
            case PARTICIPANTS -> participant;
            case ORGANIZER -> false;
        };
    }
}
