package org.artel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final Instant NOW = Instant.parse("2026-05-26T12:00:00Z");

    private final Mail mail = new Mail("anna@artel.test", "Stop", "The Stop is announced.", null, NOW);

    @Test
    void aLineBreakInASubjectBeginsNoHeader() {
        assertEquals("Honey Bcc: all@artel.test", new Mail("a@b.test", "Honey\r\nBcc: all@artel.test", "", null, NOW).subject());
    }

    @Test
    void whatWasSentIsForgotten() {
        mail.sent(NOW);
        assertNull(mail.text());
        assertNull(mail.dueAt());
        assertFalse(mail.hasFailedForGood());
    }

    @Test
    void aLateFailureDoesNotSendAgainWhatAnotherNodeSent() {
        mail.sent(NOW);
        mail.failed("timeout", NOW, 500);
        assertNull(mail.dueAt());
    }

    @Test
    void theNextAttemptComesAQuarterEarlierOrLaterByChance() {
        mail.failed("421 busy", NOW, 0);
        assertEquals(Duration.ofSeconds(45), Duration.between(NOW, mail.dueAt()));
        mail.failed("421 busy", NOW, 1000);
        assertEquals(Duration.ofSeconds(75), Duration.between(NOW, mail.dueAt()));
    }

    @Test
    void anAdministratorMayTryAgainFromTheBeginning() {
        mail.tryAgain(NOW.plusSeconds(60));
        assertEquals(NOW.plusSeconds(60), mail.dueAt());
        assertEquals(0, mail.attempts());
    }

    @Test
    void aSubjectFitsItsColumn() {
        assertTrue(new Mail("a@b.test", "x".repeat(1000), "", null, NOW).subject().length() <= 300);
    }
}
