package org.artel.order;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls of the REST API with a bearer token, as a program of a participant would send them. */
final class ApiCalls {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(20)).build();

    HttpResponse<String> get(URI server, String path, String token) throws IOException, InterruptedException {
        return send(request(server, path, token).GET());
    }

    HttpResponse<String> put(URI server, String path, String token, String json) throws IOException, InterruptedException {
        return send(request(server, path, token).PUT(BodyPublishers.ofString(json)));
    }

    /** @param version what If-Match names */
    HttpResponse<String> put(URI server, String path, String token, String version, String json) throws IOException, InterruptedException {
        return send(request(server, path, token).header("If-Match", version).PUT(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> post(URI server, String path, String token, String json) throws IOException, InterruptedException {
        return send(request(server, path, token).POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(URI server, String path, String token) throws IOException, InterruptedException {
        return send(request(server, path, token).DELETE());
    }

    /**
     * @param json    null: no body
     * @param headers names and values in turn
     */
    HttpResponse<String> send(URI server, String method, String path, String token, String json, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(server, path, token)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpRequest.Builder request(URI server, String path, String token) {
        return HttpRequest.newBuilder(server.resolve("api/v1/").resolve(path)).timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
