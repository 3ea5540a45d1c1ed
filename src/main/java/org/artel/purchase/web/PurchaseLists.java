package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.GateState;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;

/** Lists of purchases for those who work on them: {@code /purchases/mine}, {@code /moderation/purchases}. */
@Named("purchaseLists")
@RequestScoped
public class PurchaseLists {

    private static final int PAGE = 30;

    @Inject
    private Asked asked;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;

    private List<Row> mine;
    private List<Row> review;

    /** One purchase of a list. */
    public record Row(Purchase purchase, String title, String organizer, GateState state) {

        public Instant stopAt() {
            return purchase.terms().stopAt();
        }
    }

    public boolean isOrganizing() {
        return asked.viewer().may(Operation.DRAFT_PURCHASE);
    }

    public List<Row> getMine() {
        if (mine == null) {
            mine = rows(purchases.mine(asked.viewer().require(), asked.number("before", Long.MAX_VALUE), PAGE));
        }
        return mine;
    }

    public String getNextMine() {
        return getMine().size() < PAGE ? null : asked.root() + "/purchases/mine?before=" + getMine().get(PAGE - 1).purchase().id();
    }

    public List<Row> getReview() {
        if (review == null) {
            review = rows(purchases.reviewQueue(asked.viewer().require(), asked.number("after", 0), PAGE));
        }
        return review;
    }

    public String getNextReview() {
        return getReview().size() < PAGE ? null : asked.root() + "/moderation/purchases?after=" + getReview().get(PAGE - 1).purchase().id();
    }

    private List<Row> rows(List<Purchase> found) {
        Map<Long, Topic> titles = topics.byIds(found.stream().map(Purchase::topicId).toList());
        Map<Long, Member> people = members.byIds(found.stream().map(Purchase::organizerId).toList());
        Map<Long, GateState> states = gate.read(found.stream().map(Purchase::id).toList());
        return found.stream().map(p -> new Row(p, titles.get(p.topicId()).title(), people.get(p.organizerId()).nickname(),
                states.get(p.id()))).toList();
    }
}
