package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** Drafts, terms and stages of purchases, up to the Stop. */
@ApplicationScoped
@Transactional
@Retried
public class PurchaseService {

    @Inject
    private Purchases purchases;
    @Inject
    private Clock clock;

    /** @throws Refused NOT_FOUND when there is no such purchase */
    public Purchase byId(long purchaseId) {
        return purchases.get(purchaseId);
    }

    /** The purchase whose thread this is. */
    public Optional<Purchase> byTopicId(long topicId) {
        return purchases.byTopics(Set.of(topicId)).stream().findFirst();
    }

    /** Purchases by their topics' ids, in one query. */
    public Map<Long, Purchase> byTopicIds(Collection<Long> topicIds) {
        return purchases.byTopics(topicIds).stream().collect(Collectors.toMap(Purchase::topicId, Function.identity()));
    }

    public Map<Long, Purchase> byIds(Collection<Long> purchaseIds) {
        return purchases.byIds(purchaseIds).stream().collect(Collectors.toMap(Purchase::id, Function.identity()));
    }

    /**
     * Purchases of some sections in some stages, the newest first, by keyset. The caller passes only sections that its viewer
     * may see.
     *
     * @param before id that the page ends before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Purchase> page(Collection<Long> sectionIds, Set<Stage> stages, long before, int limit) {
        return purchases.page(sectionIds, stages, before, limit);
    }

    /** Open purchases of some sections, the next Stop first. */
    public List<Purchase> stopsSoon(Collection<Long> sectionIds, int limit) {
        return purchases.stopsSoon(sectionIds, clock.instant(), limit);
    }

    /** What the terms say of delivery, in their order. */
    public List<DeliveryCharge> charges(long purchaseId) {
        return purchases.charges(purchaseId);
    }

    public List<PickupPoint> pickupPoints(long purchaseId) {
        return purchases.points(purchaseId);
    }

    /** Every step of the purchase's life, in order. */
    public List<StageChange> stageChanges(long purchaseId) {
        return purchases.stageChanges(purchaseId);
    }
}
