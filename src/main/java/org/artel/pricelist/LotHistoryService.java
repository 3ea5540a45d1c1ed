package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.artel.common.Refused;

/** What became of a lot: its revisions, each with what it changed, for whoever may read the list. */
@ApplicationScoped
@Transactional
public class LotHistoryService {

    /** Newest ones; what was before them is not told. */
    private static final int MOST = 100;
    private static final Set<String> PRICES = Set.of("price", "listedPrice", "listedNet", "vatRate", "retailPrice");

    @Inject
    private Lots lots;
    @Inject
    private LotRevisions revisions;
    @Inject
    private VariantGate gate;
    @Inject
    private PriceListRights rights;

    /**
     * The newest first. Prices are left out for a viewer who may not see them.
     *
     * @param memberId null: a guest
     * @throws Refused NOT_FOUND when there is no such lot, or its purchase does not exist for this viewer
     */
    public List<LotRevision> revisions(long lotId, Long memberId) {
        Lot lot = lots.find(lotId);
        if (lot == null) {
            throw Refused.notFound();
        }
        boolean prices = rights.seesPrices(rights.requireReadable(lot.purchaseId(), memberId), memberId);
        LotState later = LotState.of(lot, lots.variantsOf(List.of(lotId)), gate.ofLots(List.of(lotId)));
        int revision = lot.revision();
        List<LotRevision> told = new ArrayList<>();
        for (LotRevisions.Kept kept : revisions.of(lotId, MOST)) {
            told.add(new LotRevision(revision, kept.changedAt(), kept.changedBy(), visible(kept.state().changedTo(later), prices)));
            later = kept.state();
            revision = kept.revision();
        }
        if (revision == 1) {
            told.add(new LotRevision(1, null, null, List.of()));
        }
        return told;
    }

    private static List<Difference> visible(List<Difference> differences, boolean prices) {
        return prices ? differences : differences.stream().filter(each -> !PRICES.contains(each.field()))
                .map(each -> each.field().startsWith("variant") && !each.field().equals("variant")
                        ? new Difference(each.field(), each.variant(), "", "") : each).toList();
    }
}
