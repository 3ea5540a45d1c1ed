package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.order.OrderLists;
import org.artel.order.RollEntry;

/** The participant roll of a purchase. */
@Path("purchases/{purchaseId}/participants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ParticipantsResource {

    private static final int LIMIT_MAX = 200;

    /** {@code memberId} and {@code nickname} are absent where the viewer sees the number only, {@code goods} where no sums. */
    public record ParticipantJson(int participantNo, Long memberId, String nickname, Money goods, Instant changedAt,
            List<RollLineJson> lines) {

        static ParticipantJson of(RollEntry entry) {
            var p = entry.participation();
            return new ParticipantJson(p.pseudonymNo(), entry.memberId(), entry.name(), entry.sums() ? p.goods() : null, p.changedAt(),
                    entry.lines().stream().map(line -> new RollLineJson(line.variant().id(), line.article(), line.name(),
                            line.line().quantity(), line.lot().unit())).toList());
        }
    }

    public record RollLineJson(long variantId, String article, String name, Quantity quantity, String unit) {
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record ParticipantsJson(List<ParticipantJson> participants, Integer next) {
    }

    @Inject
    private OrderLists lists;
    @Inject
    private Viewer viewer;

    @GET
    public ParticipantsJson list(@PathParam("purchaseId") long purchaseId, @QueryParam("after") @DefaultValue("0") int after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        int most = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<RollEntry> found = lists.roll(purchaseId, viewer.memberId(), after, most);
        Integer next = found.size() < most ? null : found.get(found.size() - 1).participation().pseudonymNo();
        return new ParticipantsJson(found.stream().map(ParticipantJson::of).toList(), next);
    }
}
