package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.common.Texts;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.OrderAudience;
import org.artel.payment.BillItem;
import org.artel.payment.BillService;
import org.artel.payment.BillView;
import org.artel.payment.BillWords;
import org.artel.payment.LedgerTransfer;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;

/** {@code /bill/12}: what a participant owes, why, and what was paid. */
@Named
@RequestScoped
public class BillPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    @Param
    private Integer version;
    @Inject
    private Viewer viewer;
    @Inject
    private BillService bills;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;
    @Inject
    private Clock clock;

    private BillView view;
    private List<BillItem> items;
    private Texts texts;

    public BillView getView() {
        if (view == null) {
            long id = Slug.id(address);
            if (id < 0) {
                throw Refused.notFound();
            }
            view = bills.view(id, viewer.require());
        }
        return view;
    }

    private Texts texts() {
        if (texts == null) {
            texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        }
        return texts;
    }

    public Topic getThread() {
        return topics.byId(purchases.byId(getView().participation().purchaseId()).topicId());
    }

    public boolean isOwn() {
        return getView().participation().memberId() == viewer.require();
    }

    /** 'Participant 17'. */
    public String getNumber() {
        return OrderAudience.pseudonym(getView().participation(), texts());
    }

    /** The version that is unfolded. */
    public int getVersion() {
        return version == null || getView().bill() == null ? getView().bill() == null ? 0 : getView().bill().version() : version;
    }

    public boolean isEarlier() {
        return getView().bill() != null && getVersion() != getView().bill().version();
    }

    public List<BillItem> getItems() {
        if (items == null) {
            items = isEarlier() ? bills.items(getView().participation().id(), getVersion(), viewer.require()) : getView().items();
        }
        return items;
    }

    public Money getTotal() {
        return Money.sum(getItems().stream().map(BillItem::amount).toList());
    }

    public String name(BillItem item) {
        return BillWords.name(item, texts());
    }

    public String how(BillItem item) {
        return BillWords.how(item, texts());
    }

    public boolean isPaidTooMuch() {
        return getView().due().isNegative();
    }

    public boolean isDue() {
        return getView().due().isPositive();
    }

    /** What is due, or was paid too much, without a sign. */
    public Money getOpen() {
        return getView().due().isNegative() ? getView().due().negated() : getView().due();
    }

    public String why(LedgerTransfer transfer) {
        return texts().text((transfer.reverses() == null ? "ledger.why." : "ledger.whyReversed.") + transfer.why());
    }
}
