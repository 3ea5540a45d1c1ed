package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.order.Allocated;
import org.artel.payment.Account;
import org.artel.payment.Ledger;
import org.artel.payment.LedgerTransfer;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.purchase.Terms;

/**
 * Parcels that nobody collects. After the free days that the terms state a timer charges storage day by day, which the organizer may waive; after the
 * days of forfeiture what is left is the organizer's to offer to others, and its owner keeps what was paid or is owed.
 */
@ApplicationScoped
@Transactional
@Retried
public class StorageService {

    private static final int REASON_MAX = 500;

    @Inject
    private Storage storage;
    @Inject
    private Parcels parcels;
    @Inject
    private HandoverService handovers;
    @Inject
    private Ledger ledger;
    @Inject
    private PurchaseService purchases;
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
    private Event<StorageBegins> begins;
    @Inject
    private Event<StorageCharged> charged;
    @Inject
    private Event<StorageWaived> waived;
    @Inject
    private Event<GoodsForfeited> forfeited;

    /** Purchases with a fee whose day of waiting was not looked after yet. */
    public List<Long> unattended(Instant now, int limit) {
        return storage.unattended(now, limit);
    }

    /**
     * Once a day of waiting and purchase, however many nodes try: tells whoever was not told that storage begins to cost, and charges the others for
     * this day. A day on which no server ran is not charged later.
     */
    public void attend(long purchaseId, Instant now) {
        gate.hold(purchaseId, Set.of(Stage.HANDOVER));
        Purchase purchase = purchases.byId(purchaseId);
        Terms terms = purchase.terms();
        long day = Duration.between(storage.since(purchaseId), now).toDays();
        if (terms.storageFee() == null || !storage.attend(purchaseId, day) || day < terms.storageFreeDays()) {
            return;
        }
        Map<Long, Money> worth = storage.waiting(purchaseId).stream().collect(Collectors.toMap(Allocated::participationId, Allocated::sum, Money::plus));
        Map<Long, Instant> since = storage.waitingSince(purchaseId);
        Map<Long, Stored> stored = storage.charged(purchaseId);
        Set<Long> told = storage.told(purchaseId);
        for (Parcel parcel : parcels.of(purchaseId)) {
            long owner = parcel.participationId();
            if (!worth.containsKey(owner) || purchase.isOrganizedBy(parcel.memberId()) && !parcel.onBehalf()) {
                continue;
            }
            Stored before = stored.getOrDefault(owner, Stored.NONE);
            long waited = Duration.between(since.get(owner), now).toDays();
            if (told.contains(owner)) {
                charge(purchaseId, parcel, day, Storage.fee(terms, waited, worth.get(owner), before.sum()), before, now);
            } else if (Storage.fee(terms, waited + 1, worth.get(owner), before.sum()).isPositive()) {
                storage.tell(purchaseId, owner, day);
                if (!parcel.onBehalf()) {
                    begins.fire(new StorageBegins(purchaseId, parcel.memberId(), since.get(owner).plus(Duration.ofDays(waited + 1)), terms.storageFee()));
                }
            }
        }
    }

    private void charge(long purchaseId, Parcel parcel, long day, Money fee, Stored before, Instant now) {
        if (!fee.isPositive()) {
            return;
        }
        StorageCharge charge = new StorageCharge(purchaseId, parcel.participationId(), day, fee, now);
        storage.add(charge);
        ledger.post(purchaseId, document(charge), now, null, LedgerTransfer.of(Account.member(parcel.participationId()), Account.FEES, fee, LedgerTransfer.Why.FEE));
        audit.record(Actor.TIMER, Operation.CHARGE_STORAGE.name(), purchaseId, "participation", parcel.participationId(), "day " + day + ", " + fee);
        if (!parcel.onBehalf()) {
            charged.fire(new StorageCharged(purchaseId, parcel.memberId(), new Stored(before.days() + 1, before.sum().plus(fee))));
        }
    }

    private static LedgerTransfer.Document document(StorageCharge charge) {
        return new LedgerTransfer.Document(LedgerTransfer.Document.Kind.STORAGE, charge.id());
    }

    /**
     * Takes all that a participant was charged for storage back; the participant is told. Days to come are charged again.
     *
     * @param reason 1 to 500 characters
     * @throws Refused FORBIDDEN for others than the organizer; CONFLICT {@code storage.nothing}, {@code purchase.otherStage}; INVALID at {@code reason};
     *                 NOT_FOUND
     */
    @Once
    public void waive(long purchaseId, long memberId, long participationId, String reason) {
        requireOrganizer(purchaseId, memberId);
        Parcel parcel = parcels.find(purchaseId, participationId);
        String why = reason == null ? "" : reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX) {
            throw new InvalidFields(Map.of("reason", why.isEmpty() ? new Refused("terms.required") : new Refused("terms.tooLong", REASON_MAX)));
        }
        List<StorageCharge> standing = storage.standing(participationId);
        if (standing.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "storage.nothing");
        }
        standing.forEach(charge -> {
            ledger.reverse(purchaseId, document(charge), memberId);
            charge.waive(memberId, clock.instant(), why);
        });
        Money sum = Money.sum(standing.stream().map(StorageCharge::sum).toList());
        audit.record(Actor.member(memberId), Operation.CHARGE_STORAGE.name(), purchaseId, "participation", participationId, "waived " + sum);
        if (!parcel.onBehalf()) {
            waived.fire(new StorageWaived(purchaseId, parcel.memberId(), sum, why));
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
        ParcelState state = handovers.state(purchaseId, memberId, null, participationId);
        if (state.isEmpty()) {
            throw new Refused(Refused.Kind.CONFLICT, "handover.empty");
        }
        Instant from = storage.waitingSince(purchaseId).get(participationId).plus(Duration.ofDays(purchase.terms().forfeitDays()));
        if (clock.instant().isBefore(from)) {
            throw new Refused(Refused.Kind.CONFLICT, "forfeit.tooEarly", from);
        }
        List<OpenedParcel.Goods> goods = state.waiting();
        goods.forEach(each -> storage.add(new Forfeit(purchaseId, participationId, each, memberId, clock.instant())));
        audit.record(Actor.member(memberId), Operation.CHARGE_STORAGE.name(), purchaseId, "participation", participationId, "forfeited " + goods.size() + " lines");
        if (!state.parcel().onBehalf()) {
            forfeited.fire(new GoodsForfeited(purchaseId, state.parcel().memberId(), goods));
        }
    }

    /** @return as it is behind the gate */
    private Purchase requireOrganizer(long purchaseId, long memberId) {
        access.require(Operation.CHARGE_STORAGE, memberId, view.relation(view.requireVisible(purchaseId, memberId), memberId));
        gate.hold(purchaseId, Set.of(Stage.HANDOVER));
        return purchases.byId(purchaseId);
    }
}
