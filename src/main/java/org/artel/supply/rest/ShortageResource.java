package org.artel.supply.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.purchase.ShortageRule;
import org.artel.supply.PriceRose;
import org.artel.supply.SettleCommand;
import org.artel.supply.Settled;
import org.artel.supply.ShortageService;

/** Who gets what of what is invoiced: the settlements so far, a preview, and settling. */
@Path("purchases/{purchaseId}/shortage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ShortageResource {

    public record HandJson(Long variantId, Long lineId, Quantity quantity) {
    }

    public record SettleJson(List<HandJson> byHand, String reason, Instant withdrawUntil) {

        SettleCommand command() {
            Map<Long, Map<Long, Quantity>> hand = new HashMap<>();
            for (HandJson each : byHand == null ? List.<HandJson>of() : byHand) {
                if (each.variantId() == null || each.lineId() == null || each.quantity() == null) {
                    throw new Refused("refused.malformed");
                }
                hand.computeIfAbsent(each.variantId(), variant -> new HashMap<>()).put(each.lineId(), each.quantity());
            }
            return new SettleCommand(hand, reason, withdrawUntil);
        }
    }

    /** @param asked zero: the variant replaces another one; {@code insteadOf}: the ordered one's name, null: it is this one */
    public record ShareJson(long participationId, int participantNo, long lineId, Quantity asked, Quantity got, String insteadOf) {
    }

    public record VariantJson(long variantId, String name, Quantity invoiced, Money total, UnitPrice price, boolean isShort, Quantity leftover, List<ShareJson> shares) {

        VariantJson(ShortageService.VariantShares v) {
            this(v.variant().id(), v.name(), v.invoiced(), v.total(), v.price(), v.isShort(), v.leftover(), v.shares().stream().map(s -> new ShareJson(
                    s.participation().id(), s.participation().pseudonymNo(), s.lineId(), s.asked(), s.got(), s.insteadOf())).toList());
        }
    }

    public record RoseJson(int participantNo, long lineId, String name, UnitPrice before, UnitPrice after) {
    }

    public record PreviewJson(ShortageRule rule, int changed, List<VariantJson> variants, List<RoseJson> rose) {
    }

    public record SettledJson(long number, ShortageRule rule, String reason, Instant settledAt, Instant withdrawUntil) {

        SettledJson(Settled settled) {
            this(settled.number(), settled.rule(), settled.reason(), settled.settledAt(), settled.withdrawUntil());
        }
    }

    public record SettlementsJson(List<SettledJson> settlements) {
    }

    @Inject
    private ShortageService settlements;
    @Inject
    private Viewer viewer;

    @GET
    public SettlementsJson list(@PathParam("purchaseId") long purchaseId) {
        return new SettlementsJson(settlements.list(purchaseId, viewer.require()).stream().map(SettledJson::new).toList());
    }

    /** Nothing is settled. */
    @POST
    @Path("preview")
    public PreviewJson preview(@PathParam("purchaseId") long purchaseId, SettleJson body) {
        ShortageService.Preview preview = settlements.preview(purchaseId, viewer.require(), command(body).byHand());
        return new PreviewJson(preview.rule(), preview.changes().owners().size(), preview.variants().stream().map(VariantJson::new).toList(),
                preview.rose().owners().stream().flatMap(owner -> owner.lines().stream().map(line -> rose(owner, line))).toList());
    }

    private static RoseJson rose(PriceRose.Owner owner, PriceRose.Line line) {
        return new RoseJson(owner.participation().pseudonymNo(), line.lineId(), line.name(), line.before(), line.after());
    }

    @POST
    public Response settle(@PathParam("purchaseId") long purchaseId, SettleJson body) {
        settlements.settle(purchaseId, viewer.require(), command(body));
        return Response.status(Response.Status.CREATED).entity(list(purchaseId)).build();
    }

    private static SettleCommand command(SettleJson body) {
        return body == null ? SettleCommand.BY_RULE : body.command();
    }
}
