package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.artel.common.PortalClock;
import org.artel.common.Refused;
import org.artel.testing.TestPortal;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** So many times within a window, whatever the node. */
@ArquillianTest
class RateLimitsIT {

    private static final Duration WINDOW = Duration.ofMinutes(15);

    @Inject
    private RateLimits limits;
    @Inject
    private SignInService signIn;
    @Inject
    private PortalClock clock;

    private final String subject = UUID.randomUUID().toString();
    private final Instant start = Instant.parse("2026-05-26T12:00:00Z");

    @Test
    void whatIsBeyondTheLimitIsRefusedUntilTheWindowEnds() {
        clock.during(start, () -> hit(3));
        clock.during(start.plus(WINDOW).minusSeconds(1), () -> {
            Refused tooOften = assertThrows(Refused.class, () -> hit(1));
            assertEquals(Refused.Kind.TOO_OFTEN, tooOften.kind());
            assertEquals(start.plus(WINDOW), tooOften.args()[0]);
        });
        clock.during(start.plus(WINDOW), () -> {
            hit(3);
            assertThrows(Refused.class, () -> hit(1));
        });
    }

    @Test
    void aHitGivenBackDidNotCount() {
        clock.during(start, () -> {
            hit(3);
            limits.giveBack("test", subject);
            hit(1);
            assertThrows(Refused.class, () -> hit(1));
            limits.forget("test", subject);
            hit(3);
        });
    }

    @Test
    void kindsAndSubjectsDoNotShareALimit() {
        clock.during(start, () -> {
            hit(3);
            limits.hit("other", subject, 3, WINDOW);
            limits.hit("test", subject + "2", 3, WINDOW);
        });
    }

    @Test
    void anAddressThatFailedTooOftenIsNotEvenAskedForItsPassword() {
        for (int i = 0; i < 50; i++) {
            limits.hit("sign-in address", subject, 50, WINDOW);
        }
        Refused refused = assertThrows(Refused.class, () -> signIn.signIn(TestPortal.ADMINISTRATOR_EMAIL, TestPortal.PASSWORD, subject));
        assertEquals(Refused.Kind.TOO_OFTEN, refused.kind());
        signIn.signIn(TestPortal.ADMINISTRATOR_EMAIL, TestPortal.PASSWORD, "another " + subject);
    }

    @Test
    void signingInRightNeverFillsTheLimitOfAnAddress() {
        for (int i = 0; i < 3; i++) {
            signIn.signIn(TestPortal.ADMINISTRATOR_EMAIL, TestPortal.PASSWORD, subject);
        }
        limits.hit("sign-in address", subject, 1, WINDOW);
    }

    private void hit(int times) {
        for (int i = 0; i < times; i++) {
            limits.hit("test", subject, 3, WINDOW);
        }
    }
}
