package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.common.Said;
import org.artel.common.Texts;
import org.artel.forum.DraftService;
import org.artel.order.InterestLine;
import org.artel.order.InterestService;
import org.artel.order.InterestSums;
import org.artel.pricelist.Lot;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Stage;

/** 'I want' on the price list of an announced purchase, and what becomes of it in the till when the purchase has opened. */
@Named("interest")
@RequestScoped
public class InterestPage {

    @Inject
    private Reading reading;
    @Inject
    private TillPage till;
    @Inject
    private InterestService interests;
    @Inject
    private PricelistService pricelist;
    @Inject
    private VariantGate variantGate;
    @Inject
    private DraftService drafts;
    @Inject
    private Event<Said> said;

    private InterestSums sums;
    private Boolean mine;

    private long purchaseId() {
        return till.getPurchase().id();
    }

    private boolean isMember() {
        return !reading.viewer().isGuest();
    }

    /** The purchase is announced and not open yet. */
    public boolean isAnnounced() {
        return till.getPurchase().stage() == Stage.ANNOUNCED;
    }

    /** The form stands there: also when it was sent and the purchase opened meanwhile, then it is refused. */
    public boolean isAsking() {
        return isAnnounced() && isMember() || FacesContext.getCurrentInstance().isPostback() && reading.parameter("asking") != null;
    }

    /** 'I want' was pressed. */
    public boolean isMine() {
        if (mine == null) {
            mine = isMember() && interests.isInterested(purchaseId(), reading.viewer().require());
        }
        return mine;
    }

    /** {@code 17 want it, 43 kg}. */
    public String getWords() {
        if (sums == null) {
            sums = interests.sums(purchaseId(), reading.viewer().memberId());
        }
        Texts texts = reading.texts();
        String members = texts.plural("interest.members", sums.members());
        if (sums.weight().isPositive()) {
            return members + ", " + texts.quantity(sums.weight(), texts.text("order.board.kilograms"));
        }
        return sums.quantity().isPositive() ? members + ", " + texts.quantity(sums.quantity(), texts.text("order.board.units")) : members;
    }

    /** The lots of this page with what the member wants; boxes and rows show what all want. */
    public String getHtml() {
        List<Lot> lots = till.lots();
        List<Long> ids = lots.stream().map(Lot::id).toList();
        var model = new TillWriter.Model(till.getPurchase().terms(), lots, pricelist.variantsOf(ids), variantGate.ofLots(ids),
                interests.demand(purchaseId()), Map.of(), Map.of(), Map.of(), typed(), isAsking(), false, till.getRights().prices(), false, false, false);
        return new TillWriter(reading.texts(), new FillWriter(reading.texts(), reading.currency()), reading.root(), model).html();
    }

    private TypedOrder typed() {
        if (FacesContext.getCurrentInstance().isPostback()) {
            return TypedOrder.of(reading.request().getParameterMap());
        }
        return !isMember() ? TypedOrder.parsed("") : TypedOrder.parsed(interests.own(purchaseId(), reading.viewer().require()).stream()
                .map(line -> "q" + line.variantId() + '=' + line.quantity()).collect(Collectors.joining("&")));
    }

    public void want() throws IOException {
        Map<Long, Quantity> quantities = new LinkedHashMap<>();
        typed().variants().forEach(variant -> quantities.put(variant, typed().quantity(variant, 'q')));
        interests.want(reading.viewer().require(), purchaseId(), quantities);
        goOn("interest.said.wanted", till.getHere());
    }

    public void takeBack() throws IOException {
        interests.takeBack(reading.viewer().require(), purchaseId());
        goOn("interest.said.takenBack", till.getHere());
    }

    /** The member wanted something before the purchase opened, and has ordered nothing yet. */
    public boolean isToCarry() {
        return till.isOpen() && isMine() && !till.isMine() && !isCarried();
    }

    /** The form was filled a moment ago. */
    public boolean isCarried() {
        return reading.parameter("carried") != null && isMine();
    }

    /** Fills the order form; only the member's own button saves it. */
    public void carry() throws IOException {
        long member = reading.viewer().require();
        String draft = interests.carried(purchaseId(), member).lines().stream().map(InterestPage::typed).collect(Collectors.joining("&"));
        drafts.save(member, "order:" + purchaseId(), draft);
        goOn("interest.said.carried", "?tab=list&carried=1");
    }

    private static String typed(InterestLine line) {
        return "q" + line.variantId() + '=' + line.quantity() + "&b" + line.variantId() + "=0" + (line.price() == null ? "" : "&p" + line.variantId() + '=' + line.price());
    }

    /** In words, what of the member's interest no longer fits or costs something else now. */
    public List<String> getDifferences() {
        return interests.carried(purchaseId(), reading.viewer().require()).differences().stream().map(reading.texts()::of).toList();
    }

    private void goOn(String key, String query) throws IOException {
        said.fire(new Said(key));
        FacesContext.getCurrentInstance().getExternalContext().redirect(reading.request().getRequestURI() + query);
    }
}
