package org.artel.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.testing.Api;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The forum through the API. */
@ArquillianTest
@RunAsClient
class ForumApiIT {

    private long section;

    @BeforeEach
    void section() {
        section = Api.administrator().post("sections", """
                {"name": "Honey", "nameRu": "Мёд", "percentCap": 15, "description": "Sweet"}
                """).ok().number("id");
    }

    @Test
    void sectionIsChangedByWhoKnowsItsVersion() {
        Api administrator = Api.administrator();
        var read = Api.guest().get("sections/" + section).ok();
        assertEquals("15", read.value("percentCap").replaceAll("\\.0+$", ""));
        String tag = read.response().headers().firstValue("ETag").orElseThrow();
        String change = "{\"name\": \"Honey and wax\", \"percentCap\": 10}";
        assertEquals(403, Api.member("Anna").put("sections/" + section, change, "If-Match", tag).status());
        assertEquals(422, administrator.put("sections/" + section, change).status());
        assertEquals("Honey and wax", administrator.put("sections/" + section, change, "If-Match", tag).ok().value("name"));
        assertEquals(412, administrator.put("sections/" + section, change, "If-Match", tag).status());
        long below = administrator.post("sections", "{\"name\": \"Wax\", \"parentId\": " + section + ", \"percentCap\": 30}").ok().number("id");
        assertEquals("10", Api.guest().get("sections/" + below).ok().value("percentCap").replaceAll("\\.0+$", ""));
    }

    @Test
    void threadIsStartedAnsweredAndRead() {
        Api anna = Api.member("Anna");
        Api boris = Api.member("Boris");
        String thread = "{\"sectionId\": %d, \"title\": \"Who bought linden?\", \"text\": \"Tell *me*\"}".formatted(section);
        var started = anna.post("threads", thread, "Idempotency-Key", "start-1").ok();
        long id = started.number("id");
        assertEquals(201, started.status());
        assertEquals(id, anna.post("threads", thread, "Idempotency-Key", "start-1").ok().number("id"));
        assertEquals(401, Api.guest().post("threads/" + id + "/posts", "{\"text\": \"me\"}").status());
        var answer = boris.post("threads/" + id + "/posts", "{\"text\": \"**me**\"}", "Idempotency-Key", "answer-1").ok();
        assertEquals(2, answer.number("number"));
        assertEquals(422, boris.post("threads/" + id + "/posts", "{\"text\": \"another\"}", "Idempotency-Key", "answer-1").status());
        var page = Api.guest().get("threads/" + id + "/posts?limit=1").ok();
        assertEquals(1, page.number("number"));
        assertEquals(1, page.number("next"));
        var rest = Api.guest().get("threads/" + id + "/posts?after=1").ok();
        assertEquals("<p><strong>me</strong></p>\\n", rest.value("html"));
        assertFalse(rest.body().contains("next"), rest.body());
        assertTrue(Api.guest().get("threads?section=" + section).ok().body().contains("Who bought linden?"));
    }

    @Test
    void postIsEditedByWhoKnowsItsVersion() {
        Api anna = Api.member("Anna");
        long thread = anna.post("threads", "{\"sectionId\": %d, \"title\": \"Edits\", \"text\": \"one\"}".formatted(section)).ok().number("id");
        long post = postId(Api.guest().get("threads/" + thread + "/posts").ok());
        String tag = Api.guest().get("posts/" + post).ok().response().headers().firstValue("ETag").orElseThrow();
        assertEquals(304, Api.guest().get("posts/" + post, "If-None-Match", tag).status());
        assertEquals(422, anna.patch("posts/" + post, "{\"text\": \"two\"}").status());
        anna.patch("posts/" + post, "{\"text\": \"two\"}", "If-Match", tag).ok();
        assertEquals(412, anna.patch("posts/" + post, "{\"text\": \"three\"}", "If-Match", tag).status());
        assertEquals(403, Api.member("Boris").patch("posts/" + post, "{\"text\": \"not mine\"}", "If-Match", "\"1\"").status());
        var history = Api.guest().get("posts/" + post + "/history").ok();
        assertTrue(history.body().contains("\"one\"") && history.body().contains("\"two\""), history.body());
    }

    @Test
    void moderatorHidesRestoresClosesAndPins() {
        Api anna = Api.member("Anna");
        Api moderator = Api.moderator("Vera");
        long thread = anna.post("threads", "{\"sectionId\": %d, \"title\": \"Order\", \"text\": \"one\"}".formatted(section)).ok().number("id");
        long post = postId(Api.guest().get("threads/" + thread + "/posts").ok());
        long report = Api.member("Boris").post("posts/" + post + "/report", "{\"reason\": \"spam\"}").ok().number("reportId");
        assertTrue(moderator.get("reports?after=" + (report - 1)).ok().body().contains("spam"));
        assertEquals(403, anna.get("reports").status());
        moderator.post("posts/" + post + "/hide", "{\"reason\": \"spam\"}").ok();
        var hidden = Api.guest().get("posts/" + post).ok();
        assertFalse(hidden.body().contains("\"html\""), hidden.body());
        moderator.post("reports/" + report + "/resolve", null).ok();
        moderator.post("posts/" + post + "/restore", null).ok();
        var tag = Api.guest().get("threads/" + thread).ok().response().headers().firstValue("ETag").orElseThrow();
        moderator.patch("threads/" + thread, "{\"closed\": true, \"pinned\": true}", "If-Match", tag).ok();
        assertEquals(412, moderator.patch("threads/" + thread, "{\"closed\": false}", "If-Match", tag).status());
        assertEquals(409, anna.post("threads/" + thread + "/posts", "{\"text\": \"one more\"}").status());
        assertEquals(403, anna.patch("threads/" + thread, "{\"closed\": false}").status());
    }

    @Test
    void draftIsTheMembersOwn() {
        Api anna = Api.member("Anna");
        assertEquals(404, anna.get("drafts/topic:1").status());
        anna.put("drafts/topic:1", "{\"content\": \"half a thought\"}").ok();
        assertEquals("half a thought", anna.get("drafts/topic:1").ok().value("content"));
        assertEquals(404, Api.member("Boris").get("drafts/topic:1").status());
        assertEquals(401, Api.guest().get("drafts/topic:1").status());
        anna.delete("drafts/topic:1").ok();
        assertEquals(404, anna.get("drafts/topic:1").status());
    }

    /** The author's id stands before it. */
    private static long postId(Api.Answer answer) {
        Matcher found = Pattern.compile("\"id\":(\\d+),\"kind\"").matcher(answer.body());
        assertTrue(found.find(), answer.body());
        return Long.parseLong(found.group(1));
    }
}
