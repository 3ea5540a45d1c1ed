package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.PostBox;
import org.artel.testing.SecondServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** A link followed many times at the same moment, on two nodes, works once. */
@ArquillianTest
@RunAsClient
class MailedLinkRaceIT {

    private static final int FOLLOWERS = 12;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    MailedLinkRaceIT() throws SQLException {
    }

    @Test
    void aLinkIsFollowedOnce() throws Exception {
        Api anna = Api.member("Anna");
        String email = anna.get("me").ok().value("email");
        Api.guest().post("password-resets", "{\"email\": \"%s\"}".formatted(email)).ok();
        String token = PostBox.await(email, "A new password").link().replaceFirst(".*=", "");
        var threads = Executors.newFixedThreadPool(FOLLOWERS);
        try {
            List<Callable<Integer>> followers = new ArrayList<>();
            for (int i = 0; i < FOLLOWERS; i++) {
                Api guest = i % 2 == 0 ? Api.guest() : Api.guest().at(SecondServer.url());
                String body = "{\"token\": \"%s\", \"password\": \"password number %d\"}".formatted(token, i);
                followers.add(() -> guest.post("password-resets/finish", body).status());
            }
            int followed = 0;
            for (Future<Integer> answer : threads.invokeAll(followers)) {
                if (answer.get() == 204) {
                    followed++;
                } else {
                    assertEquals(422, answer.get());
                }
            }
            assertEquals(1, followed);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(2, fixture.number("SELECT credentials_no FROM member WHERE id = ?", anna.memberId()).intValue());
    }
}
