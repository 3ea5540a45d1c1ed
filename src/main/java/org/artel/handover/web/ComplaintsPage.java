package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.handover.Complaint;
import org.artel.handover.ComplaintService;
import org.artel.handover.ComplaintState;
import org.artel.handover.ComplaintView;

/** {@code /handover/complaints/12}: what participants complain about, to be answered by the organizer. */
@Named("complaintsPage")
@RequestScoped
public class ComplaintsPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private ComplaintService complaints;

    private List<ComplaintView> all;
    private Instant until;

    public List<ComplaintView> getAll() {
        if (all == null) {
            all = complaints.all(desk.getPurchase().id(), desk.member());
        }
        return all;
    }

    public List<ComplaintState> getDecisions() {
        return List.of(ComplaintState.REFUNDED, ComplaintState.REPLACED, ComplaintState.DECLINED);
    }

    public Complaint.BorneBy[] getBorneBys() {
        return Complaint.BorneBy.values();
    }

    /** What was typed for that complaint, or else. */
    public String typed(String field, ComplaintView view, Object otherwise) {
        String typed = Long.toString(view.complaint().id()).equals(desk.parameter("complaint")) ? desk.parameter(field) : null;
        return typed == null ? String.valueOf(otherwise) : typed;
    }

    public void answer() throws IOException {
        String refund = desk.parameter("refund");
        if (refund != null && !refund.replace(',', '.').matches("\\d{1,12}(\\.\\d{1,2})?")) {
            throw new Refused("complaint.noSum", refund);
        }
        complaints.answer(desk.getPurchase().id(), desk.member(), desk.number("complaint"), new Complaint.Answer(
                one(ComplaintState.values(), desk.parameter("decision")), refund == null ? null : new Money(new BigDecimal(refund.replace(',', '.'))),
                one(Complaint.BorneBy.values(), desk.parameter("borneBy")), desk.parameter("text")));
        done("complaint.said.answered");
    }

    private static <E extends Enum<E>> E one(E[] all, String name) {
        return Arrays.stream(all).filter(each -> each.name().equals(name)).findAny().orElse(null);
    }

    public void state() throws IOException {
        complaints.until(desk.getPurchase().id(), desk.member(), until);
        done("account.saved");
    }

    private void done(String key) throws IOException {
        desk.goOn("/handover/complaints/" + desk.getPurchase().id(), key);
    }

    public Instant getUntil() {
        return until;
    }

    public void setUntil(Instant until) {
        this.until = until;
    }
}
