package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.artel.common.Texts;
import org.artel.handover.OfferedSlot;
import org.artel.handover.Parcel;
import org.artel.handover.PickupBoard;
import org.artel.handover.PickupService;
import org.artel.handover.SlotsWanted;
import org.artel.purchase.PickupPoint;

/** {@code /handover/slots/12}: slots of the pick-up points, until when participants choose, and who chose what. */
@Named("slotsPage")
@RequestScoped
public class SlotsPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private PickupPage hours;
    @Inject
    private PickupService pickups;

    private PickupBoard board;
    private Instant chooseUntil;
    private Long point;
    private Instant from;
    private Instant to;
    private Integer minutes;
    private Integer capacity;

    public PickupBoard getBoard() {
        if (board == null) {
            board = pickups.board(desk.getPurchase().id(), desk.member());
        }
        return board;
    }

    public List<PickupPoint> getPickupPoints() {
        return getBoard().points().stream().filter(PickupPoint::isPickup).toList();
    }

    public List<OfferedSlot> slotsOf(PickupPoint point) {
        return getBoard().slots().stream().filter(each -> each.slot().pointId() == point.id()).toList();
    }

    public String hoursOf(OfferedSlot offered) {
        return hours.hours(offered.slot());
    }

    public List<Parcel> parcelsIn(OfferedSlot offered) {
        return getBoard().parcels().stream().filter(parcel -> Objects.equals(parcel.slotId(), offered.slot().id())).toList();
    }

    /** Who chose the point, but no slot; of another way of delivery all. */
    public List<Parcel> parcelsOf(PickupPoint point) {
        return getBoard().parcels().stream().filter(parcel -> Objects.equals(parcel.pointId(), point.id()) && parcel.slotId() == null).toList();
    }

    /** '№ 3 Anna'. */
    public String labelOf(Parcel parcel) {
        Texts texts = desk.texts();
        return texts.text("parcel.label", parcel.number(), parcel.name()) + (parcel.address().isEmpty() ? "" : " – " + parcel.address());
    }

    public void plan() throws IOException {
        pickups.plan(desk.getPurchase().id(), desk.member(), chooseUntil);
        desk.goOn("/handover/slots/" + desk.getPurchase().id(), "pickup.said.planned");
    }

    public void add() throws IOException {
        pickups.addSlots(desk.getPurchase().id(), desk.member(), new SlotsWanted(point, from, to, minutes, capacity));
        desk.goOn("/handover/slots/" + desk.getPurchase().id(), "pickup.said.added");
    }

    public void remove() throws IOException {
        pickups.removeSlot(desk.getPurchase().id(), desk.member(), desk.number("slot"));
        desk.goOn("/handover/slots/" + desk.getPurchase().id(), "pickup.said.removed");
    }

    public Instant getChooseUntil() {
        return chooseUntil == null ? getBoard().chooseUntil() : chooseUntil;
    }

    public void setChooseUntil(Instant chooseUntil) {
        this.chooseUntil = chooseUntil;
    }

    public Long getPoint() {
        return point;
    }

    public void setPoint(Long point) {
        this.point = point;
    }

    public Instant getFrom() {
        return from;
    }

    public void setFrom(Instant from) {
        this.from = from;
    }

    public Instant getTo() {
        return to;
    }

    public void setTo(Instant to) {
        this.to = to;
    }

    public Integer getMinutes() {
        return minutes;
    }

    public void setMinutes(Integer minutes) {
        this.minutes = minutes;
    }

    public Integer getCapacity() {
        return capacity;
    }

    public void setCapacity(Integer capacity) {
        this.capacity = capacity;
    }
}
