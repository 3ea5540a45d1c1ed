package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.artel.common.Refused;
import org.artel.order.FillBoard;
import org.artel.order.FillBoards;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;

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

    private FillBoard board;

    private FillBoard board() {
        if (board == null) {
            long purchaseId = purchases.byTopicId(Reading.id(address)).orElseThrow(Refused::notFound).id();
            board = boards.board(purchaseId, reading.viewer().memberId());
        }
        return board;
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
