package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.account.Access;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.forum.TopicService;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.order.RefusalService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;

/** {@code /order/refuse/12}: the organizer refuses a participant, and sees first what that takes back. */
@Named("refuse")
@RequestScoped
public class RefusePage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private Access access;
    @Inject
    private OrderLists lists;
    @Inject
    private RefusalService refusals;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;

    private Participation participation;
    private String reason;

    /** For the purchase's organizer only. */
    public void open() {
        access.require(Operation.REFUSE_PARTICIPANT, reading.viewer().require(), Relation.ownedBy(purchase().organizerId()));
    }

    public Participation getParticipation() {
        if (participation == null) {
            participation = lists.visible(Reading.id(address), reading.viewer().memberId());
        }
        return participation;
    }

    private Purchase purchase() {
        return view.requireVisible(getParticipation().purchaseId(), reading.viewer().memberId());
    }

    public String getName() {
        return members.byId(getParticipation().memberId()).nickname();
    }

    public String getTitle() {
        return topics.byId(purchase().topicId()).title();
    }

    public String getRoll() {
        return topics.byId(purchase().topicId()).address() + "?tab=participants";
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public void refuse() throws IOException {
        refusals.refuse(reading.viewer().require(), getParticipation().id(), reason);
        reading.goOn(getRoll(), "refusal.said.refused");
    }
}
