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
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.supply.ShortageService;

/** What became of the own lines after the Stop. */
@Path("purchases/{purchaseId}/my-lines")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MyLinesResource {

    /** @param price by the invoice, before by the supplier's answer, else null */
    public record MyLineJson(long lineId, String name, Quantity frozen, Quantity ordered, Quantity confirmed, Quantity invoiced, UnitPrice expected, UnitPrice price, Money sum,
            boolean mayWithdraw) {

        MyLineJson(ShortageService.MyLine line) {
            this(line.lineId(), line.name(), line.frozen(), line.ordered(), line.confirmed(), line.invoiced(), line.expected(), line.price(), line.sum(), line.mayWithdraw());
        }
    }

    public record MyLinesJson(Instant withdrawUntil, List<MyLineJson> lines) {
    }

    @Inject
    private ShortageService settlements;
    @Inject
    private Viewer viewer;

    @GET
    public MyLinesJson list(@PathParam("purchaseId") long purchaseId) {
        ShortageService.Mine mine = settlements.mine(purchaseId, viewer.require());
        return new MyLinesJson(mine.withdrawUntil(), mine.lines().stream().map(MyLineJson::new).toList());
    }

    @POST
    @Path("{lineId}/withdraw")
    public void withdraw(@PathParam("purchaseId") long purchaseId, @PathParam("lineId") long lineId) {
        settlements.withdraw(purchaseId, viewer.require(), lineId);
    }
}
