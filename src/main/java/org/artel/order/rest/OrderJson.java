package org.artel.order.rest;

import java.time.Instant;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.order.OrderView;
import org.artel.order.Participation;
import org.artel.order.Replacement;

/** An order, as its participant sees it. {@code changeNo} is its version: the ETag, and what If-Match names. */
public record OrderJson(long participationId, long purchaseId, long changeNo, int participantNo, boolean anonymous, String comment,
        Long pickupPointId, String paymentReference, long postId, Instant createdAt, Instant changedAt, List<LineJson> lines,
        Money goods, Money percent, Money delivery, boolean deliveryKnown, Money total) {

    /** {@code version} is the {@code baseVersion} of the next change of the line. */
    public record LineJson(long variantId, long lotId, String article, String name, String variant, String unit, Quantity quantity,
            Quantity tolerance, Replacement replacement, List<Long> wishes, String comment, UnitPrice price, Money sum, int version) {

        static LineJson of(OrderView.Line line) {
            return new LineJson(line.variant().id(), line.lot().id(), line.article(), line.lot().name(), line.variant().title(),
                    line.lot().unit(), line.line().quantity(), line.line().tolerance(), line.line().replacement(), line.wishes(),
                    line.line().comment(), line.line().price(), line.line().sum(), line.line().version());
        }
    }

    static OrderJson of(OrderView order) {
        Participation p = order.participation();
        return new OrderJson(p.id(), p.purchaseId(), p.changeNo(), p.pseudonymNo(), p.isAnonymous(), p.comment(), p.pickupPointId(),
                p.paymentReference().text(), p.postId(), p.createdAt(), p.changedAt(),
                order.lines().stream().map(LineJson::of).toList(), p.goods(), order.estimate().percent(), order.estimate().delivery(),
                order.estimate().deliveryKnown(), order.estimate().total());
    }
}
