package org.artel.handover.rest;

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
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.handover.OfferedSlot;
import org.artel.handover.OwnParcel;
import org.artel.handover.ParcelService;
import org.artel.handover.Pickup;
import org.artel.handover.PickupOffer;
import org.artel.handover.PickupService;
import org.artel.purchase.DeliveryWay;
import org.artel.purchase.PickupPoint;

/** Where and when the member collects the goods of a purchase. */
@Path("purchases/{purchaseId}/pickup")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PickupResource {

    /** {@code slotId} absent where the point has no slots; {@code address} for another way of delivery only. */
    public record ChoiceJson(Long pointId, Long slotId, String address) {

        Pickup.Choice choice() {
            return new Pickup.Choice(pointId, slotId, address);
        }
    }

    /** {@code fee} absent: by agreement. */
    public record PointJson(long id, DeliveryWay way, String name, String address, String hours, String mapLink, BigDecimal fee) {

        static PointJson of(PickupPoint point) {
            return new PointJson(point.id(), point.way(), point.name(), point.address(), point.hours(), point.mapLink(),
                    point.isFeeAgreed() ? null : point.fee().amount());
        }
    }

    public record SlotJson(long id, long pointId, Instant startsAt, Instant endsAt, int capacity, int taken) {

        static SlotJson of(OfferedSlot offered) {
            return new SlotJson(offered.slot().id(), offered.slot().pointId(), offered.slot().startsAt(), offered.slot().endsAt(),
                    offered.slot().capacity(), offered.taken());
        }
    }

    /** {@code chosen} absent: nothing; {@code chooseUntil} absent: not stated. */
    public record PickupJson(List<PointJson> points, List<SlotJson> slots, ChoiceJson chosen, Instant chooseUntil, boolean open) {

        static PickupJson of(PickupOffer offer) {
            Pickup chosen = offer.chosen();
            return new PickupJson(offer.points().stream().map(PointJson::of).toList(), offer.slots().stream().map(SlotJson::of).toList(),
                    chosen == null ? null : new ChoiceJson(chosen.pointId(), chosen.slotId(), chosen.address()), offer.chooseUntil(), offer.open());
        }
    }

    @Inject
    private PickupService pickups;
    @Inject
    private ParcelService parcels;
    @Inject
    private Viewer viewer;

    @GET
    public PickupJson offer(@PathParam("purchaseId") long purchaseId) {
        return PickupJson.of(pickups.offer(purchaseId, viewer.require()));
    }

    @PUT
    public PickupJson choose(@PathParam("purchaseId") long purchaseId, ChoiceJson body) {
        long member = viewer.require();
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        pickups.choose(purchaseId, member, body.choice());
        return offer(purchaseId);
    }

    /** {@code proxy} empty: nobody. */
    public record CodeJson(String code, String proxy) {
    }

    public record ProxyJson(String proxy) {
    }

    /** What opens the own parcel. */
    @GET
    @Path("code")
    public CodeJson code(@PathParam("purchaseId") long purchaseId) {
        OwnParcel own = parcels.own(purchaseId, viewer.require());
        return new CodeJson(own.code().toString(), own.proxy());
    }

    @PUT
    @Path("proxy")
    public CodeJson nameProxy(@PathParam("purchaseId") long purchaseId, ProxyJson body) {
        parcels.nameProxy(purchaseId, viewer.require(), body == null ? null : body.proxy());
        return code(purchaseId);
    }

    @DELETE
    public void giveBack(@PathParam("purchaseId") long purchaseId) {
        pickups.giveBack(purchaseId, viewer.require());
    }
}
