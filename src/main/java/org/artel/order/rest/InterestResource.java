package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.order.CarriedInterest;
import org.artel.order.InterestLine;
import org.artel.order.InterestService;
import org.artel.order.InterestSums;

/** 'I want' while a purchase is announced; not binding. */
@Path("purchases/{purchaseId}/interest")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InterestResource {

    public record InterestLineJson(Long variantId, Quantity quantity) {

        static InterestLineJson of(InterestLine line) {
            return new InterestLineJson(line.variantId(), line.quantity());
        }
    }

    /** {@code mine}: the caller pressed 'I want'; {@code lines}: what the caller wants. */
    public record InterestJson(int members, Quantity quantity, Quantity weight, boolean mine, List<InterestLineJson> lines) {
    }

    /** Variants that are not named stay, a quantity of 0 takes one out. */
    public record WantJson(List<InterestLineJson> lines) {
    }

    /** {@code price}: today's, absent where the caller may not see prices. */
    public record CarriedLineJson(long variantId, Quantity quantity, UnitPrice price) {
    }

    /** Lines to send as an order; {@code differences}: in words what no longer fits, or costs something else now. */
    public record CarriedJson(List<CarriedLineJson> lines, List<String> differences) {
    }

    @Inject
    private InterestService interests;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @GET
    public InterestJson interest(@PathParam("purchaseId") long purchaseId) {
        InterestSums sums = interests.sums(purchaseId, viewer.memberId());
        boolean mine = !viewer.isGuest() && interests.isInterested(purchaseId, viewer.require());
        return new InterestJson(sums.members(), sums.quantity(), sums.weight(), mine,
                mine ? interests.own(purchaseId, viewer.require()).stream().map(InterestLineJson::of).toList() : List.of());
    }

    @PUT
    public InterestJson want(@PathParam("purchaseId") long purchaseId, WantJson body) {
        Map<Long, Quantity> quantities = new LinkedHashMap<>();
        if (body != null && body.lines() != null) {
            for (InterestLineJson line : body.lines()) {
                if (line == null || line.variantId() == null || line.quantity() == null) {
                    throw new Refused("refused.malformed");
                }
                quantities.put(line.variantId(), line.quantity());
            }
        }
        interests.want(viewer.require(), purchaseId, quantities);
        return interest(purchaseId);
    }

    @DELETE
    public InterestJson takeBack(@PathParam("purchaseId") long purchaseId) {
        interests.takeBack(viewer.require(), purchaseId);
        return interest(purchaseId);
    }

    /** What an order form is filled with; nothing is saved. */
    @GET
    @Path("order")
    public CarriedJson carried(@PathParam("purchaseId") long purchaseId) {
        CarriedInterest carried = interests.carried(purchaseId, viewer.require());
        Texts texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        return new CarriedJson(carried.lines().stream().map(line -> new CarriedLineJson(line.variantId(), line.quantity(), line.price())).toList(),
                carried.differences().stream().map(texts::of).toList());
    }
}
