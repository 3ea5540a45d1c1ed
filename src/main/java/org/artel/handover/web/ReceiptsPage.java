package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.handover.CountedGoods;
import org.artel.handover.MisSortService;
import org.artel.handover.Receipt;
import org.artel.handover.ReceiptBoard;
import org.artel.handover.ReceiptService;
import org.artel.handover.RecountedLine;
import org.artel.purchase.ShortageRule;
import org.artel.purchase.Stage;

/** {@code /handover/receipts/12}: deliveries counted article by article, and what participants get of them. */
@Named("receiptsPage")
@RequestScoped
public class ReceiptsPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private ReceiptService receipts;
    @Inject
    private MisSortService misSorts;

    private ReceiptBoard board;
    private List<RecountedLine> undecided = List.of();
    private String note;
    private String reason;

    public ReceiptBoard getBoard() {
        if (board == null) {
            board = receipts.board(desk.getPurchase().id(), desk.member());
        }
        return board;
    }

    private Stage stage() {
        return desk.getPurchase().stage();
    }

    /** Why what was counted cannot be settled; null: it can. */
    public String getObstacle() {
        return getBoard().obstacle() == null ? null : desk.texts().of(getBoard().obstacle());
    }

    public boolean isPaid() {
        return stage() == Stage.PAID;
    }

    public boolean isOnTheWay() {
        return stage() == Stage.IN_TRANSIT;
    }

    public boolean isReceived() {
        return stage() == Stage.RECEIVED;
    }

    public boolean isCounting() {
        return Set.of(Stage.IN_TRANSIT, Stage.RECEIVED, Stage.HANDOVER).contains(stage());
    }

    /** The organizer decides who gets what of what is short. */
    public boolean isByHand() {
        return isRuledByHand() && !getDecidable().isEmpty();
    }

    private boolean isRuledByHand() {
        return desk.getPurchase().terms().shortageRule() == ShortageRule.BY_HAND;
    }

    public List<RecountedLine> getDecidable() {
        return decidable(getBoard());
    }

    private static List<RecountedLine> decidable(ReceiptBoard board) {
        return board.lines().stream().filter(RecountedLine::decidable).toList();
    }

    /** What the organizer decides of a count after everything had come, when it was refused; else empty. */
    public List<RecountedLine> getUndecided() {
        return undecided;
    }

    /** What was typed for a line, or what is proposed. */
    public String hand(RecountedLine line) {
        String typed = typed(field(line));
        return typed == null ? line.after().toString() : typed;
    }

    public String field(RecountedLine line) {
        return "hand" + line.lineId() + "." + line.variantId();
    }

    /** What was typed; in the first answer nothing. */
    public String typed(String field) {
        return desk.parameter(field);
    }

    public void dispatch() throws IOException {
        receipts.dispatch(desk.getPurchase().id(), desk.member());
        done("receipt.said.dispatched");
    }

    public void count() throws IOException {
        List<Receipt.Counted> lines = new ArrayList<>();
        for (CountedGoods goods : getBoard().goods()) {
            Quantity came = desk.quantity("came" + goods.variantId());
            if (came != null) {
                lines.add(new Receipt.Counted(goods.variantId(), null, came));
            }
        }
        List<ReceiptService.Decided> byHand = List.of();
        if (isRuledByHand() && !isOnTheWay()) {
            undecided = decidable(receipts.board(desk.getPurchase().id(), desk.member(), lines));
            byHand = undecided.stream().allMatch(line -> typed(field(line)) == null) ? List.of() : decided(undecided);
        }
        receipts.count(desk.getPurchase().id(), desk.member(), note, lines, byHand, typed("countReason"));
        done("receipt.said.counted");
    }

    public void complete() throws IOException {
        receipts.complete(desk.getPurchase().id(), desk.member(), isByHand() ? decided(getDecidable()) : List.of(), reason);
        done("receipt.said.completed");
    }

    private List<ReceiptService.Decided> decided(List<RecountedLine> lines) {
        return lines.stream().map(line -> {
            Quantity given = desk.quantity(field(line));
            return new ReceiptService.Decided(line.lineId(), line.variantId(), given == null ? Quantity.ZERO : given);
        }).toList();
    }

    public void startHandover() throws IOException {
        receipts.startHandover(desk.getPurchase().id(), desk.member());
        desk.goOn("/handover/" + desk.getPurchase().id(), "handover.said.started");
    }

    private void done(String key) throws IOException {
        desk.goOn("/handover/receipts/" + desk.getPurchase().id(), key);
    }

    /** In whose place other goods came; null: in nobody's. */
    public CountedGoods getInstead() {
        return desk.parameter("instead") == null ? null : getBoard().goods().stream().filter(goods -> goods.variantId() == desk.number("instead")).findAny()
                .orElseThrow(Refused::notFound);
    }

    private Long insteadOf() {
        return getInstead() == null ? null : (Long) getInstead().variantId();
    }

    public String getFind() {
        return desk.parameter("find");
    }

    /** What may have come: names by variant. */
    public Map<Long, String> getFound() {
        return misSorts.find(desk.getPurchase().id(), desk.member(), getFind(), insteadOf());
    }

    public void countOther() throws IOException {
        Quantity units = desk.quantity("units");
        if (desk.parameter("came") == null || units == null) {
            throw new Refused("receipt.other.missing");
        }
        receipts.count(desk.getPurchase().id(), desk.member(), null, List.of(new Receipt.Counted(desk.number("came"), insteadOf(), units)), List.of(), null);
        done("receipt.said.counted");
    }

    public void countUnlisted() throws IOException {
        Quantity units = desk.quantity("unlistedUnits");
        Quantity worth = desk.quantity("worth");
        if (desk.parameter("name") == null || units == null || worth == null) {
            throw new Refused("receipt.unlisted.missing");
        }
        misSorts.countUnlisted(desk.getPurchase().id(), desk.member(),
                new MisSortService.Unlisted(desk.parameter("article"), desk.parameter("name"), new UnitPrice(worth.amount()), units), null);
        done("receipt.said.counted");
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
