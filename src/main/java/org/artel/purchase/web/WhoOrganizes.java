package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.forum.TopicService;
import org.artel.purchase.CoOrganizer;
import org.artel.purchase.CoOrganizerService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Transfer;
import org.artel.purchase.TransferService;
import org.omnifaces.cdi.Param;

/** {@code /purchase/organizers/12}: organizer and co-organizers; where they are invited, answer and go, and where a purchase changes hands. */
@Named("whoOrganizes")
@RequestScoped
public class WhoOrganizes {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private CoOrganizerService coOrganizers;
    @Inject
    private TransferService transfers;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;

    private Purchase purchase;
    private List<CoOrganizer> listed;
    private Map<Long, Member> people;
    private Transfer transfer;
    private String nickname;
    private boolean priceList;
    private String newOrganizer;
    private String reason;

    public void open() {
        purchase = view.requireVisible(Asked.id(address), asked.viewer().memberId());
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            open();
        }
        return purchase;
    }

    public String getTitle() {
        return topics.byId(getPurchase().topicId()).title();
    }

    public Member getOrganizer() {
        return members.byId(getPurchase().organizerId());
    }

    public List<CoOrganizer> getListed() {
        if (listed == null) {
            listed = coOrganizers.list(getPurchase().id(), asked.viewer().memberId());
            people = members.byIds(listed.stream().map(CoOrganizer::memberId).toList());
        }
        return listed;
    }

    public Member memberOf(CoOrganizer coOrganizer) {
        return people.get(coOrganizer.memberId());
    }

    public boolean isMine() {
        return getPurchase().isOrganizedBy(asked.viewer().memberId());
    }

    public boolean isOver() {
        return getPurchase().stage().isFinal();
    }

    /** What the viewer is here: invited or a co-organizer; null: neither. */
    public CoOrganizer getOwn() {
        Long viewer = asked.viewer().memberId();
        return viewer == null ? null : getListed().stream().filter(c -> c.memberId() == viewer).findFirst().orElse(null);
    }

    public boolean isTransferable() {
        return !isMine() && getPurchase().isAnnounced() && !isOver() && asked.viewer().may(Operation.TRANSFER_PURCHASE);
    }

    /** What waits for an answer and is the viewer's business; null: nothing. */
    public Transfer getTransfer() {
        if (transfer == null) {
            transfer = transfers.pending(getPurchase().id(), asked.viewer().memberId()).orElse(null);
        }
        return transfer;
    }

    public boolean isTransferToMe() {
        return getTransfer() != null && getTransfer().toId() == asked.viewer().require();
    }

    public String getTransferTo() {
        return members.byId(getTransfer().toId()).nickname();
    }

    // what is done

    public void invite() throws IOException {
        coOrganizers.invite(id(), asked.viewer().require(), nickname, priceList);
        done("coOrganizer.said.invited");
    }

    public void accept() throws IOException {
        coOrganizers.answer(id(), asked.viewer().require(), true);
        done("coOrganizer.said.accepted");
    }

    public void decline() throws IOException {
        coOrganizers.answer(id(), asked.viewer().require(), false);
        done("coOrganizer.said.declined");
    }

    public void leave() throws IOException {
        long member = asked.viewer().require();
        coOrganizers.remove(id(), member, member);
        done("coOrganizer.said.left");
    }

    public void remove() throws IOException {
        coOrganizers.remove(id(), asked.viewer().require(), asked.number("member", 0));
        done("coOrganizer.said.removed");
    }

    public void propose() throws IOException {
        transfers.propose(id(), asked.viewer().require(), newOrganizer, reason);
        done("takeover.said.proposed");
    }

    public void takeOver() throws IOException {
        transfers.answer(id(), asked.viewer().require(), true);
        done("takeover.said.accepted");
    }

    public void refuse() throws IOException {
        transfers.answer(id(), asked.viewer().require(), false);
        done("takeover.said.declined");
    }

    private long id() {
        return Asked.id(address);
    }

    private void done(String key) throws IOException {
        asked.goOn("/purchase/organizers/" + id(), key);
    }

    // what is typed

    public String getNickname() {
        return nickname;
    }

    public void setNickname(String nickname) {
        this.nickname = nickname;
    }

    public boolean isPriceList() {
        return priceList;
    }

    public void setPriceList(boolean priceList) {
        this.priceList = priceList;
    }

    public String getNewOrganizer() {
        return newOrganizer;
    }

    public void setNewOrganizer(String newOrganizer) {
        this.newOrganizer = newOrganizer;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
