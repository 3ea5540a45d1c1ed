package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.PostService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * Interest check: while a purchase is announced, members say what they want of it. It binds nobody, holds no stock and passes no
 * gate; only sums are shown, to nobody who it was. When the purchase opens, each may have the order form filled with it.
 */
@ApplicationScoped
@Transactional
@Retried
public class InterestService {

    private static final int LINES_MAX = 2000;
    private static final Quantity QUANTITY_MAX = Quantity.of(1_000_000);

    @Inject
    private Interests interests;
    @Inject
    private Orders orders;
    @Inject
    private PurchaseView view;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PostService posts;
    @Inject
    private Access access;
    @Inject
    private Clock clock;

    /**
     * 'I want': a mark, with quantities or without. Variants that are not named stay as they are, a quantity of 0 takes one out.
     * Sent twice it is the same.
     *
     * @throws Refused CONFLICT {@code interest.notAnnounced}; {@code order.noSuchLot}, {@code order.negative}, {@code order.lines}
     */
    public void want(long memberId, long purchaseId, Map<Long, Quantity> quantities) {
        access.require(Operation.SHOW_INTEREST, memberId);
        Purchase purchase = announced(purchaseId, memberId);
        if (quantities.size() > LINES_MAX) {
            throw new Refused("order.lines", LINES_MAX);
        }
        Map<Long, LotVariant> variants = pricelist.variantsByIds(quantities.keySet());
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        interests.mark(purchaseId, memberId, clock.instant());
        quantities.forEach((variantId, quantity) -> {
            LotVariant variant = variants.get(variantId);
            if (variant == null || variant.purchaseId() != purchaseId) {
                throw new Refused("order.noSuchLot");
            }
            if (quantity.isNegative() || quantity.compareTo(QUANTITY_MAX) > 0) {
                throw new Refused("order.negative");
            }
            if (quantity.isZero()) {
                interests.dropLine(purchaseId, memberId, variantId);
            } else {
                interests.want(purchaseId, memberId, new InterestLine(variantId, quantity, lots.get(variant.lotId()).priceOf(variant)));
            }
        });
        posts.touched(purchase.topicId());
    }

    /** @throws Refused CONFLICT {@code interest.notAnnounced} */
    public void takeBack(long memberId, long purchaseId) {
        access.require(Operation.SHOW_INTEREST, memberId);
        Purchase purchase = announced(purchaseId, memberId);
        interests.drop(purchaseId, memberId);
        posts.touched(purchase.topicId());
    }

    private Purchase announced(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        if (purchase.stage() != Stage.ANNOUNCED) {
            throw new Refused(Refused.Kind.CONFLICT, "interest.notAnnounced");
        }
        return purchase;
    }

    /** @param viewerId null: a guest. @throws Refused NOT_FOUND when the purchase does not exist for this viewer */
    public InterestSums sums(long purchaseId, Long viewerId) {
        view.requireVisible(purchaseId, viewerId);
        return interests.sums(purchaseId);
    }

    /** What all together want, by variant, as the fill board shows what is ordered. The caller checks the rights. */
    public Map<Long, FillBoards.Demand> demand(long purchaseId) {
        return interests.byVariant(purchaseId).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> FillBoards.Demand.of(e.getValue(), Quantity.ZERO)));
    }

    public boolean isInterested(long purchaseId, long memberId) {
        return interests.isMarked(purchaseId, memberId);
    }

    /** What the member wants, in the order of the price list. */
    public List<InterestLine> own(long purchaseId, long memberId) {
        return interests.lines(purchaseId, memberId);
    }

    /**
     * What an order form is filled with: the member's interest as far as it fits today, without what is ordered already. Nothing
     * is saved.
     */
    public CarriedInterest carried(long purchaseId, long memberId) {
        access.require(Operation.SHOW_INTEREST, memberId);
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        Set<Long> ordered = orders.find(purchaseId, memberId).map(p -> orders.linesByVariant(p.id()).values().stream()
                .filter(line -> line.quantity().isPositive()).map(OrderLine::variantId).collect(Collectors.toSet())).orElse(Set.of());
        List<InterestLine> wanted = own(purchaseId, memberId).stream().filter(line -> !ordered.contains(line.variantId())).toList();
        Map<Long, LotVariant> variants = pricelist.variantsByIds(wanted.stream().map(InterestLine::variantId).toList());
        List<Long> lotIds = variants.values().stream().map(LotVariant::lotId).distinct().toList();
        CarriedInterest carried = CarriedInterest.of(wanted, variants, pricelist.lotsByIds(lotIds), pricelist.takenOf(lotIds));
        return pricelist.seesPrices(purchase, memberId) ? carried : new CarriedInterest(
                carried.lines().stream().map(line -> new InterestLine(line.variantId(), line.quantity(), null)).toList(),
                carried.differences().stream().filter(difference -> !difference.key().equals("interest.price")).toList());
    }

    /** Who is told that the purchase opened or was called off. */
    public Collection<Long> interested(long purchaseId) {
        return interests.members(purchaseId);
    }
}
