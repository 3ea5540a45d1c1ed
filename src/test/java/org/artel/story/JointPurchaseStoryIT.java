package org.artel.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.common.Hash;
import org.artel.testing.Api;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/**
 * One joint purchase, from draft to Stop and to an order that comes too late, told through the REST API alone.
 *
 * <p>Marina organizes honey. A moderator approves it. Anna and Boris order, Anna changes her mind, Boris takes part anonymously.
 * Marina announces the Stop; Vera is late. Everybody can check what was frozen.
 */
@ArquillianTest
@RunAsClient
class JointPurchaseStoryIT {

    private final Api administrator = Api.administrator();
    private final Api marina = Api.organizer("Marina");
    private final Api moderator = Api.moderator("Moderator");
    private final Api anna = Api.member("Anna");
    private final Api boris = Api.member("Boris");
    private final Api vera = Api.member("Vera");
    private final Api guest = Api.guest();

    private long purchase;
    private long thread;
    private long linden;
    private long buckwheat;

    @Test
    void aPurchaseFromDraftToStopAndARefusedLateOrder() {
        marinaDraftsAPurchaseWithTermsAndAPriceList();
        nobodySeesItBeforeAModeratorApproves();
        aModeratorApprovesIt();
        annaAndBorisOrder();
        theSameRequestCountsOnce();
        annaChangesHerOrderOnTwoDevices();
        theFillBoardTellsWhatIsMissing();
        everybodySeesTheOrdersButNotWhoBorisIs();
        marinaAnnouncesTheStop();
        veraIsTooLate();
        everybodyCanCheckWhatWasFrozen();
    }

    @Test
    void afterTheStopByPrepayment() throws SQLException {
        Settlement story = new Settlement("PREPAYMENT");
        story.ordersAreCollectedAndStopped();
        story.theGeneralOrderIsSentAndToppedUp();
        story.theInvoiceIsShortAndSettled();
        story.participantsPay();
        story.glebDoesNotPayAndIsGivenUp();
        story.theSupplierIsPaidAndTheGoodsCome();
        story.theParcelsAreHandedOver(story.anna, story.boris, story.marina, story.vera);
        story.theLeftoverIsSold();
        story.aComplaintIsRefunded();
        story.thePurchaseIsClosed("94.00");
        story.everybodyWasToldTheirPart();
    }

    @Test
    void afterTheStopWithADeposit() throws SQLException {
        Settlement story = new Settlement("DEPOSIT");
        story.ordersAreCollectedAndStopped();
        story.depositsAreDueFirst();
        story.theGeneralOrderIsSentAndToppedUp();
        story.theInvoiceIsShortAndSettled();
        story.participantsPay();
        story.theSupplierIsPaidAndTheGoodsCome();
        story.theParcelsAreHandedOver(story.anna, story.boris, story.marina, story.vera);
        story.glebIsLate();
        story.glebDoesNotPayAndIsGivenUp();
        story.theLeftoverIsSold();
        story.aComplaintIsRefunded();
        story.thePurchaseIsClosed("94.00");
        story.everybodyWasToldTheirPart();
    }

    @Test
    void afterTheStopFromTheOrganizersOwnFunds() throws SQLException {
        Settlement story = new Settlement("OWN_FUNDS");
        story.ordersAreCollectedAndStopped();
        story.theGeneralOrderIsSentAndToppedUp();
        story.theInvoiceIsShortAndSettled();
        story.theSupplierIsPaidAndTheGoodsCome();
        story.participantsPay();
        story.theParcelsAreHandedOver(story.anna, story.boris, story.marina, story.vera);
        story.glebIsLate();
        story.glebDoesNotPayAndIsGivenUp();
        story.theLeftoverIsSold();
        story.aComplaintIsRefunded();
        story.thePurchaseIsClosed("94.00");
        story.everybodyWasToldTheirPart();
    }

    private void marinaDraftsAPurchaseWithTermsAndAPriceList() {
        long section = administrator.post("sections", """
                {"name": "Honey, tea, spices %d", "description": "Food", "percentCap": "20", "purchases": true}
                """.formatted(System.nanoTime())).ok().number("id");
        long supplier = marina.post("suppliers", """
                {"name": "Altai Apiary %d", "description": "Honey since 1974", "contacts": "Gorno-Altaisk", "lookAlikeConfirmed": true}
                """.formatted(System.nanoTime())).ok().number("id");
        var draft = marina.post("purchases", """
                {"sectionId": %d, "title": "Linden and buckwheat honey from Altai"}
                """.formatted(section)).ok();
        purchase = draft.number("id");
        thread = draft.number("threadId");
        assertEquals("DRAFT", draft.value("stage"));

        marina.put("purchases/" + purchase + "/terms", """
                {"title": "Linden and buckwheat honey from Altai", "supplierId": %d, "conditions": "New harvest. Prepayment by card.",
                 "percent": "12", "percentBase": "GOODS", "paymentMode": "PREPAYMENT", "minimumSum": "3000.00", "stopAt": "%s",
                 "paymentDue": "%s", "currency": "RUB", "rate": "1", "pricesVisible": "EVERYONE", "rollVisible": "EVERYONE",
                 "charges": [{"name": "Lorry", "basis": "BY_WEIGHT", "expectedRate": "38.00"}],
                 "points": [{"name": "Library", "address": "Lenina 1", "fee": "0"}]}
                """.formatted(supplier, Instant.now().plus(5, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS),
                        Instant.now().plus(20, ChronoUnit.DAYS).toString().substring(0, 10)),
                "If-Match", tag(draft)).ok();

        linden = variant(marina.post("purchases/" + purchase + "/lots", """
                {"article": "AL-101", "name": "Linden honey, 1 kg", "unit": "jar", "step": "1", "packSize": "6", "weight": "1.25",
                 "listedPrice": "540.00", "listedNet": false, "variants": [{"stock": "100"}]}
                """).ok());
        buckwheat = variant(marina.post("purchases/" + purchase + "/lots", """
                {"article": "AL-204", "name": "Buckwheat honey, 0.5 kg", "unit": "jar", "step": "1", "packSize": "6", "weight": "0.7",
                 "listedPrice": "310.00", "listedNet": false, "variants": [{"stock": "100"}]}
                """).ok());
    }

    private void nobodySeesItBeforeAModeratorApproves() {
        assertEquals(404, guest.get("purchases/" + purchase).status());
        assertEquals("order.notOpen", problem(order(anna, linden, 1, 0)));
    }

    private void aModeratorApprovesIt() {
        assertEquals("REVIEW", marina.post("purchases/" + purchase + "/submit", "{}").ok().value("stage"));
        assertEquals(403, marina.post("purchases/" + purchase + "/approve", "{\"open\": true}").status());
        assertEquals("OPEN", moderator.post("purchases/" + purchase + "/approve", "{\"open\": true}").ok().value("stage"));
        assertEquals("OPEN", guest.get("purchases/" + purchase).ok().value("stage"));
    }

    private void annaAndBorisOrder() {
        var saved = order(anna, linden, 3, 0).ok();
        assertEquals("1620.00", saved.value("goods"));
        assertEquals("194.40", saved.value("percent"));
        assertEquals("142.50", saved.value("delivery"));
        assertEquals("1956.90", saved.value("total"));
        boris.put(orderPath(), """
                {"lines": [{"variantId": %d, "quantity": "1", "tolerance": "2"}, {"variantId": %d, "quantity": "5"}], "anonymous": true}
                """.formatted(linden, buckwheat)).ok();
    }

    private void theSameRequestCountsOnce() {
        String body = "{\"lines\": [{\"variantId\": " + buckwheat + ", \"quantity\": \"1\"}]}";
        anna.put(orderPath(), body, "Idempotency-Key", "buckwheat-1").ok();
        anna.put(orderPath(), body, "Idempotency-Key", "buckwheat-1").ok();
        assertEquals("6", variantOrdered(buckwheat));
        assertEquals(422, anna.put(orderPath(), body.replace("\"1\"", "\"2\""), "Idempotency-Key", "buckwheat-1").status());
    }

    private void annaChangesHerOrderOnTwoDevices() {
        order(anna, linden, 4, 1).ok();
        var conflict = order(anna, linden, 2, 1);
        assertEquals(409, conflict.status());
        assertEquals("order.conflict", problem(conflict));
        assertTrue(conflict.body().contains("\"base\"") && conflict.body().contains("\"mine\"") && conflict.body().contains("\"theirs\""));
        order(anna, linden, 2, (int) conflict.number("theirVersion")).ok();
        assertEquals(412, anna.delete(orderPath(), "If-Match", "\"1\"").status());
    }

    private void theFillBoardTellsWhatIsMissing() {
        var board = guest.get("purchases/" + purchase + "/fill-board").ok();
        assertTrue(board.body().contains("\"measure\":\"SUM\"") && board.body().contains("\"collected\":\"3480.00\""), board.body());
        assertTrue(board.body().contains("\"missing\":\"1\",\"name\":\"Linden"), () -> "3 ordered, 2 tolerated, a box of 6: " + board.body());
        assertEquals(304, guest.get("purchases/" + purchase + "/fill-board", "If-None-Match", tag(board)).status());
    }

    private void everybodySeesTheOrdersButNotWhoBorisIs() {
        String nickname = boris.get("me").ok().value("nickname");
        var roll = guest.get("purchases/" + purchase + "/participants").ok();
        var posts = guest.get("threads/" + thread + "/posts").ok();
        assertFalse(roll.body().contains(nickname) || posts.body().contains(nickname), "an anonymous participant is a number");
        assertTrue(posts.body().contains("Participant 2"), posts.body());
        assertTrue(marina.get("purchases/" + purchase + "/participants").ok().body().contains(nickname), "the organizer knows");
    }

    private void marinaAnnouncesTheStop() {
        var stopped = marina.post("purchases/" + purchase + "/stop", "{}").ok();
        assertEquals("STOPPED", stopped.value("stage"));
        assertTrue(guest.get("threads/" + thread + "/posts").ok().body().contains(digest()), "the Stop's post shows the digest");
        assertTrue(anna.get("notices").ok().body().contains("STOPPED"), "Anna hears of the Stop");
    }

    private void veraIsTooLate() {
        var late = order(vera, linden, 1, 0);
        assertEquals(409, late.status());
        assertEquals("order.tooLate", problem(late));
        assertTrue(Pattern.compile("\\d{1,2}:\\d{2}").matcher(late.value("detail")).find(), () -> "names the moment of the Stop: " + late.body());
        assertEquals(404, vera.get(orderPath()).status());
        assertEquals("order.tooLate", problem(anna.delete(orderPath())));
        assertEquals("2", guest.get("purchases/" + purchase).ok().value("participants"));
    }

    private void everybodyCanCheckWhatWasFrozen() {
        var frozen = guest.get("purchases/" + purchase + "/frozen.txt").ok();
        assertEquals(4, frozen.body().lines().count());
        assertEquals(digest(), Hash.of(frozen.body()));
    }

    private String digest() {
        return guest.get("purchases/" + purchase + "/freezes").ok().value("digest");
    }

    private String orderPath() {
        return "purchases/" + purchase + "/order";
    }

    private Api.Answer order(Api who, long variant, int quantity, int baseVersion) {
        return who.put(orderPath(), "{\"lines\": [{\"variantId\": " + variant + ", \"quantity\": \"" + quantity + "\", \"baseVersion\": "
                + baseVersion + "}]}");
    }

    private String variantOrdered(long variant) {
        String lots = marina.get("purchases/" + purchase + "/lots").ok().body();
        Matcher found = Pattern.compile("\"id\":" + variant + "\\b[^}]*}").matcher(lots);
        Matcher ordered = Pattern.compile("\\{[^{}]*\"id\":" + variant + "\\b[^{}]*\\}").matcher(lots);
        assertTrue(found.find() && ordered.find(), lots);
        Matcher figure = Pattern.compile("\"ordered\":\"([^\"]*)\"").matcher(ordered.group());
        assertTrue(figure.find(), lots);
        return figure.group(1);
    }

    private static long variant(Api.Answer lot) {
        Matcher found = Pattern.compile("\"variants\":\\[\\{[^]]*?\"id\":(\\d+)").matcher(lot.body());
        assertTrue(found.find(), lot.body());
        return Long.parseLong(found.group(1));
    }

    private static String tag(Api.Answer answer) {
        return answer.response().headers().firstValue("ETag").orElseThrow();
    }

    private static String problem(Api.Answer answer) {
        return answer.value("type").replace("urn:artel:problem:", "");
    }
}
