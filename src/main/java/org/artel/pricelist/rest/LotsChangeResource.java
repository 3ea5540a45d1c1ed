package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.UnitPrice;
import org.artel.pricelist.LotChange;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.MassEdit;
import org.artel.pricelist.MassEditService;

/** Many lots changed alike: first the effect, then, with its {@code base}, the change. */
@Path("purchases/{purchaseId}/lots/change")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LotsChangeResource {

    /**
     * @param lots        their ids; absent: all that {@code q} and {@code inCategory} find
     * @param percent     of all listed prices, {@code amount} likewise in the list's currency; one of them at most
     * @param packSize    0: none; {@code personMaximum} likewise
     * @param base        of the effect that was looked at; asked for by the change alone
     */
    public record LotsChangeJson(List<Long> lots, String q, String inCategory, BigDecimal percent, BigDecimal amount, UnitPrice listedPrice,
            String category, Quantity packSize, Quantity personMaximum, Boolean withdraw, Long base, Boolean applyToOrders) {

        LotChange change() {
            LotChange change = new LotChange(percent, amount, listedPrice, category, packSize, personMaximum, Boolean.TRUE.equals(withdraw));
            if (change.isNothing()) {
                throw new Refused("pricelist.edit.nothing");
            }
            return change;
        }

        LotFilter filter() {
            return new LotFilter(q, inCategory, false);
        }
    }

    /** What the change would do. */
    public record MassEditJson(long base, int lots, EffectJson priced, EffectJson withdrawn) {
    }

    @Inject
    private MassEditService edits;
    @Inject
    private Viewer viewer;

    /** Nothing is changed. */
    @POST
    @Path("effect")
    public MassEditJson effect(@PathParam("purchaseId") long purchaseId, LotsChangeJson asked) {
        MassEdit edit = edits.look(viewer.require(), purchaseId, required(asked).lots(), asked.filter(), asked.change());
        return new MassEditJson(edit.base(), edit.lots(), EffectJson.of(edit.priced()), EffectJson.of(edit.withdrawn()));
    }

    /** All of them or none; 412 when the list was changed since. */
    @POST
    public void change(@PathParam("purchaseId") long purchaseId, LotsChangeJson asked) {
        if (required(asked).base() == null) {
            throw new Refused("refused.malformed");
        }
        edits.change(viewer.require(), purchaseId, asked.lots(), asked.filter(), asked.change(), asked.base(), Boolean.TRUE.equals(asked.applyToOrders()));
    }

    private static LotsChangeJson required(LotsChangeJson asked) {
        if (asked == null) {
            throw new Refused("refused.malformed");
        }
        return asked;
    }
}
