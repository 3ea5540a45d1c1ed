package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.common.Texts;
import org.artel.handover.ClosingService;
import org.artel.handover.OpenLines;
import org.artel.purchase.Stage;

/** {@code /handover/closing/12}: exactly what is open, and the closing once nothing is. */
@Named("closingPage")
@RequestScoped
public class ClosingPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private ClosingService closing;

    private OpenLines open;

    public OpenLines getOpen() {
        if (open == null) {
            open = closing.open(desk.getPurchase().id(), desk.member());
        }
        return open;
    }

    public List<String> getObstacles() {
        Texts texts = desk.texts();
        return getOpen().obstacles().stream().map(texts::of).toList();
    }

    public boolean isHandingOver() {
        return desk.getPurchase().stage() == Stage.HANDOVER;
    }

    public boolean isClosed() {
        return desk.getPurchase().stage() == Stage.CLOSED;
    }

    public void close() throws IOException {
        closing.close(desk.getPurchase().id(), desk.member());
        desk.goOn("/report/" + desk.getPurchase().id(), "closing.said");
    }
}
