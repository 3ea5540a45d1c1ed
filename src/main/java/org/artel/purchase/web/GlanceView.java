package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.forum.Post;
import org.artel.forum.SectionService;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.OrderLists;
import org.artel.purchase.AnnouncementService;
import org.artel.purchase.CoOrganizer;
import org.artel.purchase.CoOrganizerService;
import org.artel.purchase.FrozenVersion;
import org.artel.purchase.GateState;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.purchase.StageChange;
import org.artel.purchase.Supplier;
import org.artel.purchase.SupplierService;
import org.artel.purchase.Terms;
import org.artel.purchase.TermsInWords;
import org.artel.purchase.Wish;
import org.artel.purchase.WishService;
import org.omnifaces.cdi.Param;

/** The purchase at a glance and its conditions, on the thread's page: {@code /thread/12-linden-honey}. */
@Named("glance")
@RequestScoped
public class GlanceView {

    private static final List<Stage> WAY = List.of(Stage.ANNOUNCED, Stage.OPEN, Stage.STOPPED, Stage.SENT, Stage.INVOICED,
            Stage.PAID, Stage.IN_TRANSIT, Stage.HANDOVER, Stage.CLOSED);

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private TopicService topics;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;
    @Inject
    private MemberService members;
    @Inject
    private SupplierService suppliers;
    @Inject
    private CoOrganizerService coOrganizers;
    @Inject
    private AnnouncementService announcements;
    @Inject
    private WishService wishes;
    @Inject
    private OrderLists orders;

    private Purchase purchase;
    private Topic topic;
    private PurchaseView.Rights rights;
    private GateState state;
    private TermsInWords words;
    private List<Post> pinned;
    private Optional<Wish> wish;

    /** One stage of the way. {@code css}: done, or empty. */
    public record Step(String label, String css, boolean current) {
    }

    /** One line of what is collected. */
    public record Fill(String label, String figures, BigDecimal value, BigDecimal max, String words, boolean isShort) {
    }

    /** A link that looks like a button. */
    public record Link(String href, String label, String css) {
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = purchases.byTopicId(Asked.id(address)).orElseThrow(Refused::notFound);
        }
        return purchase;
    }

    public Topic getTopic() {
        if (topic == null) {
            topic = topics.byId(getPurchase().topicId());
        }
        return topic;
    }

    public PurchaseView.Rights getRights() {
        if (rights == null) {
            rights = view.rights(getPurchase(), asked.viewer().memberId());
        }
        return rights;
    }

    private GateState state() {
        if (state == null) {
            state = gate.read(getPurchase().id());
        }
        return state;
    }

    private TermsInWords words() {
        if (words == null) {
            long id = getPurchase().id();
            words = new TermsInWords(getPurchase().terms(), purchases.charges(id), purchases.pickupPoints(id), asked.texts(), asked.currency());
        }
        return words;
    }

    public Member getOrganizer() {
        return members.byId(getPurchase().organizerId());
    }

    /** Who helps the organizer, in order of invitation. */
    public List<Member> getCoOrganizers() {
        List<Long> ids = coOrganizers.accepted(getPurchase().id()).stream().map(CoOrganizer::memberId).toList();
        Map<Long, Member> people = members.byIds(ids);
        return ids.stream().map(people::get).toList();
    }

    /** Announcements above the posts, the newest first. */
    public List<Post> getPinned() {
        if (pinned == null) {
            pinned = announcements.pinned(getPurchase().id());
        }
        return pinned;
    }

    /** {@code 41 purchases came to a Stop}; null for a first one. */
    public String getRecord() {
        long stopped = purchases.stoppedOf(getPurchase().organizerId());
        return stopped == 0 ? null : asked.texts().plural("purchase.record", stopped);
    }

    /** Null where the viewer may not know it, or none is named. */
    public Supplier getSupplier() {
        Long supplierId = getPurchase().supplierId();
        return supplierId == null || !getRights().supplier() ? null : suppliers.find(supplierId).orElse(null);
    }

    /** The wish that the purchase was made of; null: of none. */
    public Wish getWish() {
        if (wish == null) {
            wish = wishes.ofPurchase(getPurchase().id());
        }
        return wish.orElse(null);
    }

    public boolean isOnItsWay() {
        return WAY.contains(way(getPurchase().stage()));
    }

    public List<Step> getSteps() {
        int at = WAY.indexOf(way(getPurchase().stage()));
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < WAY.size(); i++) {
            steps.add(new Step(asked.texts().name(i == at ? getPurchase().stage() : WAY.get(i)), i < at ? "done" : "", i == at));
        }
        return steps;
    }

    /** Where a stage stands that the drawn way leaves out. */
    private static Stage way(Stage stage) {
        return switch (stage) {
            case TOP_UP -> Stage.SENT;
            case PAYMENT -> Stage.INVOICED;
            case RECEIVED -> Stage.IN_TRANSIT;
            default -> stage;
        };
    }

    public List<TermsInWords.Line> getBrief() {
        return words().brief();
    }

    public List<TermsInWords.Line> getFull() {
        return words().full();
    }

    public List<PickupPoint> getPoints() {
        return purchases.pickupPoints(getPurchase().id());
    }

    public String pointInWords(PickupPoint point) {
        return words().point(point);
    }

    /** Orders are accepted at this moment. */
    public boolean isAccepting() {
        return state().acceptsOrders(asked.clock().instant());
    }

    /** Conditions became dearer, and participants still have time to withdraw; null: not now. */
    public Instant getWithdrawUntil() {
        return getPurchase().stage() == Stage.OPEN && getPurchase().isWithdrawTime(asked.clock().instant()) ? getPurchase().withdrawUntil() : null;
    }

    public Instant getOpensAt() {
        return getPurchase().terms().opensAt();
    }

    public Instant getStopAt() {
        return getPurchase().terms().stopAt();
    }

    public ZoneId getZone() {
        City city = city();
        return city == null ? asked.viewer().zone() : city.timeZone();
    }

    public String getCityName() {
        City city = city();
        return city == null ? "" : city.name(asked.viewer().locale());
    }

    private City city() {
        Long cityId = sections.effective(getPurchase().sectionId()).cityId();
        return cityId == null ? null : cities.byId().get(cityId);
    }

    /** Collected against each minimum; without a minimum the plain sums. */
    public List<Fill> getFills() {
        Terms terms = getPurchase().terms();
        Texts texts = asked.texts();
        List<Fill> fills = new ArrayList<>();
        if (terms.minimumSum() != null) {
            fills.add(fill("purchase.fill.goods", texts.sum(state().goods()), texts.sum(terms.minimumSum()), state().goods().amount(),
                    terms.minimumSum().amount(), texts.sum(terms.minimumSum().minus(state().goods()))));
        }
        if (terms.minimumQuantity() != null) {
            fills.add(fill("purchase.fill.quantity", state().quantity(), terms.minimumQuantity()));
        }
        if (terms.minimumWeight() != null) {
            fills.add(fill("purchase.fill.weight", state().weight(), terms.minimumWeight()));
        }
        return fills;
    }

    private Fill fill(String label, Quantity have, Quantity minimum) {
        Texts texts = asked.texts();
        return fill(label, texts.quantity(have), texts.quantity(minimum), have.amount(), minimum.amount(),
                texts.quantity(minimum.minus(have)));
    }

    private Fill fill(String label, String have, String of, BigDecimal value, BigDecimal max, String missing) {
        Texts texts = asked.texts();
        boolean reached = value.compareTo(max) >= 0;
        boolean enough = !reached && getPurchase().terms().reachesMinimum(state());
        return new Fill(texts.text(label), texts.text("purchase.fill.of", have, of), value.min(max), max, reached
                ? texts.text("purchase.fill.reached") : texts.text(enough ? "purchase.fill.enough" : "purchase.fill.missing", missing),
                !reached && !enough);
    }

    /** {@code 23 participants, goods 18 420.00}. */
    public String getCollected() {
        return asked.texts().plural("purchase.collected", state().participants(), asked.texts().sum(state().goods(), asked.currency()));
    }

    /** The one thing to do here; null: nothing. */
    public Link getMain() {
        Texts texts = asked.texts();
        long id = getPurchase().id();
        Stage stage = getPurchase().stage();
        if (isMine()) {
            return switch (stage) {
                case DRAFT, ANNOUNCED -> new Link("/purchase/publish/" + id, texts.text("purchase.do.publish." + stage), "main");
                case OPEN -> new Link("/purchase/stop/" + id, texts.text("purchase.do.stop"), "main");
                case STOPPED, SENT, TOP_UP -> new Link("/supply/" + id, texts.text("generalOrder.title"), "main");
                case INVOICED, PAYMENT -> new Link("/payment/" + id, texts.text("payment.title"), "main");
                case PAID, IN_TRANSIT, RECEIVED, HANDOVER -> new Link("/handover/" + id, texts.text("handover.title"), "main");
                default -> null;
            };
        }
        if (stage == Stage.REVIEW && isModerating()) {
            return new Link("/purchase/review/" + id, texts.text("purchase.do.review"), "main");
        }
        if (stage == Stage.ANNOUNCED) {
            return new Link(getTopic().address() + "?tab=list#list", texts.text("interest.do.want"), "main");
        }
        if (stage == Stage.TOP_UP) {
            return new Link("/order/top-up/" + id, texts.text("topUp.title"), "main");
        }
        return isAccepting() ? new Link(getTopic().address() + "?tab=list#list", texts.text("purchase.do.order"), "main") : null;
    }

    /** What else the organizer or a moderator can do. */
    public List<Link> getLinks() {
        Stage stage = getPurchase().stage();
        List<Link> links = new ArrayList<>();
        if (isMine()) {
            if (stage == Stage.DRAFT || stage == Stage.ANNOUNCED || stage == Stage.OPEN) {
                link(links, "/purchase/edit/", "purchase.do.edit");
                link(links, "/pricelist/", "purchase.do.priceList");
            }
            if (stage == Stage.OPEN) {
                link(links, "/purchase/move/", "purchase.do.move");
                link(links, "/purchase/target/", "purchase.do.target");
                link(links, "/purchase/percent/", "purchase.do.percent");
                links.add(new Link(getTopic().address() + "?tab=list#list", asked.texts().text("purchase.do.order"), ""));
            }
        }
        if (getPurchase().stoppedAt() != null) {
            linkIf(links, Operation.VIEW_GENERAL_ORDER, "/supply/", "generalOrder.title");
            if (stage != Stage.STOPPED) {
                linkIf(links, Operation.VIEW_GENERAL_ORDER, "/supply/invoice/", "invoice.title");
            }
            linkIf(links, Operation.CONFIRM_PAYMENT, "/payment/", "payment.title");
            linkIf(links, Operation.PLAN_HANDOVER, "/handover/", "handover.title");
        }
        if (isMine() || getRights().participant()) {
            link(links, "/contacts/", "reveal.contacts");
        }
        if (getPurchase().stoppedAt() != null && getRights().participant()) {
            orders.own(getPurchase().id(), asked.viewer().require())
                    .ifPresent(own -> links.add(new Link("/bill/" + own.id(), asked.texts().text("bill.mine"), "")));
            link(links, "/supply/lines/", "myLines.title");
            link(links, "/payment/claim/", "claim.title");
            link(links, "/order/pickup/", "pickup.title");
            if (stage == Stage.HANDOVER) {
                link(links, "/order/complaint/", "complaint.title");
            }
        }
        if (stage == Stage.HANDOVER && asked.viewer().memberId() != null) {
            link(links, "/leftovers/", "leftover.title");
        }
        if (stage == Stage.CLOSED || stage == Stage.FAILED) {
            link(links, "/report/", "report.title");
            link(links, "/reviews/", "review.title");
        }
        if (!isMine() && stage == Stage.OPEN && may(Operation.STOP_PURCHASE)) {
            link(links, "/purchase/stop/", "purchase.do.stop");
        }
        if (!isMine() && may(Operation.CHANGE_PRICE_LIST) && (stage == Stage.DRAFT || stage == Stage.ANNOUNCED || stage == Stage.OPEN)) {
            link(links, "/pricelist/", "purchase.do.priceList");
        }
        if (getPurchase().isAnnounced() && may(Operation.WRITE_ANNOUNCEMENT)) {
            link(links, "/purchase/announce/", "announcement.write");
            link(links, "/messages/", "message.write");
        }
        if (getRights().manager()) {
            link(links, "/purchase/organizers/", "coOrganizer.title");
        }
        if (stage == Stage.STOPPED && (isMine() ? isReopenTime() : isModerating())) {
            link(links, "/purchase/reopen/", "purchase.do.reopen");
        }
        if ((isMine() || isModerating()) && stage.next().contains(Stage.CANCELLED)) {
            link(links, "/purchase/cancel/", "purchase.do.cancel");
        }
        if (isModerating() && stage.next().contains(Stage.FAILED)) {
            link(links, "/purchase/fail/", "purchase.do.fail");
        }
        if (asked.viewer().may(Operation.DRAFT_PURCHASE) && stage != Stage.DRAFT && stage != Stage.REVIEW) {
            link(links, "/purchase/copy/", "purchase.do.copy");
        }
        return links;
    }

    private void linkIf(List<Link> links, Operation operation, String path, String key) {
        if (may(operation)) {
            link(links, path, key);
        }
    }

    private void link(List<Link> links, String path, String key) {
        links.add(new Link(path + getPurchase().id(), asked.texts().text(key), ""));
    }

    private boolean isMine() {
        return getPurchase().isOrganizedBy(asked.viewer().memberId());
    }

    private boolean may(Operation operation) {
        return asked.viewer().isSignedIn() && asked.viewer().may(operation, view.relation(getPurchase(), asked.viewer().memberId()));
    }

    private boolean isModerating() {
        return !isMine() && asked.viewer().may(Operation.REVIEW_PURCHASE);
    }

    private boolean isReopenTime() {
        return !asked.clock().instant().isAfter(getPurchase().stoppedAt().plus(Purchase.REOPEN_TIME));
    }

    /** What the organizer of a draft still has to do. */
    public List<String> getObstacles() {
        return isMine() && getPurchase().stage() == Stage.DRAFT
                ? purchases.obstacles(getPurchase().id()).stream().map(asked.texts()::of).toList() : List.of();
    }

    /** Steps of the purchase's life that are public, in order. */
    public List<StageChange> getHistory() {
        return purchases.stageChanges(getPurchase().id()).stream()
                .filter(c -> getRights().manager() || c.to().isPublic()).toList();
    }

    /** The last freeze; null before the first Stop. */
    public FrozenVersion getFrozen() {
        List<FrozenVersion> versions = purchases.frozen(Set.of(getPurchase().id()));
        return versions.isEmpty() ? null : versions.get(versions.size() - 1);
    }
}
