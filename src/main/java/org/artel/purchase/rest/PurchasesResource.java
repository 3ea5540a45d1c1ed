package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Providers;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.FrozenVersion;
import org.artel.purchase.GateState;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.ProgressService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;
import org.artel.purchase.StageChange;
import org.artel.purchase.Supplier;
import org.artel.purchase.SupplierService;

/** Purchases: lists, terms, and the verbs that take them from stage to stage. */
@Path("purchases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PurchasesResource {

    private static final int LIMIT_MAX = 200;

    public record MemberJson(long id, String nickname) {
    }

    /** What is collected. */
    public record FillJson(int participants, Money goods, Quantity quantity, Quantity weight) {
    }

    /** The terms that decide whether to order; all of them: {@code GET purchases/{id}/terms}. */
    public record BriefJson(BigDecimal percent, PaymentMode paymentMode, Money minimumSum, Quantity minimumQuantity,
                            Quantity minimumWeight, boolean minimumAll, Money targetSum, Quantity targetQuantity) {
    }

    /** {@code acceptsOrders}: at the moment of the answer. {@code supplierId}: where the viewer may know it. */
    public record PurchaseJson(long id, long threadId, String title, long sectionId, Stage stage, Instant stopAt, boolean acceptsOrders,
                               MemberJson organizer, Long supplierId, BriefJson terms, FillJson fill, Instant announcedAt,
                               Instant openedAt, Instant stoppedAt, Instant endedAt, int version) {
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record PurchasesJson(List<PurchaseJson> purchases, Long next) {
    }

    public record DraftJson(Long sectionId, String title) {
    }

    public record ReasonJson(String reason) {
    }

    public record ApproveJson(Boolean open) {
    }

    public record StopAtJson(Instant stopAt, String reason) {
    }

    public record PercentJson(BigDecimal percent) {
    }

    public record ChangeJson(long id, Stage from, Stage to, Instant changedAt, String actor, Long memberId, String reason,
                             Instant oldStopAt, Instant stopAt, Integer freezeVersion) {
    }

    /** One freeze that a Stop made; {@code digest}: SHA-256 over the frozen lines. */
    public record FreezeJson(int version, Instant frozenAt, int participants, int lines, Money goods, String digest) {
    }

    @Inject
    private PurchaseService purchases;
    @Inject
    private ProgressService progress;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private SupplierService suppliers;
    @Inject
    private SectionService sections;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;
    @Context
    private Providers providers;

    /**
     * Announced purchases, the newest first.
     *
     * @param stage   these stages; all public ones when absent
     * @param section this section and all below it
     * @param after   the last id of the page before
     */
    @GET
    public PurchasesJson list(@QueryParam("stage") List<Stage> stage, @QueryParam("section") Long section, @QueryParam("city") Long city,
                              @QueryParam("mine") boolean mine, @QueryParam("after") Long after,
                              @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, LIMIT_MAX));
        long before = after == null ? Long.MAX_VALUE : after;
        List<Purchase> found;
        if (mine) {
            found = purchases.mine(viewer.require(), before, size);
        } else {
            Set<Stage> stages = stage == null || stage.isEmpty() ? EnumSet.allOf(Stage.class) : EnumSet.copyOf(stage);
            found = purchases.page(wanted(section, city), stages, before, size);
        }
        return new PurchasesJson(json(found), found.size() < size ? null : found.get(size - 1).id());
    }

    private Collection<Long> wanted(Long section, Long city) {
        SectionTree tree = sections.tree(viewer.memberId());
        Collection<Long> ids = tree.ids();
        if (section != null) {
            ids = tree.has(section) ? tree.below(section) : Set.of();
        }
        return city == null ? ids : ids.stream().filter(id -> city.equals(tree.rules(id).cityId())).collect(Collectors.toSet());
    }

    /** What waits for a moderator, the longest waiting first. */
    @GET
    @Path("review")
    public PurchasesJson review(@QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<Purchase> found = purchases.reviewQueue(viewer.require(), after, size);
        return new PurchasesJson(json(found), found.size() < size ? null : found.get(size - 1).id());
    }

    @GET
    @Path("{id}")
    public Response purchase(@PathParam("id") long id) {
        return answer(view.requireVisible(id, viewer.memberId()));
    }

    private Response answer(Purchase purchase) {
        return Response.ok(json(List.of(purchase)).get(0)).tag(String.valueOf(purchase.version())).build();
    }

    /** A new draft. */
    @POST
    public Response draft(DraftJson body) {
        long member = viewer.require();
        DraftJson wanted = required(body);
        if (wanted.sectionId() == null) {
            throw new Refused("purchase.sectionNeeded");
        }
        return created(purchases.draft(member, wanted.sectionId(), wanted.title()));
    }

    private Response created(long id) {
        Purchase purchase = purchases.byId(id);
        return Response.created(URI.create("purchases/" + id)).entity(json(List.of(purchase)).get(0))
                .tag(String.valueOf(purchase.version())).build();
    }

    @GET
    @Path("{id}/terms")
    public Response terms(@PathParam("id") long id) {
        Purchase purchase = view.requireVisible(id, viewer.memberId());
        var terms = purchases.terms(id);
        if (!view.rights(purchase, viewer.memberId()).supplier()) {
            terms.setSupplierId(null);
        }
        return Response.ok(TermsJson.of(terms)).tag(String.valueOf(purchase.version())).build();
    }

    /** All the terms; what is absent becomes unset. */
    @PUT
    @Path("{id}/terms")
    public Response replaceTerms(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, TermsJson body) {
        long member = viewer.require();
        purchases.changeTerms(id, member, required(body).command(), version(ifMatch));
        return terms(id);
    }

    /** Some of the terms, as a merge patch (RFC 7396): {@code null} unsets. */
    @PATCH
    @Path("{id}/terms")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response changeTerms(@PathParam("id") long id, @HeaderParam("If-Match") String ifMatch, JsonObject patch) {
        long member = viewer.require();
        Purchase purchase = view.requireVisible(id, member);
        access.require(Operation.CHANGE_TERMS, member, Relation.ownedBy(purchase.organizerId()));
        Jsonb jsonb = providers.getContextResolver(Jsonb.class, MediaType.APPLICATION_JSON_TYPE).getContext(TermsJson.class);
        try (JsonReader reader = Json.createReader(new StringReader(jsonb.toJson(TermsJson.of(purchases.terms(id)))))) {
            String merged = Json.createMergePatch(required(patch)).apply(reader.readObject()).toString();
            purchases.changeTerms(id, member, jsonb.fromJson(merged, TermsJson.class).command(), version(ifMatch));
        }
        return terms(id);
    }

    /** What stands between a draft and its review, in the viewer's words. */
    @GET
    @Path("{id}/obstacles")
    public List<String> obstacles(@PathParam("id") long id) {
        Purchase purchase = view.requireVisible(id, viewer.memberId());
        access.require(Operation.VIEW_DRAFT_PURCHASE, viewer.memberId(), view.relation(purchase, viewer.memberId()));
        var texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        return purchases.obstacles(id).stream().map(texts::of).toList();
    }

    @POST
    @Path("{id}/copy")
    public Response copy(@PathParam("id") long id) {
        return created(purchases.copy(id, viewer.require()));
    }

    @POST
    @Path("{id}/submit")
    public Response submit(@PathParam("id") long id) {
        purchases.submit(id, viewer.require());
        return now(id);
    }

    /** {@code {"open": true}}: orders open at once; else announced. */
    @POST
    @Path("{id}/approve")
    public Response approve(@PathParam("id") long id, ApproveJson body) {
        purchases.approve(id, viewer.require(), body != null && Boolean.TRUE.equals(body.open()));
        return now(id);
    }

    @POST
    @Path("{id}/send-back")
    public Response sendBack(@PathParam("id") long id, ReasonJson body) {
        purchases.sendBack(id, viewer.require(), reason(body));
        return now(id);
    }

    @POST
    @Path("{id}/announce")
    public Response announce(@PathParam("id") long id) {
        purchases.announce(id, viewer.require());
        return now(id);
    }

    @POST
    @Path("{id}/open")
    public Response open(@PathParam("id") long id) {
        purchases.open(id, viewer.require());
        return now(id);
    }

    /** The Stop, by hand; a reason is needed below the minimum. */
    @POST
    @Path("{id}/stop")
    public Response stop(@PathParam("id") long id, ReasonJson body) {
        purchases.stop(id, viewer.require(), reason(body));
        return now(id);
    }

    @POST
    @Path("{id}/move-stop")
    public Response moveStop(@PathParam("id") long id, StopAtJson body) {
        purchases.moveStop(id, viewer.require(), required(body).stopAt());
        return now(id);
    }

    @POST
    @Path("{id}/reopen")
    public Response reopen(@PathParam("id") long id, StopAtJson body) {
        purchases.reopen(id, viewer.require(), required(body).stopAt(), body.reason());
        return now(id);
    }

    @POST
    @Path("{id}/cancel")
    public Response cancel(@PathParam("id") long id, ReasonJson body) {
        purchases.cancel(id, viewer.require(), reason(body));
        return now(id);
    }

    /** The supplier never delivered, or the organizer is gone; by a moderator. */
    @POST
    @Path("{id}/fail")
    public Response fail(@PathParam("id") long id, ReasonJson body) {
        progress.advance(id, viewer.require(), Stage.FAILED, reason(body));
        return now(id);
    }

    @POST
    @Path("{id}/lower-percent")
    public Response lowerPercent(@PathParam("id") long id, PercentJson body) {
        purchases.lowerPercent(id, viewer.require(), required(body).percent());
        return now(id);
    }

    private Response now(long id) {
        return answer(purchases.byId(id));
    }

    /** Every step of the purchase's life, in order; those before it was announced for its organizer and moderators only. */
    @GET
    @Path("{id}/history")
    public List<ChangeJson> history(@PathParam("id") long id) {
        Purchase purchase = view.requireVisible(id, viewer.memberId());
        boolean all = view.rights(purchase, viewer.memberId()).manager();
        return purchases.stageChanges(id).stream().filter(c -> all || c.to().isPublic()).map(PurchasesResource::json).toList();
    }

    private static ChangeJson json(StageChange c) {
        return new ChangeJson(c.id(), c.from(), c.to(), c.changedAt(), c.actorKind().name(), c.memberId(), c.reason(), c.oldStopAt(),
                c.stopAt(), c.freezeVersion());
    }

    /** What the Stops froze, with the digests of the frozen orders. */
    @GET
    @Path("{id}/freezes")
    public List<FreezeJson> freezes(@PathParam("id") long id) {
        view.requireVisible(id, viewer.memberId());
        return purchases.frozen(Set.of(id)).stream().map(PurchasesResource::json).toList();
    }

    private static FreezeJson json(FrozenVersion v) {
        return new FreezeJson(v.version(), v.frozenAt(), v.frozen().participants(), v.frozen().lines(), v.frozen().goods(), v.frozen().digest());
    }

    private List<PurchaseJson> json(List<Purchase> found) {
        Map<Long, Topic> threads = topics.byIds(found.stream().map(Purchase::topicId).toList());
        Map<Long, Member> people = members.byIds(found.stream().map(Purchase::organizerId).toList());
        Map<Long, GateState> states = gate.read(found.stream().map(Purchase::id).toList());
        Map<Long, Supplier> cards = suppliers.byIds(found.stream().map(Purchase::supplierId).filter(s -> s != null).toList());
        Instant now = clock.instant();
        return found.stream().map(p -> {
            GateState state = states.get(p.id());
            Supplier supplier = p.supplierId() == null ? null : cards.get(p.supplierId());
            boolean named = supplier != null && view.rights(p, viewer.memberId()).supplier();
            var terms = p.terms();
            return new PurchaseJson(p.id(), p.topicId(), threads.get(p.topicId()).title(), p.sectionId(), p.stage(), terms.stopAt(),
                    state.acceptsOrders(now), new MemberJson(p.organizerId(), people.get(p.organizerId()).nickname()),
                    named ? (Long) supplier.id() : null,
                    new BriefJson(terms.percent(), terms.paymentMode(), terms.minimumSum(), terms.minimumQuantity(), terms.minimumWeight(),
                            terms.minimumAll(), terms.targetSum(), terms.targetQuantity()),
                    new FillJson(state.participants(), state.goods(), state.quantity(), state.weight()),
                    p.announcedAt(), p.openedAt(), p.stoppedAt(), p.endedAt(), p.version());
        }).toList();
    }

    private static String reason(ReasonJson body) {
        return body == null ? null : body.reason();
    }

    private static <T> T required(T body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        return body;
    }

    /** The version of an entity tag. @throws ClientErrorException 428 when the header is absent */
    static int version(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ClientErrorException(428);
        }
        String bare = ifMatch.strip().replaceAll("^(W/)?\"|\"$", "");
        if (!bare.matches("[0-9]{1,9}")) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        return Integer.parseInt(bare);
    }
}
