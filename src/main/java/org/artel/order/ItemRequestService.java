package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.forum.SectionService;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotContent;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;

/**
 * Items that are not in the price list: a member asks by link or article and says what one may cost at most; the organizer confirms at a price
 * within that, which makes a lot and the member's order line in one transaction through the gates, or declines with a reason.
 */
@ApplicationScoped
@Transactional
@Retried
public class ItemRequestService {

    private static final int REQUESTS_AN_HOUR = 30;

    @Inject
    private ItemRequests requests;
    @Inject
    private Orders orders;
    @Inject
    private OrderGates gates;
    @Inject
    private Refusals refusals;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate purchaseGate;
    @Inject
    private VariantGate variantGate;
    @Inject
    private PricelistService pricelist;
    @Inject
    private SectionService sections;
    @Inject
    private MemberService members;
    @Inject
    private RateLimits limits;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<ItemAnswered> answered;

    /** A request with who asks; only its organizer and its member see it. */
    public record View(ItemRequest request, Member member) {
    }

    /**
     * Asks for an item.
     *
     * @return the request's id
     * @throws Refused CONFLICT {@code item.notHere} where the terms do not allow it, {@code order.tooLate}, {@code order.notOpen}, or why this
     *                 member cannot order here
     */
    @Once
    public long ask(long memberId, long purchaseId, ItemRequest.Item item) {
        access.require(Operation.ASK_FOR_ITEM, memberId, Relation.NONE);
        Purchase purchase = purchases.byId(purchaseId);
        sections.requireVisible(purchase.sectionId(), memberId);
        Instant now = clock.instant();
        if (!purchaseGate.read(purchaseId).acceptsOrders(now)) {
            throw purchaseGate.tooLate(purchaseId);
        }
        if (!purchase.terms().itemsByLink()) {
            throw new Refused(Refused.Kind.CONFLICT, "item.notHere");
        }
        refusals.obstacle(purchase, memberId).ifPresent(no -> {
            throw no;
        });
        limits.hit("item request", String.valueOf(memberId), REQUESTS_AN_HOUR, Duration.ofHours(1));
        ItemRequest request = new ItemRequest(purchaseId, memberId, item, now);
        requests.add(request);
        audit.record(Actor.member(memberId), Operation.ASK_FOR_ITEM.name(), purchaseId, "item_request", request.id(), item.quantity().toString());
        fire(request, ItemRequest.State.ASKED, null, null, null);
        return request.id();
    }

    /**
     * Confirms at a price: a new lot stands at the end of the list, and the units in the member's order.
     *
     * @param listedPrice in the list's currency, gross
     * @throws Refused NOT_FOUND without such a request; CONFLICT {@code item.answered}, {@code order.tooLate}, {@code order.notOpen}, or why the
     *                 member cannot order here; INVALID {@code item.aboveCeiling}, {@code pricelist.*}
     */
    @Once
    public void confirm(long organizerId, long purchaseId, long requestId, UnitPrice listedPrice) {
        ItemRequest request = required(organizerId, purchaseId, requestId);
        Purchase purchase = purchases.byId(purchaseId);
        Instant now = clock.instant();
        answer(request, ItemRequest.State.CONFIRMED, null, now);
        long lotId = pricelist.add(organizerId, purchase.id(), new LotContent(request.article(), request.name(), "", request.link(), null, null, "", "", "",
                null, null, null, null, false, null, listedPrice, false, null, null,
                List.of(new LotContent.Variant(null, "", request.colourSize(), "", "", 1, null, null, null))));
        Lot lot = pricelist.lotsByIds(List.of(lotId)).get(lotId);
        LotVariant variant = pricelist.variantsOf(List.of(lotId)).get(lotId).get(0);
        UnitPrice price = lot.priceOf(variant);
        if (price.compareTo(request.priceCeiling()) > 0) {
            throw new Refused("item.aboveCeiling", request.priceCeiling());
        }
        requests.became(request, variant.id());
        Optional<Participation> before = orders.claim(purchase.id(), request.memberId(), Participation.OWN, now);
        refusals.obstacle(purchase, request.memberId()).ifPresent(no -> {
            throw no;
        });
        Participation participation = before.orElseGet(() -> new Participation(purchase.id(), request.memberId(), now));
        if (before.isEmpty()) {
            participation.arranged(request.anonymous(), null, null);
        }
        OrderChange change = new OrderChange(participation, before.isPresent() ? orders.linesByVariant(participation.id()) : Map.of(),
                new OrderChange.Goods(Map.of(variant.id(), variant), Map.of(lotId, lot)), purchase.terms().replacementPolicy(), now);
        change.add(variant, request.quantity(), List.of());
        OrderGates.Written written = gates.write(purchase, now, new OrderGates.Part(participation, before.isEmpty(), change, List.of(),
                OrderIncrement.Why.ITEM, Actor.member(organizerId), false));
        audit.record(Actor.member(organizerId), Operation.ANSWER_ITEM.name(), purchase.id(), "item_request", requestId, price.toString());
        fire(request, ItemRequest.State.CONFIRMED, price, participation.goods(), null);
        gates.pass(written, variantGate::take);
    }

    /** @throws Refused NOT_FOUND without such a request; INVALID {@code refusal.reason}; CONFLICT {@code item.answered} */
    public void decline(long organizerId, long purchaseId, long requestId, String reason) {
        ItemRequest request = required(organizerId, purchaseId, requestId);
        String why = RefusalService.reason(reason);
        answer(request, ItemRequest.State.DECLINED, why, clock.instant());
        audit.record(Actor.member(organizerId), Operation.ANSWER_ITEM.name(), request.purchaseId(), "item_request", requestId, why);
        fire(request, ItemRequest.State.DECLINED, null, null, why);
    }

    /** @throws Refused NOT_FOUND for anybody else; CONFLICT {@code item.answered} */
    public void withdraw(long memberId, long requestId) {
        access.require(Operation.ASK_FOR_ITEM, memberId, Relation.NONE);
        answer(requests.find(requestId).filter(each -> each.memberId() == memberId).orElseThrow(Refused::notFound),
                ItemRequest.State.WITHDRAWN, null, clock.instant());
    }

    /** Requests that a Stop ends. */
    public List<Long> overdue(Instant now, int limit) {
        return requests.overdue(now, limit);
    }

    /** The Stop came before an answer. */
    public void end(long requestId) {
        ItemRequest request = requests.find(requestId).orElseThrow(Refused::notFound);
        answer(request, ItemRequest.State.ENDED, null, clock.instant());
        fire(request, ItemRequest.State.ENDED, null, null, null);
    }

    /** For the organizer all that wait for an answer, for anybody else the own ones. */
    public List<View> list(long memberId, long purchaseId) {
        access.require(Operation.ASK_FOR_ITEM, memberId, Relation.NONE);
        List<ItemRequest> found = purchases.byId(purchaseId).isOrganizedBy(memberId) ? requests.open(purchaseId) : requests.ofMember(purchaseId, memberId);
        Map<Long, Member> named = members.byIds(found.stream().map(ItemRequest::memberId).distinct().toList());
        return found.stream().map(request -> new View(request, named.get(request.memberId()))).toList();
    }

    private ItemRequest required(long organizerId, long purchaseId, long requestId) {
        access.require(Operation.ANSWER_ITEM, organizerId, Relation.ownedBy(purchases.byId(purchaseId).organizerId()));
        return requests.find(requestId).filter(each -> each.purchaseId() == purchaseId).orElseThrow(Refused::notFound);
    }

    private void answer(ItemRequest request, ItemRequest.State state, String reason, Instant now) {
        if (!requests.answer(request, state, reason, now)) {
            throw new Refused(Refused.Kind.CONFLICT, "item.answered");
        }
    }

    private void fire(ItemRequest request, ItemRequest.State state, UnitPrice price, Money goods, String reason) {
        answered.fire(new ItemAnswered(request.purchaseId(), request.memberId(), state, request.name(), request.quantity(), price, goods, reason));
    }
}
