package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Retried;

/** The price list of a purchase: read by everybody who orders, changed by its organizer. */
@ApplicationScoped
@Transactional
@Retried
public class PricelistService {

    @Inject
    private Lots lots;

    /**
     * The lots in the order of the list, by keyset.
     *
     * @param afterPosition 0 for the first page, then the position of the last lot that was shown
     */
    public List<Lot> lots(long purchaseId, LotFilter filter, int afterPosition, int limit) {
        return lots.page(purchaseId, filter, afterPosition, limit);
    }

    /** By id; ids that do not exist are left out. */
    public Map<Long, Lot> lotsByIds(Collection<Long> ids) {
        return lots.byIds(ids).stream().collect(Collectors.toMap(Lot::id, lot -> lot));
    }

    /** By id, withdrawn ones too; ids that do not exist are left out. */
    public Map<Long, LotVariant> variantsByIds(Collection<Long> ids) {
        return lots.variantsByIds(ids).stream().collect(Collectors.toMap(LotVariant::id, variant -> variant));
    }

    /** The variants of these lots that can be ordered, in their order, by lot. */
    public Map<Long, List<LotVariant>> variantsOf(Collection<Long> lotIds) {
        return lots.variantsOf(lotIds).stream()
                .collect(Collectors.groupingBy(LotVariant::lotId, LinkedHashMap::new, Collectors.toList()));
    }

    /** The categories in the order of the list; the empty one stands for lots without. */
    public List<String> categories(long purchaseId) {
        return lots.categories(purchaseId);
    }

    /** How many lots can be ordered. */
    public long count(long purchaseId) {
        return lots.count(purchaseId);
    }
}
