package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.artel.account.MemberService;
import org.artel.forum.TopicService;
import org.artel.handover.Complaint;
import org.artel.handover.ComplaintChanged;
import org.artel.handover.ComplaintState;
import org.artel.handover.FirstRightTold;
import org.artel.handover.GoodsForfeited;
import org.artel.handover.HandedOver;
import org.artel.handover.HandoverTakenBack;
import org.artel.handover.LeftoverChanged;
import org.artel.handover.OpenedParcel;
import org.artel.handover.PickupChosen;
import org.artel.handover.PickupPlanned;
import org.artel.handover.Recounted;
import org.artel.handover.Review;
import org.artel.handover.ReviewChanged;
import org.artel.handover.SlotRemoved;
import org.artel.handover.StorageBegins;
import org.artel.handover.StorageCharged;
import org.artel.handover.StorageWaived;
import org.artel.purchase.CoOrganizer;
import org.artel.purchase.CoOrganizerService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;

/** As {@link Told}, of the hand-over: each participant's own parcel. */
@ApplicationScoped
class HandoverTold {

    private static final int LINES_TOLD = 3;

    @Inject
    private Notices notices;
    @Inject
    private PurchaseService purchases;
    @Inject
    private CoOrganizerService coOrganizers;
    @Inject
    private MemberService members;
    @Inject
    private TopicService topics;
    @Inject
    private Clock clock;

    void planned(@Observes PickupPlanned event) {
        notices.toParticipants(event.purchaseId(), event.actorId(), NoticeKind.PICKUP_PLANNED, pickup(event.purchaseId()), clock.instant(), false,
                title(event.purchaseId()), event.chooseUntil());
    }

    void removed(@Observes SlotRemoved event) {
        event.memberIds().forEach(member -> tell(member, NoticeKind.SLOT_REMOVED, event.purchaseId(), pickup(event.purchaseId()),
                title(event.purchaseId()), event.place(), event.startsAt()));
    }

    void chosen(@Observes PickupChosen event) {
        tell(event.memberId(), event.startsAt() == null ? NoticeKind.PICKUP_CHOSEN : NoticeKind.PICKUP_CHOSEN_SLOT, event.purchaseId(),
                pickup(event.purchaseId()), title(event.purchaseId()), event.place(), event.startsAt());
    }

    void recounted(@Observes Recounted event) {
        if (event.memberId() != event.actorId()) {
            tell(event.memberId(), NoticeKind.RECOUNTED, event.purchaseId(), pickup(event.purchaseId()), title(event.purchaseId()),
                    said(event.lines().stream().map(line -> line.name() + ": " + line.before() + " → " + line.after()).toList()));
        }
    }

    void handedOver(@Observes HandedOver event) {
        tell(event.memberId(), event.takenBy().isEmpty() ? NoticeKind.HANDED_OVER : NoticeKind.HANDED_OVER_TO, event.purchaseId(), pickup(event.purchaseId()),
                title(event.purchaseId()), told(event.goods()), event.takenBy());
    }

    void takenBack(@Observes HandoverTakenBack event) {
        tell(event.memberId(), NoticeKind.HANDOVER_TAKEN_BACK, event.purchaseId(), pickup(event.purchaseId()), title(event.purchaseId()), told(event.goods()),
                event.reason());
    }

    void stored(@Observes StorageCharged event) {
        tell(event.memberId(), NoticeKind.STORAGE_CHARGED, event.purchaseId(), pickup(event.purchaseId()), title(event.purchaseId()), event.stored().days(),
                event.stored().sum());
    }

    void storageBegins(@Observes StorageBegins event) {
        tell(event.memberId(), NoticeKind.STORAGE_BEGINS, event.purchaseId(), pickup(event.purchaseId()), title(event.purchaseId()), event.from(), event.fee());
    }

    void storageWaived(@Observes StorageWaived event) {
        tell(event.memberId(), NoticeKind.STORAGE_WAIVED, event.purchaseId(), pickup(event.purchaseId()), title(event.purchaseId()), event.sum(), event.reason());
    }

    void forfeited(@Observes GoodsForfeited event) {
        tell(event.memberId(), NoticeKind.FORFEITED, event.purchaseId(), pickup(event.purchaseId()), title(event.purchaseId()),
                told(event.goods()));
    }

    void complaint(@Observes ComplaintChanged event) {
        Complaint complaint = event.complaint();
        String title = title(complaint.purchaseId());
        boolean withdrawn = complaint.state() == ComplaintState.WITHDRAWN;
        if (complaint.isOpen() || withdrawn) {
            Stream.concat(Stream.of(purchases.byId(complaint.purchaseId()).organizerId()),
                            coOrganizers.accepted(complaint.purchaseId()).stream().map(CoOrganizer::memberId)).filter(member -> member != complaint.memberId())
                    .forEach(member -> tell(member, withdrawn ? NoticeKind.COMPLAINT_WITHDRAWN : NoticeKind.COMPLAINT_MADE, complaint.purchaseId(),
                            "/handover/complaints/" + complaint.purchaseId(), title, complaint.kind(), event.name(), complaint.quantity().amount()));
        } else if (!event.onBehalf()) {
            tell(complaint.memberId(), complaint.refund() == null ? NoticeKind.COMPLAINT_ANSWERED : NoticeKind.COMPLAINT_REFUNDED, complaint.purchaseId(),
                    "/order/complaint/" + complaint.purchaseId(), title, event.name(), complaint.state(), complaint.answer(), complaint.refund());
        }
    }

    void leftover(@Observes LeftoverChanged event) {
        String title = title(event.purchaseId());
        String page = "/leftovers/" + event.purchaseId();
        Object units = event.quantity().amount();
        if (event.memberId() == null) {
            notices.toParticipants(event.purchaseId(), event.actorId(), NoticeKind.LEFTOVER_OFFERED, page, clock.instant(), false, title, event.name(), units,
                    event.price());
        } else if (!event.calledOff()) {
            tell(purchases.byId(event.purchaseId()).organizerId(), NoticeKind.LEFTOVER_TAKEN, event.purchaseId(), "/handover/offers/" + event.purchaseId(),
                    title, event.name(), units, members.byId(event.memberId()).nickname());
        } else if (event.memberId() != event.actorId()) {
            tell(event.memberId(), NoticeKind.LEFTOVER_CALLED_OFF, event.purchaseId(), page, title, event.name(), units);
        }
    }

    void firstRight(@Observes FirstRightTold event) {
        tell(event.memberId(), switch (event.what()) {
            case ASKED -> NoticeKind.LEFTOVER_FIRST_RIGHT;
            case GIVEN -> NoticeKind.LEFTOVER_GIVEN;
            case MISSED -> NoticeKind.LEFTOVER_MISSED;
        }, event.purchaseId(), "/leftovers/" + event.purchaseId(), title(event.purchaseId()), event.name(), event.units().amount(), event.price(), event.until());
    }

    void review(@Observes ReviewChanged event) {
        Review review = event.review();
        String page = "/reviews/" + review.purchaseId();
        if (event.answered()) {
            tell(review.authorId(), NoticeKind.REVIEW_ANSWERED, review.purchaseId(), page, title(review.purchaseId()));
        } else {
            tell(review.subjectId(), NoticeKind.REVIEWED, review.purchaseId(), page, title(review.purchaseId()), review.stars());
        }
    }

    private static String told(List<OpenedParcel.Goods> goods) {
        return said(goods.stream().map(each -> each.name() + " × " + each.quantity()).toList());
    }

    private static String said(List<String> lines) {
        return String.join("; ", lines.subList(0, Math.min(LINES_TOLD, lines.size()))) + (lines.size() > LINES_TOLD ? "; +" + (lines.size() - LINES_TOLD) : "");
    }

    private void tell(long memberId, NoticeKind kind, long purchaseId, String link, Object... arguments) {
        notices.add(new Notice(memberId, kind, purchaseId, link, clock.instant(), arguments));
    }

    private String title(long purchaseId) {
        Purchase purchase = purchases.byId(purchaseId);
        return topics.byId(purchase.topicId()).title();
    }

    private static String pickup(long purchaseId) {
        return "/order/pickup/" + purchaseId;
    }
}
