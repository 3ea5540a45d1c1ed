package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.common.Refused;
import org.artel.forum.TopicService;
import org.artel.order.OrderLists;
import org.artel.order.RefusalService;
import org.artel.order.RollEntry;
import org.artel.purchase.FrozenVersion;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;

/** The participant roll on the thread's page: {@code /thread/12-linden-honey?tab=participants}. */
@Named("roll")
@RequestScoped
public class RollPage {

    private static final int ENTRIES = 100;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private OrderLists lists;
    @Inject
    private RefusalService refusals;
    @Inject
    private PurchaseGate gate;
    @Inject
    private TopicService topics;

    private Purchase purchase;
    private PurchaseView.Rights rights;
    private List<RollEntry> entries;
    private List<RefusalService.Barred> refused;

    private Purchase purchase() {
        if (purchase == null) {
            purchase = purchases.byTopicId(Reading.id(address)).orElseThrow(Refused::notFound);
        }
        return purchase;
    }

    private PurchaseView.Rights rights() {
        if (rights == null) {
            rights = view.rights(purchase(), reading.viewer().memberId());
        }
        return rights;
    }

    /** The viewer organizes this purchase. */
    public boolean isOrganizing() {
        return purchase().isOrganizedBy(reading.viewer().memberId());
    }

    /** Orders are accepted now. */
    public boolean isOpen() {
        return gate.read(purchase().id()).acceptsOrders(reading.now());
    }

    /** For the organizer only. */
    public List<RefusalService.Barred> getRefused() {
        if (refused == null) {
            refused = refusals.refused(reading.viewer().require(), purchase().id());
        }
        return refused;
    }

    /** The member's number comes as a parameter of the button. */
    public void readmit() throws IOException {
        refusals.readmit(reading.viewer().require(), purchase().id(), reading.number("refused", -1));
        reading.goOn(topics.byId(purchase().topicId()).address() + "?tab=participants", "refusal.said.readmitted");
    }

    public boolean isHidden() {
        return !rights().roll();
    }

    public boolean isSums() {
        return rights().prices();
    }

    public List<RollEntry> getEntries() {
        if (entries == null) {
            entries = lists.roll(purchase().id(), reading.viewer().memberId(), (int) Math.min(reading.number("after", 0), Integer.MAX_VALUE), ENTRIES);
        }
        return entries;
    }

    /** Null on the last page. */
    public String getMore() {
        return getEntries().size() < ENTRIES ? null
                : "?tab=participants&after=" + getEntries().get(ENTRIES - 1).participation().pseudonymNo();
    }

    /** Every version that a Stop froze, for whoever may check the digest. */
    public List<FrozenVersion> getFrozen() {
        return rights().roll() && rights().prices() ? purchases.frozen(List.of(purchase().id())) : List.of();
    }
}
