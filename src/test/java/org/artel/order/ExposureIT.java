package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The exposure cap: no further purchase above it, no order refused because of it, warnings once. */
@ArquillianTest
@RunAsClient
class ExposureIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api administrator = Api.administrator();
    private final Api organizer = Api.trustedOrganizer("Olga");
    private final Api moderator = Api.moderator("Vera");
    private final Api anna = Api.member("Anna");
    private long section;
    private Open open;
    private long honey;
    private long draft;

    ExposureIT() throws SQLException {
    }

    @BeforeEach
    void anOpenPurchaseAndADraftUnderACap() throws SQLException {
        long parent = administrator.post("sections", "{\"name\":\"Food\",\"exposureCap\":\"100\",\"exposureCapTrusted\":\"300\"}").ok().number("id");
        section = administrator.post("sections", "{\"name\":\"Honey\",\"parentId\":" + parent + "}").ok().number("id");
        open = fixture.openPurchase(section, organizer.memberId(), null);
        honey = fixture.lot(open.id(), "100.00", 1, Special.NONE).get(0);
        draft = fixture.openPurchase(section, organizer.memberId(), null).id();
        fixture.change("UPDATE purchase SET stage = 'DRAFT', announced_at = NULL, opened_at = NULL, conditions = 'Tea' WHERE id = ?", draft);
        fixture.change("UPDATE purchase_gate SET stage = 'DRAFT' WHERE purchase_id = ?", draft);
        fixture.change("INSERT INTO pickup_point (id, purchase_id, name, address, fee, position) VALUES (?, ?, 'Centre', '', 0, 1)", 3_000_000 + draft, draft);
        fixture.lot(draft, "1.00", 1, Special.NONE);
    }

    private void order(int units, int baseVersion) {
        anna.patch("purchases/" + open.id() + "/order",
                "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"" + units + "\",\"baseVersion\":" + baseVersion + "}]}").ok();
    }

    @Test
    void aFurtherPurchaseIsRefusedWithFigures() throws SQLException {
        order(3, 0);
        var refused = organizer.post("purchases/" + draft + "/announce", "{}");
        assertEquals(422, refused.status(), refused.body());
        assertTrue(refused.body().contains("purchase.needs.exposure") && refused.body().contains("300.00"), refused.body());
        assertTrue(organizer.get("purchases/" + draft + "/obstacles").ok().body().contains("300.00"));
        order(2, 1);
        organizer.post("purchases/" + draft + "/announce", "{}").ok();
        order(3, 2);
        assertEquals(422, organizer.post("purchases/" + draft + "/open", "{}").status());
        for (String stage : List.of("STOPPED", "PAYMENT", "HANDOVER")) {
            fixture.change("UPDATE purchase SET stage = ? WHERE id = ?", stage, open.id());
            assertEquals(422, organizer.post("purchases/" + draft + "/open", "{}").status(), stage);
        }
        fixture.change("UPDATE purchase SET stage = 'CANCELLED' WHERE id = ?", open.id());
        organizer.post("purchases/" + draft + "/open", "{}").ok();
    }

    @Test
    void thoseWhoAreNotTrustedHaveTheLowerCap() throws SQLException {
        order(1, 0);
        fixture.change("UPDATE member SET trusted = FALSE WHERE id = ?", organizer.memberId());
        var refused = organizer.post("purchases/" + draft + "/submit", "{}");
        assertTrue(refused.status() == 422 && refused.body().contains("100.00"), refused.body());
    }

    @Test
    void anOrderAboveItIsAcceptedAndWarnsOnce() throws SQLException {
        order(3, 0);
        assertEquals(0, warned(organizer), "at the cap nobody is warned yet");
        order(4, 1);
        order(5, 2);
        assertEquals(1, warned(organizer));
        assertEquals(1, warned(moderator));
        assertTrue(moderator.get("notices").ok().body().contains("400.00 of 300.00"), moderator.get("notices").body());
    }

    private int warned(Api who) throws SQLException {
        return fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind LIKE 'EXPOSURE%' AND purchase_id = ?", who.memberId(), open.id()).intValue();
    }

    @Test
    void aSectionsCapIsSaidInFigures() {
        var wrong = administrator.post("sections", "{\"name\":\"Tea\",\"exposureCap\":\"100\",\"exposureCapTrusted\":\"50\"}");
        assertTrue(wrong.status() == 422 && wrong.body().contains("forum.section.exposureCap"), wrong.body());
        var inherited = Api.guest().get("sections/" + section).ok();
        assertEquals("100.00", inherited.value("exposureCap"));
        assertEquals("300.00", inherited.value("exposureCapTrusted"));
    }
}
