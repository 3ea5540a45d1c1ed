package org.artel.order.web;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.artel.common.Refused;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.OrderBook;
import org.artel.order.OrderView;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;

/** A member's page about one variant of a price list, whose number the path ends with. */
public abstract class VariantPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private PricelistService pricelist;
    @Inject
    private OrderBook book;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;

    private LotVariant variant;
    private Purchase purchase;
    private OrderView.Line line;

    long variantId() {
        return Reading.id(address);
    }

    /** @throws Refused NOT_FOUND when there is none */
    LotVariant variant() {
        if (variant == null) {
            variant = Optional.ofNullable(pricelist.variantsByIds(List.of(variantId())).get(variantId())).orElseThrow(Refused::notFound);
        }
        return variant;
    }

    /** @throws Refused SIGN_IN for guests, NOT_FOUND when it does not exist for this member */
    Purchase purchase() {
        if (purchase == null) {
            purchase = view.requireVisible(variant().purchaseId(), reading.viewer().require());
        }
        return purchase;
    }

    /** The own line of the variant. @throws Refused NOT_FOUND when there is none */
    OrderView.Line line() {
        if (line == null) {
            line = book.own(purchase().id(), reading.viewer().require()).stream().flatMap(own -> own.lines().stream())
                    .filter(each -> each.variant().id() == variantId()).findAny().orElseThrow(Refused::notFound);
        }
        return line;
    }

    private Topic thread() {
        return topics.byId(purchase().topicId());
    }

    public String getTitle() {
        return thread().title();
    }

    /** The address of the price list's tab. */
    public String getList() {
        return thread().address() + "?tab=list";
    }
}
