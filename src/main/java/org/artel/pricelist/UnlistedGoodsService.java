package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;

/** Goods that a supplier sent though the list does not name them, for the feature that receives them: it checks the rights. */
@ApplicationScoped
@Transactional
public class UnlistedGoodsService {

    @Inject
    private Lots lots;
    @Inject
    private ListGate listGate;
    @Inject
    private LotWriter writer;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;

    /**
     * A lot that is withdrawn from the beginning: nobody finds or orders it, but it can be counted and offered. Takes the list's gate: before the
     * purchase's.
     *
     * @param article may be null or blank
     * @param worth   of one unit, above zero, gross, in the portal's currency
     * @return its only variant
     * @throws Refused INVALID {@code pricelist.lot.name}, {@code pricelist.lot.price}, {@code pricelist.lot.tooLong}; {@code pricelist.articleTwice} where
     *                 the list has that article
     */
    public long add(long purchaseId, long memberId, String article, String name, UnitPrice worth) {
        listGate.pass(purchaseId);
        LotContent content = new LotContent(article, name, null, null, null, null, null, null, null, null, null, null, null, false, null, worth, false, null, null,
                List.of(LotContent.Variant.only(null)));
        if (!content.article().isEmpty() && !lots.offered(purchaseId, content.article()).isEmpty()) {
            throw new Refused("pricelist.articleTwice", content.article());
        }
        LotWriter.Places places = new LotWriter.Places();
        Lot lot = writer.add(purchaseId, lots.lastPosition(purchaseId) + 1, content, BigDecimal.ONE, places);
        writer.passGates(places);
        lot.withdraw(clock.instant());
        audit.record(Actor.member(memberId), "CHANGE_PRICE_LIST", purchaseId, "lot", lot.id(), "came unlisted");
        return lots.variantsOf(List.of(lot.id())).get(0).id();
    }
}
