package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collections;
import javax.imageio.ImageIO;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna got 3 units for 12.50 each, with ten percent. */
@ArquillianTest
@RunAsClient
class ComplaintIT {

    private HandoverFixture fixture;
    private Api organizer;
    private Api anna;
    private long line;

    @BeforeEach
    void goodsWereHandedOver() throws SQLException {
        fixture = new HandoverFixture(3, 1).stopped().invoiced().received();
        organizer = fixture.organizer;
        anna = fixture.participants.get(0);
        line = fixture.number("SELECT id FROM order_line WHERE participation_id = ?", fixture.participation(anna));
        organizer.post(fixture.path("handovers"), "{\"participationId\": %d, \"unpaid\": true}".formatted(fixture.participation(anna))).ok();
    }

    @Test
    void aRefundGoesToTheAccountAndIntoTheSuppliersRecord() throws SQLException, IOException {
        String picture = Base64.getEncoder().encodeToString(png());
        long id = complain(1, picture).ok().number("id");
        assertEquals(1, told(organizer, "COMPLAINT_MADE"));
        assertEquals(200, organizer.get(fixture.path("complaints/" + id + "/photos/1")).status());
        assertEquals(404, fixture.participants.get(1).get(fixture.path("complaints/" + id + "/photos/1")).status());
        Api.Answer tooMuch = answer(id, "REFUNDED", "13.76", "SUPPLIER");
        assertTrue(tooMuch.status() == 422 && tooMuch.body().contains("refund"), tooMuch.body());
        answer(id, "REFUNDED", "13.75", "SUPPLIER").ok();
        Api.Answer again = answer(id, "DECLINED", null, null);
        assertTrue(again.body().contains("complaint.decided"), again.body());
        assertEquals(1, told(anna, "COMPLAINT_REFUNDED"));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM ledger_transfer WHERE purchase_id = ? AND debit = 'SUPPLIER' AND credit = 'MEMBER' "
                + "AND credit_participation_id = ? AND amount = 13.75 AND why = 'COMPLAINT'", fixture.purchase, fixture.participation(anna)));
        assertEquals(1, fixture.number("SELECT complaints FROM supplier_complaints WHERE purchase_id = ?", fixture.purchase));
    }

    @Test
    void aComplaintIsWithdrawnReplacedOrDeclined() throws SQLException {
        long withdrawn = complain(1).ok().number("id");
        anna.post(fixture.path("complaints/" + withdrawn + "/withdraw"), "").ok();
        assertEquals(1, told(organizer, "COMPLAINT_WITHDRAWN"));
        Api.Answer late = answer(withdrawn, "REPLACED", null, "ORGANIZER");
        assertTrue(late.body().contains("complaint.decided"), late.body());
        answer(complain(1).ok().number("id"), "REPLACED", null, "ORGANIZER").ok();
        answer(complain(1).ok().number("id"), "DECLINED", null, null).ok();
        assertEquals(2, told(anna, "COMPLAINT_ANSWERED"));
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM supplier_complaints WHERE purchase_id = ?", fixture.purchase));
    }

    @Test
    void onlyOwnGoodsInTimeAndByTheOrganizer() throws SQLException {
        assertTrue(complain(4).body().contains("quantity"));
        Api boris = fixture.participants.get(1);
        assertTrue(boris.post(fixture.path("complaints"), body(1, "")).body().contains("complaint.nothing"));
        long id = complain(1).ok().number("id");
        assertEquals(403, anna.post(fixture.path("complaints/" + id + "/answer"), "{}").status());
        fixture.orders.change("UPDATE handover SET handed_at = '2020-01-01' WHERE purchase_id = ?", fixture.purchase);
        assertTrue(complain(1).body().contains("complaint.tooLate"));
        organizer.put(fixture.path("complaints/until"), "{\"until\": \"2099-01-01T00:00:00Z\"}").ok();
        answer(id, "DECLINED", null, null).ok();
        complain(1).ok();
    }

    @Test
    void tooManyPicturesAreRefusedBeforeTheyAreRead() {
        String notBase64 = "\"?\"";
        assertTrue(anna.post(fixture.path("complaints"), body(1, String.join(", ", Collections.nCopies(6, notBase64)))).body().contains("photos"));
        assertTrue(complain(1, "?").body().contains("refused.malformed"));
    }

    private Api.Answer complain(int units, String... photos) {
        return anna.post(fixture.path("complaints"), body(units, photos.length == 0 ? "" : '"' + photos[0] + '"'));
    }

    private String body(int units, String photos) {
        return "{\"lineId\": %d, \"variantId\": %d, \"kind\": \"DEFECT\", \"quantity\": \"%d\", \"text\": \"The lid is broken\", \"photos\": [%s]}"
                .formatted(line, fixture.variant, units, photos);
    }

    /** What is null is sent as null: it counts as left out. */
    private Api.Answer answer(long id, String decision, String refund, String borneBy) {
        return organizer.post(fixture.path("complaints/" + id + "/answer"), "{\"decision\": \"%s\", \"refund\": %s, \"borneBy\": %s, \"text\": \"Sorry\"}".formatted(
                decision, quoted(refund), quoted(borneBy)));
    }

    private static String quoted(String value) {
        return value == null ? "null" : '"' + value + '"';
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private long told(Api who, String kind) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = ?", who.memberId(), kind);
    }
}
