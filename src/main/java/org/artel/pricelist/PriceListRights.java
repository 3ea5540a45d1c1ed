package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Refused;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/** Who may read or change a price list, and until when. */
@ApplicationScoped
class PriceListRights {

    /** Not while a moderator looks at it, and not once the orders are frozen. */
    private static final Set<Stage> CHANGEABLE = EnumSet.of(Stage.DRAFT, Stage.ANNOUNCED, Stage.OPEN);

    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;

    /** @throws Refused NOT_FOUND, FORBIDDEN, or CONFLICT {@code pricelist.notNow} outside the stages in which it may change */
    Purchase requireChangeable(long purchaseId, long memberId, Operation operation) {
        Purchase purchase = requireKeeper(purchaseId, memberId, operation);
        if (!CHANGEABLE.contains(purchase.stage())) {
            throw new Refused(Refused.Kind.CONFLICT, "pricelist.notNow", purchase.stage());
        }
        return purchase;
    }

    Purchase requireKeeper(long purchaseId, long memberId, Operation operation) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(operation, memberId, view.relation(purchase, memberId));
        return purchase;
    }

    /** The purchase, when this viewer may see its list; prices may still be hidden. */
    Purchase requireReadable(long purchaseId, Long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.VIEW_PRICE_LIST, memberId, view.relation(purchase, memberId));
        return purchase;
    }

    boolean seesPrices(Purchase purchase, Long memberId) {
        return view.rights(purchase, memberId).prices();
    }

    boolean mayChange(Purchase purchase, Long memberId) {
        return CHANGEABLE.contains(purchase.stage())
                && access.may(Operation.CHANGE_PRICE_LIST, memberId, view.relation(purchase, memberId));
    }
}
