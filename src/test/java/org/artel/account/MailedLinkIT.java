package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import org.artel.common.ArtelDataSource;
import org.artel.common.Hash;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.PostBox;
import org.artel.testing.PostBox.Letter;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Registration, forgotten passwords, other addresses: by mail, and without telling strangers who has an account. */
@ArquillianTest
@RunAsClient
class MailedLinkIT {

    private static final String FRESH = "battery staple horse";

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());
    private final String run = Long.toString(System.nanoTime(), 36);

    MailedLinkIT() throws SQLException {
    }

    @Test
    void whoeverFollowsTheLinkIsAMemberAndSignedIn() {
        String email = "anna." + run + "@artel.test";
        Visitor visitor = new Visitor();
        assertTrue(register(visitor, email, "Anna " + run).headers().firstValue("Location").orElseThrow().endsWith("/mailed"));
        assertEquals(401, token(email, FRESH).status(), "nobody is a member yet");
        String link = PostBox.await(email, "Become a member of Artel").link();
        assertTrue(visitor.get(link).body().contains("Anna " + run));
        assertEquals(302, visitor.send(link, "joining", "join", Map.of("password", FRESH)).statusCode());
        assertTrue(visitor.get("me").body().contains(email));
        token(email, FRESH).ok();
        String again = new Visitor().get(link).body();
        assertTrue(again.contains("was used already, or is too old") && again.contains("/register\""), again);
    }

    @Test
    void aNicknameThatSomebodyTookMeanwhileIsChosenAnew() {
        String nickname = "Boris " + run;
        String first = "boris1." + run + "@artel.test";
        String second = "boris2." + run + "@artel.test";
        register(new Visitor(), first, nickname);
        register(new Visitor(), second, nickname);
        assertEquals(201, join(linkOf(first), null).status());
        Api.Answer taken = join(linkOf(second), null);
        assertEquals(422, taken.status());
        assertTrue(taken.body().contains("account.nicknameTaken"), taken.body());
        assertEquals(201, join(linkOf(second), nickname + " the second").status());
        assertEquals(422, register(new Visitor(), "boris3." + run + "@artel.test", nickname.replace('o', '\u043e')).statusCode(), "a Cyrillic o");
    }

    @Test
    void anAddressThatHasAnAccountGetsTheSameAnswerAndItsOwnerAMail() throws SQLException {
        String known = email(Api.member("Vera"));
        String unknown = "unknown." + run + "@artel.test";
        HttpResponse<String> one = register(new Visitor(), known, "Verochka " + run);
        HttpResponse<String> other = register(new Visitor(), unknown, "Vika " + run);
        assertEquals(one.statusCode(), other.statusCode());
        assertEquals(one.headers().firstValue("Location"), other.headers().firstValue("Location"));
        assertTrue(PostBox.await(known, "You are a member of Artel already").text().contains("/forgotten"));
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM member WHERE email = ?", known).intValue());

        Api.Answer reset = Api.guest().post("password-resets", "{\"email\": \"%s\"}".formatted(known));
        Api.Answer noReset = Api.guest().post("password-resets", "{\"email\": \"nobody.%s\"}".formatted(known));
        assertEquals(202, reset.status());
        assertEquals(reset.status(), noReset.status());
        assertEquals(reset.body(), noReset.body());
    }

    @Test
    void aNicknameWithLettersThatNobodySeesIsRefused() {
        for (String invisible : new String[] {"\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e"}) {
            assertEquals(422, register(new Visitor(), "ghost." + run + "@artel.test", "Gh" + invisible + "ost " + run).statusCode());
        }
    }

    @Test
    void aRegistrationIsSentAgain() {
        String email = "lost." + run + "@artel.test";
        register(new Visitor(), email, "Lost " + run);
        assertEquals(302, new Visitor().send("mailed", "again", "sendAgain", Map.of("email", email)).statusCode());
        PostBox.await(email, 2);
        assertEquals(201, join(linkOf(email), null).status());
    }

    @Test
    void nobodysMailboxIsFilled() {
        String email = "victim." + run + "@artel.test";
        for (int i = 0; i < 5; i++) {
            assertEquals(202, Api.guest().post("password-resets", "{\"email\": \"%s\"}".formatted(email)).status());
        }
        assertEquals(429, Api.guest().post("password-resets", "{\"email\": \"%s\"}".formatted(email)).status());
    }

    @Test
    void aForgottenPasswordIsChosenAnewAndEndsAllSessionsAndTokens() throws SQLException {
        Api olga = Api.member("Olga");
        String email = email(olga);
        Visitor elsewhere = new Visitor();
        elsewhere.signIn(email, TestPortal.PASSWORD, true);
        Visitor visitor = new Visitor();
        assertEquals(302, visitor.send("forgotten", "asking", "ask", Map.of("email", email)).statusCode());
        String link = PostBox.await(email, "A new password").link();
        assertEquals(0, fixture.number("SELECT COUNT(*) FROM mailed_link WHERE token_hash = ?", link.replaceFirst(".*=", "")).intValue(), "hashed");
        assertEquals(1, fixture.number("SELECT COUNT(*) FROM mailed_link WHERE token_hash = ?", Hash.of(link.replaceFirst(".*=", ""))).intValue());
        assertEquals(422, visitor.send(link, "choosing", "choose", Map.of("password", "short")).statusCode());
        assertTrue(visitor.send(link, "choosing", "choose", Map.of("password", FRESH)).headers().firstValue("Location").orElseThrow().endsWith("/sign-in"));
        assertEquals(302, elsewhere.get("me").statusCode());
        assertNull(elsewhere.cookie("artel_remember"));
        assertEquals(401, olga.get("me").status());
        assertEquals(401, token(email, TestPortal.PASSWORD).status());
        token(email, FRESH).ok();
        PostBox.await(email, "Your password was changed");
        assertTrue(visitor.get(link).body().contains("was used already, or is too old"));
        assertEquals(422, Api.guest().post("password-resets/finish",
                "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(link.replaceFirst(".*=", ""), FRESH)).status());
    }

    @Test
    void anExpiredLinkOpensNothing() throws SQLException {
        String email = email(Api.member("Ivan"));
        Api.guest().post("password-resets", "{\"email\": \"%s\"}".formatted(email)).ok();
        String token = PostBox.await(email, "A new password").link().replaceFirst(".*=", "");
        fixture.change("UPDATE mailed_link SET expires_at = UTC_TIMESTAMP(6) WHERE token_hash = ?", Hash.of(token));
        assertEquals(422, Api.guest().post("password-resets/finish", "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token, FRESH)).status());
        // nor does a link of one kind do what another may
        assertEquals(422, Api.guest().post("email-changes/finish", "{\"token\": \"%s\"}".formatted(token)).status());
    }

    @Test
    void anotherAddressHoldsWhenItsLinkIsFollowedAndBothAreTold() {
        Api lena = Api.member("Lena");
        String before = email(lena);
        String after = "lena.new." + run + "@artel.test";
        Visitor visitor = Visitor.signedIn(before, TestPortal.PASSWORD);
        assertEquals(422, lena.post("email-changes", "{\"email\": \"%s\", \"password\": \"wrong\"}".formatted(after)).status());
        assertEquals(302, visitor.send("me", "address", "changeAddress", Map.of("newAddress", after, "addressPassword", TestPortal.PASSWORD)).statusCode());
        String link = PostBox.await(after, "Is this your address?").link();
        token(before, TestPortal.PASSWORD).ok();
        assertEquals(302, new Visitor().send(link, "confirming", "confirm", Map.of()).statusCode());
        token(after, TestPortal.PASSWORD).ok();
        assertEquals(401, token(before, TestPortal.PASSWORD).status());
        PostBox.await(before, "Your e-mail address was changed");
        PostBox.await(after, "Your e-mail address was changed");
        assertTrue(lena.get("me").ok().body().contains(after));
    }

    @Test
    void anAddressOfSomebodyElseIsNotTakenAndNotTold() {
        Api mark = Api.member("Mark");
        String others = email(Api.member("Nina"));
        Api.Answer answer = mark.post("email-changes", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(others, TestPortal.PASSWORD));
        assertEquals(202, answer.status(), answer.body());
        Letter letter = PostBox.await(others, "You are a member of Artel already");
        assertFalse(letter.text().contains("link="), letter.text());
    }

    private HttpResponse<String> register(Visitor visitor, String email, String nickname) {
        return visitor.send("register", "register", "join", Map.of("email", email, "nickname", nickname,
                "city", Long.toString(Api.guest().get("cities").ok().number("id")), "language", "en", "rules", "on"));
    }

    private static Api.Answer join(String link, String nickname) {
        return Api.guest().post("registrations/finish", "{\"token\": \"%s\", \"password\": \"%s\"%s}".formatted(link.replaceFirst(".*=", ""), FRESH,
                nickname == null ? "" : ", \"nickname\": \"" + nickname + '"'));
    }

    private static String linkOf(String email) {
        return PostBox.await(email, "Become a member of Artel").link();
    }

    private static Api.Answer token(String email, String password) {
        return Api.guest().post("tokens", "{\"email\": \"%s\", \"password\": \"%s\", \"name\": \"test\"}".formatted(email, password));
    }

    private static String email(Api member) {
        return member.get("me").ok().value("email");
    }
}
