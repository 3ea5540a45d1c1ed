package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.artel.common.Refused;
import org.junit.jupiter.api.Test;

class MemberTest {

    private static final Instant NOW = Instant.parse("2026-05-26T12:00:00Z");

    private final Member member = new Member("Anna@Example.org ".strip(), "Anna", Passwords.hash("correct horse"), 1, "en", NOW);

    @Test
    void aNewPasswordEndsWhatBeganWithTheOldOne() {
        int before = member.credentialsNo();
        member.takePassword(Passwords.hash("battery staple"));
        assertEquals(before + 1, member.credentialsNo());
        assertTrue(Passwords.matches("battery staple", member.passwordHash()));
        assertFalse(Passwords.matches("correct horse", member.passwordHash()));
    }

    @Test
    void onlyOrganizersAreTrusted() {
        member.trust(true);
        assertFalse(member.isTrusted());
        member.becomeOrganizer();
        member.trust(true);
        assertTrue(member.isTrusted());
    }

    @Test
    void whoStopsBeingAnOrganizerLosesTheTrustForGood() {
        member.becomeOrganizer();
        member.trust(true);
        member.grant(Roles.NONE);
        member.grant(new Roles(true, false, false));
        assertFalse(member.isTrusted());
    }

    @Test
    void theFirstConfirmationOfAgeCounts() {
        assertFalse(member.ageConfirmed());
        member.confirmAge(NOW);
        assertTrue(member.ageConfirmed());
    }

    @Test
    void aRequestIsDecidedOnceAndNotByTheOneWhoAsked() {
        OrganizerRequest request = new OrganizerRequest(7, "honey", NOW);
        assertEquals("account.ownRequest", assertThrows(Refused.class, () -> request.decide(7, true, "", NOW)).key());
        request.decide(8, false, "no supplier", NOW);
        assertFalse(request.isAccepted());
        assertEquals("account.requestDecided", assertThrows(Refused.class, () -> request.decide(9, true, "", NOW)).key());
    }

    @Test
    void aHashSaysHowItWasMadeAndIsNeverTheSameTwice() {
        String hash = member.passwordHash();
        assertTrue(hash.startsWith("pbkdf2-sha256$600000$"), hash);
        assertFalse(hash.equals(Passwords.hash("correct horse")));
    }

    @Test
    void noPasswordOpensTheAccountOfNobody() {
        assertFalse(Passwords.matches("", Passwords.OF_NOBODY));
    }
}
