package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.artel.common.ArtelDataSource;
import org.artel.common.Hash;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.SecondServer;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The test servers know 127.0.0.1 as their proxy; the second one's public address is {@code https://artel.example}. */
@ArquillianTest
@RunAsClient
class BehindAProxyIT {

    private static final String[] TLS = {"X-Forwarded-Proto", "https", "X-Forwarded-Host", "artel.example"};

    @Test
    void everyCookieIsSecureWhereTheProxySpeaksTls() {
        Visitor anna = new Visitor();
        List<HttpResponse<String>> answers = new ArrayList<>();
        answers.add(anna.get("language?to=en&back=/", TLS));
        String page = anna.get("sign-in", TLS).body();
        answers.add(anna.post("sign-in", Visitor.filled(page, "signIn", "enter",
                Map.of("email", Api.member("Anna").get("me").ok().value("email"), "password", TestPortal.PASSWORD, "remember", "on")), TLS));
        anna.dropCookie("artel_csrf");
        HttpResponse<String> me = anna.get("me", TLS);
        answers.add(me);
        answers.add(anna.post("me", Visitor.filled(me.body(), "organizer", "ask", Map.of("requestText", "Honey")), TLS));
        List<String> cookies = answers.stream().flatMap(answer -> answer.headers().allValues("Set-Cookie").stream()).toList();
        for (String name : new String[] {"artel_language", "JSESSIONID", "artel_remember", "artel_csrf", "artel_said", "artel_taken"}) {
            String cookie = cookies.stream().filter(c -> c.startsWith(name + '=')).findFirst()
                    .orElseThrow(() -> new AssertionError(name + " not in " + cookies));
            assertTrue(cookie.contains("; Secure"), cookie);
            assertTrue(cookie.contains("; SameSite=Lax"), cookie);
            assertEquals(!name.equals("artel_taken"), cookie.contains("; HttpOnly"), cookie);
        }
        assertTrue(me.headers().firstValue("Strict-Transport-Security").isPresent());
    }

    @Test
    void aHostThatARequestInventsIsWrittenNowhere() {
        long section = Api.administrator().post("sections", "{\"name\": \"Hosts\"}").ok().number("id");
        long thread = Api.member("Vera").post("threads", "{\"sectionId\": %d, \"title\": \"Hosts\", \"text\": \"Whose?\"}".formatted(section)).ok().number("id");
        for (String path : new String[] {"", "thread/" + thread, "robots.txt", "sitemap.xml", "sitemap/sections.xml"}) {
            String body = new Visitor(SecondServer.url()).get(path, "X-Forwarded-Host", "evil.example").body();
            assertFalse(body.contains("evil.example"), path);
            assertTrue(body.contains("https://artel.example/"), path);
        }
    }

    @Test
    void failuresAreCountedForTheVisitorsAddressAndNotForTheProxys() throws SQLException {
        String email = Api.member("Lena").get("me").ok().value("email");
        String neighbour = "2001:db8::" + Long.toHexString(System.nanoTime() & 0xffff);
        new OrderFixture(new ArtelDataSource()).change("INSERT INTO rate_limit (kind, subject, window_start, hits) "
                + "VALUES ('sign-in address', ?, UTC_TIMESTAMP(6), 50)", Hash.of(neighbour));
        assertEquals(429, signIn(email, neighbour).statusCode());
        assertEquals(302, signIn(email, "2001:db8::1:1").statusCode());
    }

    private static HttpResponse<String> signIn(String email, String address) {
        return new Visitor().send("sign-in?back=" + URLEncoder.encode("/me", StandardCharsets.UTF_8), "signIn", "enter",
                Map.of("email", email, "password", TestPortal.PASSWORD), "X-Forwarded-For", address);
    }
}
