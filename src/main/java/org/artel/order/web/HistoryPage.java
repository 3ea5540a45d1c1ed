package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.artel.account.MemberService;
import org.artel.order.OrderAudience;
import org.artel.order.OrderHistory;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.omnifaces.cdi.Param;

/** {@code /order/history/12}: every change of an order, for whoever may see its lines. */
@Named("orderHistory")
@RequestScoped
public class HistoryPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private OrderLists lists;
    @Inject
    private MemberService members;

    private Participation participation;
    private OrderAudience.Sight sight;

    public Participation getParticipation() {
        if (participation == null) {
            participation = lists.visible(Reading.id(address), reading.viewer().memberId());
            sight = lists.sight(participation, reading.viewer().memberId());
        }
        return participation;
    }

    private OrderAudience.Sight sight() {
        getParticipation();
        return sight;
    }

    /** The nickname, or the number of an anonymous participant. */
    public String getName() {
        return sight().name(getParticipation()) ? members.byId(getParticipation().memberId()).nickname()
                : OrderAudience.pseudonym(getParticipation(), reading.texts());
    }

    public boolean isOwn() {
        return sight().isOwn(getParticipation());
    }

    public boolean isSums() {
        return sight().sums(getParticipation());
    }

    /** 'quantity 2 → 3', and why. */
    public String words(OrderHistory change) {
        return change.words(reading.texts(), isSums(), isOwn() || sight().rights().manager());
    }

    public List<OrderHistory> getChanges() {
        return lists.history(getParticipation().id(), reading.viewer().memberId());
    }
}
