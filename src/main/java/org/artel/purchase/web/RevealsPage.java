package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Viewer;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Reveal;
import org.artel.purchase.RevealService;
import org.omnifaces.util.Faces;

/** {@code /reveals}: who saw the member's phone and payment details. */
@Named
@RequestScoped
public class RevealsPage {

    private static final int SHOWN = 50;

    @Inject
    private RevealService reveals;
    @Inject
    private MemberService members;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;
    @Inject
    private Viewer viewer;

    private List<Reveal> all;
    private Map<Long, Member> viewers;
    private Map<Long, Purchase> where;
    private Map<Long, Topic> threads;

    public List<Reveal> getAll() {
        if (all == null) {
            String before = Faces.getRequestParameter("before");
            all = reveals.of(viewer.require(), before != null && before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE, SHOWN);
            viewers = members.byIds(all.stream().map(Reveal::viewerId).distinct().toList());
            where = purchases.byIds(all.stream().map(Reveal::purchaseId).distinct().toList());
            threads = topics.byIds(where.values().stream().map(Purchase::topicId).toList());
        }
        return all;
    }

    public Member viewerOf(Reveal reveal) {
        return viewers.get(reveal.viewerId());
    }

    public Topic threadOf(Reveal reveal) {
        return threads.get(where.get(reveal.purchaseId()).topicId());
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getAll().size() < SHOWN ? "" : Faces.getRequestContextPath() + "/reveals?before=" + all.get(SHOWN - 1).id();
    }
}
