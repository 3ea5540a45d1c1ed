package org.artel.portal.web;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.testing.Api;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The tools' pages: one content policy, scripts that carry its nonce, Ajax that only this portal's pages may send. */
@ArquillianTest
@RunAsClient
class ToolPagesIT {

    private static final String POLICY = "default-src 'self'; script-src 'self'%s; style-src 'self'%s; img-src 'self' data:; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    private static final String STYLES = "; style-src-attr 'unsafe-hashes' 'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE=' "
            + "'sha256-vEHI8VTbGmrx7XkXE799b/hatOrx7G+PBTHrb3YsP18='";
    private static final Pattern INLINE = Pattern.compile("<script\\b(?![^>]*\\bsrc=)([^>]*)>");
    private static final Pattern NONCE = Pattern.compile("\\bnonce=\"([^\"]+)\"");

    private static Visitor signedIn(Api who) {
        return Visitor.signedIn(who.get("me").ok().value("email"), TestPortal.PASSWORD);
    }

    private static String policy(HttpResponse<String> page) {
        List<String> policies = page.headers().allValues("Content-Security-Policy");
        assertEquals(1, policies.size(), policies.toString());
        return policies.get(0);
    }

    @Test
    void everyInlineScriptCarriesTheNonceOfTheOnlyPolicy() {
        Visitor administrator = signedIn(Api.administrator("administrator"));
        for (String path : new String[] {"admin/members", "admin/audit", "admin/policy", "admin/sections", "admin/cities",
                "moderation/organizers", "moderation/purchases"}) {
            var page = administrator.get(path);
            assertEquals(200, page.statusCode(), path);
            Matcher nonce = NONCE.matcher(page.body());
            assertTrue(nonce.find(), path);
            assertEquals(POLICY.formatted(" 'nonce-" + nonce.group(1) + '\'', STYLES), policy(page), path);
            int scripts = 0;
            for (Matcher script = INLINE.matcher(page.body()); script.find(); scripts++) {
                assertTrue(script.group(1).contains("nonce=\"" + nonce.group(1) + '"'), path + ": " + script.group());
            }
            assertTrue(scripts > 0, path);
            assertFalse(Pattern.compile("<[^>]*\\son[a-z]+=").matcher(page.body()).find(), path);
            assertNotEquals(policy(page), policy(administrator.get(path)), "another answer, another nonce");
        }
    }

    @Test
    void aFormThatComesBackRefusedIsAnotherPageWithAnotherNonce() {
        Visitor moderator = signedIn(Api.moderator("moderator"));
        var page = moderator.get("admin/members");
        Map<String, String> sent = Visitor.filled(page.body(), "banForm", "ban", Map.of("member", "1", "reason", ""));
        var plain = moderator.post("admin/members", sent);
        assertEquals(200, plain.statusCode());
        Matcher nonce = NONCE.matcher(page.body());
        assertTrue(nonce.find());
        sent.put("primefaces.nonce", nonce.group(1));
        var scripted = moderator.post("admin/members", sent);
        assertEquals(200, scripted.statusCode());
        assertFalse(policy(scripted).contains(nonce.group(1)), "as a browser with script sends it");
    }

    @Test
    void otherPagesHoldNothingOfPrimeFaces() {
        Visitor member = signedIn(Api.member("member"));
        for (Visitor visitor : new Visitor[] {new Visitor(), member}) {
            for (String path : new String[] {"", "search?q=honey", "suppliers", "sign-in", "orders", "nowhere"}) {
                var page = visitor.get(path);
                assertEquals(POLICY.formatted("", ""), policy(page), path);
                String body = page.body().toLowerCase();
                assertFalse(body.contains("primefaces") || body.contains("nonce") || body.contains("tools.css"), path);
            }
        }
    }

    @Test
    void theMembersTableTurnsItsPagesByAjax() {
        // letters only, none of which looks like another one
        String name = "paged" + Long.toString(System.nanoTime(), 7).chars().mapToObj(c -> Character.toString(c - '0' + 'a')).collect(joining());
        for (int i = 0; i < 26; i++) {
            Api.member(name + i);
        }
        Visitor moderator = signedIn(Api.moderator("moderator"));
        String page = moderator.get("admin/members?find=" + name).body();
        assertTrue(page.contains(name + "25 ") && !page.contains(name + "0 "), page);
        assertFalse(page.contains("@artel.test"), "a moderator sees no addresses");
        var next = moderator.post("admin/members", turned(page, name), "Faces-Request", "partial/ajax");
        assertEquals(200, next.statusCode());
        assertTrue(next.body().contains("<partial-response") && next.body().contains(name + "0 "), next.body());
    }

    @Test
    void ajaxNeedsTheTokenOfTheFormAndLeadsToTheSignInWhenTheSessionHasEnded() {
        Visitor moderator = signedIn(Api.moderator("moderator"));
        Map<String, String> sent = turned(moderator.get("admin/members").body(), "");
        Map<String, String> forged = new HashMap<>(sent);
        forged.put("csrf", "guessed");
        assertEquals(403, moderator.post("admin/members", forged, "Faces-Request", "partial/ajax").statusCode());
        moderator.dropCookie("JSESSIONID");
        var ended = moderator.post("admin/members", sent, "Faces-Request", "partial/ajax");
        assertEquals(200, ended.statusCode());
        assertTrue(ended.body().contains("<redirect url=\"/sign-in?back=%2Fadmin%2Fmembers\""), ended.body());
    }

    @Test
    void aBanThatWasTypedIsNotLostWithTheSession() {
        Api somebody = Api.member("somebody");
        Visitor moderator = signedIn(Api.moderator("moderator"));
        Map<String, String> sent = Visitor.filled(moderator.get("admin/members").body(), "banForm", "ban",
                Map.of("member", Long.toString(somebody.memberId()), "reason", "Sells what is forbidden, and was warned twice."));
        moderator.dropCookie("JSESSIONID");
        var ended = moderator.post("admin/members", sent);
        assertEquals(401, ended.statusCode());
        assertTrue(ended.body().contains("Sells what is forbidden, and was warned twice."));
        assertEquals(200, somebody.get("me").status());
    }

    @Test
    void theLogIsFilteredAndGoesOnBelowItsLastRow() {
        Api administrator = Api.administrator();
        for (int i = 0; i < 51; i++) {
            administrator.post("suppliers", "{\"name\": \"Log %d %d\", \"lookAlikeConfirmed\": true}".formatted(i, System.nanoTime())).ok();
        }
        Visitor moderator = signedIn(Api.moderator("moderator"));
        String page = moderator.get("admin/audit?operation=CREATE_SUPPLIER&member=Administrator").body();
        assertEquals(51, page.split(">Made a supplier’s card<", -1).length - 1, "50 rows and the filter's own word");
        Matcher older = Pattern.compile("href=\"/(admin/audit[^\"]*before=\\d+)\"").matcher(page);
        assertTrue(older.find(), page);
        assertTrue(moderator.get(older.group(1).replace("&amp;", "&")).body().split(">Made a supplier’s card<", -1).length - 1 >= 2);
        assertTrue(moderator.get("admin/audit?operation=STOP_PURCHASE&member=Administrator").body().contains("Nothing of that kind"));
    }

    @Test
    void aSectionMovesDownAmongThoseBesideIt() {
        Api administrator = Api.administrator("administrator");
        String run = Long.toString(System.nanoTime(), 36);
        long above = section(administrator, "Above " + run, null);
        long first = section(administrator, "First " + run, above);
        section(administrator, "Second " + run, above);
        Visitor visitor = signedIn(administrator);
        String page = visitor.get("admin/sections").body();
        assertTrue(page.indexOf("First " + run) < page.indexOf("Second " + run), page);
        Matcher form = Pattern.compile("<form id=\"((tree:[0-9_]+):moving)\"(?:(?!</form>).)*name=\"moved\" value=\"" + first + '"',
                Pattern.DOTALL).matcher(page);
        assertTrue(form.find(), page);
        assertEquals(302, visitor.post("admin/sections", Visitor.filled(page, form.group(1), form.group(2) + ":down", Map.of())).statusCode());
        page = visitor.get("admin/sections").body();
        assertTrue(page.indexOf("First " + run) > page.indexOf("Second " + run), page);
    }

    private static long section(Api administrator, String name, Long parentId) {
        return administrator.post("sections", "{\"name\": \"%s\", \"parentId\": %d}".formatted(name, parentId)).ok().number("id");
    }

    private static Map<String, String> turned(String page, String find) {
        Map<String, String> sent = Visitor.filled(page, "list", null, Map.of("find", find, "jakarta.faces.partial.ajax", "true",
                "jakarta.faces.source", "members", "jakarta.faces.partial.execute", "members", "jakarta.faces.partial.render", "members"));
        sent.putAll(Map.of("members", "members", "members_pagination", "true", "members_first", "25", "members_rows", "25",
                "members_skipChildren", "true", "members_encodeFeature", "true"));
        Matcher nonce = NONCE.matcher(page);
        assertTrue(nonce.find());
        sent.put("primefaces.nonce", nonce.group(1));
        return sent;
    }
}
