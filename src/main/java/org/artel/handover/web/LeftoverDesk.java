package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.handover.LeftoverBoard;
import org.artel.handover.LeftoverService;

/** {@code /handover/offers/12}: what belongs to nobody, to be offered or kept, and who took what. */
@Named("leftoverDesk")
@RequestScoped
public class LeftoverDesk {

    @Inject
    private HandoverDesk desk;
    @Inject
    private LeftoverService leftovers;

    private LeftoverBoard board;

    public LeftoverBoard getBoard() {
        if (board == null) {
            board = leftovers.board(desk.getPurchase().id(), desk.member());
        }
        return board;
    }

    /** What was typed for that article, or else. */
    public String typed(String field, long variantId, Object otherwise) {
        String typed = Long.toString(variantId).equals(desk.parameter("variant")) ? desk.parameter(field) : null;
        return typed == null ? String.valueOf(otherwise) : typed;
    }

    public void offer() throws IOException {
        leftovers.offer(desk.getPurchase().id(), desk.member(), desk.number("variant"), units(), price());
        done("leftover.said.offered");
    }

    public void keep() throws IOException {
        leftovers.keep(desk.getPurchase().id(), desk.member(), desk.number("variant"), units(), price());
        done("leftover.said.kept");
    }

    public void withdraw() throws IOException {
        leftovers.withdraw(desk.getPurchase().id(), desk.member(), desk.number("leftover"));
        done("leftover.said.withdrawn");
    }

    public void sold() throws IOException {
        leftovers.sold(desk.getPurchase().id(), desk.member(), desk.number("sale"));
        done("leftover.said.sold");
    }

    public void giveBack() throws IOException {
        leftovers.giveBack(desk.getPurchase().id(), desk.member(), desk.number("sale"));
        done("leftover.said.givenBack");
    }

    private Quantity units() {
        Quantity units = desk.quantity("quantity");
        return units == null ? Quantity.ZERO : units;
    }

    private UnitPrice price() {
        String typed = desk.parameter("price");
        String plain = typed == null ? "" : typed.replace(',', '.');
        if (!plain.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw new Refused("leftover.price");
        }
        return new UnitPrice(new BigDecimal(plain));
    }

    private void done(String key) throws IOException {
        desk.goOn("/handover/offers/" + desk.getPurchase().id(), key);
    }
}
