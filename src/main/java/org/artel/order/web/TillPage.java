package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Hash;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.forum.Draft;
import org.artel.forum.DraftService;
import org.artel.forum.Markdown;
import org.artel.order.EarlierOrder;
import org.artel.order.Estimate;
import org.artel.order.FillBoards;
import org.artel.order.LineContent;
import org.artel.order.OrderBook;
import org.artel.order.OrderConflict;
import org.artel.order.OrderService;
import org.artel.order.OrderView;
import org.artel.order.RefusalService;
import org.artel.order.SaveOrder;
import org.artel.order.WaitingListService;
import org.artel.order.WaitingView;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.DeliveryCharge;
import org.artel.purchase.GateState;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.ReplacementPolicy;
import org.artel.purchase.Terms;
import org.artel.purchase.TermsInWords;
import org.omnifaces.cdi.Param;

/**
 * The price list of a purchase as a till, on the thread's page: {@code /thread/12-linden-honey?tab=list}. What is typed is kept
 * as a draft with every attempt, whatever becomes of it.
 */
@Named("till")
@RequestScoped
public class TillPage {

    private static final int LOTS = 60;
    private static final String FORM = "orderForm";

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private Clock clock;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PricelistService pricelist;
    @Inject
    private VariantGate variantGate;
    @Inject
    private FillBoards boards;
    @Inject
    private OrderBook book;
    @Inject
    private OrderService orders;
    @Inject
    private WaitingListService waitingList;
    @Inject
    private RefusalService refusals;
    @Inject
    private DraftService drafts;
    @Inject
    private Event<Said> said;

    private Purchase purchase;
    private PurchaseView.Rights rights;
    private GateState state;
    private OrderView own;
    private boolean ownRead;
    private List<Lot> lots;
    private TypedOrder typed;
    private Estimate estimate;
    private EarlierOrder lastOrder;
    private List<OrderConflict.Line> conflicts = List.of();
    private String key;

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = purchases.byTopicId(Reading.id(address)).orElseThrow(Refused::notFound);
        }
        return purchase;
    }

    private Long memberId() {
        return reading.viewer().memberId();
    }

    public PurchaseView.Rights getRights() {
        if (rights == null) {
            rights = view.rights(getPurchase(), memberId());
        }
        return rights;
    }

    private GateState state() {
        if (state == null) {
            state = gate.read(getPurchase().id());
        }
        return state;
    }

    /** Orders are accepted now. */
    public boolean isOpen() {
        return state().acceptsOrders(clock.instant());
    }

    /**
     * The form stands there. What was sent comes back with what was typed, also when the Stop was faster or the session has ended:
     * then it is refused.
     */
    public boolean isOrdering() {
        return isPostback() || isOpen() && memberId() != null && (isMine() || getClosed() == null);
    }

    /** The form was sent, and the Stop was faster. */
    public boolean isLate() {
        return isPostback() && !isOpen();
    }

    /** Why nothing can be ordered here now; null when it can. */
    public String getClosed() {
        return !isOpen() ? reading.texts().of(gate.tooLate(getPurchase().id()))
                : memberId() == null ? null : refusals.obstacle(getPurchase().id(), memberId()).map(reading.texts()::of).orElse(null);
    }

    /** Which of the orders that the organizer keeps for others, 0 for a new one; null: the viewer's own. */
    private Integer behalf() {
        return reading.parameter("behalf") == null || !getPurchase().isOrganizedBy(memberId()) ? null : (int) Math.min(reading.number("behalf", 0), 1_000_000);
    }

    public boolean isOnBehalf() {
        return behalf() != null;
    }

    /** Who the order is kept for. */
    public String getBehalfName() {
        String sent = isPostback() ? reading.parameter("behalfName") : getOwn() == null ? "" : getOwn().participation().onBehalf();
        return sent == null ? "" : sent;
    }

    /** The viewer's order, or the one kept for somebody; null: none. */
    public OrderView getOwn() {
        if (!ownRead) {
            own = memberId() == null ? null : behalf() == null ? book.own(getPurchase().id(), memberId()).orElse(null)
                    : book.onBehalf(getPurchase().id(), memberId(), behalf()).orElse(null);
            ownRead = true;
        }
        return own;
    }

    public boolean isMine() {
        return getOwn() != null && !getOwn().participation().isTakenBack();
    }

    private Map<Long, OrderView.Line> mine() {
        return getOwn() == null ? Map.of()
                : getOwn().lines().stream().collect(Collectors.toMap(line -> line.variant().id(), line -> line));
    }

    List<Lot> lots() {
        if (lots == null) {
            lots = pricelist.lots(getPurchase().id(), new LotFilter(getWords(), getCategory(), false), (int) Math.min(reading.number("after", 0),
                    Integer.MAX_VALUE), LOTS);
        }
        return lots;
    }

    public boolean isNoLots() {
        return lots().isEmpty();
    }

    public String getWords() {
        return reading.parameter("words");
    }

    public String getCategory() {
        return reading.parameter("category");
    }

    public List<String> getCategories() {
        return pricelist.categories(getPurchase().id()).stream().filter(category -> !category.isEmpty()).toList();
    }

    /** The address of this tab with the same filter. */
    public String getHere() {
        return "?tab=list" + pair("words", getWords()) + pair("category", getCategory()) + pair("behalf", behalf() == null ? null : behalf().toString());
    }

    /** Null on the last page. */
    public String getMore() {
        return lots().size() < LOTS ? null : getHere() + "&after=" + lots().get(lots().size() - 1).position();
    }

    private static String pair(String name, String value) {
        return value == null ? "" : '&' + name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What is typed now, over what was typed on other pages of the list. */
    private TypedOrder typed() {
        if (typed == null) {
            TypedOrder draft = memberId() == null ? TypedOrder.parsed("")
                    : drafts.get(memberId(), getPlace()).map(Draft::content).map(TypedOrder::parsed).orElseGet(() -> TypedOrder.parsed(""));
            typed = isPostback() ? TypedOrder.of(reading.request().getParameterMap()).over(draft) : draft;
        }
        return typed;
    }

    private static boolean isPostback() {
        return FacesContext.getCurrentInstance().isPostback();
    }

    /** Where the draft of this order is kept. */
    public String getPlace() {
        if (!isOnBehalf()) {
            return "order:" + getPurchase().id();
        }
        return getOwn() == null ? "newbehalf:" + getPurchase().id() : "behalf:" + getOwn().participation().id();
    }

    /** At which rate the list's own currency is counted, and that it stays; empty where the list has the portal's currency. */
    public String getRate() {
        Terms terms = getPurchase().terms();
        if (!terms.hasOwnCurrency() || !getRights().prices()) {
            return "";
        }
        boolean frozen = state().participants() > 0;
        return reading.texts().text(frozen ? "order.rate.frozen" : "order.rate", terms.currency(), terms.rate(), reading.texts().symbol(reading.currency()));
    }

    /** The lots of this page. */
    public String getHtml() {
        List<Long> ids = lots().stream().map(Lot::id).toList();
        Map<Long, OrderView.Line> mine = mine();
        List<Long> wishes = mine.values().stream().flatMap(line -> line.wishes().stream()).distinct().toList();
        var model = new TillWriter.Model(getPurchase().terms(), lots(), pricelist.variantsOf(ids), variantGate.ofLots(ids), boards.demandOf(ids), mine,
                book.articles(wishes), waiting(), isOrdering() ? typed() : TypedOrder.parsed(""), isOrdering(), isLate(), getRights().prices(),
                true,
                getPurchase().terms().replacementPolicy() != ReplacementPolicy.NONE, isOnBehalf());
        return new TillWriter(reading.texts(), new FillWriter(reading.texts(), reading.currency()), reading.root(), model).html() + elsewhere(ids);
    }

    private Map<Long, WaitingView> waiting() {
        return memberId() == null ? Map.of() : waitingList.mine(memberId(), getPurchase().id()).stream()
                .collect(Collectors.toMap(view -> view.place().variantId(), view -> view));
    }

    /** Lines of lots that this page does not show: the script adds them up too. */
    private String elsewhere(List<Long> shownLots) {
        if (!isOrdering() || !getRights().prices()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        costs().forEach((variant, cost) -> {
            if (!shownLots.contains(cost.lotId)) {
                out.append("<input type=\"hidden\" value=\"").append(cost.quantity).append("\" data-price=\"").append(cost.price)
                        .append("\" data-weight=\"").append(cost.unitWeight == null ? "" : cost.unitWeight).append("\"/>");
            }
        });
        return out.toString();
    }

    private record Cost(long lotId, Quantity quantity, UnitPrice price, Money sum, BigDecimal weight, Quantity unitWeight) {
    }

    /** What is typed, or else saved, of every variant. */
    private Map<Long, Cost> costs() {
        Map<Long, Cost> costs = new HashMap<>();
        Map<Long, OrderView.Line> mine = mine();
        Map<Long, LotVariant> variants = pricelist.variantsByIds(typed().variants());
        Map<Long, Lot> ofTyped = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        mine.forEach((id, line) -> costs.put(id, new Cost(line.lot().id(), line.line().quantity(), line.line().price(), line.line().sum(),
                line.line().weight(), line.lot().weight())));
        variants.forEach((id, variant) -> {
            if (variant.purchaseId() == getPurchase().id() && typed().field(id, 'q') != null) {
                Lot lot = ofTyped.get(variant.lotId());
                Quantity quantity = typed().quantityOrZero(id);
                OrderView.Line line = mine.get(id);
                boolean raised = line == null || quantity.compareTo(line.line().quantity()) > 0;
                UnitPrice price = raised ? lot.priceOf(variant) : line.line().price();
                costs.put(id, new Cost(lot.id(), quantity, price, price.times(quantity), lot.weightOf(quantity).amount(), lot.weight()));
            }
        });
        return costs;
    }

    /** What everything together costs as far as the terms tell it: typed, or else saved. */
    public Estimate getEstimate() {
        if (estimate == null) {
            estimate = Estimate.of(getPurchase().terms(), charges(), point(),
                    costs().values().stream().map(cost -> new Estimate.Part(cost.sum, cost.quantity, cost.weight)).toList());
        }
        return estimate;
    }

    private List<DeliveryCharge> charges() {
        return purchases.charges(getPurchase().id());
    }

    public List<PickupPoint> getPoints() {
        return purchases.pickupPoints(getPurchase().id());
    }

    private PickupPoint point() {
        String wanted = getPickupPoint();
        return getPoints().stream().filter(point -> Long.toString(point.id()).equals(wanted)).findAny().orElse(null);
    }

    /** Id of the chosen point; empty: none. */
    public String getPickupPoint() {
        if (isPostback()) {
            String sent = reading.parameter("pickupPoint");
            return sent == null ? "" : sent;
        }
        return getOwn() == null || getOwn().participation().pickupPointId() == null ? "" : getOwn().participation().pickupPointId().toString();
    }

    public boolean isAnonymous() {
        return isPostback() ? reading.parameter("anonymous") != null : getOwn() != null && getOwn().participation().isAnonymous();
    }

    public String getComment() {
        String sent = isPostback() ? reading.parameter("comment") : getOwn() == null ? "" : getOwn().participation().comment();
        return sent == null ? "" : sent;
    }

    /** Anonymous participation, pick-up point and comment, and what the script counts with. */
    public String getMoreFields() {
        StringBuilder out = new StringBuilder(1_000);
        var texts = reading.texts();
        if (isOnBehalf()) {
            out.append("<div class=\"f\"><label for=\"behalfName\">").append(Markdown.escaped(texts.text("behalf.nameLabel")))
                    .append(" <span class=\"req\">*</span></label><input class=\"in\" id=\"behalfName\" name=\"behalfName\" maxlength=\"100\" value=\"")
                    .append(Markdown.escaped(getBehalfName())).append("\"/></div>");
        } else {
            anonymous(out, texts);
        }
        pickupPoint(out, texts);
        out.append("<div class=\"f\"><label for=\"comment\">").append(Markdown.escaped(texts.text("order.commentForOrganizer")))
                .append("</label><textarea class=\"in\" id=\"comment\" name=\"comment\" rows=\"2\" maxlength=\"1000\">")
                .append(Markdown.escaped(getComment())).append("</textarea></div>");
        return out.toString();
    }

    private void anonymous(StringBuilder out, Texts texts) {
        out.append("<label class=\"check\"><input type=\"checkbox\" name=\"anonymous\" value=\"1\"").append(isAnonymous() ? " checked=\"checked\"" : "")
                .append("/><span>").append(Markdown.escaped(texts.text("order.anonymous"))).append("</span></label>");
    }

    private void pickupPoint(StringBuilder out, Texts texts) {
        if (!getPoints().isEmpty()) {
            out.append("<div class=\"f\"><label for=\"pickupPoint\">").append(Markdown.escaped(texts.text("order.pickupPointLabel")))
                    .append("</label><select class=\"in\" id=\"pickupPoint\" name=\"pickupPoint\"><option value=\"\">")
                    .append(Markdown.escaped(texts.text("order.pickupPointLater"))).append("</option>");
            TermsInWords words = new TermsInWords(getPurchase().terms(), charges(), getPoints(), texts, reading.currency());
            for (PickupPoint point : getPoints()) {
                out.append("<option value=\"").append(point.id()).append('"')
                        .append(Long.toString(point.id()).equals(getPickupPoint()) ? " selected=\"selected\"" : "").append('>')
                        .append(Markdown.escaped(words.point(point))).append("</option>");
            }
            out.append("</select></div>");
        }
    }

    /** For the script: what is expected of one basis, as a plain number. */
    public String expected(String basis) {
        BigDecimal sum = charges().stream().filter(charge -> charge.basis() == DeliveryBasis.valueOf(basis) && charge.expectedRate() != null)
                .map(charge -> charge.expectedRate().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return sum.toPlainString();
    }

    /** For the script: what delivery costs each participant, whatever is ordered. */
    public String getExpectedEach() {
        BigDecimal each = new BigDecimal(expected("EQUALLY")).add(new BigDecimal(expected("BY_PICKUP_POINT")));
        return (point() == null ? each : each.add(point().fee().amount())).toPlainString();
    }

    /** The same for all attempts to send this form: a second click saves no second time. */
    public String getKey() {
        if (key == null) {
            String sent = reading.parameter("key");
            key = isPostback() && sent != null && sent.length() <= 40 && conflicts.isEmpty() ? sent : UUID.randomUUID().toString();
        }
        return key;
    }

    public boolean isConflicting() {
        return !conflicts.isEmpty();
    }

    /** The lines that another device changed too: as they were, as typed here, as saved there. */
    public String getConflictsHtml() {
        var texts = reading.texts();
        Map<Long, String> names = book.names(conflicts.stream().flatMap(line -> Stream.of(Stream.of(line.variantId()),
                line.theirs().wishes().stream(), line.mine().wishes().stream(), line.base().wishes().stream()).flatMap(ids -> ids)).distinct().toList());
        StringBuilder out = new StringBuilder(1_000);
        for (OrderConflict.Line line : conflicts) {
            long id = line.variantId();
            out.append("<fieldset><legend>").append(Markdown.escaped(names.get(id))).append("</legend><div class=\"merge\">");
            choice(out, id, "theirs", texts.text("order.conflict.theirs", words(line.theirs(), names)), true);
            choice(out, id, "mine", texts.text("order.conflict.mine", words(line.mine(), names)), false);
            choice(out, id, "base", texts.text("order.conflict.base", words(line.base(), names)), false);
            out.append("</div><input type=\"hidden\" name=\"y").append(id).append("\" value=\"").append(typed().field(id, 'y')).append("\"/></fieldset>");
        }
        return out.toString();
    }

    /** '5 +1 · or nothing · in glass': whatever may differ. */
    private String words(LineContent content, Map<Long, String> names) {
        var texts = reading.texts();
        if (content.isTakenBack()) {
            return texts.text("order.conflict.nothing");
        }
        List<String> words = new ArrayList<>(List.of(texts.quantity(content.quantity())
                + (content.tolerance().isPositive() ? " +" + texts.quantity(content.tolerance()) : "")));
        switch (content.replacement()) {
            case CANCEL -> words.add(texts.text("order.otherwise.CANCEL"));
            case WISHES -> words.add(texts.text("order.otherwise.WISHES", content.wishes().stream().map(names::get).collect(Collectors.joining(", "))));
            case ANY -> { }
        }
        if (!content.comment().isEmpty()) {
            words.add(content.comment());
        }
        return String.join(" · ", words);
    }

    /** The question stands far down the page: the browser goes to the choice that is made already. */
    private void choice(StringBuilder out, long id, String value, String words, boolean checked) {
        out.append("<label class=\"check\"><input type=\"radio\" name=\"x").append(id).append("\" value=\"").append(value).append('"')
                .append(checked ? " checked=\"checked\"" : "")
                .append(checked && id == conflicts.get(0).variantId() ? " autofocus=\"autofocus\"" : "").append("/><span>").append(Markdown.escaped(words)).append("</span></label>");
    }

    /** Keeps what is typed and shows what it costs; nothing is ordered. */
    public void recalculate() {
        drafts.save(reading.viewer().require(), getPlace(), typed().draft());
    }

    /** Places or changes the order. */
    public void save() throws IOException {
        long member = reading.viewer().require();
        state = null; // the answer tells of the gate as it is after the attempt
        drafts.save(member, getPlace(), typed().draft());
        Map<Long, LineContent> saved = new HashMap<>();
        mine().forEach((variant, line) -> saved.put(variant, new LineContent(line.line().quantity(), line.line().tolerance(),
                line.line().replacement(), line.wishes(), line.line().comment())));
        var articles = book.variantsByArticle(getPurchase().id(), typed().wishedArticles());
        List<SaveOrder.Line> lines = typed().submitted(articles, saved, book.earlier(getPurchase().id(), member, typed().wantedBases()));
        String point = reading.parameter("pickupPoint");
        try {
            Long pointId = point == null || !point.matches("\\d{1,18}") ? null : Long.valueOf(point);
            SaveOrder order = new SaveOrder(member, getPurchase().id(), keyOf(lines, pointId), null, lines, isAnonymous(), getComment(), pointId);
            if (isOnBehalf()) {
                orders.saveOnBehalf(order, new SaveOrder.Behalf(behalf(), getBehalfName()));
            } else {
                orders.save(order);
            }
        } catch (OrderConflict conflict) {
            conflicts = conflict.lines();
            typed = typed().rebased(conflicts);
            drafts.save(member, getPlace(), typed.draft());
            key = null;
            String words = reading.texts().of(conflict);
            FacesContext.getCurrentInstance().addMessage(FORM, new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words));
            return;
        }
        drafts.clear(member, getPlace());
        said.fire(new Said("order.said.saved"));
        goOn();
    }

    /** A double click sends the same twice; whoever goes back in the browser and changes something sends something else. */
    private String keyOf(List<SaveOrder.Line> lines, Long pointId) {
        return getKey() + ':' + Hash.of(lines + "|" + isAnonymous() + '|' + getComment() + '|' + pointId).substring(0, 16);
    }

    /** What the member ordered last of this supplier or organizer, while there is no order here; null: nothing. */
    public EarlierOrder getLastOrder() {
        if (lastOrder == null && isOpen() && memberId() != null && !isOnBehalf() && !isMine()) {
            lastOrder = book.lastOrder(getPurchase(), memberId()).orElse(null);
        }
        return lastOrder;
    }

    /** It was filled in just now. */
    public boolean isRepeated() {
        return reading.parameter("repeated") != null && getLastOrder() != null;
    }

    /** Fills the last order into the form; nothing is ordered. */
    public void repeat() throws IOException {
        long member = reading.viewer().require();
        drafts.save(member, getPlace(), getLastOrder().lines().stream().map(line -> "q" + line.variantId() + "=" + line.quantity() + "&b" + line.variantId() + "=0")
                .collect(Collectors.joining("&")));
        FacesContext.getCurrentInstance().getExternalContext().redirect(reading.request().getRequestURI() + getHere() + "&repeated=1");
    }

    /** For members only. */
    public void requireMember() {
        reading.viewer().require();
    }

    /** Takes the whole order back. */
    public void takeBack() throws IOException {
        long member = reading.viewer().require();
        if (isOnBehalf()) {
            orders.takeBackOnBehalf(member, getPurchase().id(), behalf(), getKey());
        } else {
            orders.takeBack(member, getPurchase().id(), getKey(), null);
        }
        drafts.clear(member, getPlace());
        said.fire(new Said("order.said.takenBack"));
        goOn();
    }

    private void goOn() throws IOException {
        var external = FacesContext.getCurrentInstance().getExternalContext();
        external.redirect(reading.request().getRequestURI() + (isOnBehalf() ? "?tab=participants" : getHere()));
    }
}
