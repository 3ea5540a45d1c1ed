package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.artel.common.Refused;
import org.artel.common.Texts;

/** Everything that changed in a purchase since it was announced, from all features, the newest first. */
@ApplicationScoped
@Transactional
public class WhatChangedService {

    @Inject
    @Any
    private Instance<ChangeSource> sources;
    @Inject
    private PurchaseView view;

    /**
     * Part of the list.
     *
     * @param next the moment before which it goes on; null at the end
     */
    public record Part(List<Change> changes, Instant next) {
    }

    /**
     * By keyset: the moments themselves. What happened at the same moment stays together, so that a part may be longer.
     *
     * @param before   null: from the newest on
     * @param viewerId null: a guest
     * @throws Refused NOT_FOUND when the purchase does not exist for this viewer, or is not announced yet
     */
    public Part list(long purchaseId, Instant before, int limit, Long viewerId, Texts texts) {
        Purchase purchase = view.requireVisible(purchaseId, viewerId);
        if (!purchase.isAnnounced()) {
            throw Refused.notFound();
        }
        PurchaseView.Rights rights = view.rights(purchase, viewerId);
        Instant from = before == null ? Instant.parse("9999-01-01T00:00:00Z") : before;
        List<Change> found = sources.stream().flatMap(source -> source.before(purchase, from, limit + 1, rights, texts).stream())
                .sorted(Comparator.comparing(Change::at).reversed()).toList();
        if (found.size() <= limit) {
            return new Part(found, null);
        }
        Instant last = found.get(limit - 1).at();
        List<Change> part = found.stream().filter(change -> !change.at().isBefore(last)).toList();
        return new Part(part, last);
    }
}
