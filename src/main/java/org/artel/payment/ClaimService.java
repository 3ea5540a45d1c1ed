package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Settings;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.pricelist.Photo;
import org.artel.pricelist.PhotoService;
import org.artel.purchase.PaymentDetails;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.RevealService;
import org.artel.purchase.Stage;

/**
 * 'I have paid': participants say it, organizer or co-organizer confirm or reject it, nobody their own. Whatever two people do at once, the
 * purchase's gate lets one after the other, and a claim is decided once.
 */
@ApplicationScoped
@Transactional
@Retried
public class ClaimService {

    /** From the Stop on money comes in, and debts are paid even after the end. */
    static final Set<Stage> AFTER_STOP = EnumSet.range(Stage.STOPPED, Stage.FAILED);
    private static final int OPEN_MAX = 10;
    private static final int REASON_MAX = 500;
    private static final String TAKE_BACK = "TAKE_BACK_CLAIM";

    @Inject
    private PaymentClaims claims;
    @Inject
    private Ledger ledger;
    @Inject
    private Debts debts;
    @Inject
    private OrderLists orders;
    @Inject
    private PhotoService photos;
    @Inject
    private RevealService reveals;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Settings settings;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<ClaimChanged> changed;

    /** A participant's own payments in a purchase. @param owed negative: has paid too much */
    public record Mine(Participation participation, Money owed, List<PaymentClaim> claims, Collection<Long> withScreenshot) {
    }

    /** @throws Refused NOT_FOUND, FORBIDDEN for whoever has no order in it */
    public Mine mine(long memberId, long purchaseId) {
        Participation participation = own(memberId, purchaseId);
        List<PaymentClaim> found = claims.ofParticipation(participation.id());
        return new Mine(participation, debts.owed(purchases.byId(purchaseId), participation), found,
                claims.withScreenshot(found.stream().map(PaymentClaim::id).toList()));
    }

    private Participation own(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        Optional<Participation> participation = orders.own(purchaseId, memberId).filter(own -> !own.isTakenBack() || !ledger.ofParticipation(own.id()).isEmpty());
        access.require(Operation.CLAIM_PAYMENT, memberId, new Relation(purchase.organizerId(), participation.isPresent(), Set.of()));
        return participation.orElseThrow(Refused::notFound);
    }

    /**
     * Shows a participant where to pay, which is noted, with the sum and the payment reference.
     *
     * @throws Refused CONFLICT {@code reveal.notNow}, {@code reveal.noDetails}; FORBIDDEN
     */
    public HowToPay reveal(long memberId, long purchaseId) {
        Participation participation = own(memberId, purchaseId);
        PaymentDetails details = reveals.revealPaymentDetails(memberId, purchaseId);
        Money owed = debts.owed(purchases.byId(purchaseId), participation);
        String reference = participation.paymentReference().text();
        return new HowToPay(details.text(), details.changedAt(), reference, owed,
                owed.isPositive() ? PaymentCode.of(details.text(), settings.get("currency").orElseThrow(), owed, reference) : null);
    }

    /**
     * 'I have paid.'
     *
     * @param screenshot a picture of the payment; null or empty: none
     * @return the claim's id
     * @throws Refused FORBIDDEN without an order; CONFLICT {@code purchase.otherStage} before the Stop, {@code claim.tooMany}; INVALID at the
     *                 fields of {@link Paid}, {@code claim.own} for the organizer, {@code pricelist.photo.*}
     */
    @Once
    public long claim(long memberId, long purchaseId, Paid paid, byte[] screenshot) {
        Participation participation = own(memberId, purchaseId);
        Purchase purchase = held(purchaseId);
        if (purchase.isOrganizedBy(memberId)) {
            throw new Refused("claim.own");
        }
        Paid checked = Paid.checked(paid, debts.today(purchase));
        if (claims.open(participation.id()) >= OPEN_MAX) {
            throw new Refused(Refused.Kind.CONFLICT, "claim.tooMany", OPEN_MAX);
        }
        PaymentClaim claim = new PaymentClaim(purchaseId, participation.id(), PaymentClaim.Method.TRANSFER, checked, memberId, clock.instant());
        claims.add(claim);
        if (screenshot != null && screenshot.length > 0) {
            claims.keepScreenshot(claim.id(), photos.redraw(memberId, screenshot));
        }
        record(claim, participation, memberId, Operation.CLAIM_PAYMENT.name(), purchase);
        return claim.id();
    }

    /** @throws Refused NOT_FOUND unless it is the own one; CONFLICT {@code claim.decided} */
    public void withdraw(long memberId, long claimId) {
        PaymentClaim claim = claims.find(claimId).filter(each -> each.claimedBy() == memberId && each.method() == PaymentClaim.Method.TRANSFER)
                .orElseThrow(Refused::notFound);
        own(memberId, claim.purchaseId());
        held(claim.purchaseId());
        claims.refresh(claim);
        claim.withdraw(clock.instant());
        audit.record(Actor.member(memberId), "WITHDRAW_CLAIM", claim.purchaseId(), "payment_claim", claimId, null);
    }

    /**
     * Adds or replaces the picture of the own claim.
     *
     * @throws Refused NOT_FOUND unless it is the own one; CONFLICT {@code claim.decided}; INVALID {@code pricelist.photo.*}
     */
    public void show(long memberId, long claimId, byte[] screenshot) {
        PaymentClaim claim = claims.find(claimId).filter(each -> each.claimedBy() == memberId).orElseThrow(Refused::notFound);
        if (!claim.isOpen()) {
            throw new Refused(Refused.Kind.CONFLICT, "claim.decided", claim.state());
        }
        claims.keepScreenshot(claimId, photos.redraw(memberId, screenshot));
    }

    /** For its participant and whoever confirms payments; empty: none was sent. */
    public Optional<Photo> screenshot(long memberId, long claimId) {
        PaymentClaim claim = claims.find(claimId).orElseThrow(Refused::notFound);
        if (claim.claimedBy() != memberId) {
            requireConfirmer(memberId, claim.purchaseId());
        }
        return claims.screenshot(claimId);
    }

    /** What waits for a decision, the oldest first; for organizer and co-organizers. */
    public List<PaymentClaim> open(long memberId, long purchaseId) {
        requireConfirmer(memberId, purchaseId);
        return claims.inState(List.of(purchaseId), PaymentClaim.State.CLAIMED);
    }

    /** What was decided, the newest first, by keyset. @param before {@link Long#MAX_VALUE} for the first page */
    public List<PaymentClaim> decided(long memberId, long purchaseId, long before, int limit) {
        requireConfirmer(memberId, purchaseId);
        return claims.decided(purchaseId, before, limit);
    }

    /** Which of these claims have a picture; for whoever may see the claims. */
    public Collection<Long> withScreenshot(Collection<PaymentClaim> some) {
        return claims.withScreenshot(some.stream().map(PaymentClaim::id).toList());
    }

    /**
     * The money is there.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN; FORBIDDEN {@code claim.notYourOwn}; CONFLICT {@code claim.decided}
     */
    @Once
    public void confirm(long memberId, long claimId) {
        PaymentClaim claim = decidable(memberId, claimId);
        claim.confirm(memberId, clock.instant());
        post(claim, memberId);
        record(claim, orders.byId(claim.participationId()), memberId, Operation.CONFIRM_PAYMENT.name(), purchases.byId(claim.purchaseId()));
    }

    private void post(PaymentClaim claim, long memberId) {
        Purchase purchase = purchases.byId(claim.purchaseId());
        ledger.post(purchase.id(), claim.document(), debts.moment(purchase, claim.paidOn()), memberId, LedgerTransfer.of(Account.ORGANIZER,
                Account.member(claim.participationId()), claim.sum(),
                claim.method() == PaymentClaim.Method.CASH ? LedgerTransfer.Why.CASH : LedgerTransfer.Why.PAYMENT));
    }

    /**
     * The money is not there.
     *
     * @param reason 1 to 500 characters
     * @throws Refused as {@link #confirm}; INVALID {@code claim.reason}
     */
    @Once
    public void reject(long memberId, long claimId, String reason) {
        PaymentClaim claim = decidable(memberId, claimId);
        claim.reject(memberId, reason(reason), clock.instant());
        record(claim, orders.byId(claim.participationId()), memberId, "REJECT_CLAIM", purchases.byId(claim.purchaseId()));
    }

    /**
     * It was confirmed, and wrongly: what it moved is reversed.
     *
     * @param reason 1 to 500 characters
     * @throws Refused as {@link #confirm}; CONFLICT {@code claim.notConfirmed}; INVALID {@code claim.reason}
     */
    @Once
    public void takeBack(long memberId, long claimId, String reason) {
        PaymentClaim claim = decidable(memberId, claimId);
        claim.takeBack(memberId, reason(reason), clock.instant());
        ledger.reverse(claim.purchaseId(), claim.document(), memberId);
        record(claim, orders.byId(claim.participationId()), memberId, TAKE_BACK, purchases.byId(claim.purchaseId()));
    }

    /**
     * The organizer took cash, of a participant or for an order on behalf: it counts at once.
     *
     * @return the id of the payment
     * @throws Refused NOT_FOUND, FORBIDDEN; CONFLICT {@code purchase.otherStage}; INVALID at the fields of {@link Paid}, {@code claim.own}
     */
    @Once
    public long takeCash(long memberId, long purchaseId, long participationId, Paid paid) {
        requireConfirmer(memberId, purchaseId);
        Purchase purchase = held(purchaseId);
        Participation participation = orders.byId(purchaseId, participationId);
        requireOthers(memberId, purchase, participation);
        Paid checked = Paid.checked(paid, debts.today(purchase));
        PaymentClaim cash = new PaymentClaim(purchaseId, participationId, PaymentClaim.Method.CASH, checked, memberId, clock.instant());
        claims.add(cash);
        cash.confirm(memberId, clock.instant());
        post(cash, memberId);
        record(cash, participation, memberId, Operation.CONFIRM_PAYMENT.name(), purchase);
        return cash.id();
    }

    private PaymentClaim decidable(long memberId, long claimId) {
        PaymentClaim claim = claims.find(claimId).orElseThrow(Refused::notFound);
        requireConfirmer(memberId, claim.purchaseId());
        Purchase purchase = held(claim.purchaseId());
        claims.refresh(claim);
        requireOthers(memberId, purchase, orders.byId(claim.participationId()));
        return claim;
    }

    /** The organizer's own lines settle by transfer; what is ordered on behalf is somebody else's money. */
    static boolean isOwn(long memberId, Purchase purchase, Participation participation) {
        return participation.memberId() == memberId && !(participation.isOnBehalf() && purchase.isOrganizedBy(memberId));
    }

    static void requireOthers(long memberId, Purchase purchase, Participation participation) {
        if (isOwn(memberId, purchase, participation)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "claim.notYourOwn");
        }
    }

    private Purchase held(long purchaseId) {
        gate.hold(purchaseId, AFTER_STOP);
        return purchases.byId(purchaseId);
    }

    void requireConfirmer(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.CONFIRM_PAYMENT, memberId, view.relation(purchase, memberId));
    }

    static String reason(String reason) {
        String plain = reason == null ? "" : reason.strip();
        if (plain.isEmpty() || plain.length() > REASON_MAX) {
            throw new Refused("claim.reason", REASON_MAX);
        }
        return plain;
    }

    private void record(PaymentClaim claim, Participation participation, long memberId, String operation, Purchase purchase) {
        audit.record(Actor.member(memberId), operation, claim.purchaseId(), "payment_claim", claim.id(), claim.method() + " " + claim.sum());
        changed.fire(new ClaimChanged(claim, participation.memberId(), participation.isOnBehalf(), memberId, debts.owed(purchase, participation),
                operation.equals(TAKE_BACK)));
    }
}
