package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.pricelist.ListPair;
import org.artel.pricelist.PreviousListService;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;

/** {@code /pricelist/previous/12}: the price list beside the supplier's one before it. */
@Named("previousList")
@RequestScoped
public class PreviousListPage {

    private static final int PAIRS = 50;

    @Inject
    private AskedList asked;
    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PreviousListService previous;
    @Inject
    private TopicService topics;

    private Purchase purchase;
    private Purchase earlier;
    private List<ListPair> pairs;
    private boolean more;

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = asked.readable();
            earlier = previous.previous(purchase.id(), viewer.memberId()).orElse(null);
        }
        return purchase;
    }

    public Topic getTopic() {
        return asked.topic();
    }

    /** Null: there is none that this viewer may see. */
    public Topic getEarlierTopic() {
        getPurchase();
        return earlier == null ? null : topics.byId(earlier.topicId());
    }

    public ListPair.Kind[] getKinds() {
        return ListPair.Kind.values();
    }

    /** Null: all of the newer list. */
    public ListPair.Kind getKind() {
        String sent = request.getParameter("kind");
        return Arrays.stream(ListPair.Kind.values()).filter(kind -> kind.name().equals(sent)).findFirst().orElse(null);
    }

    public List<ListPair> getPairs() {
        if (pairs == null) {
            String sent = request.getParameter("after");
            int after = sent != null && sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : 0;
            List<ListPair> found = previous.compared(getPurchase().id(), viewer.memberId(), getKind(), after, PAIRS + 1);
            more = found.size() > PAIRS;
            pairs = more ? found.subList(0, PAIRS) : found;
        }
        return pairs;
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getPairs().isEmpty() || !more ? "" : request.getContextPath() + "/pricelist/previous/" + getPurchase().id()
                + "?after=" + pairs.get(pairs.size() - 1).position() + (getKind() == null ? "" : "&kind=" + getKind());
    }
}
