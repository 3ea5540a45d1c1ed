package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages to participants, announcements above the posts, questions about a lot. */
@ArquillianTest
@RunAsClient
class MessagesAndQuestionsIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final Api organizer = Api.organizer("organizer");
    private final Api anna = Api.member("anna");
    private final Api boris = Api.member("boris");

    private Open purchase;
    private String path;
    private long honeyLot;

    MessagesAndQuestionsIT() throws SQLException {
    }

    @BeforeEach
    void twoParticipantsOfWhomOneOrderedHoney() throws SQLException {
        purchase = fixture.openPurchase(fixture.section(), organizer.memberId(), null);
        path = "purchases/" + purchase.id();
        long honey = fixture.lot(purchase.id(), "10.00", 1, Special.NONE).get(0);
        long tea = fixture.lot(purchase.id(), "5.00", 1, Special.NONE).get(0);
        honeyLot = fixture.number("SELECT lot_id FROM lot_variant WHERE id = ?", honey).longValue();
        order(anna, honey);
        order(boris, tea);
    }

    private void order(Api who, long variant) {
        who.put(path + "/order", "{\"lines\":[{\"variantId\":" + variant + ",\"quantity\":\"1\"}]}").ok();
    }

    private static String bell(Api who) {
        return who.get("notices").ok().body();
    }

    @Test
    void aMessageReachesAllOrTheOwnersOfOneLotAndIsKept() {
        organizer.post(path + "/messages", "{\"text\":\"The lorry comes on Friday.\"}").ok();
        organizer.post(path + "/messages", "{\"lotId\":" + honeyLot + ",\"text\":\"Only the small jars are left.\"}").ok();
        assertTrue(bell(anna).contains("The lorry comes on Friday."));
        assertTrue(bell(boris).contains("The lorry comes on Friday."));
        assertTrue(bell(anna).contains("Only the small jars are left."));
        assertFalse(bell(boris).contains("Only the small jars are left."));
        String kept = organizer.get(path + "/messages").ok().body();
        assertTrue(kept.contains("\"recipients\":2") && kept.contains("\"recipients\":1"), kept);
        Api.Answer first = organizer.get(path + "/messages?limit=1").ok();
        assertTrue(first.body().contains("small jars"), first::body);
        assertTrue(organizer.get(path + "/messages?limit=1&before=" + first.value("next")).ok().body().contains("Friday"));
        assertEquals(403, anna.get(path + "/messages").status());
        assertEquals(422, organizer.post(path + "/messages", "{\"text\":\"" + "x".repeat(501) + "\"}").status());
    }

    @Test
    void nobodyIsWrittenToTooOften() {
        for (int i = 0; i < 5; i++) {
            organizer.post(path + "/messages", "{\"text\":\"Once more\"}").ok();
        }
        assertEquals(429, organizer.post(path + "/messages", "{\"text\":\"Once more\"}").status());
    }

    @Test
    void theSameMessageSentTwiceIsOne() throws SQLException {
        organizer.post(path + "/messages", "{\"text\":\"Friday\"}", "Idempotency-Key", "one").ok();
        organizer.post(path + "/messages", "{\"text\":\"Friday\"}", "Idempotency-Key", "one").ok();
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM participants_message WHERE purchase_id = ?", purchase.id()).intValue());
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM notice WHERE kind = 'MESSAGE' AND member_id = ?", anna.memberId()).intValue());
    }

    @Test
    void announcementsStandAboveThePostsUntilUnpinned() throws Exception {
        for (int i = 1; i <= 4; i++) {
            organizer.post(path + "/announcements", "{\"text\":\"News **" + i + "**\"}").ok();
        }
        String pinned = Api.guest().get(path + "/announcements").ok().body();
        assertFalse(pinned.contains("News **1**"), "three at most");
        assertTrue(pinned.indexOf("News **4**") < pinned.indexOf("News **2**"), pinned);
        assertTrue(bell(anna).contains("Announcement in"));
        String page = new Visitor().get("thread/" + purchase.topicId() + "?tab=discussion").body();
        assertTrue(page.indexOf("News <strong>4</strong>") < page.indexOf("News <strong>1</strong>"), "pinned above the first post");
        long newest = fixture.number("SELECT MAX(post_id) FROM pinned_announcement WHERE purchase_id = ?", purchase.id()).longValue();
        assertEquals(403, anna.delete(path + "/announcements/" + newest).status());
        organizer.delete(path + "/announcements/" + newest).ok();
        assertFalse(Api.guest().get(path + "/announcements").ok().body().contains("News **4**"));
        assertTrue(Api.guest().get("posts/" + newest).ok().body().contains("News"), "it stays a post");
        String again = new Visitor().get("thread/" + purchase.topicId() + "?tab=discussion").body();
        assertEquals(1, again.split("News <strong>4</strong>", -1).length - 1, "no kept page shows it above");
    }

    @Test
    void aQuestionAboutALotIsAnsweredModeratedLikeAPostAndItsAskerTold() throws SQLException {
        boris.post("lots/" + honeyLot + "/questions", "{\"text\":\"Which harvest?\"}").ok();
        long question = fixture.number("SELECT post_id FROM lot_question WHERE lot_id = ?", honeyLot).longValue();
        assertTrue(bell(organizer).contains("A question about"));
        String posts = Api.guest().get("threads/" + purchase.topicId() + "/posts").ok().body();
        assertTrue(posts.contains("Which harvest?"), "in the thread, too");
        assertEquals(403, anna.post("lots/" + honeyLot + "/questions/" + question + "/answer", "{\"text\":\"This one\"}").status());
        organizer.post("lots/" + honeyLot + "/questions/" + question + "/answer", "{\"text\":\"This spring.\"}").ok();
        assertTrue(bell(boris).contains("is answered"));
        String listed = Api.guest().get("lots/" + honeyLot + "/questions").ok().body();
        assertTrue(listed.contains("Which harvest?") && listed.contains("This spring."), listed);

        anna.post("posts/" + question + "/report", "{\"reason\":\"Rude\"}").ok();
        Api.moderator("moderator").post("posts/" + question + "/hide", "{\"reason\":\"Rude\"}").ok();
        assertFalse(Api.guest().get("lots/" + honeyLot + "/questions").ok().body().contains("Which harvest?\""), "hidden at the lot, too");
    }
}
