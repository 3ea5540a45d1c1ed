package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.artel.common.Texts;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;

/**
 * Who may see what of participants and their orders. Names and lines belong to the roll: who may not see the roll sees neither.
 * Anonymous participants are shown by their number to everybody but themselves, the organizer and moderators.
 */
@ApplicationScoped
@Transactional
public class OrderAudience {

    @Inject
    private PurchaseView view;

    /**
     * What one viewer sees of a purchase's orders.
     *
     * @param viewerId null: a guest
     */
    public record Sight(Long viewerId, PurchaseView.Rights rights) {

        /** The lines of this order, without sums. */
        public boolean lines(Participation participation) {
            return rights.roll() || isOwn(participation);
        }

        public boolean sums(Participation participation) {
            return lines(participation) && (rights.prices() || isOwn(participation));
        }

        /** The nickname may be shown; an order on behalf has none. */
        public boolean name(Participation participation) {
            return !participation.isOnBehalf() && (isOwn(participation) || rights.manager() || rights.roll() && !participation.isAnonymous());
        }

        public boolean isOwn(Participation participation) {
            return viewerId != null && viewerId == participation.memberId();
        }
    }

    public Sight sight(Purchase purchase, Long viewerId) {
        return new Sight(viewerId, view.rights(purchase, viewerId));
    }

    /** 'Participant 17'. */
    public static String pseudonym(Participation participation, Texts texts) {
        return texts.text("order.pseudonym", participation.pseudonymNo());
    }
}
