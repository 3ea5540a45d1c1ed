package org.artel.supply.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.common.Refused;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.Stage;
import org.artel.supply.TopUpOpening;
import org.omnifaces.cdi.Param;

/** {@code /supply/top-up/12}: what a top-up would ask the members for, before it is opened. */
@Named("topUpOpening")
@RequestScoped
public class TopUpOpeningPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Desk desk;
    @Inject
    private TopUpOpening opening;
    @Inject
    private PurchaseGate gate;

    private Purchase purchase;
    private List<TopUpOpening.Lack> lacks;
    private String reason;

    /** @throws Refused as the access table says it */
    public void open() {
        getLacks();
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = desk.purchase(address);
        }
        return purchase;
    }

    public String getTitle() {
        return desk.title(getPurchase());
    }

    public String getThread() {
        return desk.thread(getPurchase());
    }

    public boolean isSent() {
        return getPurchase().stage() == Stage.SENT;
    }

    public List<TopUpOpening.Lack> getLacks() {
        if (lacks == null) {
            lacks = opening.lacks(getPurchase().id(), desk.member());
        }
        return lacks;
    }

    public boolean isBelowMinimum() {
        return !getPurchase().terms().reachesMinimum(gate.read(getPurchase().id()));
    }

    public void begin() throws IOException {
        opening.open(getPurchase().id(), desk.member(), reason);
        desk.goOn(getThread(), "topUp.said.opened");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
