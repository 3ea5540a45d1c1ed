package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.account.Seal;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.OrderBook;
import org.artel.order.OrderView;
import org.artel.order.Participation;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.RevealService;

/** Parcels, and the codes that open them: the participant's own, and all of them for whoever hands the goods over. */
@ApplicationScoped
@Transactional
@Retried
public class ParcelService {

    private static final int PROXY_MAX = 100;

    @Inject
    private Parcels parcels;
    @Inject
    private ParcelGoods goods;
    @Inject
    private Slots slots;
    @Inject
    private Storage storage;
    @Inject
    private OrderBook book;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Seal seal;
    @Inject
    private PurchaseService purchases;
    @Inject
    private RevealService reveals;
    @Inject
    private Access access;
    @Inject
    private Audit audit;

    /** @throws Refused NOT_FOUND, FORBIDDEN for whoever has no order; CONFLICT {@code purchase.otherStage} before the Stop */
    public OwnParcel own(long purchaseId, long memberId) {
        Participation own = participation(purchaseId, memberId);
        return new OwnParcel(code(own.pseudonymNo(), own.id()), slots.pickup(own.id()).map(Pickup::proxy).orElse(""),
                storage.charged(purchaseId).getOrDefault(own.id(), Stored.NONE));
    }

    /**
     * Who may collect the goods instead of the participant.
     *
     * @param name at most 100 characters; null or blank: nobody
     * @throws Refused as above, at {@code proxy}
     */
    @Once
    public void nameProxy(long purchaseId, long memberId, String name) {
        Participation own = participation(purchaseId, memberId);
        gate.hold(purchaseId, PickupService.RUNNING);
        String plain = name == null ? "" : name.strip();
        if (plain.length() > PROXY_MAX) {
            throw new InvalidFields(Map.of("proxy", new Refused("terms.tooLong", PROXY_MAX)));
        }
        slots.pickupOf(own.id(), purchaseId).nameProxy(plain);
        audit.record(Actor.member(memberId), Operation.CHOOSE_PICKUP.name(), purchaseId, "participation", own.id(),
                plain.isEmpty() ? "no proxy" : "a proxy named");
    }

    /**
     * The parcel that a code opens.
     *
     * @throws Refused FORBIDDEN for others than organizer and co-organizers; INVALID {@code parcel.code} mistyped, NOT_FOUND
     *                 {@code parcel.unknown} when it opens nothing in this purchase
     */
    public OpenedParcel open(long purchaseId, long memberId, String typed) {
        requireKeeper(purchaseId, memberId);
        return opened(purchaseId, parcel(purchaseId, typed));
    }

    /** Without its goods. The caller checks the rights. @throws Refused as above */
    Parcel parcel(long purchaseId, String typed) {
        PickupCode code = PickupCode.typed(typed);
        return parcels.of(purchaseId).stream().filter(each -> code.equals(code(each.number(), each.participationId()))).findAny()
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "parcel.unknown"));
    }

    /** The parcel of a participant who has no code at hand. @throws Refused as above */
    public OpenedParcel open(long purchaseId, long memberId, long participationId) {
        requireKeeper(purchaseId, memberId);
        return opened(purchaseId, parcels.find(purchaseId, participationId));
    }

    /** All parcels, by number. @throws Refused as above */
    public List<OpenedParcel> all(long purchaseId, long memberId) {
        requireKeeper(purchaseId, memberId);
        Map<Long, List<OpenedParcel.Goods>> all = goods.of(purchaseId);
        boolean needed = reveals.isNeeded(purchases.byId(purchaseId));
        return parcels.of(purchaseId).stream().filter(parcel -> all.containsKey(parcel.participationId()))
                .map(parcel -> new OpenedParcel(needed ? parcel : parcel.withoutContacts(), all.get(parcel.participationId()))).toList();
    }

    /** Participations whose parcels are out of the house. @throws Refused as above */
    public Set<Long> collected(long purchaseId, long memberId) {
        requireKeeper(purchaseId, memberId);
        return goods.collected(purchaseId);
    }

    private OpenedParcel opened(long purchaseId, Parcel parcel) {
        return new OpenedParcel(parcel, goods.of(purchaseId).getOrDefault(parcel.participationId(), List.of()));
    }

    private PickupCode code(int number, long participationId) {
        return PickupCode.of(number, seal.of("pickup " + participationId));
    }

    private Participation participation(long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.CHOOSE_PICKUP, memberId,
                new Relation(purchase.organizerId(), view.rights(purchase, memberId).participant(), Set.of()));
        if (purchase.stoppedAt() == null) {
            throw new Refused(Refused.Kind.CONFLICT, "purchase.otherStage", purchase.stage());
        }
        return book.own(purchaseId, memberId).map(OrderView::participation).orElseThrow(Refused::notFound);
    }

    private void requireKeeper(long purchaseId, long memberId) {
        access.require(Operation.HAND_OVER_PURCHASE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
    }
}
