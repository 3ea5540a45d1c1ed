package org.artel.supply.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.common.UnitPrice;
import org.artel.supply.Consolidation;
import org.artel.supply.GeneralOrder;
import org.artel.supply.GeneralOrderService;
import org.artel.supply.OrderExport;
import org.artel.supply.SendChoices;

/** The general order of a purchase: what it would be, its versions, the files that were made of them. */
@Path("purchases/{purchaseId}/general-orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GeneralOrdersResource {

    public record BoxJson(Long variantId, SendChoices.Choice choice) {
    }

    public record RowJson(Long lotId, SendChoices.Choice choice) {
    }

    public record ExtraJson(Long variantId, Quantity quantity) {
    }

    public record SendJson(List<BoxJson> boxes, List<RowJson> rows, List<ExtraJson> extra, String reason) {

        SendChoices choices() {
            Map<Long, SendChoices.Choice> ofBoxes = new HashMap<>();
            Map<Long, SendChoices.Choice> ofRows = new HashMap<>();
            Map<Long, Quantity> further = new HashMap<>();
            list(boxes).forEach(box -> ofBoxes.put(required(box.variantId()), required(box.choice())));
            list(rows).forEach(row -> ofRows.put(required(row.lotId()), required(row.choice())));
            list(extra).forEach(each -> further.put(required(each.variantId()), required(each.quantity())));
            return new SendChoices(ofBoxes, ofRows, further);
        }

        private static <T> List<T> list(List<T> sent) {
            return sent == null ? List.of() : sent;
        }

        private static <T> T required(T value) {
            if (value == null) {
                throw new Refused("refused.malformed");
            }
            return value;
        }
    }

    public record PositionJson(long variantId, String article, String name, Quantity quantity, Quantity leftover, BigDecimal boxes, UnitPrice price, Money sum) {

        PositionJson(Consolidation.Position p) {
            this(p.variant().id(), p.article(), p.lot().nameOf(p.variant()), p.quantity(), p.leftover(), p.boxes(), p.price(), p.sum());
        }
    }

    /** @param variantId of a half-filled box; null: the size row of the lot */
    public record OpenJson(long lotId, Long variantId, String name, Quantity hanging, Quantity missing, SendChoices.Choice choice) {

        OpenJson(Consolidation.Open open) {
            this(open.lot().id(), open.isRow() ? null : open.variant().id(), open.name(), open.hanging(), open.missing(), open.choice());
        }
    }

    public record ReplacedJson(int participantNo, String ordered, String gets, Quantity quantity) {

        ReplacedJson(GeneralOrderService.Replaced r) {
            this(r.participation().pseudonymNo(), r.ordered(), r.gets(), r.quantity());
        }
    }

    public record DraftJson(List<PositionJson> positions, List<OpenJson> open, Money sum, boolean reachesMinimum, Money frozen, Money bought, int touched,
            List<ReplacedJson> replaced, List<String> obstacles) {
    }

    public record GeneralOrderJson(int number, int freezeVersion, Instant sentAt, String reason, int positions, Money sum) {

        GeneralOrderJson(GeneralOrder order) {
            this(order.number(), order.freezeVersion(), order.sentAt(), order.reason(), order.positions(), order.sum());
        }
    }

    public record ExportJson(int number, int generalOrder, OrderExport.Format format, String language, Instant exportedAt, String hash, long size) {

        ExportJson(OrderExport export) {
            this(export.number(), export.generalOrderNo(), export.format(), export.language(), export.exportedAt(), export.hash(), export.size());
        }
    }

    public record GeneralOrdersJson(List<GeneralOrderJson> orders, List<ExportJson> exports) {
    }

    public record VersionJson(GeneralOrderJson order, List<PositionJson> positions) {
    }

    public record FormatJson(OrderExport.Format format) {
    }

    @Inject
    private GeneralOrderService orders;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @GET
    public GeneralOrdersJson list(@PathParam("purchaseId") long purchaseId) {
        long member = viewer.require();
        return new GeneralOrdersJson(orders.list(purchaseId, member).stream().map(GeneralOrderJson::new).toList(),
                orders.exports(purchaseId, member).stream().map(ExportJson::new).toList());
    }

    /** What it would be by these choices; nothing is sent. */
    @POST
    @Path("preview")
    public DraftJson preview(@PathParam("purchaseId") long purchaseId, SendJson body) {
        GeneralOrderService.Draft draft = orders.draft(purchaseId, viewer.require(), choices(body));
        return new DraftJson(draft.content().positions().stream().map(PositionJson::new).toList(), draft.content().open().stream().map(OpenJson::new).toList(),
                draft.content().sum(), draft.reachesMinimum(), draft.frozen(), draft.bought(), draft.touched(),
                draft.replaced().stream().map(ReplacedJson::new).toList(), draft.obstacles().stream().map(texts()::of).toList());
    }

    @POST
    public Response send(@PathParam("purchaseId") long purchaseId, SendJson body, @Context UriInfo here) {
        long number = orders.send(purchaseId, viewer.require(), choices(body), body == null ? null : body.reason(), texts());
        return Response.created(here.getAbsolutePathBuilder().path(Long.toString(number)).build()).entity(list(purchaseId)).build();
    }

    @GET
    @Path("{number}")
    public VersionJson version(@PathParam("purchaseId") long purchaseId, @PathParam("number") int number) {
        GeneralOrderService.Sent sent = orders.version(purchaseId, viewer.require(), number);
        return new VersionJson(new GeneralOrderJson(sent.order()), sent.positions().stream().map(PositionJson::new).toList());
    }

    /** Makes a file of a version, and keeps it. */
    @POST
    @Path("{number}/exports")
    public Response export(@PathParam("purchaseId") long purchaseId, @PathParam("number") int number, FormatJson body) {
        if (body == null || body.format() == null) {
            throw new Refused("refused.malformed");
        }
        orders.export(purchaseId, viewer.require(), number, body.format(), texts());
        return Response.status(Response.Status.CREATED).entity(list(purchaseId)).build();
    }

    /** The file as it went out. */
    @GET
    @Path("exports/{export}")
    @Produces({"text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", MediaType.APPLICATION_JSON})
    public Response file(@PathParam("purchaseId") long purchaseId, @PathParam("export") int number) {
        long member = viewer.require();
        OrderExport export = orders.exports(purchaseId, member).stream().filter(each -> each.number() == number).findFirst().orElseThrow(Refused::notFound);
        return Response.ok(orders.bytes(purchaseId, member, export), export.format() == OrderExport.Format.CSV ? "text/csv;charset=UTF-8"
                        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName(purchaseId) + '"').build();
    }

    private static SendChoices choices(SendJson body) {
        return body == null ? SendChoices.NONE : body.choices();
    }

    private Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }
}
