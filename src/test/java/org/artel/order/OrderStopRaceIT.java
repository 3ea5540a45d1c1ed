package org.artel.order;

import java.net.URI;
import java.util.List;
import org.artel.common.ArtelDataSource;
import org.artel.testing.OrderFixture;
import org.artel.testing.SecondServer;
import org.artel.testing.TestServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** {@link StopRace} through two servers on one database. {@code -Drace.rounds=n} runs more or fewer rounds. */
@ArquillianTest
@RunAsClient
class OrderStopRaceIT {

    private static final int ROUNDS = Integer.getInteger("race.rounds", 2_000);

    @Test
    void anOrderIsWhollyBeforeOrWhollyAfterTheStop() throws Exception {
        List<URI> servers = List.of(TestServer.url(), SecondServer.url());
        ApiCalls api = new ApiCalls();
        new StopRace(new OrderFixture(new ArtelDataSource()),
                (server, method, path, token, json) -> api.send(servers.get(server), method, path, token, json), ROUNDS).run();
    }
}
