package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.purchase.Reveal.RevealKind;

/**
 * Phones and payment details: shown between the organizer and the participants of a purchase only while it needs them, from the
 * Stop until 30 days after its end, by an act of its own each time, which their owner can read of. Addresses for delivery stand before
 * whoever hands goods over as long, and are noted too.
 */
@ApplicationScoped
@Transactional
@Retried
public class RevealService {

    private static final int DETAILS_MAX = 1000;
    private static final Duration ONCE = Duration.ofDays(1);

    @Inject
    private Reveals reveals;
    @Inject
    private Purchases purchases;
    @Inject
    private Instance<Participants> participants;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<PaymentDetailsChanged> detailsChanged;

    /**
     * The purchase, for whoever may be shown something in it: its organizer and its participants.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN
     */
    public Purchase purchase(long memberId, long purchaseId) {
        Purchase purchase = purchases.get(purchaseId);
        access.require(Operation.REVEAL_CONTACT, memberId,
                new Relation(purchase.organizerId(), participants.get().takesPart(purchaseId, memberId), Set.of()));
        return purchase;
    }

    /** Does the purchase need phones and payment details now? */
    public boolean isNeeded(Purchase purchase) {
        return purchase.needsContacts(clock.instant());
    }

    /** The organizer's own; empty when none are stated. */
    public Optional<PaymentDetails> paymentDetails(long organizerId, long purchaseId) {
        requireOwn(organizerId, purchaseId);
        return Optional.ofNullable(reveals.detailsOf(purchaseId));
    }

    /**
     * States where to pay. Whoever takes part is told when they were others before, with the last digits of those.
     *
     * @param text 1 to 1000 characters
     * @throws Refused {@code reveal.details}
     */
    public void statePaymentDetails(long organizerId, long purchaseId, String text) {
        requireOwn(organizerId, purchaseId);
        String typed = text == null ? "" : text.strip();
        if (typed.isEmpty() || typed.length() > DETAILS_MAX) {
            throw new Refused("reveal.details", DETAILS_MAX);
        }
        PaymentDetails details = reveals.detailsOf(purchaseId);
        if (details == null) {
            reveals.add(new PaymentDetails(purchaseId, typed, clock.instant()));
        } else if (details.text().equals(typed)) {
            return;
        } else {
            String before = details.ending();
            details.change(typed, clock.instant());
            detailsChanged.fire(new PaymentDetailsChanged(purchaseId, before));
        }
        audit.record(Actor.member(organizerId), Operation.CHANGE_PAYMENT_DETAILS.name(), purchaseId, "purchase", purchaseId,
                details == null ? "stated" : "changed");
    }

    private void requireOwn(long memberId, long purchaseId) {
        access.require(Operation.CHANGE_PAYMENT_DETAILS, memberId, Relation.ownedBy(purchases.get(purchaseId).organizerId()));
    }

    /**
     * Shows where to pay, and notes who saw it.
     *
     * @throws Refused {@code reveal.notNow} before the Stop and from 30 days after the end on, {@code reveal.noDetails}
     */
    public PaymentDetails revealPaymentDetails(long viewerId, long purchaseId) {
        Purchase purchase = needed(viewerId, purchaseId);
        PaymentDetails details = reveals.detailsOf(purchaseId);
        if (details == null) {
            throw new Refused(Refused.Kind.CONFLICT, "reveal.noDetails");
        }
        note(RevealKind.PAYMENT_DETAILS, purchase.organizerId(), viewerId, purchaseId);
        return details;
    }

    /**
     * Shows the phone of a participant to the organizer, or the organizer's to a participant, and notes who saw it.
     *
     * @throws Refused {@code reveal.notNow} as above, {@code reveal.noPhone}; FORBIDDEN between two participants
     */
    public String revealPhone(long viewerId, long purchaseId, long ownerId) {
        Purchase purchase = needed(viewerId, purchaseId);
        boolean ofParticipant = purchase.isOrganizedBy(viewerId) && participants.get().takesPart(purchaseId, ownerId);
        if (!ofParticipant && !purchase.isOrganizedBy(ownerId)) {
            throw Refused.forbidden();
        }
        String phone = members.byId(ownerId).phone();
        if (phone == null) {
            throw new Refused(Refused.Kind.CONFLICT, "reveal.noPhone");
        }
        note(RevealKind.PHONE, ownerId, viewerId, purchaseId);
        return phone;
    }

    /**
     * Notes that whoever hands goods over was shown addresses, of each owner once a day. The caller checks the rights and {@link #isNeeded}.
     *
     * @param ownerIds the viewer is left out
     */
    public void noteAddresses(long viewerId, long purchaseId, Collection<Long> ownerIds) {
        Set<Long> noted = reveals.owners(RevealKind.ADDRESS, viewerId, purchaseId, clock.instant().minus(ONCE));
        ownerIds.stream().filter(owner -> !noted.contains(owner)).forEach(owner -> note(RevealKind.ADDRESS, owner, viewerId, purchaseId));
    }

    private Purchase needed(long viewerId, long purchaseId) {
        Purchase purchase = purchase(viewerId, purchaseId);
        if (!isNeeded(purchase)) {
            throw new Refused(Refused.Kind.CONFLICT, "reveal.notNow");
        }
        return purchase;
    }

    private void note(RevealKind kind, long ownerId, long viewerId, long purchaseId) {
        if (ownerId != viewerId) {
            reveals.add(new Reveal(kind, ownerId, viewerId, purchaseId, clock.instant()));
            audit.record(Actor.member(viewerId), Operation.REVEAL_CONTACT.name(), purchaseId, "member", ownerId, kind.name());
        }
    }

    /**
     * To whom the member's phone and payment details were shown, the newest first, by keyset.
     *
     * @param before id that the page ends before; {@link Long#MAX_VALUE} for the first page
     */
    public List<Reveal> of(long ownerId, long before, int limit) {
        access.require(Operation.VIEW_OWN_REVEALS, ownerId);
        return reveals.of(ownerId, before, limit);
    }
}
