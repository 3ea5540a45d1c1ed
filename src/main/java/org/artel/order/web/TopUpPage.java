package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.TopUpService;
import org.artel.order.TopUpService.Missing;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;

/** {@code /order/top-up/12}: what boxes, size rows and the minimum of a purchase still lack, and a button to add it. */
@Named("topUp")
@RequestScoped
public class TopUpPage {

    private static final int SHOWN = 200;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private TopUpService topUp;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private Access access;

    private Purchase purchase;
    private TopUpService.Board board;

    /** @throws Refused SIGN_IN for guests, NOT_FOUND when there is no such purchase for this member */
    public void open() {
        access.require(Operation.ORDER, reading.viewer().require(), Relation.NONE);
        getPurchase();
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = view.requireVisible(Reading.id(address), reading.viewer().require());
        }
        return purchase;
    }

    public Topic getThread() {
        return topics.byId(getPurchase().topicId());
    }

    private TopUpService.Board board() {
        if (board == null) {
            board = topUp.board(getPurchase().id(), reading.viewer().memberId());
        }
        return board;
    }

    public List<Missing> getMissing() {
        return board().missing();
    }

    public boolean isBelowMinimum() {
        return board().below();
    }

    /** Lots that are sold singly, with one variant to choose: what helps to the minimum. */
    public List<Missing> getSingly() {
        if (!isBelowMinimum()) {
            return List.of();
        }
        List<Lot> lots = pricelist.lots(getPurchase().id(), LotFilter.ALL, 0, SHOWN).stream()
                .filter(lot -> !lot.soldInPacks() && !lot.soldByRow()).toList();
        var variants = pricelist.variantsOf(lots.stream().map(Lot::id).toList());
        return lots.stream().flatMap(lot -> variants.get(lot.id()).stream().map(variant -> new Missing(lot, variant, Quantity.ZERO))).toList();
    }

    /** What a unit more costs the member; null: not theirs to see. */
    public UnitPrice price(Missing each) {
        return board().priceOf(each.lot(), each.variant());
    }

    /** Adds what the pressed line says. */
    public void add() throws IOException {
        long variant = reading.number("variant", 0);
        String typed = reading.parameter("units");
        if (typed == null || !typed.replace(',', '.').matches("[0-9]{1,9}(\\.[0-9]{1,3})?")) {
            throw new Refused("topUp.units");
        }
        topUp.add(reading.viewer().require(), getPurchase().id(), variant, Quantity.of(typed.replace(',', '.')));
        reading.goOn("/order/top-up/" + getPurchase().id(), "topUp.said.added");
    }
}
