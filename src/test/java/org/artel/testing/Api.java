package org.artel.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.artel.common.ArtelDataSource;
import org.artel.common.Hash;

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
    private static final String QUICK_HASH = quickHash();
    private static final String RUN = Long.toString(System.nanoTime(), 36);

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
    public static Api administrator() {
        try (Connection connection = new ArtelDataSource().getConnection()) {
            long id = number(connection, "SELECT id FROM member WHERE email = ?", TestPortal.ADMINISTRATOR_EMAIL);
            return signedIn(connection, id);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A new member; the nickname begins as given and is unique; the password is {@link TestPortal#PASSWORD}. */
    public static Api member(String nickname) {
        return member(nickname, false, false, false, false);
    }

    public static Api organizer(String nickname) {
        return member(nickname, true, false, false, false);
    }

    public static Api trustedOrganizer(String nickname) {
        return member(nickname, true, true, false, false);
    }

    public static Api moderator(String nickname) {
        return member(nickname, false, false, true, false);
    }

    /** With no other mark than the administrator's. */
    public static Api administrator(String nickname) {
        return member(nickname, false, false, false, true);
    }

    /** Written to the database: a registration costs two slow hashes, and a suite needs hundreds of members. */
    private static Api member(String nickname, boolean organizer, boolean trusted, boolean moderator, boolean administrator) {
        String name = nickname + ' ' + RUN.substring(RUN.length() - 5) + COUNT.incrementAndGet();
        String email = name.replace(' ', '.') + "@artel.test";
        try (Connection connection = new ArtelDataSource().getConnection()) {
            long city = number(connection, "SELECT MIN(id) FROM city");
            long id = nextId(connection, "member");
            change(connection, "INSERT INTO member (id, email, email_key, nickname, nickname_key, password_hash, city_id, language, "
                            + "organizer, trusted, moderator, administrator, rules_accepted_at, created_at, credentials_no, version) "
                            + "VALUES (?, ?, ?, ?, ?, ?, ?, 'en', ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 1, 1)",
                    id, email, email.toLowerCase(Locale.ROOT), name, name.toLowerCase(Locale.ROOT), QUICK_HASH, city, organizer, trusted, moderator, administrator);
            return signedIn(connection, id);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Api signedIn(Connection connection, long memberId) throws SQLException {
        String token = UUID.randomUUID().toString();
        change(connection, "INSERT INTO access_token (id, member_id, name, token_hash, created_at) VALUES (?, ?, 'test', ?, UTC_TIMESTAMP(6))",
                nextId(connection, "access_token"), memberId, Hash.of(token));
        return new Api(TestServer.url(), token, memberId);
    }

    /** From the same blocks that the portal takes its ids from. */
    private static long nextId(Connection connection, String name) throws SQLException {
        change(connection, "UPDATE id_sequence SET last_number = LAST_INSERT_ID(last_number + 1) WHERE name = ?", name);
        return number(connection, "SELECT LAST_INSERT_ID()");
    }

    private static long number(Connection connection, String sql, Object... args) throws SQLException {
        try (PreparedStatement statement = filled(connection, sql, args); ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void change(Connection connection, String sql, Object... args) throws SQLException {
        try (PreparedStatement statement = filled(connection, sql, args)) {
            statement.executeUpdate();
        }
    }

    private static PreparedStatement filled(Connection connection, String sql, Object... args) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < args.length; i++) {
            statement.setObject(i + 1, args[i]);
        }
        return statement;
    }

    /** One round instead of 600,000: a hash names its own figure. */
    private static String quickHash() {
        byte[] salt = new byte[16];
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(TestPortal.PASSWORD.toCharArray(), salt, 1, 256)).getEncoded();
            return "pbkdf2-sha256$1$" + Base64.getEncoder().encodeToString(salt) + '$' + Base64.getEncoder().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
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
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
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
