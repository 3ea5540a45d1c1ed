package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.OrganizerDecided;
import org.artel.account.TrustChanged;
import org.artel.common.Actor;
import org.artel.common.Money;
import org.artel.common.Words;
import org.artel.forum.SectionService;
import org.artel.forum.TopicService;
import org.artel.order.BoxNeedsYou;
import org.artel.order.InterestService;
import org.artel.order.ItemAnswered;
import org.artel.order.LineTransferChanged;
import org.artel.order.MessageSent;
import org.artel.order.OrderChanged;
import org.artel.order.ParticipantReadmitted;
import org.artel.order.ParticipantRefused;
import org.artel.order.PricesApplied;
import org.artel.order.WaitingListEnded;
import org.artel.order.WaitingListMoved;
import org.artel.payment.BillsIssued;
import org.artel.payment.ClaimChanged;
import org.artel.payment.DepositDue;
import org.artel.payment.LatePayment;
import org.artel.payment.PaymentAsked;
import org.artel.payment.PaymentClaim;
import org.artel.payment.PaymentFound;
import org.artel.payment.Settlement;
import org.artel.payment.SettlementMade;
import org.artel.payment.SettlementUndone;
import org.artel.payment.UnpaidMessage;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotPricesChanged;
import org.artel.pricelist.LotQuestionChanged;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Announced;
import org.artel.purchase.CoOrganizerChanged;
import org.artel.purchase.CoOrganizerService;
import org.artel.purchase.ExposureExceeded;
import org.artel.purchase.GateState;
import org.artel.purchase.NotOpened;
import org.artel.purchase.PaymentDetailsChanged;
import org.artel.purchase.PercentLowered;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseStageChanged;
import org.artel.purchase.Stage;
import org.artel.purchase.StopMoved;
import org.artel.purchase.StopNear;
import org.artel.purchase.TermsAnnounced;
import org.artel.purchase.TermsChanged;
import org.artel.purchase.Transfer;
import org.artel.purchase.TransferChanged;
import org.artel.purchase.WishService;

/** Turns what happened into notices, inside the transaction in which it happens. Whoever did it is not told. */
@ApplicationScoped
class Told {

    /** Characters of an announcement that its notice quotes. */
    private static final int EXCERPT = 300;

    private static final int LINES_TOLD = 3;

    @Inject
    private Notices notices;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private CoOrganizerService coOrganizers;
    @Inject
    private MemberService members;
    @Inject
    private TopicService topics;
    @Inject
    private SectionService sections;
    @Inject
    private PricelistService priceLists;
    @Inject
    private WishService wishes;
    @Inject
    private InterestService interests;
    @Inject
    private Clock clock;

    void stage(@Observes PurchaseStageChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        switch (event.to()) {
            case REVIEW -> notices.moderators().stream().filter(id -> id != purchase.organizerId())
                    .forEach(id -> notices.add(notice(id, NoticeKind.REVIEW_WAITING, purchase, "/moderation/purchases", title)));
            case DRAFT -> toOrganizer(event.actor(), purchase, NoticeKind.SENT_BACK, "/purchase/edit/" + purchase.id(), title, event.reason());
            case ANNOUNCED, OPEN -> published(event, purchase, title);
            case STOPPED -> stopped(event, purchase, title);
            case CANCELLED -> cancelled(event, purchase, title);
            case SENT, TOP_UP, PAID, IN_TRANSIT, RECEIVED, HANDOVER, CLOSED, FAILED -> wentOn(event, purchase, title);
            case INVOICED, PAYMENT -> {
                // told with everybody's own sum, by the bills
            }
        }
    }

    private void published(PurchaseStageChanged event, Purchase purchase, String title) {
        String link = link(purchase, event.postId());
        if (event.from() == Stage.STOPPED) {
            notices.toParticipants(purchase.id(), event.actor().memberId(), NoticeKind.REOPENED, link, clock.instant(), false,
                    title, purchase.terms().stopAt());
            toOrganizer(event.actor(), purchase, NoticeKind.REOPENED, link, title, purchase.terms().stopAt());
            return;
        }
        if (event.from() == Stage.REVIEW) {
            toOrganizer(event.actor(), purchase, NoticeKind.APPROVED, link, title);
        }
        NoticeKind kind = event.to() == Stage.ANNOUNCED ? NoticeKind.ANNOUNCED
                : purchase.terms().stopAt() == null ? NoticeKind.OPENED : NoticeKind.OPENED_UNTIL;
        if (event.actor().kind() == Actor.Kind.TIMER) {
            toOrganizer(event.actor(), purchase, kind, link, title, purchase.terms().stopAt());
        }
        List<Notice> told = new ArrayList<>();
        // each hears it once, with the reason that is most their own
        Set<Long> heard = new HashSet<>(Set.of(purchase.organizerId()));
        if (event.to() == Stage.OPEN) {
            interests.interested(purchase.id()).stream().filter(heard::add)
                    .forEach(member -> told.add(notice(member, NoticeKind.INTEREST_OPENED, purchase, link(purchase, null) + "?tab=list", title)));
        }
        NoticeKind wished = event.to() == Stage.ANNOUNCED ? NoticeKind.WISH_ANNOUNCED : NoticeKind.WISH_OPENED;
        wishes.supportersOf(purchase.id()).stream().filter(heard::add)
                .forEach(member -> told.add(notice(member, wished, purchase, link, title)));
        for (Long member : sections.subscribers(purchase.sectionId())) {
            if (heard.add(member)) {
                told.add(notice(member, kind, purchase, link, title, purchase.terms().stopAt()));
            }
        }
        if (sections.effective(purchase.sectionId()).isAgeLimited()) {
            Map<Long, Member> people = members.byIds(heard);
            told.removeIf(notice -> !people.get(notice.memberId()).ageConfirmed());
        }
        notices.addAll(told);
    }

    private void stopped(PurchaseStageChanged event, Purchase purchase, String title) {
        String link = link(purchase, event.postId());
        notices.toParticipants(purchase.id(), event.actor().memberId(), NoticeKind.STOPPED, link, clock.instant(), true, title);
        GateState state = gate.read(purchase.id());
        toOrganizer(event.actor(), purchase, NoticeKind.STOPPED_YOURS, link, title, state.participants(), state.goods());
    }

    private void wentOn(PurchaseStageChanged event, Purchase purchase, String title) {
        String link = link(purchase, event.postId());
        NoticeKind kind = NoticeKind.valueOf(event.to().name());
        notices.toParticipants(purchase.id(), event.actor().memberId(), kind, link, clock.instant(), false, title, event.reason());
        toOrganizer(event.actor(), purchase, kind, link, title, event.reason());
    }

    void billed(@Observes BillsIssued event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        notices.addAll(event.bills().stream().filter(bill -> !bill.onBehalf())
                .map(bill -> bill.before() == null
                        ? notice(bill.memberId(), NoticeKind.BILL_ISSUED, purchase, "/bill/" + bill.participationId(), title, bill.after())
                        : notice(bill.memberId(), NoticeKind.BILL_CHANGED, purchase, "/bill/" + bill.participationId(), title, bill.before(), bill.after()))
                .toList());
    }

    private void cancelled(PurchaseStageChanged event, Purchase purchase, String title) {
        String link = link(purchase, event.postId());
        NoticeKind kind = event.actor().kind() == Actor.Kind.TIMER ? NoticeKind.CANCELLED_BELOW_MINIMUM : NoticeKind.CANCELLED;
        if (event.from() == Stage.ANNOUNCED) {
            interests.interested(purchase.id()).stream().filter(member -> !purchase.isOrganizedBy(member))
                    .forEach(member -> notices.add(notice(member, kind, purchase, link, title, event.reason())));
        }
        if (event.from().isPublic()) {
            notices.toParticipants(purchase.id(), event.actor().memberId(), kind, link, clock.instant(), false, title, event.reason());
        }
        toOrganizer(event.actor(), purchase, kind, link, title, event.reason());
    }

    void moved(@Observes StopMoved event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String link = link(purchase, event.postId());
        notices.toParticipants(purchase.id(), event.actor().memberId(), NoticeKind.STOP_MOVED, link, clock.instant(), false,
                title, event.newStopAt());
        toOrganizer(event.actor(), purchase, NoticeKind.STOP_MOVED, link, title, event.newStopAt());
    }

    void near(@Observes StopNear event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String link = link(purchase, null);
        GateState state = gate.read(purchase.id());
        if (event.shortfall().isNone()) {
            notices.toParticipants(purchase.id(), purchase.organizerId(), NoticeKind.STOP_NEAR, link, clock.instant(), true, title, event.stopAt());
            notices.add(notice(purchase.organizerId(), NoticeKind.STOP_NEAR_YOURS, purchase, link, title, event.stopAt(), state.participants(),
                    state.goods()));
            return;
        }
        Words missing = event.shortfall().words();
        Words then = new Words("purchase.whenMissed." + event.whenMissed(), event.extendedTo());
        notices.toParticipants(purchase.id(), purchase.organizerId(), NoticeKind.STOP_NEAR_BELOW, link, clock.instant(), true, title,
                event.stopAt(), missing, then);
        notices.add(notice(purchase.organizerId(), NoticeKind.STOP_NEAR_BELOW_YOURS, purchase, link, title, event.stopAt(), state.participants(),
                state.goods(), missing, then));
    }

    void notOpened(@Observes NotOpened event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.add(notice(purchase.organizerId(), NoticeKind.NOT_OPENED, purchase, "/purchase/publish/" + purchase.id(), title(purchase),
                Words.of(event.obstacle())));
    }

    void box(@Observes BoxNeedsYou event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.add(notice(event.memberId(), NoticeKind.BOX_NEEDS_YOU, purchase, link(purchase, null) + "?tab=list", title(purchase),
                event.completion().lot().name(), event.completion().missing().amount().stripTrailingZeros(), event.stopAt()));
    }

    void exposed(@Observes ExposureExceeded event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String link = link(purchase, null);
        notices.add(notice(purchase.organizerId(), NoticeKind.EXPOSURE_YOURS, purchase, link, title, event.exposure().collected(), event.exposure().cap()));
        notices.moderators().stream().filter(id -> id != purchase.organizerId()).forEach(id -> notices.add(
                notice(id, NoticeKind.EXPOSURE, purchase, link, title, event.exposure().collected(), event.exposure().cap())));
    }

    void lowered(@Observes PercentLowered event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.toParticipants(purchase.id(), purchase.organizerId(), NoticeKind.PERCENT_LOWERED, link(purchase, event.postId()),
                clock.instant(), false, title(purchase), event.from(), event.to());
    }

    void terms(@Observes TermsChanged event) {
        if (event.told()) {
            Purchase purchase = purchases.byId(event.purchaseId());
            notices.toParticipants(purchase.id(), purchase.organizerId(), NoticeKind.TERMS_CHANGED, link(purchase, null),
                    clock.instant(), false, title(purchase));
        }
    }

    void paymentDetails(@Observes PaymentDetailsChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.toParticipants(purchase.id(), purchase.organizerId(), NoticeKind.PAYMENT_DETAILS_CHANGED, "/contacts/" + purchase.id(),
                clock.instant(), false, title(purchase), event.oldEnding());
    }

    void coOrganizer(@Observes CoOrganizerChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String link = "/purchase/organizers/" + purchase.id();
        String nickname = members.byId(event.memberId()).nickname();
        switch (event.state()) {
            case INVITED -> notices.add(notice(event.memberId(), NoticeKind.CO_ORGANIZER_INVITED, purchase, link, title,
                    members.byId(event.actorId()).nickname()));
            case ACCEPTED -> notices.add(notice(purchase.organizerId(), NoticeKind.CO_ORGANIZER_ACCEPTED, purchase, link, title, nickname));
            case DECLINED -> notices.add(notice(purchase.organizerId(), NoticeKind.CO_ORGANIZER_DECLINED, purchase, link, title, nickname));
            case LEFT -> notices.add(notice(purchase.organizerId(), NoticeKind.CO_ORGANIZER_LEFT, purchase, link, title, nickname));
            case REMOVED -> notices.add(notice(event.memberId(), NoticeKind.CO_ORGANIZER_REMOVED, purchase, link(purchase, null), title));
        }
    }

    void transfer(@Observes TransferChanged event) {
        Transfer transfer = event.transfer();
        Purchase purchase = purchases.byId(transfer.purchaseId());
        String title = title(purchase);
        String page = "/purchase/organizers/" + purchase.id();
        String next = members.byId(transfer.toId()).nickname();
        switch (transfer.state()) {
            case PROPOSED -> {
                notices.add(notice(transfer.toId(), NoticeKind.TRANSFER_PROPOSED, purchase, page, title, transfer.reason()));
                notices.add(notice(transfer.fromId(), NoticeKind.TRANSFER_PROPOSED_YOURS, purchase, page, title, next, transfer.reason()));
            }
            case ACCEPTED -> {
                String link = link(purchase, event.postId());
                notices.toParticipants(purchase.id(), transfer.toId(), NoticeKind.TRANSFERRED, link, clock.instant(), false, title, next);
                for (long told : Set.of(transfer.fromId(), transfer.moderatorId())) {
                    notices.add(notice(told, NoticeKind.TRANSFERRED, purchase, link, title, next));
                }
            }
            case DECLINED -> {
                for (long told : Set.of(transfer.fromId(), transfer.moderatorId())) {
                    notices.add(notice(told, NoticeKind.TRANSFER_DECLINED, purchase, page, title, next));
                }
            }
        }
    }

    void announced(@Observes TermsAnnounced event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.toParticipants(purchase.id(), purchase.organizerId(), NoticeKind.TERMS_ANNOUNCED, link(purchase, event.postId()), clock.instant(),
                true, title(purchase), event.until(), event.reason());
    }

    void said(@Observes Announced event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String text = event.text().length() > EXCERPT ? event.text().substring(0, EXCERPT) + "…" : event.text();
        notices.toParticipants(purchase.id(), event.memberId(), NoticeKind.ANNOUNCEMENT, link(purchase, event.postId()), clock.instant(), false,
                title(purchase), text);
        toOrganizer(Actor.member(event.memberId()), purchase, NoticeKind.ANNOUNCEMENT, link(purchase, event.postId()), title(purchase), text);
    }

    void message(@Observes MessageSent event) {
        Purchase purchase = purchases.byId(event.message().purchaseId());
        String title = title(purchase);
        String writer = members.byId(event.message().memberId()).nickname();
        event.recipients().forEach(member -> notices.add(notice(member, NoticeKind.MESSAGE, purchase, link(purchase, null), title, writer,
                event.message().text())));
    }

    void question(@Observes LotQuestionChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String lot = priceLists.lotsByIds(Set.of(event.lotId())).get(event.lotId()).name();
        if (event.answer()) {
            if (event.askerId() != event.memberId()) {
                notices.add(notice(event.askerId(), NoticeKind.QUESTION_ANSWERED, purchase, link(purchase, event.postId()), title, lot));
            }
            return;
        }
        String page = "/questions/" + event.lotId();
        toOrganizer(Actor.member(event.memberId()), purchase, NoticeKind.QUESTION_ASKED, page, title, lot);
        coOrganizers.accepted(purchase.id()).stream().filter(co -> co.memberId() != event.memberId())
                .forEach(co -> notices.add(notice(co.memberId(), NoticeKind.QUESTION_ASKED, purchase, page, title, lot)));
    }

    void order(@Observes OrderChanged event) {
        if (!event.told()) {
            return;
        }
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String link = link(purchase, null);
        if (event.isTakenBack()) {
            notices.add(notice(event.memberId(), NoticeKind.ORDER_TAKEN_BACK, purchase, link, title));
        } else if (event.isNew()) {
            notices.add(notice(event.memberId(), NoticeKind.ORDER_ACCEPTED, purchase, link, title, event.after()));
        } else if (!event.before().equals(event.after())) {
            notices.add(notice(event.memberId(), NoticeKind.ORDER_CHANGED, purchase, link, title, event.before(), event.after()));
        }
    }

    void refused(@Observes ParticipantRefused event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.add(notice(event.memberId(), NoticeKind.PARTICIPANT_REFUSED, purchase, link(purchase, null), title(purchase), event.reason()));
    }

    void readmitted(@Observes ParticipantReadmitted event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.add(notice(event.memberId(), NoticeKind.PARTICIPANT_READMITTED, purchase, link(purchase, null), title(purchase)));
    }

    void item(@Observes ItemAnswered event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String page = "/order/item/" + purchase.id();
        switch (event.state()) {
            case ASKED -> notices.add(notice(purchase.organizerId(), NoticeKind.ITEM_ASKED, purchase, page, title, event.name(), event.quantity().amount()));
            case CONFIRMED -> notices.add(notice(event.memberId(), NoticeKind.ITEM_CONFIRMED, purchase, link(purchase, null) + "?tab=list", title,
                    event.name(), event.quantity().amount(), event.price(), event.goods()));
            case DECLINED -> notices.add(notice(event.memberId(), NoticeKind.ITEM_DECLINED, purchase, page, title, event.name(), event.reason()));
            case ENDED -> notices.add(notice(event.memberId(), NoticeKind.ITEM_ENDED, purchase, page, title, event.name()));
            case WITHDRAWN -> {
                // whoever asked knows it
            }
        }
    }

    void transfer(@Observes LineTransferChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String offer = "/order/offer/" + event.transferId();
        String list = link(purchase, null) + "?tab=list";
        Object units = event.quantity().amount();
        switch (event.state()) {
            case OFFERED -> notices.add(notice(event.toMemberId(), NoticeKind.LINE_OFFERED, purchase, offer, title, event.name(), units,
                    event.price(), event.expiresAt()));
            case ACCEPTED -> {
                notices.add(notice(event.fromMemberId(), NoticeKind.LINE_HANDED_OVER, purchase, list, title, event.name(), units, event.price(),
                        event.fromGoods()));
                notices.add(notice(event.toMemberId(), NoticeKind.LINE_TAKEN_OVER, purchase, list, title, event.name(), units, event.price(),
                        event.toGoods()));
            }
            case DECLINED -> notices.add(notice(event.fromMemberId(), NoticeKind.LINE_DECLINED, purchase, list, title, event.name(), units));
            case WITHDRAWN -> notices.add(notice(event.toMemberId(), NoticeKind.LINE_WITHDRAWN, purchase, offer, title, event.name(), units));
            case EXPIRED -> {
                notices.add(notice(event.fromMemberId(), NoticeKind.LINE_EXPIRED, purchase, list, title, event.name(), units));
                notices.add(notice(event.toMemberId(), NoticeKind.LINE_EXPIRED, purchase, offer, title, event.name(), units));
            }
        }
    }

    void moved(@Observes WaitingListMoved event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.add(notice(event.memberId(), event.rest().isZero() ? NoticeKind.WAITING_LIST_MOVED : NoticeKind.WAITING_LIST_MOVED_PARTLY, purchase,
                link(purchase, null) + "?tab=list", title(purchase), event.name(), event.units().amount(), event.price(), event.goods(),
                event.rest().amount()));
    }

    void ended(@Observes WaitingListEnded event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        notices.addAll(event.places().stream().map(place ->
                notice(place.memberId(), NoticeKind.WAITING_LIST_ENDED, purchase, link(purchase, null), title, place.name())).toList());
    }

    void prices(@Observes LotPricesChanged event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        Map<Long, LotPricesChanged.Price> prices = event.prices().stream().collect(Collectors.toMap(LotPricesChanged.Price::variantId, Function.identity()));
        Map<Long, Lot> lots = priceLists.lotsByIds(event.prices().stream().map(LotPricesChanged.Price::lotId).distinct().toList());
        notices.ownersOf(event.purchaseId(), prices.keySet()).forEach((member, variants) -> {
            List<PricesApplied.Line> lines = variants.stream().map(prices::get)
                    .map(price -> new PricesApplied.Line(lots.get(price.lotId()).name(), price.before(), price.after())).toList();
            notices.add(lines.size() == 1
                    ? notice(member, NoticeKind.LOT_PRICE_CHANGED, purchase, link(purchase, null), title, lines.get(0).name(), lines.get(0).before(),
                            lines.get(0).after())
                    : notice(member, NoticeKind.LOT_PRICES_CHANGED, purchase, link(purchase, null), title, said(lines)));
        });
    }

    void applied(@Observes PricesApplied event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        event.owners().stream().filter(owner -> !purchase.isOrganizedBy(owner.memberId())).forEach(owner -> {
            PricesApplied.Line line = owner.lines().get(0);
            String link = link(purchase, owner.postId());
            notices.add(owner.lines().size() == 1
                    ? notice(owner.memberId(), NoticeKind.PRICE_APPLIED, purchase, link, title, line.name(), line.before(), line.after(),
                            owner.before(), owner.after())
                    : notice(owner.memberId(), NoticeKind.PRICES_APPLIED, purchase, link, title, said(owner.lines()), owner.before(), owner.after()));
        });
    }

    private static String said(List<PricesApplied.Line> lines) {
        return lines.stream().limit(LINES_TOLD).map(line -> line.name() + ": " + line.before() + " → " + line.after()).collect(Collectors.joining("; "))
                + (lines.size() > LINES_TOLD ? "; +" + (lines.size() - LINES_TOLD) : "");
    }

    void claim(@Observes ClaimChanged event) {
        PaymentClaim claim = event.claim();
        Purchase purchase = purchases.byId(claim.purchaseId());
        String title = title(purchase);
        if (claim.isOpen()) {
            String name = members.byId(event.memberId()).nickname();
            String desk = "/payment/" + purchase.id();
            toOrganizer(Actor.member(event.actorId()), purchase, NoticeKind.CLAIM_MADE, desk, title, name, claim.sum());
            coOrganizers.accepted(purchase.id()).stream().filter(co -> co.memberId() != event.actorId())
                    .forEach(co -> notices.add(notice(co.memberId(), NoticeKind.CLAIM_MADE, purchase, desk, title, name, claim.sum())));
        } else if (!event.onBehalf()) {
            NoticeKind kind = claim.state() == PaymentClaim.State.CONFIRMED ? NoticeKind.CLAIM_CONFIRMED
                    : event.takenBack() ? NoticeKind.CLAIM_TAKEN_BACK : NoticeKind.CLAIM_REJECTED;
            notices.add(notice(event.memberId(), kind, purchase, "/payment/claim/" + purchase.id(), title, claim.sum(), owed(event.owed()), claim.reason()));
        }
    }

    void payment(@Observes PaymentFound event) {
        if (!event.onBehalf()) {
            Purchase purchase = purchases.byId(event.purchaseId());
            notices.add(notice(event.memberId(), event.takenBack() ? NoticeKind.PAYMENT_LOST : NoticeKind.PAYMENT_FOUND, purchase, "/payment/claim/" + purchase.id(), title(purchase), event.amount(),
                    owed(event.owed())));
        }
    }

    void askedToPay(@Observes PaymentAsked event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        NoticeKind kind = event.due() == null ? NoticeKind.PAYMENT_ASKED : event.late() ? NoticeKind.PAYMENT_LATE : NoticeKind.PAYMENT_ASKED_UNTIL;
        notices.addAll(event.owed().stream().map(each -> notice(each.memberId(), kind, purchase, "/payment/claim/" + purchase.id(), title, each.sum(),
                event.due())).toList());
    }

    void deposits(@Observes DepositDue event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        notices.addAll(event.owed().stream().map(each -> notice(each.memberId(), NoticeKind.DEPOSIT_DUE, purchase, "/payment/claim/" + purchase.id(), title,
                each.sum())).toList());
    }

    void settled(@Observes SettlementMade event) {
        Settlement settlement = event.settlement();
        if (!event.onBehalf() && settlement.kind() != Settlement.Kind.OWN_LINES) {
            Purchase purchase = purchases.byId(settlement.purchaseId());
            notices.add(notice(event.memberId(), NoticeKind.valueOf(settlement.kind().name()), purchase, "/payment/claim/" + purchase.id(), title(purchase),
                    settlement.amount(), owed(event.owed()), settlement.reason()));
        }
    }

    void undone(@Observes SettlementUndone event) {
        if (!event.onBehalf()) {
            Purchase purchase = purchases.byId(event.settlement().purchaseId());
            notices.add(notice(event.memberId(), NoticeKind.SETTLEMENT_UNDONE, purchase, "/payment/claim/" + purchase.id(), title(purchase),
                    event.settlement().amount(), owed(event.owed()), event.reason()));
        }
    }

    void late(@Observes LatePayment event) {
        if (!event.onBehalf()) {
            Purchase purchase = purchases.byId(event.purchaseId());
            notices.add(notice(event.memberId(), NoticeKind.valueOf(event.what().name()), purchase, "/payment/claim/" + purchase.id(), title(purchase),
                    event.sum(), owed(event.owed()), event.reason()));
        }
    }

    void unpaid(@Observes UnpaidMessage event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        String title = title(purchase);
        String writer = members.byId(event.memberId()).nickname();
        notices.addAll(event.recipients().stream().map(member -> notice(member, NoticeKind.MESSAGE, purchase, "/payment/claim/" + purchase.id(), title, writer,
                event.text())).toList());
    }

    private static Words owed(Money owed) {
        return owed.isPositive() ? new Words("debt.stillOwed", owed) : owed.isZero() ? new Words("debt.settled")
                : new Words("debt.overpaid", owed.negated());
    }

    void organizer(@Observes OrganizerDecided event) {
        notices.add(new Notice(event.memberId(), event.accepted() ? NoticeKind.ORGANIZER_ACCEPTED : NoticeKind.ORGANIZER_REFUSED, null,
                event.accepted() ? "/purchases/mine" : "/me", clock.instant(), event.reason()));
    }

    void trust(@Observes TrustChanged event) {
        if (event.trusted()) {
            notices.add(new Notice(event.memberId(), NoticeKind.TRUSTED, null, "/purchases/mine", clock.instant()));
        }
    }

    private void toOrganizer(Actor actor, Purchase purchase, NoticeKind kind, String link, Object... arguments) {
        if (!purchase.isOrganizedBy(actor.memberId())) {
            notices.add(notice(purchase.organizerId(), kind, purchase, link, arguments));
        }
    }

    private Notice notice(long memberId, NoticeKind kind, Purchase purchase, String link, Object... arguments) {
        return new Notice(memberId, kind, purchase.id(), link, clock.instant(), arguments);
    }

    private String title(Purchase purchase) {
        return topics.byId(purchase.topicId()).title();
    }

    private static String link(Purchase purchase, Long postId) {
        return postId == null ? "/thread/" + purchase.topicId() : "/post/" + postId;
    }
}
