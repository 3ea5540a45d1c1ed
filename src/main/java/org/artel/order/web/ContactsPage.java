package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.common.Said;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.OrderLists;
import org.artel.order.RollEntry;
import org.artel.purchase.PaymentDetails;
import org.artel.purchase.Purchase;
import org.artel.purchase.RevealService;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/**
 * {@code /contacts/12}: phones and payment details between the organizer and the participants of a purchase. What was asked for is
 * shown in that answer, and noted; there is no redirect that could be read again.
 */
@Named
@RequestScoped
public class ContactsPage {

    private static final int SHOWN = 100;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private RevealService reveals;
    @Inject
    private OrderLists lists;
    @Inject
    private MemberService members;
    @Inject
    private TopicService topics;
    @Inject
    private Event<Said> said;

    private Purchase purchase;
    private List<RollEntry> participants;
    private String details;
    private PaymentDetails shownDetails;
    private Member phoneOf;
    private String phone;

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = reveals.purchase(reading.viewer().require(), Reading.id(address));
        }
        return purchase;
    }

    public Topic getThread() {
        return topics.byId(getPurchase().topicId());
    }

    public Member getOrganizer() {
        return members.byId(getPurchase().organizerId());
    }

    public boolean isOwn() {
        return getPurchase().isOrganizedBy(reading.viewer().memberId());
    }

    public boolean isNeeded() {
        return reveals.isNeeded(getPurchase());
    }

    /** For the organizer, who sees all names. */
    public List<RollEntry> getParticipants() {
        if (participants == null) {
            participants = lists.roll(getPurchase().id(), reading.viewer().memberId(), (int) reading.number("after", 0), SHOWN);
        }
        return participants;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getParticipants().size() < SHOWN ? "" : "?after=" + participants.get(SHOWN - 1).participation().pseudonymNo();
    }

    public void state() throws IOException {
        reveals.statePaymentDetails(reading.viewer().require(), getPurchase().id(), details);
        said.fire(new Said("account.saved"));
        Faces.redirect(Faces.getRequestContextPath() + "/contacts/" + getPurchase().id());
    }

    public void showDetails() {
        shownDetails = reveals.revealPaymentDetails(reading.viewer().require(), getPurchase().id());
    }

    public void showPhone() {
        long owner = reading.number("owner", getPurchase().organizerId());
        phone = reveals.revealPhone(reading.viewer().require(), getPurchase().id(), owner);
        phoneOf = members.byId(owner);
    }

    public PaymentDetails getShownDetails() {
        return shownDetails;
    }

    public String getPhone() {
        return phone;
    }

    public Member getPhoneOf() {
        return phoneOf;
    }

    public String getDetails() {
        return details == null && isOwn()
                ? reveals.paymentDetails(reading.viewer().require(), getPurchase().id()).map(PaymentDetails::text).orElse(null) : details;
    }

    public void setDetails(String details) {
        this.details = details;
    }
}
