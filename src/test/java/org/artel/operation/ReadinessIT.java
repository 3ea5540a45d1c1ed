package org.artel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** What a proxy asks before it sends a node requests. */
@ArquillianTest
@RunAsClient
class ReadinessIT {

    private static final String READY = "health/ready";

    @Test
    void aNodeThatLeavesSaysSoAndStillServes() throws Exception {
        Path leaving = TestServer.leavingFile("second");
        Visitor proxy = new Visitor(SecondServer.url());
        assertEquals(200, proxy.get(READY).statusCode());
        Files.createFile(leaving);
        try {
            var answer = proxy.get(READY);
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("staying"), answer.body());
            assertEquals(200, proxy.get("").statusCode(), "whoever is there already is served to the end");
            assertEquals(200, new Visitor().get(READY).statusCode(), "the other node stays");
        } finally {
            Files.delete(leaving);
        }
        assertEquals(200, proxy.get(READY).statusCode());
    }
}
