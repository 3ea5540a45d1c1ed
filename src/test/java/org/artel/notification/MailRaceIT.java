package org.artel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.SQLException;
import java.util.UUID;
import org.artel.common.ArtelDataSource;
import org.artel.testing.OrderFixture;
import org.artel.testing.PostBox;
import org.artel.testing.SecondServer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Two nodes at one outbox: each mail is sent by one of them. */
@ArquillianTest
@RunAsClient
class MailRaceIT {

    private static final int MAILS = 60;

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    MailRaceIT() throws SQLException {
    }

    @Test
    void eachMailArrivesOnce() throws SQLException {
        SecondServer.url();
        String run = UUID.randomUUID().toString();
        fixture.change("UPDATE id_sequence SET last_number = last_number + ? WHERE name = 'mail'", MAILS);
        long first = fixture.number("SELECT last_number FROM id_sequence WHERE name = 'mail'").longValue() - MAILS;
        fixture.change("INSERT INTO mail (id, message_id, address, subject, text, created_at, due_at, attempts) SELECT ? + seq, UUID(), "
                + "CONCAT(seq, '-', ?, '@artel.test'), 'Honey', 'Who wants honey?', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 0 FROM seq_1_to_" + MAILS, first, run);
        for (int i = 1; i <= MAILS; i++) {
            PostBox.await(i + "-" + run + "@artel.test", 1);
        }
        for (int i = 1; i <= MAILS; i++) {
            assertEquals(1, PostBox.to(i + "-" + run + "@artel.test").size());
        }
        assertEquals(MAILS, fixture.number("SELECT SUM(attempts) FROM mail WHERE address LIKE CONCAT('%-', ?, '@artel.test')", run).intValue());
    }
}
