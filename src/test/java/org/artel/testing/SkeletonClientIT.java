package org.artel.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The ground that everything stands on, seen from outside: one page, one resource, two servers. */
@ArquillianTest
@RunAsClient
class SkeletonClientIT {

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void theFirstPageIsServedWithoutExtension() throws Exception {
        var answer = get(TestServer.url());
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("<title>"), answer.body());
    }

    @Test
    void theApiSaysWhatItIs() throws Exception {
        var answer = get(TestServer.url().resolve("api/v1/"));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("\"version\":\"v1\""), answer.body());
    }

    @Test
    void aSecondServerStandsOnTheSameDatabase() throws Exception {
        assertNotEquals(TestServer.url(), SecondServer.url());
        assertEquals(200, get(SecondServer.url().resolve("api/v1/")).statusCode());
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
