package org.artel.handover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.purchase.PickupPoint;

/** Writes sheets as well-formed XHTML, the same for the page to print and for the PDF. Hours are told in the zone of the texts. */
final class SheetWriter {

    private final PickupBoard board;
    private final List<OpenedParcel> parcels;
    private final Texts texts;
    private final Map<Long, PickupSlot> slots;
    private final Map<Long, PickupPoint> points;
    private final StringBuilder out = new StringBuilder(8_000);

    SheetWriter(PickupBoard board, List<OpenedParcel> parcels, Texts texts) {
        this.board = board;
        this.parcels = parcels;
        this.texts = texts;
        this.slots = board.slots().stream().map(OfferedSlot::slot).collect(Collectors.toMap(PickupSlot::id, slot -> slot));
        this.points = board.points().stream().collect(Collectors.toMap(PickupPoint::id, point -> point));
    }

    /** @param pointId null: all; {@code day} null: all */
    String write(SheetKind kind, Long pointId, LocalDate day) {
        List<OpenedParcel> chosen = parcels.stream().filter(each -> pointId == null || Objects.equals(each.parcel().pointId(), pointId))
                .filter(each -> day == null || day.equals(dayOf(each.parcel()))).toList();
        if (chosen.isEmpty()) {
            return out.append("<p>").append(text("sheet.empty")).append("</p>").toString();
        }
        switch (kind) {
            case PACKING -> chosen.forEach(this::packing);
            case ARTICLES -> articles(chosen);
            case LABELS -> labels(chosen);
            case HANDOVER -> handover(chosen);
        }
        return out.toString();
    }

    private void packing(OpenedParcel each) {
        out.append("<section class=\"sheet\"><h2>").append(label(each.parcel())).append("</h2><p>").append(whereAndWhen(each.parcel())).append("</p>");
        head("order.article", "order.lot", "order.quantity");
        each.goods().forEach(goods -> row(goods.article(), goods.name(), texts.quantity(goods.quantity())));
        out.append("</tbody></table></section>");
    }

    private void articles(List<OpenedParcel> chosen) {
        Map<Long, List<String>> parts = new LinkedHashMap<>();
        Map<Long, OpenedParcel.Goods> named = new LinkedHashMap<>();
        Map<Long, Quantity> sums = new LinkedHashMap<>();
        for (OpenedParcel each : chosen) {
            for (OpenedParcel.Goods goods : each.goods()) {
                parts.computeIfAbsent(goods.variantId(), id -> new ArrayList<>()).add("№ " + each.parcel().number() + " × " + texts.quantity(goods.quantity()));
                named.putIfAbsent(goods.variantId(), goods);
                sums.merge(goods.variantId(), goods.quantity(), Quantity::plus);
            }
        }
        head("order.article", "order.lot", "order.quantity", "sheet.parcels");
        named.values().stream().sorted(Comparator.comparing(OpenedParcel.Goods::article).thenComparing(OpenedParcel.Goods::name)).forEach(goods ->
                row(goods.article(), goods.name(), texts.quantity(sums.get(goods.variantId())), String.join(", ", parts.get(goods.variantId()))));
        out.append("</tbody></table>");
    }

    private void labels(List<OpenedParcel> chosen) {
        for (OpenedParcel each : chosen) {
            out.append("<div class=\"label\"><b class=\"number\">№ ").append(each.parcel().number()).append("</b> <b>").append(escaped(each.parcel().name()))
                    .append("</b><div>").append(whereAndWhen(each.parcel())).append("</div><div>").append(escaped(pieces(each))).append("</div></div>");
        }
    }

    private void handover(List<OpenedParcel> chosen) {
        Map<String, List<OpenedParcel>> byDay = chosen.stream().sorted(Comparator.comparing((OpenedParcel each) -> startOf(each.parcel()))
                        .thenComparing(each -> each.parcel().number()))
                .collect(Collectors.groupingBy(each -> place(each.parcel()) + " · " + dayInWords(each.parcel()), LinkedHashMap::new, Collectors.toList()));
        byDay.forEach((title, some) -> {
            out.append("<section class=\"sheet\"><h2>").append(escaped(title)).append("</h2>");
            head("sheet.hours", "sheet.number", "sheet.name", "sheet.proxy", "sheet.goods", "sheet.signature");
            for (OpenedParcel each : some) {
                PickupSlot slot = slots.get(each.parcel().slotId());
                row(slot == null ? "" : clock(slot), "№ " + each.parcel().number(), each.parcel().name(), each.parcel().proxy(),
                        each.goods().stream().map(goods -> goods.name() + " × " + texts.quantity(goods.quantity())).collect(Collectors.joining("; ")), "");
            }
            out.append("</tbody></table></section>");
        });
    }

    private void head(String... keys) {
        out.append("<table class=\"table\"><thead><tr>");
        for (String key : keys) {
            out.append("<th scope=\"col\">").append(text(key)).append("</th>");
        }
        out.append("</tr></thead><tbody>");
    }

    private void row(String... cells) {
        out.append("<tr>");
        for (String cell : cells) {
            out.append("<td>").append(escaped(cell)).append("</td>");
        }
        out.append("</tr>");
    }

    private String label(Parcel parcel) {
        return escaped(texts.text("parcel.label", parcel.number(), parcel.name()));
    }

    private String whereAndWhen(Parcel parcel) {
        PickupSlot slot = slots.get(parcel.slotId());
        return escaped(place(parcel) + (slot == null ? "" : " · " + texts.moment(slot.startsAt())) + (parcel.address().isEmpty() ? "" : " · " + parcel.address()));
    }

    private String place(Parcel parcel) {
        PickupPoint point = points.get(parcel.pointId());
        return point == null ? texts.text("sheet.noPlace") : point.name();
    }

    private String dayInWords(Parcel parcel) {
        LocalDate day = dayOf(parcel);
        return day == null ? texts.text("sheet.noDay") : texts.date(day);
    }

    private LocalDate dayOf(Parcel parcel) {
        PickupSlot slot = slots.get(parcel.slotId());
        return slot == null ? null : LocalDate.ofInstant(slot.startsAt(), texts.zone());
    }

    private String startOf(Parcel parcel) {
        PickupSlot slot = slots.get(parcel.slotId());
        return place(parcel) + (slot == null ? "" : slot.startsAt());
    }

    private String clock(PickupSlot slot) {
        return slot.startsAt().atZone(texts.zone()).toLocalTime() + " – " + slot.endsAt().atZone(texts.zone()).toLocalTime();
    }

    private String pieces(OpenedParcel each) {
        return texts.text("sheet.pieces", each.goods().stream().map(OpenedParcel.Goods::quantity).reduce(Quantity.ZERO, Quantity::plus));
    }

    private String text(String key) {
        return escaped(texts.text(key));
    }

    private static String escaped(String text) {
        return Markdown.escaped(text);
    }
}
