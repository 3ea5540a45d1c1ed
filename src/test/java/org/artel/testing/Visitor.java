package org.artel.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without script at the test server: keeps cookies, reads pages, fills in forms and sends them. Follows no redirect,
 * so that tests see it. For tests outside the server.
 *
 * <pre>
 * Visitor anna = new Visitor();
 * var answer = anna.send("sign-in", "signIn", "enter", Map.of("email", …, "password", …));
 * </pre>
 */
public final class Visitor {

    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern INPUT = Pattern.compile("<(?:input|button|textarea|select)\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

    private final Map<String, String> cookies = new TreeMap<>();
    private final URI base;

    public Visitor() {
        this(TestServer.url());
    }

    public Visitor(URI base) {
        this.base = base;
    }

    /** Signed in by the page. */
    public static Visitor signedIn(String email, String password) {
        Visitor visitor = new Visitor();
        var answer = visitor.signIn(email, password, false);
        if (answer.statusCode() / 100 != 3) {
            throw new AssertionError("not signed in: " + answer.statusCode() + ' ' + answer.body());
        }
        return visitor;
    }

    public HttpResponse<String> signIn(String email, String password, boolean remember) {
        return send("sign-in", "signIn", "enter", remember ? Map.of("email", email, "password", password, "remember", "on")
                : Map.of("email", email, "password", password));
    }

    /** @param headers names and values in turn */
    public HttpResponse<String> get(String path, String... headers) {
        return exchange(HttpRequest.newBuilder(base.resolve(path)).GET(), headers);
    }

    /** Reads the page, fills in the form's fields and presses its button. */
    public HttpResponse<String> send(String path, String form, String button, Map<String, String> fields, String... headers) {
        return post(path, filled(get(path).body(), form, button, fields), headers);
    }

    public HttpResponse<String> post(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return exchange(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)), headers);
    }

    /** As {@link #post}, for a form that can carry files; it carries none here. */
    public HttpResponse<String> postParts(String path, Map<String, String> fields) {
        String boundary = "part-of-the-form";
        String body = fields.entrySet().stream().map(field -> "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                + "\"\r\n\r\n" + field.getValue() + "\r\n").collect(Collectors.joining()) + "--" + boundary + "--\r\n";
        return exchange(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(body)));
    }

    /** What a browser would send: the form's hidden fields and texts, then the fields given, then the button. */
    public static Map<String, String> filled(String page, String form, String button, Map<String, String> fields) {
        Matcher found = Pattern.compile("<form\\b[^>]*\\bid=\"" + form + "\".*?</form>", Pattern.DOTALL).matcher(page);
        if (!found.find()) {
            throw new AssertionError("no form " + form + " in " + page);
        }
        Map<String, String> sent = new LinkedHashMap<>();
        for (Matcher input = INPUT.matcher(found.group()); input.find();) {
            Map<String, String> attributes = new LinkedHashMap<>();
            for (Matcher attribute = ATTRIBUTE.matcher(input.group()); attribute.find();) {
                attributes.put(attribute.group(1), attribute.group(2));
            }
            String type = attributes.getOrDefault("type", "text");
            if (attributes.containsKey("name") && !type.equals("submit") && !type.equals("checkbox") && !type.equals("radio")) {
                sent.put(attributes.get("name"), attributes.getOrDefault("value", "").replace("&quot;", "\"").replace("&amp;", "&"));
            }
        }
        sent.putAll(fields);
        if (button != null) {
            sent.put(button, "x");
        }
        return sent;
    }

    public String cookie(String name) {
        return cookies.get(name);
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public void dropCookie(String name) {
        cookies.remove(name);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request, String... headers) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(c -> c.getKey() + '=' + c.getValue()).collect(Collectors.joining("; ")));
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String pair = cookie.split(";", 2)[0];
                String name = pair.substring(0, pair.indexOf('='));
                if (cookie.toLowerCase().contains("max-age=0") || pair.endsWith("=")) {
                    cookies.remove(name);
                } else {
                    cookies.put(name, pair.substring(name.length() + 1));
                }
            }
            return answer;
        } catch (IOException e) {
            throw new AssertionError(request.build().uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
