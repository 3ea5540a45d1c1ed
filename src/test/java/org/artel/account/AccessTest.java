package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTest {

    private static final Instant NOW = Instant.parse("2026-05-26T12:00:00Z");

    @Test
    void nobodySignedInIsAGuestAndNothingElse() {
        assertEquals(EnumSet.of(Role.GUEST), Access.rolesOf(null, new Relation(1L, true, Set.of()), NOW));
    }

    @Test
    void whoeverOwnsAThingIsItsOrganizerWithoutTheMark() {
        assertEquals(EnumSet.of(Role.MEMBER, Role.ORGANIZER), Access.rolesOf(aMember(), Relation.ownedBy(0), NOW));
    }

    @Test
    void anOrganizerIsAnotherOrganizerInSomebodyElsesPurchase() {
        assertEquals(EnumSet.of(Role.MEMBER, Role.OTHER_ORGANIZER), Access.rolesOf(anOrganizer(), Relation.ownedBy(99), NOW));
        assertEquals(EnumSet.of(Role.MEMBER, Role.ORGANIZER), Access.rolesOf(anOrganizer(), Relation.ownedBy(0), NOW));
    }

    @Test
    void anOrderMakesAParticipant() {
        assertTrue(Access.rolesOf(aMember(), new Relation(99L, true, Set.of()), NOW).contains(Role.PARTICIPANT));
    }

    @Test
    void aBannedMemberIsAGuestUntilTheBanEnds() {
        Member banned = aMember();
        banned.grant(new Roles(true, true, false));
        banned.ban(NOW.plus(Duration.ofDays(1)), "fraud");
        assertEquals(EnumSet.of(Role.GUEST), Access.rolesOf(banned, Relation.ownedBy(0), NOW));
        assertTrue(Access.rolesOf(banned, Relation.NONE, NOW.plus(Duration.ofDays(1))).contains(Role.MODERATOR));
    }

    @Test
    void onlyTheOrganizerAndWhoeverHelpsStopAPurchase() {
        assertEquals(Set.of(Role.ORGANIZER, Role.CO_ORGANIZER), Operation.STOP_PURCHASE.roles());
    }

    @Test
    void aCoOrganizerIsWhatTheOrganizerGranted() {
        Relation helping = Relation.ownedBy(99).granting(Role.CO_ORGANIZER);
        assertEquals(EnumSet.of(Role.MEMBER, Role.CO_ORGANIZER), Access.rolesOf(aMember(), helping, NOW));
        Member banned = aMember();
        banned.ban(NOW.plus(Duration.ofDays(1)), "fraud");
        assertEquals(EnumSet.of(Role.GUEST), Access.rolesOf(banned, helping, NOW));
    }

    @ParameterizedTest
    @EnumSource(value = Operation.class, names = {"CHANGE_TERMS", "LOWER_PERCENT", "MOVE_STOP", "REOPEN_PURCHASE", "CANCEL_PURCHASE",
            "INVITE_CO_ORGANIZER", "TRANSFER_PURCHASE"})
    void whatCostsMoneyOrChoosesPeopleIsNotACoOrganizers(Operation operation) {
        assertFalse(operation.allowedTo(EnumSet.of(Role.MEMBER, Role.CO_ORGANIZER, Role.LIST_KEEPER)));
    }

    @Test
    void onlyAnAdministratorGrantsRoles() {
        assertEquals(Set.of(Role.ADMINISTRATOR), Operation.GRANT_ROLES.roles());
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void whatAGuestMayEverybodySignedInMayToo(Operation operation) {
        if (operation.roles().contains(Role.GUEST) && operation != Operation.REGISTER) {
            assertTrue(operation.roles().contains(Role.MEMBER), operation.name());
        }
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void nothingIsAllowedToWhoeverHoldsNoRole(Operation operation) {
        assertFalse(operation.allowedTo(EnumSet.noneOf(Role.class)));
    }

    private static Member aMember() {
        return new Member("anna@example.org", "Anna", "", 1, "en", NOW);
    }

    private static Member anOrganizer() {
        Member member = aMember();
        member.becomeOrganizer();
        return member;
    }
}
