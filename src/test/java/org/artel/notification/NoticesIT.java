package org.artel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sentences of the bell, as whoever they are for reads them in both languages; each with a link. */
@ArquillianTest
@RunAsClient
class NoticesIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("Olga");
    private final Api anna = Api.member("Anna");
    private final Api moderator = Api.moderator("Vera");
    private Open purchase;
    private String title;
    private long honey;

    NoticesIT() throws SQLException {
    }

    @BeforeEach
    void anOpenPurchaseWithAnOrder() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        title = "Purchase " + purchase.id();
        honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        order(3);
    }

    @Test
    void ownOrder() throws SQLException {
        reads(anna, "Your order in '" + title + "' is accepted: 37.50.", "Ваш заказ в закупке «" + title + "» принят: 37,50.");
        order(2);
        reads(anna, "Your order in '" + title + "' is changed: 25.00 instead of 37.50.",
                "Ваш заказ в закупке «" + title + "» изменён: 25,00 вместо 37,50.");
        anna.delete("purchases/" + purchase.id() + "/order").ok();
        reads(anna, "Your order in '" + title + "' is taken back.", "Ваш заказ в закупке «" + title + "» снят.");
    }

    @Test
    void percentLoweredAndStopMoved() throws SQLException {
        verb(organizer, "lower-percent", "{\"percent\":\"7.5\"}");
        reads(anna, "Organizer's percent in '" + title + "': 7.5 % instead of 10 %.", "Оргсбор в закупке «" + title + "»: 7,5 % вместо 10 %.");
        verb(organizer, "move-stop", stopAt());
        reads(anna, "The Stop of '" + title + "' is now on ", "Стоп закупки «" + title + "» теперь ");
    }

    @Test
    void stopAndReopened() throws SQLException {
        verb(organizer, "stop", "{}");
        reads(anna, "Stop in '" + title + "'. Your order is frozen: 37.50.", "Стоп в закупке «" + title + "». Ваш заказ зафиксирован: 37,50.");
        verb(moderator, "reopen", stopAt());
        reads(anna, "'" + title + "' is open again, until ", "Закупка «" + title + "» снова открыта, до ");
        reads(organizer, "'" + title + "' is open again, until ", "Закупка «" + title + "» снова открыта, до ");
    }

    @Test
    void theOrganizerHearsOfAStopByTargetInRightPlurals() throws SQLException {
        fixture.change("UPDATE purchase SET target_sum = 50 WHERE id = ?", purchase.id());
        order(4);
        reads(organizer, "Stop in your purchase '" + title + "': 1 participant, goods 50.00.",
                "Стоп в вашей закупке «" + title + "»: 1 участник, товар 50,00.");
    }

    @Test
    void cancelled() throws SQLException {
        verb(moderator, "cancel", "{\"reason\":\"The supplier closed.\"}");
        reads(anna, "'" + title + "' is cancelled: The supplier closed.", "Закупка «" + title + "» отменена: The supplier closed.");
        reads(organizer, "'" + title + "' is cancelled: The supplier closed.", "Закупка «" + title + "» отменена: The supplier closed.");
    }

    @Test
    void termsChanged() throws SQLException {
        var terms = organizer.get("purchases/" + purchase.id() + "/terms").ok();
        organizer.patch("purchases/" + purchase.id() + "/terms", "{\"conditions\":\"In jars.\"}", "If-Match",  terms.response().headers().firstValue("ETag").orElseThrow()).ok();
        reads(anna, "The conditions of '" + title + "' have changed.", "Условия закупки «" + title + "» изменились.");
    }

    @Test
    void aRefusedPurchaseAndARefusedWishToOrganize() throws SQLException {
        fixture.change("UPDATE purchase SET stage = 'REVIEW', announced_at = NULL, opened_at = NULL WHERE id = ?", purchase.id());
        fixture.change("UPDATE purchase_gate SET stage = 'REVIEW' WHERE purchase_id = ?", purchase.id());
        verb(moderator, "send-back", "{\"reason\":\"No pick-up point.\"}");
        reads(organizer, "Your purchase '" + title + "' was sent back: No pick-up point.", "Ваша закупка «" + title + "» возвращена: No pick-up point.");

        anna.post("organizer-requests", "{\"text\":\"I buy for the whole street.\"}").ok();
        long request = fixture.number("SELECT MAX(id) FROM organizer_request WHERE member_id = ?", anna.memberId()).longValue();
        moderator.put("organizer-requests/" + request + "/decision", "{\"accept\":false,\"reason\":\"Too early.\"}").ok();
        reads(anna, "Your wish to organize was refused: Too early.", "Вам отказано в праве организатора: Too early.");
    }

    private void order(int units) {
        anna.patch("purchases/" + purchase.id() + "/order", "{\"lines\":[{\"variantId\":" + honey + ",\"quantity\":\"" + units + "\",\"baseVersion\":"
                + (units == 3 ? 0 : 1) + "}]}").ok();
    }

    private void verb(Api who, String verb, String body) {
        who.post("purchases/" + purchase.id() + '/' + verb, body).ok();
    }

    private static String stopAt() {
        return "{\"stopAt\":\"" + Instant.now().plus(3, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS) + "\"}";
    }

    private void reads(Api who, String english, String russian) throws SQLException {
        language(who, "ru");
        String bell = who.get("notices").ok().body();
        assertTrue(bell.contains(russian), russian + " in " + bell);
        language(who, "en");
        bell = who.get("notices").ok().body();
        int at = bell.indexOf(english);
        assertTrue(at >= 0, english + " in " + bell);
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND link NOT LIKE '/%'", who.memberId()).intValue());
    }

    private void language(Api who, String language) throws SQLException {
        fixture.change("UPDATE member SET language = ? WHERE id = ?", language, who.memberId());
    }
}
