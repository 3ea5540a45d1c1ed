package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.artel.common.Refused;
import org.artel.handover.Complaint;
import org.artel.handover.ComplaintKind;
import org.artel.handover.ComplaintService;
import org.artel.handover.ComplaintView;
import org.artel.handover.OpenedParcel;

/** {@code /order/complaint/12}: what is wrong with the goods that the member got, and what was answered. */
@Named("complaintPage")
@RequestScoped
public class ComplaintPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private ComplaintService complaints;

    private List<ComplaintView> mine;
    private String line;
    private ComplaintKind kind;
    private String quantity;
    private String text;

    public List<ComplaintView> getMine() {
        if (mine == null) {
            mine = complaints.mine(desk.getPurchase().id(), desk.member());
        }
        return mine;
    }

    public List<OpenedParcel.Goods> getGoods() {
        return complaints.goods(desk.getPurchase().id(), desk.member());
    }

    /** Until when; null: nothing was handed over yet. */
    public Instant getUntil() {
        return complaints.ownUntil(desk.getPurchase().id(), desk.member());
    }

    public boolean isOpen() {
        return getUntil() != null && desk.now().isBefore(getUntil());
    }

    public ComplaintKind[] getKinds() {
        return ComplaintKind.values();
    }

    public void complain() throws IOException {
        if (!line.matches("\\d{1,18}\\.\\d{1,18}")) {
            throw Refused.notFound();
        }
        String[] parts = line.split("\\.");
        complaints.complain(desk.getPurchase().id(), desk.member(), new Complaint.Said(Long.parseLong(parts[0]), Long.parseLong(parts[1]), kind,
                desk.quantity("quantity"), text), desk.files("photos"));
        desk.goOn("/order/complaint/" + desk.getPurchase().id(), "complaint.said.made");
    }

    public void withdraw() throws IOException {
        complaints.withdraw(desk.getPurchase().id(), desk.member(), desk.number("complaint"));
        desk.goOn("/order/complaint/" + desk.getPurchase().id(), "complaint.said.withdrawn");
    }

    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }

    public ComplaintKind getKind() {
        return kind;
    }

    public void setKind(ComplaintKind kind) {
        this.kind = kind;
    }

    public String getQuantity() {
        return quantity;
    }

    public void setQuantity(String quantity) {
        this.quantity = quantity;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
