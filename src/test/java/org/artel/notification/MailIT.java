package org.artel.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.artel.common.ArtelDataSource;
import org.artel.testing.Api;
import org.artel.testing.OrderFixture;
import org.artel.testing.PostBox;
import org.artel.testing.PostBox.Letter;
import org.artel.testing.TestPortal;
import org.artel.testing.Visitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Mails as they arrive. */
@ArquillianTest
@RunAsClient
class MailIT {

    private final OrderFixture fixture = new OrderFixture(new ArtelDataSource());

    MailIT() throws SQLException {
    }

    @Test
    void aChangedPasswordIsToldInTheMembersLanguage() throws SQLException {
        Api anna = Api.member("Anna");
        String email = anna.get("me").ok().value("email");
        fixture.change("UPDATE member SET language = 'ru' WHERE id = ?", anna.memberId());
        anna.post("me/password", "{\"current\": \"%s\", \"fresh\": \"battery staple horse\"}".formatted(TestPortal.PASSWORD)).ok();
        Letter letter = PostBox.await(email, "Ваш пароль изменён");
        assertTrue(letter.text().contains("Здравствуйте, Anna"), letter.text());
        assertEquals("forgotten", letter.link());
    }

    @Test
    void theMessageIdIsTheOutboxsAtEachAttempt() throws SQLException {
        String email = UUID.randomUUID() + "@artel.test";
        String messageId = UUID.randomUUID().toString();
        insert(email, messageId, true);
        insert(email, messageId, true);
        for (Letter letter : PostBox.await(email, 2)) {
            assertEquals('<' + messageId + "@artel.test>", letter.messageId());
        }
    }

    @Test
    void administratorsSeeWhatFailedAndDecide() throws SQLException {
        String email = UUID.randomUUID() + "@artel.test";
        Visitor visitor = Visitor.signedIn(TestPortal.ADMINISTRATOR_EMAIL, TestPortal.PASSWORD);
        long id = insert(email, UUID.randomUUID().toString(), false);
        String address = "admin/mail?after=" + (id - 1);
        String page = visitor.get(address).body();
        assertTrue(page.contains(email) && page.contains("550 full"), page);
        assertEquals(302, visitor.send(address, "sendForm", "sendAgain", Map.of("mail", String.valueOf(id))).statusCode());
        PostBox.await(email, 1);
        assertEquals(409, Api.administrator().delete("mails/" + id).status());
        long discarded = insert(email, UUID.randomUUID().toString(), false);
        assertEquals(302, visitor.send(address, "discardForm", "discard", Map.of("mail", String.valueOf(discarded))).statusCode());
        assertEquals(404, Api.administrator().post("mails/" + discarded + "/again", "{}").status());
    }

    @Test
    void theDemosMailboxIsNotHere() {
        assertEquals(404, new Visitor().get("mailbox").statusCode());
    }

    /** @param waiting false: it has failed for good */
    private long insert(String email, String messageId, boolean waiting) throws SQLException {
        fixture.change("UPDATE id_sequence SET last_number = last_number + 1 WHERE name = 'mail'");
        long id = fixture.number("SELECT last_number FROM id_sequence WHERE name = 'mail'").longValue();
        fixture.change("INSERT INTO mail (id, message_id, address, subject, text, created_at, due_at, attempts, failure) "
                + "VALUES (?, ?, ?, 'Honey', 'Who wants honey?', UTC_TIMESTAMP(6), IF(?, UTC_TIMESTAMP(6), NULL), 10, '550 full')",
                id, messageId, email, waiting);
        return id;
    }
}
