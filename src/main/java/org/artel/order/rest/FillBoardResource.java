package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.order.Completion;
import org.artel.order.FillBoard;
import org.artel.order.FillBoards;
import org.artel.order.RowFill;
import org.artel.purchase.Stage;

/** How full a purchase is. The ETag changes with every order: polling costs little, 304 while nothing happens. */
@Path("purchases/{purchaseId}/fill-board")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class FillBoardResource {

    /** {@code all}: every minimum must be reached; otherwise one is enough. */
    public record FillBoardJson(long purchaseId, long changeNo, Stage stage, Instant stopAt, int participants, boolean all,
            List<MinimumJson> minima, List<BoxJson> boxes, List<RowJson> rows, List<CompletionJson> next) {
    }

    /** {@code minimum} is absent where the terms set none. */
    public record MinimumJson(FillBoard.Measure measure, BigDecimal collected, BigDecimal minimum, BigDecimal missing) {
    }

    /** {@code full} whole boxes; {@code open} units in the box that is not full, which needs {@code missing} more. */
    public record BoxJson(long lotId, long variantId, String name, String variant, Quantity size, long full, Quantity open,
            Quantity missing) {
    }

    /** What would fill an open box, or a size row where {@code row}: {@code missing} of each variant. Least missing first. */
    public record CompletionJson(long lotId, String name, boolean row, List<PartJson> parts) {

        static CompletionJson of(Completion completion) {
            return new CompletionJson(completion.lot().id(), completion.lot().name(), completion.row(), completion.parts().stream()
                    .map(part -> new PartJson(part.variant().id(), part.variant().title(), part.missing())).toList());
        }
    }

    public record PartJson(long variantId, String variant, Quantity missing) {
    }

    /** {@code complete} rows. */
    public record RowJson(long lotId, String name, long complete, List<SlotJson> slots) {
    }

    /** One size: how many a row needs, how many are ordered, hang beyond complete rows, are missing for the next. */
    public record SlotJson(long variantId, String variant, int needed, Quantity ordered, Quantity hanging, Quantity missing) {
    }

    @Inject
    private FillBoards boards;
    @Inject
    private Viewer viewer;

    @GET
    public Response board(@PathParam("purchaseId") long purchaseId, @Context Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(
                tag(boards.version(purchaseId, viewer.memberId())));
        if (unchanged != null) {
            return unchanged.build();
        }
        FillBoard board = boards.board(purchaseId, viewer.memberId());
        return Response.ok(json(purchaseId, board)).tag(tag(board.state().changeNo())).build();
    }

    private EntityTag tag(long changeNo) {
        return new EntityTag(changeNo + "-" + (viewer.isGuest() ? "guest" : viewer.memberId()));
    }

    private static FillBoardJson json(long purchaseId, FillBoard board) {
        var minima = board.minima().stream()
                .map(m -> new MinimumJson(m.measure(), m.collected(), m.minimum(), m.minimum() == null ? null : m.missing())).toList();
        var boxes = board.boxes().stream().map(b -> new BoxJson(b.lot().id(), b.variant().id(), b.lot().name(), b.variant().title(),
                b.fill().size(), b.fill().boxes(), b.fill().open(), b.fill().missing())).toList();
        var rows = board.rows().stream().map(FillBoardResource::row).toList();
        return new FillBoardJson(purchaseId, board.state().changeNo(), board.state().stage(), board.state().stopAt(),
                board.state().participants(), board.all(), minima, boxes, rows,
                board.next().stream().map(CompletionJson::of).toList());
    }

    private static RowJson row(FillBoard.Row row) {
        List<SlotJson> slots = new ArrayList<>();
        for (int i = 0; i < row.variants().size(); i++) {
            RowFill.Slot slot = row.fill().slots().get(i);
            slots.add(new SlotJson(slot.variantId(), row.variants().get(i).title(), slot.needed(), slot.ordered(), slot.hanging(),
                    slot.missing()));
        }
        return new RowJson(row.lot().id(), row.lot().name(), row.fill().rows(), slots);
    }
}
