package org.artel.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The API of the test server, or of the second one, as somebody uses it: a guest, a member with a token. For tests outside the server.
 *
 * <pre>
 * Api anna = Api.member("anna");
 * var answer = anna.post("organizer-requests", "{\"text\": \"Honey\"}");
 * </pre>
 */
public final class Api {

    /** Status, body and headers of an answer. */
    public record Answer(int status, String body, HttpResponse<String> response) {

        /** The first number of that name in the body. */
        public long number(String field) {
            return Long.parseLong(value(field));
        }

        /** The first value of that name in the body, without its quotes. */
        public String value(String field) {
            Matcher found = Pattern.compile("\"" + field + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,}\\]\\s]+))").matcher(body);
            if (!found.find()) {
                throw new AssertionError("no " + field + " in " + status + ' ' + body);
            }
            return found.group(1) != null ? found.group(1) : found.group(2);
        }

        /** The same answer, when the status is in the two hundreds. */
        public Answer ok() {
            if (status / 100 != 2) {
                throw new AssertionError(response.request().method() + ' ' + response.uri() + " → " + status + ' ' + body);
            }
            return this;
        }
    }

    /** Without HTTP/2: its upgrade has left requests without an answer for ever. */
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), 36);

    private static Api administrator;

    private final URI base;
    private final String token;
    private final long memberId;

    private Api(URI base, String token, long memberId) {
        this.base = base;
        this.token = token;
        this.memberId = memberId;
    }

    public static Api guest() {
        return new Api(TestServer.url(), null, 0);
    }

    /** The administrator of {@link TestPortal}. */
    public static synchronized Api administrator() {
        if (administrator == null) {
            administrator = signedIn(TestPortal.ADMINISTRATOR_EMAIL);
        }
        return administrator;
    }

    /** A new member; the nickname begins as given and is unique. */
    public static Api member(String nickname) {
        String name = nickname + ' ' + RUN.substring(RUN.length() - 5) + COUNT.incrementAndGet();
        String email = name.replace(' ', '.') + "@artel.test";
        long city = guest().get("cities").ok().number("id");
        guest().post("members", """
                {"email": "%s", "nickname": "%s", "password": "%s", "cityId": %d, "language": "en", "rulesAccepted": true}
                """.formatted(email, name, TestPortal.PASSWORD, city)).ok();
        return signedIn(email);
    }

    public static Api organizer(String nickname) {
        return member(nickname).with("\"organizer\": true");
    }

    public static Api trustedOrganizer(String nickname) {
        Api organizer = organizer(nickname);
        administrator().put("members/" + organizer.memberId() + "/trust", "{\"trusted\": true}").ok();
        return organizer;
    }

    public static Api moderator(String nickname) {
        return member(nickname).with("\"moderator\": true");
    }

    private Api with(String role) {
        administrator().put("members/" + memberId + "/roles", "{" + role + "}").ok();
        return this;
    }

    private static Api signedIn(String email) {
        String token = guest().post("tokens", """
                {"email": "%s", "password": "%s", "name": "test"}
                """.formatted(email, TestPortal.PASSWORD)).ok().value("token");
        Api api = new Api(TestServer.url(), token, 0);
        return new Api(TestServer.url(), token, api.get("me").ok().number("id"));
    }

    /** The same person at another server. */
    public Api at(URI server) {
        return new Api(server, token, memberId);
    }

    public long memberId() {
        return memberId;
    }

    public String token() {
        return token;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /**
     * @param path    below {@code api/v1/}
     * @param json    null: no body
     * @param headers names and values in turn
     */
    public Answer send(String method, String path, String json, String... headers) {
        var request = HttpRequest.newBuilder(base.resolve("api/v1/").resolve(path)).timeout(Duration.ofMinutes(2))
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError(method + ' ' + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
