package org.artel.supply.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.artel.order.AllocationStep;
import org.artel.purchase.Purchase;
import org.artel.supply.ShortageService;
import org.omnifaces.cdi.Param;

/** {@code /supply/lines/12}: what became of the own lines after the Stop, and the way out of those that grew too dear. */
@Named("myLines")
@RequestScoped
public class MyLinesPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Desk desk;
    @Inject
    private ShortageService settlements;

    private Purchase purchase;
    private ShortageService.Mine mine;

    public void open() {
        mine();
    }

    private ShortageService.Mine mine() {
        if (mine == null) {
            mine = settlements.mine(purchase().id(), desk.member());
        }
        return mine;
    }

    private Purchase purchase() {
        if (purchase == null) {
            purchase = desk.purchase(address);
        }
        return purchase;
    }

    public String getTitle() {
        return desk.title(purchase());
    }

    public String getThread() {
        return desk.thread(purchase());
    }

    public List<ShortageService.MyLine> getLines() {
        return mine().lines();
    }

    public Instant getWithdrawUntil() {
        return mine().withdrawUntil();
    }

    /** The general order is out. */
    public boolean isSent() {
        return mine().reached().contains(AllocationStep.ORDERED);
    }

    /** The supplier answered it. */
    public boolean isConfirmed() {
        return mine().reached().contains(AllocationStep.CONFIRMED);
    }

    public boolean isSettled() {
        return mine().reached().contains(AllocationStep.INVOICED);
    }

    public void withdraw() throws IOException {
        settlements.withdraw(purchase().id(), desk.member(), desk.number("line").orElse(BigDecimal.ZERO).longValue());
        desk.goOn("/supply/lines/" + purchase().id(), "myLines.said.withdrawn");
    }
}
