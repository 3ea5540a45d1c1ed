package org.artel.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.testing.Api;
import org.artel.testing.TestPortal;
import org.artel.testing.TestServer;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forum's pages as a guest's browser gets them. */
@ArquillianTest
@RunAsClient
class ForumPagesIT {

    private static final String TEXT = "Липовый мёд с Алтая, honey of this year, certificate in the photos. ".repeat(6);

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private long section;
    private Api anna;

    @BeforeEach
    void section() {
        section = Api.administrator().post("sections", "{\"name\": \"Pages\", \"description\": \"For <tests>\"}").ok().number("id");
        anna = Api.member("Anna");
    }

    @Test
    void guestsPageHoldsFiftyPostsWithoutSessionCookieOrForeignScript() throws Exception {
        long thread = thread("A long <b>thread</b>", TEXT);
        for (int writer = 0; writer < 5; writer++) {
            Api member = Api.member("Writer");
            for (int i = 0; i < 11; i++) {
                member.post("threads/" + thread + "/posts", "{\"text\": \"%s\"}".formatted(TEXT)).ok();
            }
        }
        var page = get("thread/" + thread, null);
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().allValues("Set-Cookie").isEmpty(), page.headers().map().toString());
        assertEquals(50, page.body().split("<article class=\"post\"", -1).length - 1);
        assertTrue(page.body().getBytes(StandardCharsets.UTF_8).length <= 120_000);
        assertFalse(page.body().toLowerCase().contains("primefaces"));
        assertFalse(page.body().contains("jakarta.faces.ViewState"));
        assertFalse(page.body().contains("<b>thread</b>"), "a title is text");
        assertTrue(page.body().contains("<link rel=\"canonical\" href=\"" + TestServer.url() + "thread/" + thread + "-a-long-b-thread-b\""));
        assertTrue(page.body().contains("og:title"));
        var second = get("thread/" + thread + "?page=2", null);
        assertEquals(6, second.body().split("<article class=\"post\"", -1).length - 1);
        assertEquals(404, get("thread/" + thread + "?page=3", null).statusCode());
    }

    @Test
    void guestsPageIsKnownByItsTagUntilSomethingChanges() throws Exception {
        long thread = thread("Tags", "one");
        String tag = get("thread/" + thread, null).headers().firstValue("ETag").orElseThrow();
        assertEquals(304, get("thread/" + thread, tag).statusCode());
        long post = postId(anna.post("threads/" + thread + "/posts", "{\"text\": \"two\"}").ok());
        var changed = get("thread/" + thread, tag);
        assertEquals(200, changed.statusCode());
        assertTrue(changed.body().contains("id=\"post-" + post + "\""));
        anna.patch("posts/" + post, "{\"text\": \"three\"}", "If-Match", "\"0\"").ok();
        assertTrue(get("thread/" + thread, null).body().contains("three"));
        Api.moderator("Vera").post("posts/" + post + "/hide", "{\"reason\": \"counting\"}").ok();
        var hidden = get("thread/" + thread, null).body();
        assertTrue(hidden.contains("counting") && !hidden.contains("three"), hidden);
    }

    @Test
    void membersShareRenderedPostsButNobodysRights() {
        long thread = thread("Shared", "one");
        Api dora = Api.member("Dora");
        long post = postId(dora.post("threads/" + thread + "/posts", "{\"text\": \"Buckwheat came\"}").ok());
        Api olga = Api.moderator("Olga");
        Visitor boris = signedIn(Api.member("Boris"));
        for (Visitor reader : new Visitor[] {boris, signedIn(Api.member("Clara"))}) {
            String page = reader.get("thread/" + thread).body();
            assertTrue(page.contains("/posts/report/" + post), page);
            assertFalse(page.contains("/posts/edit/" + post) || page.contains("/posts/hide/" + post), page);
        }
        String own = signedIn(dora).get("thread/" + thread).body();
        assertTrue(own.contains("/posts/edit/" + post) && !own.contains("/posts/report/" + post), own);
        Visitor moderator = signedIn(olga);
        assertTrue(moderator.get("thread/" + thread).body().contains("/posts/hide/" + post));

        olga.post("posts/" + post + "/hide", "{\"reason\": \"counting\"}").ok();
        assertTrue(moderator.get("thread/" + thread).body().contains("Buckwheat came"));
        String hidden = boris.get("thread/" + thread).body();
        assertTrue(hidden.contains("counting") && !hidden.contains("Buckwheat came"), hidden);
    }

    private static Visitor signedIn(Api who) {
        return Visitor.signedIn(who.get("me").ok().value("email"), TestPortal.PASSWORD);
    }

    @Test
    void ageLimitIsAskedBeforeAKeptPage() throws Exception {
        long thread = thread("Wine", "red");
        assertEquals(200, get("thread/" + thread, null).statusCode());
        var read = Api.guest().get("sections/" + section).ok();
        Api.administrator().put("sections/" + section, "{\"name\": \"Wine\", \"ageLimit\": 18}", "If-Match",
                read.response().headers().firstValue("ETag").orElseThrow()).ok();
        assertEquals(404, get("thread/" + thread, null).statusCode());
        assertEquals(404, get("section/" + section, null).statusCode());
    }

    @Test
    void postsAddressLeadsToItsPlace() throws Exception {
        long thread = thread("Places", "one");
        long post = postId(anna.post("threads/" + thread + "/posts", "{\"text\": \"two\"}").ok());
        var answer = get("post/" + post, null);
        assertEquals(302, answer.statusCode());
        assertTrue(answer.headers().firstValue("Location").orElseThrow().endsWith("/thread/" + thread + "-places#post-" + post));
        assertEquals(404, get("post/999999999", null).statusCode());
        assertEquals(404, get("post/x", null).statusCode());
    }

    @Test
    void sectionMemberAndHistoryAreOpenToGuests() throws Exception {
        long thread = thread("Open to all", "one");
        var list = get("section/" + section, null);
        assertEquals(200, list.statusCode());
        assertTrue(list.headers().allValues("Set-Cookie").isEmpty());
        assertTrue(list.body().contains("Open to all") && list.body().contains("For &lt;tests&gt;"), list.body());
        assertEquals(200, get("member/" + anna.memberId(), null).statusCode());
        long post = postId(Api.guest().get("threads/" + thread + "/posts").ok());
        assertEquals(200, get("posts/history/" + post, null).statusCode());
    }

    @Test
    void formsAskGuestsToSignInFirst() throws Exception {
        long thread = thread("Forms", "one");
        long post = postId(Api.guest().get("threads/" + thread + "/posts").ok());
        for (String page : new String[] {"threads/new?section=" + section, "posts/report/" + post, "posts/edit/" + post,
                "posts/hide/" + post, "threads/manage/" + thread, "moderation/reports", "admin/sections"}) {
            var answer = get(page, null);
            assertEquals(302, answer.statusCode(), page);
            assertTrue(answer.headers().firstValue("Location").orElseThrow().contains("/sign-in?back="), page);
        }
    }

    private long thread(String title, String text) {
        return anna.post("threads", "{\"sectionId\": %d, \"title\": \"%s\", \"text\": \"%s\"}".formatted(section, title, text)).ok().number("id");
    }

    private HttpResponse<String> get(String path, String tag) throws Exception {
        URI address = TestServer.url().resolve(path);
        var request = HttpRequest.newBuilder(address).header("Accept", "text/html").header("Accept-Language", "en");
        if (tag != null) {
            request.header("If-None-Match", tag);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The author's id stands before it. */
    private static long postId(Api.Answer answer) {
        Matcher found = Pattern.compile("\"id\":(\\d+),\"kind\"").matcher(answer.body());
        assertTrue(found.find(), answer.body());
        return Long.parseLong(found.group(1));
    }
}
