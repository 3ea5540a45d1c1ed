package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;

/** Reads orders as they stand now: a member's own, a purchase's, a page's. Who may see them is asked by the caller. */
@ApplicationScoped
@Transactional
public class OrderBook {

    @Inject
    private Orders orders;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PurchaseService purchases;

    /** The member's own order. */
    public Optional<OrderView> own(long purchaseId, long memberId) {
        return orders.find(purchaseId, memberId)
                .map(participation -> views(purchases.byId(purchaseId), List.of(participation)).get(participation.id()));
    }

    /** An order that the organizer keeps for somebody without an account. */
    public Optional<OrderView> onBehalf(long purchaseId, long organizerId, int no) {
        return orders.find(purchaseId, organizerId, no)
                .map(participation -> views(purchases.byId(purchaseId), List.of(participation)).get(participation.id()));
    }

    /** All of them. */
    public List<OrderView> onBehalf(long purchaseId, long organizerId) {
        List<Participation> found = orders.onBehalf(purchaseId, organizerId);
        Map<Long, OrderView> views = views(purchases.byId(purchaseId), found);
        return found.stream().map(participation -> views.get(participation.id())).toList();
    }

    /**
     * How lines of the member's own order stood in earlier versions.
     *
     * @param versions by variant; 0: before the line was there
     */
    public Map<Long, LineContent> earlier(long purchaseId, long memberId, Map<Long, Integer> versions) {
        Map<Long, LineContent> earlier = new HashMap<>();
        if (!versions.isEmpty()) {
            Map<Long, OrderLine> lines = orders.find(purchaseId, memberId).map(p -> orders.linesByVariant(p.id())).orElse(Map.of());
            versions.forEach((variant, version) -> earlier.put(variant, Optional.ofNullable(lines.get(variant))
                    .flatMap(line -> orders.revision(line.id(), version)).orElse(LineContent.NOTHING)));
        }
        return earlier;
    }

    /**
     * What the member ordered last of this purchase's supplier, or of its organizer, as far as it is on the list again: the same article and
     * variant, or without an article the same name.
     *
     * @return empty: there is no such order
     */
    public Optional<EarlierOrder> lastOrder(Purchase purchase, long memberId) {
        return orders.last(purchase, memberId).map(earlier -> {
            List<EarlierOrder.Line> again = new ArrayList<>();
            List<EarlierOrder.Missing> missing = new ArrayList<>();
            List<OrderView.Line> lines = lines(List.of(earlier)).getOrDefault(earlier.id(), List.of());
            Map<Long, Long> same = orders.sameVariants(purchase.id(), earlier.id());
            Map<Long, LotVariant> variants = pricelist.variantsByIds(same.values());
            Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
            for (OrderView.Line line : lines) {
                LotVariant variant = variants.get(same.get(line.variant().id()));
                if (variant == null) {
                    missing.add(new EarlierOrder.Missing(line.name(), line.line().quantity()));
                } else {
                    Lot lot = lots.get(variant.lotId());
                    again.add(new EarlierOrder.Line(variant.id(), lot.nameOf(variant), line.line().quantity(), line.line().price(),
                            lot.priceOf(variant)));
                }
            }
            return new EarlierOrder(earlier.purchaseId(), again, missing);
        });
    }

    /** The orders of these participations of one purchase, by participation. */
    Map<Long, OrderView> views(Purchase purchase, Collection<Participation> participations) {
        Map<Long, List<OrderView.Line>> byParticipation = lines(participations);
        var charges = purchases.charges(purchase.id());
        Map<Long, PickupPoint> points = purchases.pickupPoints(purchase.id()).stream()
                .collect(Collectors.toMap(PickupPoint::id, point -> point));
        Map<Long, OrderView> views = new HashMap<>();
        for (Participation participation : participations) {
            List<OrderView.Line> own = byParticipation.getOrDefault(participation.id(), List.of());
            List<Estimate.Part> parts = own.stream()
                    .map(line -> new Estimate.Part(line.line().sum(), line.line().quantity(), line.line().weight())).toList();
            PickupPoint point = participation.pickupPointId() == null ? null : points.get(participation.pickupPointId());
            views.put(participation.id(), new OrderView(participation, own,
                    Estimate.of(purchase.terms(), charges, point, parts)));
        }
        return views;
    }

    /** The lines of these participations, by participation; one without lines has no entry. */
    Map<Long, List<OrderView.Line>> lines(Collection<Participation> participations) {
        return withLots(orders.linesOf(participations.stream().map(Participation::id).toList())).stream()
                .collect(Collectors.groupingBy(line -> line.line().participationId()));
    }

    /** 'Linden honey, 1 kg' for each of these variants. */
    public Map<Long, String> names(Collection<Long> variantIds) {
        Map<Long, LotVariant> variants = pricelist.variantsByIds(variantIds);
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        return variants.values().stream().collect(Collectors.toMap(LotVariant::id,
                variant -> lots.get(variant.lotId()).nameOf(variant)));
    }

    /** The articles under which a participant finds these variants: their own, or their lots'. */
    public Map<Long, String> articles(Collection<Long> variantIds) {
        Map<Long, LotVariant> variants = pricelist.variantsByIds(variantIds);
        Map<Long, Lot> lots = pricelist.lotsByIds(variants.values().stream().map(LotVariant::lotId).distinct().toList());
        return variants.values().stream().collect(Collectors.toMap(LotVariant::id,
                variant -> variant.article().isEmpty() ? lots.get(variant.lotId()).article() : variant.article()));
    }

    /** Variants that can be ordered, by these articles; of a lot without articles of its variants the first one. */
    public Map<String, Long> variantsByArticle(long purchaseId, Collection<String> articles) {
        return orders.variantsByArticle(purchaseId, articles);
    }

    private List<OrderView.Line> withLots(Collection<OrderLine> lines) {
        Set<Long> lotIds = new HashSet<>();
        Set<Long> variantIds = new HashSet<>();
        for (OrderLine line : lines) {
            lotIds.add(line.lotId());
            variantIds.add(line.variantId());
        }
        var lots = pricelist.lotsByIds(lotIds);
        var variants = pricelist.variantsByIds(variantIds);
        var wishes = orders.wishes(lines);
        return lines.stream().map(line -> new OrderView.Line(line, lots.get(line.lotId()), variants.get(line.variantId()),
                wishes.getOrDefault(line.id(), List.of()))).toList();
    }
}
