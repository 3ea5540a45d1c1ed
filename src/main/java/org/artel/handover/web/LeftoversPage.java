package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.common.Quantity;
import org.artel.handover.FirstRightService;
import org.artel.handover.LeftoverBoard;
import org.artel.handover.LeftoverOffer;
import org.artel.handover.LeftoverService;

/** {@code /leftovers/12}: what is left over of a purchase, for any member to take. */
@Named("leftoversPage")
@RequestScoped
public class LeftoversPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private LeftoverService leftovers;
    @Inject
    private FirstRightService firstRights;

    private List<LeftoverOffer> offers;

    public List<LeftoverOffer> getOffers() {
        if (offers == null) {
            offers = leftovers.offers(desk.getPurchase().id(), desk.member());
        }
        return offers;
    }

    public List<LeftoverBoard.Sale> getMine() {
        return leftovers.mine(desk.getPurchase().id(), desk.member());
    }

    public void take() throws IOException {
        Quantity units = desk.quantity("quantity");
        leftovers.take(desk.getPurchase().id(), desk.member(), desk.number("leftover"), units == null ? Quantity.ZERO : units);
        desk.goOn("/leftovers/" + desk.getPurchase().id(), "leftover.said.taken");
    }

    public void want() throws IOException {
        Quantity units = desk.quantity("quantity");
        firstRights.want(desk.getPurchase().id(), desk.member(), desk.number("leftover"), units == null ? Quantity.ZERO : units);
        desk.goOn("/leftovers/" + desk.getPurchase().id(), "leftover.said.wanted");
    }

    public void giveBack() throws IOException {
        leftovers.giveBack(desk.getPurchase().id(), desk.member(), desk.number("sale"));
        desk.goOn("/leftovers/" + desk.getPurchase().id(), "leftover.said.givenBack");
    }
}
