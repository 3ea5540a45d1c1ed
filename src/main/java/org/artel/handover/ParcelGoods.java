package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.OrderBook;

/** What belongs into each parcel: by the last step of which there is a document. */
@ApplicationScoped
class ParcelGoods {

    private static final List<AllocationStep> LAST_FIRST =
            List.of(AllocationStep.RECEIVED, AllocationStep.INVOICED, AllocationStep.CONFIRMED, AllocationStep.ORDERED, AllocationStep.FROZEN);

    @Inject
    private AllocationService allocations;
    @Inject
    private OrderBook book;

    /** By participation; whoever gets nothing has no entry. */
    Map<Long, List<OpenedParcel.Goods>> of(long purchaseId) {
        List<Allocated> rows = LAST_FIRST.stream().map(step -> allocations.latest(purchaseId, step)).filter(found -> !found.isEmpty())
                .findFirst().orElse(List.of());
        Map<Long, String> names = book.names(rows.stream().map(Allocated::variantId).distinct().toList());
        return rows.stream().collect(Collectors.groupingBy(Allocated::participationId, Collectors.mapping(row ->
                new OpenedParcel.Goods(row.lineId(), row.variantId(), row.article(), names.get(row.variantId()), row.quantity()), Collectors.toList())));
    }

    /** Participations of whose goods nothing is left to hand over. */
    Set<Long> collected(long purchaseId) {
        Map<Long, Quantity> left = of(purchaseId).entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                each -> each.getValue().stream().map(OpenedParcel.Goods::quantity).reduce(Quantity.ZERO, Quantity::plus)));
        allocations.handedOver(purchaseId).forEach(row -> left.merge(row.participationId(), row.quantity(), Quantity::minus));
        return left.entrySet().stream().filter(each -> !each.getValue().isPositive()).map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
