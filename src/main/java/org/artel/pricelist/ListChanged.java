package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Audit;
import org.artel.common.AuditEvent;
import org.artel.common.Texts;
import org.artel.purchase.Change;
import org.artel.purchase.ChangeSource;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;

/** Tells of imports into the price list and of lots changed by hand, from the audit log. */
@ApplicationScoped
class ListChanged implements ChangeSource {

    private static final String IMPORT = "IMPORT_PRICE_LIST";

    @Inject
    private Audit audit;
    @Inject
    private Lots lots;

    @Override
    public List<Change> before(Purchase purchase, Instant before, int limit, PurchaseView.Rights rights, Texts texts) {
        List<AuditEvent> events = audit.ofPurchase(purchase.id(), Set.of(IMPORT, "CHANGE_PRICE_LIST"), purchase.announcedAt(), before, limit);
        Map<Long, Lot> changed = lots.byIds(events.stream().filter(e -> !e.operation().equals(IMPORT)).map(AuditEvent::entityId)
                .collect(Collectors.toSet())).stream().collect(Collectors.toMap(Lot::id, Function.identity()));
        return events.stream().map(e -> new Change(e.occurredAt(), e.operation().equals(IMPORT) ? texts.text("pricelist.changed.imported")
                : texts.text("pricelist.changed.lot", changed.containsKey(e.entityId()) ? changed.get(e.entityId()).name() : e.entityId()),
                List.of())).toList();
    }
}
