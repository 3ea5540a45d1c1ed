package org.artel.handover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.SQLException;
import org.artel.testing.Api;
import org.artel.testing.HandoverFixture;
import org.artel.testing.OrderFixture;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anna was invoiced 3, Boris, who ordered after her, 2; the supplier is paid. */
@ArquillianTest
@RunAsClient
class ReceiptIT {

    private HandoverFixture fixture;
    private Api organizer;
    private Api anna;
    private Api boris;

    @BeforeEach
    void thePurchaseIsPaid() throws SQLException {
        fixture = new HandoverFixture(3, 2).stopped().invoiced().at("PAID");
        organizer = fixture.organizer;
        anna = fixture.participants.get(0);
        boris = fixture.participants.get(1);
    }

    @Test
    void partsAreCountedAndWhatIsMissingGoesByTheRule() throws SQLException {
        organizer.post(fixture.path("receipts/in-transit"), "").ok();
        assertTrue(organizer.post(fixture.path("receipts/received"), "{}").body().contains("receipt.none"));
        count(fixture.variant, null, 3).ok();
        Api.Answer board = count(fixture.variant, null, 1).ok();
        assertEquals("4", board.value("came"));
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED'", fixture.purchase));
        organizer.post(fixture.path("receipts/received"), "{}").ok();
        assertGets(3, anna, fixture.variant);
        assertGets(1, boris, fixture.variant);
        assertEquals(1, told(boris, "RECOUNTED"));
        assertEquals(0, told(anna, "RECOUNTED"));
        count(fixture.variant, null, 1).ok();
        assertGets(2, boris, fixture.variant);
        assertEquals(2, told(boris, "RECOUNTED"));
        assertEquals("RECEIVED", organizer.get("purchases/" + fixture.purchase).ok().value("stage"));
        organizer.post(fixture.path("receipts/hand-over"), "").ok();
        assertEquals(1, told(anna, "HANDOVER"));
    }

    @Test
    void aMisSortGoesToWhoeverTakesAReplacement() throws SQLException {
        long blue = fixture.orders.lot(fixture.purchase, "12.50", 1, OrderFixture.Special.NONE).get(0);
        fixture.orders.change("UPDATE order_line SET replacement = IF(participation_id = ?, 'ANY', 'CANCEL') WHERE purchase_id = ?",
                fixture.participation(boris), fixture.purchase);
        organizer.post(fixture.path("receipts/in-transit"), "").ok();
        organizer.post(fixture.path("receipts"), "{\"lines\": [{\"variantId\": %d, \"quantity\": \"3\"}, {\"variantId\": %d, \"insteadOf\": %d, \"quantity\": \"2\"}]}"
                .formatted(fixture.variant, blue, fixture.variant)).ok();
        organizer.post(fixture.path("receipts/received"), "{}").ok();
        assertGets(3, anna, fixture.variant);
        assertGets(0, boris, fixture.variant);
        assertGets(2, boris, blue);
    }

    @Test
    void anyArticleOfTheListIsFoundAndWhatNobodyOrderedIsLeftOver() throws SQLException {
        long blue = fixture.orders.lot(fixture.purchase, "12.50", 1, OrderFixture.Special.NONE).get(0);
        fixture.orders.change("UPDATE lot SET name = 'Blue 100%' WHERE id = (SELECT lot_id FROM lot_variant WHERE id = ?)", blue);
        organizer.post(fixture.path("receipts/in-transit"), "").ok();
        Api.Answer found = organizer.get(fixture.path("receipts/listed?find=lue%20100%25")).ok();
        assertEquals(blue, found.number("variantId"));
        assertTrue(organizer.get(fixture.path("receipts/listed?find=nothing%20like")).ok().body().contains("[]"));
        assertTrue(organizer.get(fixture.path("receipts/listed?insteadOf=" + fixture.variant)).ok().body().contains("[]"), "a lot without other variants");
        count(fixture.variant, null, 5).ok();
        assertEquals("2", count(blue, null, 2).ok().body().replaceAll("(?s).*\"others\":\\[\\{[^}]*\"quantity\":\"([^\"]*)\".*", "$1"));
        String unlisted = "{\"name\": \"Jar of the driver's\", \"worth\": \"3.00\", \"quantity\": \"1\"}";
        assertEquals(403, boris.post(fixture.path("receipts/unlisted"), unlisted).status());
        assertTrue(organizer.post(fixture.path("receipts/unlisted"), unlisted.replace("3.00", "0")).body().contains("pricelist.lot.price"));
        organizer.post(fixture.path("receipts/unlisted"), unlisted, "Idempotency-Key", "jar").ok();
        organizer.post(fixture.path("receipts/unlisted"), unlisted, "Idempotency-Key", "jar").ok();
        organizer.post(fixture.path("receipts/received"), "{}").ok();
        assertGets(3, anna, fixture.variant);
        assertGets(2, boris, fixture.variant);
        organizer.post(fixture.path("receipts/hand-over"), "").ok();
        String leftovers = organizer.get(fixture.path("leftovers/board")).ok().body();
        assertTrue(leftovers.contains("Blue 100%") && leftovers.contains("Jar of the driver's"), leftovers);
        assertFalse(Api.guest().get("purchases/" + fixture.purchase + "/lots").body().contains("Jar"));
    }

    @Test
    void whatCannotBeIsRefused() throws SQLException {
        assertTrue(count(fixture.variant, null, 1).body().contains("purchase.otherStage"));
        assertEquals(403, boris.post(fixture.path("receipts/in-transit"), "").status());
        organizer.post(fixture.path("receipts/in-transit"), "").ok();
        long blue = fixture.orders.lot(fixture.purchase, "12.50", 1, OrderFixture.Special.NONE).get(0);
        assertTrue(count(blue, blue, 1).body().contains("receipt.notInvoiced"));
        assertTrue(count(Long.MAX_VALUE / 2000, null, 1).body().contains("receipt.notInPurchase"));
        assertTrue(count(blue, fixture.variant, 6).body().contains("receipt.tooMuchInstead"));
        assertTrue(count(fixture.variant, null, -1).body().contains("receipt.below"));
        assertTrue(organizer.post(fixture.path("receipts"), "{}").body().contains("receipt.empty"));
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM receipt WHERE purchase_id = ?", fixture.purchase));
    }

    private Api.Answer count(long variant, Long insteadOf, int quantity) {
        return organizer.post(fixture.path("receipts"), "{\"lines\": [{\"variantId\": %d, \"insteadOf\": %s, \"quantity\": \"%d\"}]}"
                .formatted(variant, insteadOf, quantity));
    }

    private void assertGets(long expected, Api who, long variant) throws SQLException {
        assertEquals(0, BigDecimal.valueOf(expected).compareTo(fixture.orders.number("SELECT SUM(quantity) FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED' "
                + "AND document = (SELECT MAX(document) FROM allocation WHERE purchase_id = ? AND step = 'RECEIVED') AND participation_id = ? AND variant_id = ?",
                fixture.purchase, fixture.purchase, fixture.participation(who), variant)));
    }

    private long told(Api who, String kind) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = ?", who.memberId(), kind);
    }
}
