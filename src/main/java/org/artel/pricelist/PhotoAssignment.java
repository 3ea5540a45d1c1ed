package org.artel.pricelist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Retried;
import org.artel.forum.PostService;
import org.artel.purchase.Purchase;

/** Lots get photos, each by a new revision, all in one transaction. */
@ApplicationScoped
@Transactional
@Retried
class PhotoAssignment {

    @Inject
    private Lots lots;
    @Inject
    private LotWriter writer;
    @Inject
    private VariantGate gate;
    @Inject
    private ListGate listGate;
    @Inject
    private PriceListRights rights;
    @Inject
    private PostService posts;
    @Inject
    private ChangeLog changes;
    @Inject
    private Audit audit;

    /** The lots that are offered, by their articles and their variants', as file names tell them. */
    Map<String, Long> lotsByArticle(long purchaseId) {
        Map<String, Long> found = new HashMap<>();
        lots.articles(purchaseId).forEach(row -> {
            found.putIfAbsent(PhotoMatchService.key((String) row[1]), (Long) row[0]);
        });
        return found;
    }

    MatchedPhotos give(long memberId, long purchaseId, Map<Long, PhotoMatchService.Kept> photos, List<MatchedPhotos.Left> left) {
        Purchase purchase = rights.requireChangeable(purchaseId, memberId, Operation.CHANGE_PRICE_LIST);
        listGate.pass(purchaseId);
        Map<Long, List<LotVariant>> variants = lots.variantsOf(photos.keySet()).stream().collect(Collectors.groupingBy(LotVariant::lotId));
        Map<Long, VariantGate.Taken> taken = gate.ofLots(photos.keySet());
        List<LotWriter.Change> giving = new ArrayList<>();
        List<MatchedPhotos.Match> matched = new ArrayList<>();
        int unchanged = 0;
        for (Lot lot : lots.byIds(photos.keySet())) {
            PhotoMatchService.Kept photo = photos.get(lot.id());
            if (lot.isWithdrawn()) {
                left.add(new MatchedPhotos.Left(photo.fileName(), "pricelist.photos.noArticle", List.of()));
            } else if (photo.hash().equals(lot.photoHash())) {
                unchanged++;
            } else {
                List<LotVariant> own = variants.getOrDefault(lot.id(), List.of());
                giving.add(new LotWriter.Change(lot, own, LotWriter.contentOf(lot, own, taken).withPhoto(photo.hash())));
                matched.add(new MatchedPhotos.Match(photo.fileName(), lot.id(), lot.name()));
            }
        }
        writer.change(giving, taken, purchase.terms().rate(), memberId, false, new LotWriter.Places());
        if (!matched.isEmpty()) {
            changes.lotsChanged(purchaseId);
            audit.record(Actor.member(memberId), "CHANGE_PRICE_LIST", purchaseId, "purchase", purchaseId, matched.size() + " photos");
            posts.touched(purchase.topicId());
        }
        return new MatchedPhotos(matched, unchanged, left);
    }
}
