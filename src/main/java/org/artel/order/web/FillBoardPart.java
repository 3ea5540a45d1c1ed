package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.order.BoxAlertService;
import org.artel.order.FillBoard;
import org.artel.order.FillBoards;
import org.artel.purchase.Participants;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The fill board on the tabs of a purchase's thread; a script asks {@link FillBoardServlet} for it again and again. */
@Named("fillBoard")
@RequestScoped
public class FillBoardPart {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private PurchaseService purchases;
    @Inject
    private FillBoards boards;
    @Inject
    private BoxAlertService alerts;
    @Inject
    private Participants participants;
    @Inject
    private Event<Said> said;

    private FillBoard board;

    private FillBoard board() {
        if (board == null) {
            long purchaseId = purchases.byTopicId(Reading.id(address)).orElseThrow(Refused::notFound).id();
            board = boards.board(purchaseId, reading.viewer().memberId());
        }
        return board;
    }

    /** Of the card to be sent on. */
    public String getShare() {
        return reading.root() + "/share/" + board().state().purchaseId();
    }

    public String getStatistics() {
        return reading.root() + "/statistics/" + board().state().purchaseId();
    }

    /** Whoever has an order can be told of open boxes before the Stop. */
    public boolean isAlerting() {
        Long member = reading.viewer().memberId();
        return member != null && board().state().acceptsOrders(reading.now()) && participants.takesPart(board().state().purchaseId(), member);
    }

    public boolean isAlerted() {
        return alerts.isOn(reading.viewer().require(), board().state().purchaseId());
    }

    public void alert() throws IOException {
        set(true, "order.alert.said.on");
    }

    public void quiet() throws IOException {
        set(false, "order.alert.said.off");
    }

    private void set(boolean on, String key) throws IOException {
        alerts.set(reading.viewer().require(), board().state().purchaseId(), on);
        said.fire(new Said(key));
        Faces.redirect(reading.request().getRequestURI() + "?tab=participants");
    }

    public String getAddress() {
        return reading.root() + "/fill-board/" + board().state().purchaseId();
    }

    public String getTag() {
        return FillBoardServlet.tag(board().state().changeNo(), reading);
    }

    public String getHtml() {
        return new FillWriter(reading.texts(), reading.currency()).html(board());
    }
}
