package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.handover.HandOver;
import org.artel.handover.HandoverService;
import org.artel.handover.OpenedParcel;
import org.artel.handover.ParcelService;
import org.artel.handover.ParcelState;
import org.artel.handover.StorageService;
import org.artel.purchase.Stage;

/** {@code /parcel/12}: type a code; {@code /parcel/12?code=14-7KM4Q}, where a scanned code leads: the parcel, to be handed over. */
@Named("parcelPage")
@RequestScoped
public class ParcelPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private HandoverService handovers;
    @Inject
    private ParcelService parcels;
    @Inject
    private StorageService storage;

    private ParcelState state;
    private ParcelState handed;
    private Refused unopened;
    private Set<Long> collected;

    /** @throws Refused FORBIDDEN for others than organizer and co-organizers */
    public void open() {
        if (isAsked()) {
            getState();
        } else {
            getParcels();
        }
    }

    private boolean isAsked() {
        return getCode() != null || desk.parameter("participation") != null;
    }

    /** Null: none was asked for, or the code opens nothing. */
    public ParcelState getState() {
        if (state == null && isAsked() && unopened == null) {
            try {
                state = handovers.state(desk.getPurchase().id(), desk.member(), getCode(), getCode() == null ? (Long) desk.number("participation") : null);
            } catch (Refused no) {
                if (no.kind() == Refused.Kind.FORBIDDEN || getCode() == null) {
                    throw no;
                }
                unopened = no;
            }
        }
        return state;
    }

    /** The parcel that was handed over last, so that a wrong tap can be undone; null: none. */
    public ParcelState getHanded() {
        if (handed == null && !isAsked() && desk.parameter("handed") != null) {
            handed = handovers.state(desk.getPurchase().id(), desk.member(), null, desk.number("handed"));
        }
        return handed;
    }

    public String getCode() {
        return desk.parameter("code");
    }

    /** Why the code opens nothing; null: it does, or none was typed. */
    public String getUnopened() {
        return unopened == null ? null : desk.texts().of(unopened);
    }

    /** To choose from when there is no code at hand. */
    public List<OpenedParcel> getParcels() {
        return parcels.all(desk.getPurchase().id(), desk.member());
    }

    public Set<Long> getCollected() {
        if (collected == null) {
            collected = parcels.collected(desk.getPurchase().id(), desk.member());
        }
        return collected;
    }

    public boolean isHandingOver() {
        return desk.getPurchase().stage() == Stage.HANDOVER;
    }

    /** What was typed; in the first answer all that is left. */
    public String given(ParcelState.Line line) {
        String typed = desk.parameter(field(line));
        return typed == null ? line.left().toString() : typed;
    }

    public String field(ParcelState.Line line) {
        return "give" + line.lineId() + "." + line.variantId();
    }

    public void handOver() throws IOException {
        List<HandOver.Line> lines = new ArrayList<>();
        for (ParcelState.Line line : getState().lines()) {
            Quantity given = desk.quantity(field(line));
            if (given != null) {
                lines.add(new HandOver.Line(line.lineId(), line.variantId(), given));
            }
        }
        long participation = getState().parcel().participationId();
        handovers.handOver(desk.getPurchase().id(), desk.member(), new HandOver(getCode(), participation, lines,
                desk.parameter("toProxy") != null, desk.parameter("unpaid") != null));
        desk.goOn("/parcel/" + desk.getPurchase().id() + "?handed=" + participation, "handover.said.done");
    }

    /** What was typed; in the first answer nothing. */
    public String getReason() {
        return desk.parameter("reason");
    }

    public void takeBack() throws IOException {
        showParcel(handovers.takeBack(desk.getPurchase().id(), desk.member(), desk.number("handover"), getReason()), "handover.said.takenBack");
    }

    public void waiveStorage() throws IOException {
        storage.waive(desk.getPurchase().id(), desk.member(), getState().parcel().participationId(), getReason());
        showParcel(getState().parcel().participationId(), "storage.said.waived");
    }

    public void forfeit() throws IOException {
        storage.forfeit(desk.getPurchase().id(), desk.member(), getState().parcel().participationId());
        showParcel(getState().parcel().participationId(), "forfeit.said");
    }

    private void showParcel(long participationId, String said) throws IOException {
        desk.goOn("/parcel/" + desk.getPurchase().id() + "?participation=" + participationId, said);
    }
}
