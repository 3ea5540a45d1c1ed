package org.artel.supply.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.supply.Consolidation;
import org.artel.supply.GeneralOrder;
import org.artel.supply.GeneralOrderService;
import org.artel.supply.OrderExport;
import org.artel.supply.SendChoices;
import org.artel.supply.SupplierAnswerService;
import org.artel.supply.SupplierLink;
import org.omnifaces.cdi.Param;

/** {@code /supply/12}: the general order before it is sent, with its choices; afterwards its versions and files. */
@Named("generalOrder")
@RequestScoped
public class GeneralOrderPage {

    private static final int LINK_DAYS = 14;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Desk desk;
    @Inject
    private GeneralOrderService orders;
    @Inject
    private SupplierAnswerService answers;
    @Inject
    private Access access;
    @Inject
    private PurchaseView view;
    @Inject
    private MemberService members;

    private Purchase purchase;
    private GeneralOrderService.Draft draft;
    private GeneralOrderService.Sent printed;
    private List<GeneralOrder> sent;
    private List<OrderExport> exports;
    private Map<Long, Member> named;
    // a page's loop asks for its list with every cell
    private Optional<SupplierAnswerService.Answered> answer;
    private List<SupplierLink> links;
    private List<String> replaced;
    private String reason;
    private boolean tried;

    /** For whoever manages the purchase. */
    public void open() {
        getSent();
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = desk.purchase(address);
        }
        return purchase;
    }

    public String getTitle() {
        return desk.title(getPurchase());
    }

    public String getThread() {
        return desk.thread(getPurchase());
    }

    public boolean isBefore() {
        return EnumSet.of(Stage.STOPPED, Stage.TOP_UP).contains(getPurchase().stage());
    }

    public boolean isOrganizing() {
        return access.may(Operation.SEND_GENERAL_ORDER, desk.member(), view.relation(getPurchase(), desk.member()));
    }

    /** By what is chosen so far. */
    public GeneralOrderService.Draft getDraft() {
        if (draft == null) {
            draft = orders.draft(getPurchase().id(), desk.member(), typed(true));
        }
        return draft;
    }

    /** 'Anna: Socks, M 2 instead of Socks, S'. */
    public List<String> getReplaced() {
        if (replaced == null) {
            List<GeneralOrderService.Replaced> all = getDraft().replaced();
            Map<Long, String> names = desk.names(all.stream().map(GeneralOrderService.Replaced::participation).toList(), isOrganizing());
            replaced = all.stream().map(each -> desk.texts().text("generalOrder.replacedOf", names.get(each.participation().id()), each.gets(), each.quantity(),
                    each.ordered())).toList();
        }
        return replaced;
    }

    public List<String> getObstacles() {
        return getDraft().obstacles().stream().map(desk.texts()::of).toList();
    }

    public List<GeneralOrder> getSent() {
        if (sent == null) {
            sent = orders.list(getPurchase().id(), desk.member());
        }
        return sent;
    }

    public List<OrderExport> getExports() {
        if (exports == null) {
            exports = orders.exports(getPurchase().id(), desk.member());
        }
        return exports;
    }

    /** Who sent or exported. */
    public String nameOf(long memberId) {
        if (named == null) {
            named = members.byIds(getSent().stream().map(GeneralOrder::sentBy).distinct().toList());
            named.putAll(members.byIds(getExports().stream().map(OrderExport::exportedBy).distinct().toList()));
        }
        return named.get(memberId).nickname();
    }

    /** The version to print, by the parameter {@code order}; without one the last. */
    public GeneralOrderService.Sent getPrinted() {
        if (printed == null) {
            int number = desk.number("order").map(n -> n.intValue()).orElse(getSent().isEmpty() ? 0 : getSent().get(0).number());
            printed = orders.version(getPurchase().id(), desk.member(), number);
        }
        return printed;
    }

    public SendChoices.Choice[] getChoices() {
        return SendChoices.Choice.values();
    }

    /** Name of the inputs that decide about it. */
    public String field(Consolidation.Open open) {
        return open.isRow() ? "row" + open.lot().id() : "box" + open.variant().id();
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** What was typed at a position's further units. */
    public String further(Consolidation.Position position) {
        return desk.parameter("extra" + position.variant().id());
    }

    /** It was sent without a decision. */
    public boolean missed(Consolidation.Open open) {
        return tried && open.choice() == null;
    }

    /** What was typed at a position's further units cannot be bought. */
    public boolean wrong(Consolidation.Position position) {
        return tried && further(position) != null && further("extra" + position.variant().id(), true).filter(position::takes).isEmpty();
    }

    /** @param leniently what is no number counts as nothing */
    private SendChoices typed(boolean leniently) {
        Map<Long, SendChoices.Choice> boxes = new HashMap<>();
        Map<Long, SendChoices.Choice> rows = new HashMap<>();
        Map<Long, Quantity> extra = new HashMap<>();
        desk.numbered("box").forEach((variant, name) -> choose(boxes, variant, name));
        desk.numbered("row").forEach((lot, name) -> choose(rows, lot, name));
        desk.numbered("extra").forEach((variant, name) -> further(name, leniently).filter(Quantity::isPositive).ifPresent(q -> extra.put(variant, q)));
        return new SendChoices(boxes, rows, extra);
    }

    private Optional<Quantity> further(String name, boolean leniently) {
        try {
            return desk.quantity(name);
        } catch (Refused wrong) {
            if (leniently) {
                return Optional.empty();
            }
            throw wrong;
        }
    }

    private void choose(Map<Long, SendChoices.Choice> choices, long id, String name) {
        String chosen = desk.parameter(name);
        Arrays.stream(SendChoices.Choice.values()).filter(choice -> choice.name().equals(chosen)).forEach(choice -> choices.put(id, choice));
    }

    /** Shows what the choices come to. */
    public void calculate() {
        draft = orders.draft(getPurchase().id(), desk.member(), typed(false));
        replaced = null;
    }

    public void send() throws IOException {
        tried = true;
        long number = orders.send(getPurchase().id(), desk.member(), typed(false), reason, desk.texts());
        desk.goOn("/supply/" + getPurchase().id(), "generalOrder.said.sent", number);
    }

    /** The supplier's last answer; null: none yet. */
    public SupplierAnswerService.Answered getAnswer() {
        if (answer == null) {
            answer = answers.answer(getPurchase().id(), desk.member());
        }
        return answer.orElse(null);
    }

    public boolean isInviting() {
        return isOrganizing() && getPurchase().stage() == Stage.SENT;
    }

    public List<SupplierLink> getLinks() {
        if (links == null) {
            links = answers.links(getPurchase().id(), desk.member());
        }
        return links;
    }

    public String token(SupplierLink link) {
        return answers.token(link);
    }

    public void invite() throws IOException {
        answers.invite(getPurchase().id(), desk.member(), desk.number("days").map(BigDecimal::intValue).orElse(LINK_DAYS));
        desk.goOn("/supply/" + getPurchase().id(), "supplierLink.said.made");
    }

    public void revoke() throws IOException {
        answers.revoke(getPurchase().id(), desk.member(), desk.number("id").orElse(BigDecimal.ZERO).longValue());
        desk.goOn("/supply/" + getPurchase().id(), "supplierLink.said.revoked");
    }

    public void export() throws IOException {
        orders.export(getPurchase().id(), desk.member(), desk.number("order").map(n -> n.intValue()).orElse(0),
                OrderExport.Format.valueOf(desk.parameter("format")), desk.texts());
        desk.goOn("/supply/" + getPurchase().id(), "generalOrder.said.exported");
    }
}
