package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Whoever takes part anonymously is a number to everybody but the organizer and moderators, wherever one looks. */
@ArquillianTest
@RunAsClient
class AnonymityIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    AnonymityIT() throws SQLException {
    }

    @Test
    void neitherNicknameNorIdOfAnAnonymousParticipantIsInAnyPublicAnswer() throws SQLException {
        Api organizer = Api.organizer("Olga");
        Api anna = Api.member("Anna");
        Api boris = Api.member("Boris");
        String nickname = anna.get("me").ok().value("nickname");
        String borisMail = boris.get("me").ok().value("email");
        // an id that nothing else on a page can be
        long id = 7_000_000_000L + anna.memberId();
        fixture.change("UPDATE access_token SET member_id = ? WHERE member_id = ?", id, anna.memberId());
        fixture.change("UPDATE member SET id = ? WHERE id = ?", id, anna.memberId());
        long section = fixture.section();
        Open purchase = fixture.openPurchase(section, organizer.memberId(), null);
        long honey = fixture.lot(purchase.id(), "12.50", 1, Special.NONE).get(0);
        long lot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", honey).longValue();
        order(boris, purchase, honey, 1, false);
        order(anna, purchase, honey, 2, true);
        organizer.put("lots/" + lot + "?applyToOrders=true", "{\"name\":\"Lot\",\"unit\":\"pcs\",\"listedPrice\":\"13\",\"variants\":[{\"id\":" + honey
                + "}]}").ok();
        organizer.post("purchases/" + purchase.id() + "/stop", "{}").ok();
        long participation = fixture.number("SELECT id FROM participation WHERE member_id = ?", id).longValue();
        long post = fixture.number("SELECT post_id FROM participation WHERE member_id = ?", id).longValue();

        List<String> pages = List.of("thread/" + purchase.topicId(), "thread/" + purchase.topicId() + "?tab=discussion",
                "thread/" + purchase.topicId() + "?tab=list", "thread/" + purchase.topicId() + "?tab=participants", "post/" + post,
                "order/history/" + participation, "fill-board/" + purchase.id(), "section/" + section, "", "pricelist/" + purchase.id(),
                "thread/" + purchase.topicId() + "?quote=" + post, "member/" + organizer.memberId(), "member/" + boris.memberId(),
                "search?q=Purchase+" + purchase.id(), "sitemap.xml");
        String of = "purchases/" + purchase.id();
        List<String> resources = List.of(of, of + "/participants", of + "/fill-board", of + "/history", of + "/freezes", of + "/frozen.txt",
                of + "/lots", of + "/lots.csv", "threads/" + purchase.topicId(), "threads/" + purchase.topicId() + "/posts", "posts/" + post,
                "sections/" + section + "/threads", "search?q=Purchase+" + purchase.id());
        Map<String, String> answers = new TreeMap<>();
        Visitor guest = new Visitor();
        Visitor borisBrowser = Visitor.signedIn(borisMail, TestPortal.PASSWORD);
        for (String page : pages) {
            answers.put("guest " + page, body(guest.get(page)));
            answers.put("member " + page, body(borisBrowser.get(page)));
        }
        for (String resource : resources) {
            answers.put("API guest " + resource, body(Api.guest().get(resource).response()));
            answers.put("API member " + resource, body(boris.get(resource).response()));
        }
        answers.put("API member notices", boris.get("notices").body());
        // the member's own public pages know nothing of the purchase
        assertFalse(guest.get("member/" + id).body().contains("Purchase " + purchase.id()));
        assertFalse(Api.guest().get("members/" + id).body().contains("Purchase " + purchase.id()));

        List<String> leaks = new ArrayList<>();
        answers.forEach((what, answer) -> {
            if (answer.contains(nickname) || answer.contains(Long.toString(id))) {
                leaks.add(what);
            }
        });
        assertEquals(List.of(), leaks);
        for (String shown : List.of("guest thread/" + purchase.topicId() + "?tab=discussion", "guest thread/" + purchase.topicId()
                + "?tab=participants", "API guest threads/" + purchase.topicId() + "/posts", "guest order/history/" + participation)) {
            assertTrue(answers.get(shown).contains("Participant 2"), shown + " shows the number: " + answers.get(shown));
        }
        assertTrue(body(organizer.get(of + "/participants").response()).contains(nickname), "the organizer sees who it is");
    }

    private static void order(Api member, Open purchase, long variant, int units, boolean anonymous) {
        member.put("purchases/" + purchase.id() + "/order", "{\"anonymous\":" + anonymous + ",\"lines\":[{\"variantId\":" + variant
                + ",\"quantity\":\"" + units + "\"}]}").ok();
    }

    /** The body and the headers. */
    private static String body(HttpResponse<String> answer) {
        assertTrue(answer.statusCode() < 500, answer.uri() + " " + answer.body());
        return answer.headers().map() + answer.body();
    }
}
