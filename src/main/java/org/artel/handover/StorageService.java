package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.payment.Account;
import org.artel.payment.Ledger;
import org.artel.payment.LedgerTransfer;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * Parcels that nobody collects. After the free days that the terms state the organizer may charge storage; after the days of forfeiture what
 * is left is the organizer's to offer to others, and its owner keeps what was paid or is owed.
 */
@ApplicationScoped
@Transactional
@Retried
public class StorageService {

    @Inject
    private Storage storage;
    @Inject
    private HandoverService handovers;
    @Inject
    private Ledger ledger;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<StorageCharged> charged;
    @Inject
    private Event<GoodsForfeited> forfeited;

    /**
     * Charges the days that were not charged yet; the participant is told.
     *
     * @throws Refused FORBIDDEN for others than the organizer; CONFLICT {@code storage.nothing}, {@code purchase.otherStage}; NOT_FOUND
     */
    @Once
    public void charge(long purchaseId, long memberId, long participationId) {
        requireOrganizer(purchaseId, memberId);
        ParcelState state = handovers.state(purchaseId, memberId, null, participationId);
        if (state.isEmpty() || !state.storage().isThere()) {
            throw new Refused(Refused.Kind.CONFLICT, "storage.nothing");
        }
        StorageCharge charge = new StorageCharge(purchaseId, participationId, state.storage(), memberId, clock.instant());
        storage.add(charge);
        ledger.post(purchaseId, new LedgerTransfer.Document(LedgerTransfer.Document.Kind.STORAGE, charge.id()), clock.instant(), memberId,
                LedgerTransfer.of(Account.member(participationId), Account.FEES, state.storage().sum(), LedgerTransfer.Why.FEE));
        audit.record(Actor.member(memberId), Operation.CHARGE_STORAGE.name(), purchaseId, "participation", participationId,
                state.storage().days() + " days, " + state.storage().sum());
        if (!state.parcel().onBehalf()) {
            charged.fire(new StorageCharged(purchaseId, state.parcel().memberId(), state.storage()));
        }
    }

    /**
     * What is left of a parcel becomes a leftover; its owner is told.
     *
     * @throws Refused as above; CONFLICT {@code forfeit.never} where the terms do not say so, {@code forfeit.tooEarly}, {@code handover.empty}
     */
    @Once
    public void forfeit(long purchaseId, long memberId, long participationId) {
        Purchase purchase = requireOrganizer(purchaseId, memberId);
        if (purchase.terms().forfeitDays() == null) {
            throw new Refused(Refused.Kind.CONFLICT, "forfeit.never");
        }
        Instant from = storage.since(purchaseId).plus(Duration.ofDays(purchase.terms().forfeitDays()));
        if (clock.instant().isBefore(from)) {
            throw new Refused(Refused.Kind.CONFLICT, "forfeit.tooEarly", from);
        }
        ParcelState state = handovers.state(purchaseId, memberId, null, participationId);
        if (state.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.empty");
        }
        List<OpenedParcel.Goods> goods = state.lines().stream().filter(line -> line.left().isPositive())
                .map(line -> new OpenedParcel.Goods(line.lineId(), line.variantId(), line.article(), line.name(), line.left())).toList();
        goods.forEach(each -> storage.add(new Forfeit(purchaseId, participationId, each, memberId, clock.instant())));
        audit.record(Actor.member(memberId), Operation.CHARGE_STORAGE.name(), purchaseId, "participation", participationId, "forfeited " + goods.size() + " lines");
        if (!state.parcel().onBehalf()) {
            forfeited.fire(new GoodsForfeited(purchaseId, state.parcel().memberId(), goods));
        }
    }

    private Purchase requireOrganizer(long purchaseId, long memberId) {
        access.require(Operation.CHARGE_STORAGE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
        gate.hold(purchaseId, Set.of(Stage.HANDOVER));
        return view.requireVisible(purchaseId, memberId);
    }
}
