package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.junit.jupiter.api.Test;

/** Anna collects on the 26th, Boris has not chosen; both have honey. */
class SheetsTest {

    private static final Texts RUSSIAN = Texts.of(Texts.RUSSIAN, ZoneId.of("Asia/Tomsk"), Instant.parse("2026-06-01T00:00:00Z"));
    private static final PickupSlot SLOT = new PickupSlot(12, 7, Instant.parse("2026-06-26T03:00:00Z"), Instant.parse("2026-06-26T04:00:00Z"), 5);

    private final PickupBoard board = new PickupBoard(List.of(), List.of(new OfferedSlot(SLOT, 1)), List.of(), null);
    private final List<OpenedParcel> parcels = List.of(
            new OpenedParcel(new Parcel(1, 1, 101, false, "Анна & Ко", 7L, SLOT.id(), "", "Вера"), List.of(honey("2"))),
            new OpenedParcel(new Parcel(2, 2, 102, false, "<Boris>", null, null, "", ""), List.of(honey("0.5"))));

    private static OpenedParcel.Goods honey(String quantity) {
        return new OpenedParcel.Goods(31, 31, "М-1", "Мёд липовый, 1 кг", Quantity.of(quantity));
    }

    private String sheet(SheetKind kind, LocalDate day) {
        return new SheetWriter(board, parcels, RUSSIAN).write(kind, null, day);
    }

    @Test
    void articlesTellHowMuchGoesIntoWhichParcel() {
        String sheet = sheet(SheetKind.ARTICLES, null);
        assertTrue(sheet.contains("<td>2,5</td><td>№ 1 × 2, № 2 × 0,5</td>"), sheet);
    }

    @Test
    void aDaysSheetHoldsWhoeverComesThatDay() {
        assertTrue(sheet(SheetKind.HANDOVER, LocalDate.of(2026, 6, 26)).contains("10:00 – 11:00"));
        assertFalse(sheet(SheetKind.HANDOVER, LocalDate.of(2026, 6, 26)).contains("Boris"));
        assertTrue(sheet(SheetKind.HANDOVER, LocalDate.of(2026, 6, 27)).contains(RUSSIAN.text("sheet.empty")));
    }

    @Test
    void thePdfHoldsTheLettersOfBothLanguages() throws IOException {
        byte[] pdf = SheetPdf.of("Раздача", sheet(SheetKind.PACKING, null) + sheet(SheetKind.LABELS, null));
        try (var document = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("Мёд липовый") && text.contains("Анна & Ко") && text.contains("<Boris>"), text);
            assertEquals(1, document.getNumberOfPages());
        }
    }
}
