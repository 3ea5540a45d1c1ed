package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.UnlistedGoodsService;
import org.artel.purchase.PurchaseView;

/** Goods that came though they are not on the invoice: any of the price list, or some that it does not name. */
@ApplicationScoped
@Transactional
@Retried
public class MisSortService {

    private static final int LOTS_MAX = 20;

    /**
     * Goods that the price list does not name.
     *
     * @param article may be null
     * @param worth   of one unit, as the organizer estimates it
     */
    public record Unlisted(String article, String name, UnitPrice worth, Quantity quantity) {
    }

    @Inject
    private ReceiptService receipts;
    @Inject
    private PricelistService pricelist;
    @Inject
    private UnlistedGoodsService unlisted;
    @Inject
    private PurchaseView view;
    @Inject
    private Access access;

    /**
     * What may have come: names by variant, of at most 20 lots in the order of the list.
     *
     * @param words     parts of a name or article; null or blank: the other variants of the lot of {@code insteadOf}
     * @param insteadOf the variant in whose place it came; null: in none
     * @throws Refused FORBIDDEN for others than organizer and co-organizers, NOT_FOUND
     */
    public Map<Long, String> find(long purchaseId, long memberId, String words, Long insteadOf) {
        requireKeeper(purchaseId, memberId);
        List<Lot> lots = words != null && !words.isBlank() ? pricelist.lots(purchaseId, new LotFilter(words, null, true), 0, LOTS_MAX)
                : insteadOf == null ? List.of() : List.copyOf(pricelist.lotsByIds(pricelist.variantsByIds(List.of(insteadOf)).values().stream()
                        .map(LotVariant::lotId).toList()).values());
        Map<Long, List<LotVariant>> variants = pricelist.allVariantsOf(lots.stream().map(Lot::id).toList());
        Map<Long, String> names = new LinkedHashMap<>();
        lots.forEach(lot -> variants.getOrDefault(lot.id(), List.of()).stream().filter(variant -> !variant.id().equals(insteadOf))
                .forEach(variant -> names.put(variant.id(), ((variant.article().isEmpty() ? lot.article() : variant.article()) + ' ' + lot.nameOf(variant)).strip())));
        return names;
    }

    /**
     * Counts goods that the list does not name: nobody ordered them, so they are left over.
     *
     * @return the receipt's id
     * @throws Refused as {@link UnlistedGoodsService#add} and {@link ReceiptService#count}
     */
    @Once
    public long countUnlisted(long purchaseId, long memberId, Unlisted goods, String note) {
        requireKeeper(purchaseId, memberId);
        long variant = unlisted.add(purchaseId, memberId, goods.article(), goods.name(), goods.worth());
        return receipts.count(purchaseId, memberId, note, List.of(new Receipt.Counted(variant, null, goods.quantity())), List.of(), null);
    }

    private void requireKeeper(long purchaseId, long memberId) {
        access.require(Operation.HAND_OVER_PURCHASE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
    }
}
