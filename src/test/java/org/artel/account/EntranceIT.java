package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.artel.testing.Api;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Who comes in, and who does not: sessions, cookies, limits, forged forms. */
@ArquillianTest
@RunAsClient
class EntranceIT {

    private static final String SESSION = "JSESSIONID";
    private static final String REMEMBER = "artel_remember";

    @Test
    void aGuestsPageMakesNoSession() {
        Visitor guest = new Visitor();
        for (String page : new String[] {"", "sign-in", "register", "api/v1/cities"}) {
            assertEquals(200, guest.get(page).statusCode(), page);
            assertNull(guest.cookie(SESSION), page);
        }
    }

    @Test
    void signingInChangesTheIdOfASessionThatSomebodyElseMayKnow() {
        String email = member("fixed");
        Visitor attacker = Visitor.signedIn(member("attacker"), TestPortal.PASSWORD);
        Visitor victim = new Visitor();
        victim.setCookie(SESSION, attacker.cookie(SESSION));
        victim.signIn(email, TestPortal.PASSWORD, false);
        assertNotEquals(attacker.cookie(SESSION), victim.cookie(SESSION));
        assertFalse(attacker.get("me").body().contains(email));
    }

    @Test
    void theSessionsCookieIsHiddenFromScriptsAndForeignSites() {
        Visitor visitor = new Visitor();
        var answer = visitor.signIn(member("cookie"), TestPortal.PASSWORD, true);
        for (String name : new String[] {SESSION, REMEMBER}) {
            String cookie = answer.headers().allValues("Set-Cookie").stream().filter(c -> c.startsWith(name + '=')).findFirst().orElseThrow();
            assertTrue(cookie.contains("HttpOnly"), cookie);
            assertTrue(cookie.contains("SameSite=Lax"), cookie);
            assertFalse(cookie.contains("Secure"), cookie);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressGetTheSameAnswer() {
        String email = member("known");
        var wrong = new Visitor().signIn(email, "wrong password", false);
        var unknown = new Visitor().signIn("nobody." + email, "wrong password", false);
        assertEquals(401, wrong.statusCode());
        assertEquals(wrong.statusCode(), unknown.statusCode());
        assertTrue(wrong.body().contains("E-mail address or password is wrong."), wrong.body());
        assertTrue(unknown.body().contains("E-mail address or password is wrong."), unknown.body());
    }

    @Test
    void afterTenFailuresEvenTheRightPasswordHasToWait() {
        String email = member("limited");
        for (int i = 0; i < 10; i++) {
            assertEquals(401, token(email, "wrong password").status());
        }
        Api.Answer tooOften = token(email, TestPortal.PASSWORD);
        assertEquals(429, tooOften.status(), tooOften.body());
        assertTrue(Long.parseLong(tooOften.response().headers().firstValue("Retry-After").orElseThrow()) > 600);
        // the limit is the account's: from the same address another one is let in
        token(member("other"), TestPortal.PASSWORD).ok();
    }

    @Test
    void aSignInThatSucceedsForgetsTheFailuresBefore() {
        String email = member("forgetful");
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 6; i++) {
                token(email, "wrong password");
            }
            token(email, TestPortal.PASSWORD).ok();
        }
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        String email = member("csrf");
        Visitor visitor = new Visitor();
        Map<String, String> form = Visitor.filled(visitor.get("sign-in").body(), "signIn", "enter", Map.of("email", email, "password", TestPortal.PASSWORD));
        form.put("csrf", "forged");
        assertEquals(403, visitor.post("sign-in", form).statusCode());
        form.remove("csrf");
        assertEquals(403, visitor.post("sign-in", form).statusCode());
        assertNull(visitor.cookie(SESSION));
    }

    @Test
    void aFormThatAnotherSiteSendsIsRefusedEvenWithTheRightToken() {
        String email = member("origin");
        Visitor visitor = new Visitor();
        Map<String, String> fields = Map.of("email", email, "password", TestPortal.PASSWORD);
        assertEquals(403, visitor.send("sign-in", "signIn", "enter", fields, "Origin", "https://evil.example").statusCode());
        assertEquals(403, visitor.send("sign-in", "signIn", "enter", fields, "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(302, visitor.send("sign-in", "signIn", "enter", fields, "Sec-Fetch-Site", "same-origin").statusCode());
    }

    @Test
    void aSessionAloneChangesNothingThroughTheApi() {
        Visitor visitor = Visitor.signedIn(member("session"), TestPortal.PASSWORD);
        assertEquals(200, visitor.get("api/v1/me").statusCode());
        assertEquals(403, visitor.post("api/v1/tokens", Map.of("name", "stolen")).statusCode());
    }

    @Test
    void aTokenOpensTheApiAndNoPage() {
        Api member = Api.member("bearer");
        assertEquals(200, member.get("me").status());
        var page = new Visitor().get("me", "Authorization", "Bearer " + member.token());
        assertEquals(302, page.statusCode());
        assertEquals(401, new Visitor().get("api/v1/me", "Authorization", "Bearer nonsense").statusCode());
    }

    @Test
    void aRevokedTokenIsWorthNothing() {
        Api member = Api.member("revoked");
        long token = member.get("tokens").ok().number("id");
        member.delete("tokens/" + token).ok();
        assertEquals(401, member.get("me").status());
    }

    @Test
    void whoIsRememberedComesBackWithoutASession() {
        String email = member("remembered");
        Visitor visitor = new Visitor();
        visitor.signIn(email, TestPortal.PASSWORD, true);
        String token = visitor.cookie(REMEMBER);
        visitor.dropCookie(SESSION);
        assertTrue(visitor.get("me").body().contains(email));
        assertNotEquals(token, visitor.cookie(REMEMBER), "each token begins one session");
        assertEquals(43, visitor.cookie(REMEMBER).length(), "256 bits");
    }

    @Test
    void signingOutForgetsTheBrowser() {
        Visitor visitor = new Visitor();
        visitor.signIn(member("leaving"), TestPortal.PASSWORD, true);
        String token = visitor.cookie(REMEMBER);
        String csrf = Visitor.filled(visitor.get("me").body(), "profile", null, Map.of()).get("csrf");
        assertEquals(303, visitor.post("sign-out", Map.of("csrf", csrf)).statusCode());
        visitor.setCookie(REMEMBER, token);
        assertEquals(302, visitor.get("me").statusCode());
    }

    @Test
    void aNewPasswordEndsEveryOtherSessionAndToken() {
        String email = member("changed");
        Visitor here = Visitor.signedIn(email, TestPortal.PASSWORD);
        Visitor elsewhere = new Visitor();
        elsewhere.signIn(email, TestPortal.PASSWORD, true);
        String apiToken = token(email, TestPortal.PASSWORD).ok().value("token");
        var changed = here.send("me", "password", "changePassword", Map.of("current", TestPortal.PASSWORD, "fresh", "battery staple horse"));
        assertEquals(302, changed.statusCode(), changed.body());
        assertEquals(200, here.get("me").statusCode());
        assertEquals(302, elsewhere.get("me").statusCode());
        assertEquals(401, new Visitor().get("api/v1/me", "Authorization", "Bearer " + apiToken).statusCode());
        assertEquals(401, token(email, TestPortal.PASSWORD).status());
        token(email, "battery staple horse").ok();
    }

    @Test
    void rolesThatWereTakenAwayAreGoneAtOnce() {
        Api member = Api.member("demoted");
        Visitor visitor = Visitor.signedIn(member.get("me").ok().value("email"), TestPortal.PASSWORD);
        long id = member.memberId();
        Api.administrator().put("members/" + id + "/roles", "{\"moderator\": true}").ok();
        assertEquals(200, visitor.get("moderation/organizers").statusCode());
        Api.administrator().put("members/" + id + "/roles", "{}").ok();
        assertEquals(403, visitor.get("moderation/organizers").statusCode());
    }

    @Test
    void aBannedMemberReadsWhyAndWritesNothing() {
        Api member = Api.member("banned");
        Api.administrator().put("members/" + member.memberId() + "/ban", "{\"until\": \"2999-01-01T00:00:00Z\", \"reason\": \"sold air\"}").ok();
        assertTrue(member.get("me").ok().body().contains("sold air"));
        assertEquals(403, member.post("organizer-requests", "{\"text\": \"more air\"}").status());
    }

    @Test
    void aFormWhoseSessionHasEndedComesBackWithWhatWasTyped() {
        String email = member("expired");
        Visitor visitor = Visitor.signedIn(email, TestPortal.PASSWORD);
        Map<String, String> form = Visitor.filled(visitor.get("me").body(), "organizer", "ask", Map.of("requestText", "Honey <from> the mountains, 40 kg"));
        visitor.dropCookie(SESSION);
        HttpResponse<String> answer = visitor.post("me", form);
        assertEquals(401, answer.statusCode());
        assertTrue(answer.body().contains("Honey &lt;from&gt; the mountains, 40 kg"), answer.body());
        assertTrue(answer.body().contains("/sign-in\" target=\"_blank\""), answer.body());
        visitor.signIn(email, TestPortal.PASSWORD, false);
        assertEquals(302, visitor.post("me", form).statusCode());
        assertTrue(visitor.get("me").body().contains("A moderator will decide."));
    }

    @Test
    void onlyPathsOfThisPortalAreGoneBackTo() {
        String email = member("redirected");
        for (String back : new String[] {"https://evil.example/", "//evil.example/", "/\\evil.example"}) {
            var answer = new Visitor().send("sign-in?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8),
                    "signIn", "enter", Map.of("email", email, "password", TestPortal.PASSWORD));
            assertFalse(answer.headers().firstValue("Location").orElseThrow().contains("evil"), back);
        }
    }

    @Test
    void everyAnswerTellsBrowsersWhatItMayDo() {
        for (String page : new String[] {"", "sign-in", "api/v1/cities", "no/such/page"}) {
            var headers = new Visitor().get(page).headers();
            String policy = headers.firstValue("Content-Security-Policy").orElseThrow();
            assertEquals(1, headers.allValues("Content-Security-Policy").size(), page);
            assertTrue(policy.contains("script-src 'self';"), policy);
            assertFalse(policy.contains("unsafe"), policy);
            assertTrue(policy.contains("frame-ancestors 'none'"), policy);
            assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElseThrow());
            assertTrue(headers.firstValue("Strict-Transport-Security").isEmpty(), "no TLS here");
        }
    }

    @Test
    void aPortalThatIsSetUpIsNotSetUpAgain() {
        assertEquals(409, new Visitor().get("setup").statusCode());
    }

    private static Api.Answer token(String email, String password) {
        return Api.guest().post("tokens", "{\"email\": \"%s\", \"password\": \"%s\", \"name\": \"test\"}".formatted(email, password));
    }

    /** A new member's e-mail address. */
    private static String member(String nickname) {
        return Api.member(nickname).get("me").ok().value("email");
    }
}
