package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Refused;
import org.artel.forum.SectionService;
import org.artel.forum.TopicService;
import org.artel.order.StopPreview;
import org.artel.order.StopPreviewService;
import org.artel.purchase.GateState;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Shortfall;
import org.artel.purchase.Stage;
import org.artel.purchase.Terms;
import org.artel.purchase.TermsInWords;
import org.omnifaces.cdi.Param;

/**
 * The pages that take a purchase from stage to stage, each showing its consequences in figures first: {@code /purchase/publish/12},
 * {@code stop}, {@code move}, {@code target}, {@code reopen}, {@code cancel}, {@code fail}, {@code percent}, {@code copy}, {@code review}.
 */
@Named("purchaseSteps")
@RequestScoped
public class PurchaseSteps {

    private static final Set<Operation> NOT_ONES_OWN = EnumSet.of(Operation.REVIEW_PURCHASE, Operation.FAIL_PURCHASE);

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private Access access;
    @Inject
    private PurchaseService purchases;
    @Inject
    private ProgressService progress;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private StopPreviewService previews;
    @Inject
    private TopicService topics;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;
    @Inject
    private MemberService members;

    private Purchase purchase;
    private GateState state;
    private StopPreview preview;
    private Instant newStopAt;
    private String reason;
    private BigDecimal percent;
    private BigDecimal targetSum;
    private BigDecimal targetQuantity;

    /**
     * The page opens for whoever may take that step only.
     *
     * @throws Refused as the access table says it
     */
    public void open(String operation) {
        long member = asked.viewer().require();
        Purchase shown = view.requireVisible(Asked.id(address), member);
        access.require(Operation.valueOf(operation), member, view.relation(shown, member));
        if (NOT_ONES_OWN.contains(Operation.valueOf(operation)) && shown.isOrganizedBy(member)) {
            throw new Refused(Refused.Kind.FORBIDDEN, "refused.ownThread");
        }
        purchase = shown;
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = view.requireVisible(Asked.id(address), asked.viewer().require());
        }
        return purchase;
    }

    public String getTitle() {
        return topics.byId(getPurchase().topicId()).title();
    }

    /** Path of the thread. */
    public String getThread() {
        return topics.byId(getPurchase().topicId()).address();
    }

    public GateState getState() {
        if (state == null) {
            state = gate.read(getPurchase().id());
        }
        return state;
    }

    public Terms getTerms() {
        return getPurchase().terms();
    }

    public Stage getStage() {
        return getPurchase().stage();
    }

    public boolean isDraft() {
        return getStage() == Stage.DRAFT;
    }

    public boolean isAnnounced() {
        return getStage() == Stage.ANNOUNCED;
    }

    public boolean isOpenForOrders() {
        return getStage() == Stage.OPEN;
    }

    public boolean isStopped() {
        return getStage() == Stage.STOPPED;
    }

    public boolean isInReview() {
        return getStage() == Stage.REVIEW;
    }

    public boolean isCancellable() {
        return getStage().next().contains(Stage.CANCELLED);
    }

    public boolean isFailable() {
        return getStage().next().contains(Stage.FAILED);
    }

    public boolean isMinimumReached() {
        return getTerms().reachesMinimum(getState());
    }

    public String getMinimum() {
        return new TermsInWords(getTerms(), List.of(), List.of(), asked.texts(), asked.currency()).minimum();
    }

    /** What a Stop would mean now; for whoever may announce it. */
    public StopPreview getPreview() {
        if (preview == null) {
            preview = previews.preview(getPurchase().id(), member());
        }
        return preview;
    }

    /** 'goods for 1 580.00 or 3 kg'; null when the minimum is reached. */
    public String getMissing() {
        Shortfall shortfall = Shortfall.of(getTerms(), getState());
        return shortfall.isNone() ? null : asked.texts().text("purchase.missing", shortfall.words());
    }

    public String getTarget() {
        return new TermsInWords(getTerms(), List.of(), List.of(), asked.texts(), asked.currency()).target();
    }

    public String getCollected() {
        return asked.texts().plural("purchase.collected", getState().participants(), asked.texts().sum(getState().goods(), asked.currency()));
    }

    /** Participants who are told of what happens here. */
    public int getParticipants() {
        return getState().participants();
    }

    /** Organized without review. */
    public boolean isTrusted() {
        return members.byId(getPurchase().organizerId()).isTrusted();
    }

    public String getOrganizer() {
        return members.byId(getPurchase().organizerId()).nickname();
    }

    public List<TermsInWords.Line> getFull() {
        long id = getPurchase().id();
        return new TermsInWords(getTerms(), purchases.charges(id), purchases.pickupPoints(id), asked.texts(), asked.currency()).full();
    }

    public List<String> getObstacles() {
        return purchases.obstacles(getPurchase().id()).stream().map(asked.texts()::of).toList();
    }

    public Instant getReopenUntil() {
        return getPurchase().stoppedAt() == null ? null : getPurchase().stoppedAt().plus(Purchase.REOPEN_TIME);
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

    // what is typed

    public Instant getNewStopAt() {
        if (newStopAt == null) {
            Instant now = asked.clock().instant();
            Instant old = getTerms().stopAt();
            newStopAt = old != null && old.isAfter(now) ? old : null;
        }
        return newStopAt;
    }

    public void setNewStopAt(Instant newStopAt) {
        this.newStopAt = newStopAt;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public BigDecimal getPercent() {
        return percent;
    }

    public void setPercent(BigDecimal percent) {
        this.percent = percent;
    }

    public BigDecimal getTargetSum() {
        return targetSum == null && getTerms().targetSum() != null ? getTerms().targetSum().amount() : targetSum;
    }

    public void setTargetSum(BigDecimal targetSum) {
        this.targetSum = targetSum;
    }

    public BigDecimal getTargetQuantity() {
        return targetQuantity == null && getTerms().targetQuantity() != null ? getTerms().targetQuantity().amount() : targetQuantity;
    }

    public void setTargetQuantity(BigDecimal targetQuantity) {
        this.targetQuantity = targetQuantity;
    }

    // what is done

    public void submit() throws IOException {
        purchases.submit(id(), member());
        done("purchase.said.submitted");
    }

    public void announce() throws IOException {
        purchases.announce(id(), member());
        done("purchase.said.announced");
    }

    public void openOrders() throws IOException {
        purchases.open(id(), member());
        done("purchase.said.opened");
    }

    public void stop() throws IOException {
        purchases.stop(id(), member(), reason);
        done("purchase.said.stopped");
    }

    public void move() throws IOException {
        purchases.moveStop(id(), member(), newStopAt);
        done("purchase.said.moved");
    }

    public void reopen() throws IOException {
        purchases.reopen(id(), member(), newStopAt, reason);
        done("purchase.said.reopened");
    }

    public void cancel() throws IOException {
        purchases.cancel(id(), member(), reason);
        done("purchase.said.cancelled");
    }

    public void fail() throws IOException {
        progress.advance(id(), member(), Stage.FAILED, reason);
        done("purchase.said.failed");
    }

    public void lowerPercent() throws IOException {
        purchases.lowerPercent(id(), member(), percent);
        done("purchase.said.lowered");
    }

    public void switchTarget() throws IOException {
        purchases.switchTarget(id(), member(), targetSum, targetQuantity);
        done("purchase.said.target");
    }

    public void switchTargetOff() throws IOException {
        purchases.switchTarget(id(), member(), null, null);
        done("purchase.said.targetOff");
    }

    public void copy() throws IOException {
        long copy = purchases.copy(id(), member());
        asked.goOn("/purchase/edit/" + copy, "purchase.said.copied");
    }

    public void approveAnnounced() throws IOException {
        purchases.approve(id(), member(), false);
        asked.goOn("/moderation/purchases", "purchase.said.approved");
    }

    public void approveOpen() throws IOException {
        purchases.approve(id(), member(), true);
        asked.goOn("/moderation/purchases", "purchase.said.approved");
    }

    public void sendBack() throws IOException {
        purchases.sendBack(id(), member(), reason);
        asked.goOn("/moderation/purchases", "purchase.said.sentBack");
    }

    private long id() {
        return Asked.id(address);
    }

    private long member() {
        return asked.viewer().require();
    }

    private void done(String key) throws IOException {
        asked.goOn(getThread(), key);
    }
}
