package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.handover.OfferedSlot;
import org.artel.handover.Pickup;
import org.artel.handover.PickupOffer;
import org.artel.handover.PickupService;
import org.artel.handover.PickupSlot;
import org.artel.purchase.PickupPoint;
import org.artel.purchase.TermsInWords;

/** {@code /order/pickup/12}: where and when a participant collects the goods. */
@Named("pickupPage")
@RequestScoped
public class PickupPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private PickupService pickups;

    private PickupOffer offer;
    private String address;

    public PickupOffer getOffer() {
        if (offer == null) {
            offer = pickups.offer(desk.getPurchase().id(), desk.member());
        }
        return offer;
    }

    /** One for each slot, one for a point without slots and for each other way. */
    public List<SelectItem> getChoices() {
        Texts texts = desk.texts();
        List<SelectItem> items = new ArrayList<>();
        for (PickupPoint point : getOffer().points()) {
            List<OfferedSlot> slots = getOffer().slots().stream().filter(each -> each.slot().pointId() == point.id()).toList();
            String place = words(texts).point(point);
            if (slots.isEmpty()) {
                items.add(new SelectItem(Long.toString(point.id()), place));
            }
            for (OfferedSlot offered : slots) {
                boolean mine = getOffer().chosenSlot() != null && getOffer().chosenSlot().id() == offered.slot().id();
                String left = offered.isFull() ? texts.text("pickup.full") : texts.plural("pickup.left", offered.left());
                items.add(new SelectItem(point.id() + "." + offered.slot().id(), hours(offered.slot()) + " · " + place + " · " + left, null,
                        offered.isFull() && !mine));
            }
        }
        return items;
    }

    private TermsInWords words(Texts texts) {
        return new TermsInWords(desk.getPurchase().terms(), List.of(), List.of(), texts, desk.currency());
    }

    /** 'Sat 28 Nov, 10:00 – 12:00', by the city's clocks. */
    public String hours(PickupSlot slot) {
        Texts texts = desk.texts();
        String from = texts.moment(slot.startsAt());
        String to = texts.moment(slot.endsAt());
        int day = from.lastIndexOf(',');
        return from + " – " + (to.startsWith(from.substring(0, day + 1)) ? to.substring(day + 2) : to);
    }

    public String getPointInWords() {
        return words(desk.texts()).point(getOffer().chosenPoint());
    }

    /** What was chosen: in the first answer what holds. */
    public String getChoice() {
        String sent = desk.parameter("choice");
        return sent != null || getOffer().chosenPoint() == null ? sent
                : getOffer().chosen().pointId() + (getOffer().chosen().slotId() == null ? "" : "." + getOffer().chosen().slotId());
    }

    public String getAddress() {
        return address == null && getOffer().chosen() != null ? getOffer().chosen().address() : address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public void choose() throws IOException {
        String choice = desk.parameter("choice");
        if (choice == null || !choice.matches("\\d{1,18}(\\.\\d{1,18})?")) {
            throw new Refused("order.pickupPoint");
        }
        String[] parts = choice.split("\\.");
        pickups.choose(desk.getPurchase().id(), desk.member(), new Pickup.Choice(Long.valueOf(parts[0]), parts.length == 1 ? null : Long.valueOf(parts[1]),
                address));
        desk.goOn("/order/pickup/" + desk.getPurchase().id(), "pickup.said.chosen");
    }

    public void giveBack() throws IOException {
        pickups.giveBack(desk.getPurchase().id(), desk.member());
        desk.goOn("/order/pickup/" + desk.getPurchase().id(), "pickup.said.givenBack");
    }
}
