package org.artel.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.TestPortal;
import org.artel.testing.TestServer;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What strangers send: too much, nonsense, markup. */
@ArquillianTest
@RunAsClient
class UntrustedInputIT {

    private static final String MARKUP = "<img src=x onerror=alert(1)>'\\\"><script>alert(2)</script>";

    @Test
    void aFormThatIsTooLargeIsRefusedByItsLengthBeforeItIsRead() throws IOException {
        assertEquals(413, status("POST /sign-in", "Content-Type: multipart/form-data; boundary=x", "Content-Length: 999999999"));
        assertEquals(413, status("POST /sign-in", "Content-Type: Multipart/form-data; boundary=x", "Transfer-Encoding: chunked\r\n\r\n0"));
    }

    @Test
    void aBodyThatWouldFillTheMemoryIsRefused() {
        var answer = Api.guest().post("registrations", "{\"nickname\": \"" + "x".repeat(5 * 1024 * 1024) + "\"}");
        assertEquals(413, answer.status());
        assertEquals("application/problem+json;charset=UTF-8", answer.response().headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void noAnswerNamesTheServerNorItsClasses() throws IOException {
        for (String request : new String[] {"GET /no/such/page", "TRACE /", "PUT /sitemap.xml", "GET /thread/%00", "GET /assets/x/none.css", "GET /photo/x",
                "GET /fill-board/x", "GET /api/v1/nothing", "PATCH /api/v1/cities", "GET /api/v1/purchases/x", "GET /failure", "GET /search?page=x", "FOO /", "GET //evil.example/%2e%2e",
                "GET /api/v1/search?q=%ff%fe", "GET /WEB-INF/web.xml", "GET /account/sign-in.xhtml", "GET /jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF"}) {
            String answer = answer(request);
            assertTrue(answer.matches("(?s)HTTP/1.1 (?!500).*") || request.contains("/failure"), request + " → " + answer);
            assertFalse(answer.matches("(?is).*(payara|glassfish|grizzly|exception|\\tat |org\\.artel\\.|java\\.lang).*"), request + " → " + answer);
        }
    }

    @Test
    void aRefusedTokenIsAnsweredWithTheHeadersOfEveryAnswer() {
        var answer = new Visitor().get("api/v1/me", "Authorization", "Bearer nonsense");
        assertEquals(401, answer.statusCode());
        assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElseThrow());
    }

    @Test
    void whatIsNoMailAddressIsAnUnknownOne() {
        for (String email : new String[] {"x@" + "a".repeat(64) + ".test", "x@..test", "x@\u0000.test", "@", "x".repeat(100_000)}) {
            // an address of its own: 127.0.0.1 has its limit, and other tests need it
            assertEquals(401, new Visitor().send("sign-in", "signIn", "enter", Map.of("email", email, "password", "wrong password"),
                    "X-Forwarded-For", "198.51.100.7").statusCode(), email);
        }
    }

    @Test
    void whoeverSitsAtAnOpenSessionCannotTryPasswordsForEver() throws SQLException {
        Api lena = Api.member("Lena");
        for (int i = 0; i < 10; i++) {
            assertEquals(422, lena.post("me/password", "{\"current\": \"wrong\", \"fresh\": \"battery staple horse\"}").status());
        }
        assertEquals(429, lena.post("me/password", "{\"current\": \"" + TestPortal.PASSWORD + "\", \"fresh\": \"battery staple horse\"}").status());
    }

    @Test
    void noServletTakesAFormWithoutItsToken() {
        Visitor anna = Visitor.signedIn(Api.member("Anna").get("me").ok().value("email"), TestPortal.PASSWORD);
        for (String path : new String[] {"sign-out", "language", "fill-board/1", "post/1", "photo/x", "sitemap.xml", "failure", "assets/x", "me", "setup"}) {
            assertEquals(403, anna.post(path, Map.of("to", "ru")).statusCode(), path);
        }
        assertEquals(200, anna.get("me").statusCode(), "still signed in");
    }

    @Test
    void nothingTypedBecomesMarkup() throws SQLException {
        long number = System.nanoTime();
        String text = MARKUP + " dromedary" + number;
        long section = Api.administrator().post("sections", "{\"name\": \"%s\", \"description\": \"%1$s\", \"purchases\": true}".formatted(MARKUP)).ok().number("id");
        OrderFixture fixture = new OrderFixture(new ArtelDataSource());
        Api marina = Api.organizer("Marina");
        long supplier = marina.post("suppliers", "{\"name\": \"%s\", \"description\": \"%1$s\", \"contacts\": \"%1$s\", \"lookAlikeConfirmed\": true}".formatted(text))
                .ok().number("id");
        long thread = marina.post("threads", "{\"sectionId\": %d, \"title\": \"%s\", \"text\": \"%2$s\"}".formatted(section, text)).ok().number("id");
        OrderFixture.Open purchase = fixture.openPurchase(section, marina.memberId(), null);
        long variant = marina.post("purchases/" + purchase.id() + "/lots",
                "{\"article\": \"a<b>\", \"name\": \"%s\", \"description\": \"%1$s\", \"category\": \"%2$s\", \"unit\": \"p<b>\", \"listedPrice\": \"1\", \"variants\": [{\"label\": \"%2$s\"}]}"
                        .formatted(text, MARKUP)).ok().number("variants\"\\s*:\\s*\\[\\{[^}]*?\"id");
        Api anna = Api.member("Anna");
        anna.put("purchases/" + purchase.id() + "/order", "{\"lines\": [{\"variantId\": %d, \"quantity\": \"1\", \"comment\": \"%s\"}], \"comment\": \"%2$s\"}"
                .formatted(variant, text)).ok();
        Visitor reader = Visitor.signedIn(anna.get("me").ok().value("email"), TestPortal.PASSWORD);
        for (String page : new String[] {"", "section/" + section, "thread/" + thread, "thread/" + purchase.topicId(), "thread/" + purchase.topicId() + "?tab=discussion",
                "supplier/" + supplier, "suppliers", "orders", "thread/" + purchase.topicId() + "?tab=list", "thread/" + purchase.topicId() + "?tab=participants", "notices", "search?q=dromedary" + number,
                "search?q=" + "%3Cscript%3Ealert(2)%3C/script%3E%22%27", "sign-in?back=/%22%3E%3Cscript%3Ealert(2)%3C/script%3E"}) {
            String body = reader.get(page).body();
            assertFalse(body.contains("<img src=x") || body.contains("<script>alert"), page);
            assertFalse(body.matches("(?s).*[=\"']\\s*\\\\?\"?><script.*"), page);
        }
    }

    private static int status(String request, String... headers) throws IOException {
        return Integer.parseInt(answer(request, headers).substring(9, 12));
    }

    /** What a client may send that no library would. */
    private static String answer(String request, String... headers) throws IOException {
        try (Socket socket = new Socket(TestServer.url().getHost(), TestServer.url().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: artel.example\r\nConnection: close\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "" : "\r\n") + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(20_000), StandardCharsets.UTF_8);
        }
    }
}
