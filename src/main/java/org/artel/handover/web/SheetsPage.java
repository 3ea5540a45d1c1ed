package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.artel.handover.OfferedSlot;
import org.artel.handover.PickupService;
import org.artel.handover.SheetKind;
import org.artel.handover.SheetService;
import org.artel.purchase.PickupPoint;

/** {@code /handover/sheets/12?kind=HANDOVER&point=3&day=2026-06-26}: packing lists, labels and hand-over sheets to print. */
@Named("sheetsPage")
@RequestScoped
public class SheetsPage {

    @Inject
    private HandoverDesk desk;
    @Inject
    private SheetService sheets;
    @Inject
    private PickupService pickups;

    public SheetKind[] getKinds() {
        return SheetKind.values();
    }

    public SheetKind getKind() {
        String wanted = desk.parameter("kind");
        return Arrays.stream(SheetKind.values()).filter(kind -> kind.name().equals(wanted)).findAny().orElse(SheetKind.PACKING);
    }

    public Long getPoint() {
        String point = desk.parameter("point");
        return point == null || !point.matches("[0-9]{1,18}") ? null : Long.valueOf(point);
    }

    /** Null: all. */
    public LocalDate getDay() {
        String day = desk.parameter("day");
        return day == null || !day.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])") ? null : LocalDate.parse(day);
    }

    public List<PickupPoint> getPoints() {
        return pickups.board(desk.getPurchase().id(), desk.member()).points();
    }

    /** Days with slots. */
    public List<LocalDate> getDays() {
        ZoneId zone = desk.getZone();
        return pickups.board(desk.getPurchase().id(), desk.member()).slots().stream().map(OfferedSlot::slot)
                .map(slot -> LocalDate.ofInstant(slot.startsAt(), zone)).distinct().toList();
    }

    public String getSheet() {
        return sheets.html(desk.getPurchase().id(), desk.member(), getKind(), getPoint(), getDay(), desk.texts());
    }

    /** Path of the same sheet as PDF. */
    public String getPdf() {
        return "/api/v1/purchases/" + desk.getPurchase().id() + "/sheets/" + getKind() + ".pdf?zone="
                + URLEncoder.encode(desk.getZone().getId(), StandardCharsets.UTF_8) + (getPoint() == null ? "" : "&point=" + getPoint())
                + (getDay() == null ? "" : "&day=" + getDay());
    }
}
