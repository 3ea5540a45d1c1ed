package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.artel.common.Refused;
import org.artel.forum.SectionService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;

/** A purchase's price list beside that of the same supplier's purchase before it, article by article. */
@ApplicationScoped
@Transactional
public class PreviousListService {

    private static final int LOOKED_AT = 20;

    @Inject
    private ListPairs pairs;
    @Inject
    private PriceListRights rights;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseService purchases;
    @Inject
    private SectionService sections;

    /**
     * The supplier's last purchase before this one whose supplier and prices this viewer may see, as of this one.
     *
     * @param memberId null: a guest
     * @return empty: there is none
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer
     */
    public Optional<Purchase> previous(long purchaseId, Long memberId) {
        Purchase purchase = rights.requireReadable(purchaseId, memberId);
        if (purchase.supplierId() == null || !knows(purchase, memberId)) {
            return Optional.empty();
        }
        return purchases.ofSupplier(purchase.supplierId(), sections.visibleTo(memberId), purchaseId, LOOKED_AT).stream()
                .filter(earlier -> knows(earlier, memberId)).findFirst();
    }

    private boolean knows(Purchase purchase, Long memberId) {
        PurchaseView.Rights seen = view.rights(purchase, memberId);
        return seen.supplier() && seen.prices();
    }

    /**
     * By keyset, in the order of the newer list; {@link ListPair.Kind#GONE} in the order of the older one. Lots without an article are left
     * out: nothing tells which is which.
     *
     * @param kind  null: all that stand in the newer list
     * @param after 0 for the first page, then the position of the last pair that was shown
     * @throws Refused NOT_FOUND when there is no {@link #previous} list
     */
    public List<ListPair> compared(long purchaseId, Long memberId, ListPair.Kind kind, int after, int limit) {
        Purchase earlier = previous(purchaseId, memberId).orElseThrow(Refused::notFound);
        return pairs.page(purchaseId, earlier.id(), kind, after, limit);
    }
}
