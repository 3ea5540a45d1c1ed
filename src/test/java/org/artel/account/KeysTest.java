package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    @Test
    void whatIsNoDomainIsKept() {
        assertEquals("x@..test", Keys.email("X@..test"));
    }

    @ParameterizedTest
    @CsvSource({
        "Anna, аnna",        // the first letter is Cyrillic
        "Anna, ANNA",
        "Ольга, 0льга",
        "Marina, Мarina",
        "Marina, rnarina",
        "Kolya, К0lуа",
        "Bill, BiII",        // two capital i
        "Zoe, Zoé",
        "Anna S, Anna_S",
        "Anna S, annas",
        "Саша, Caшa",
        "Артём, Артем",
        "scope, ѕсоре",      // all Cyrillic
        "Paypal, Pаypаl",    // mixed scripts
        "Olga, ОІgа",
        "Anna, Aｎna"})      // full width
    void nicknamesThatLookAlikeAreTheSame(String nickname, String other) {
        assertEquals(Keys.nickname(nickname), Keys.nickname(other));
    }

    @ParameterizedTest
    @CsvSource({"Anna, Inna", "Ольга, Олег", "Катя, Коля", "anna1, anna2", "Маша, Саша"})
    void nicknamesThatDifferStayApart(String nickname, String other) {
        assertNotEquals(Keys.nickname(nickname), Keys.nickname(other));
    }

    @ParameterizedTest
    @CsvSource({"anna@mail.example, a.n.n.a+spam@mail.example", "Anna@mail.example, anna@MAIL.example"})
    void oneMailboxHasManyAddresses(String email, String other) {
        assertEquals(Keys.mailbox(email), Keys.mailbox(other));
    }

    @Test
    void addressesOfTwoProvidersAreTwoMailboxes() {
        assertNotEquals(Keys.mailbox("anna@mail.example"), Keys.mailbox("anna@post.example"));
    }

    @ParameterizedTest
    @CsvSource({"Anna, Anna 2", "Anna_77, аnna", "Анна-1, Анна"})
    void aNumberAtTheEndMakesNoOtherNickname(String nickname, String other) {
        assertEquals(Keys.nicknameStem(nickname), Keys.nicknameStem(other));
    }

    @Test
    void aKeyFitsItsColumnWhateverTheNickname() {
        assertEquals(true, Keys.nickname("\uFDFA".repeat(30)).length() > 80, "this ligature unfolds to eighteen letters");
        assertEquals(true, Keys.nickname("Щ".repeat(30)).length() <= 80);
    }

    @ParameterizedTest
    @CsvSource({"Anna@Example.ORG, anna@example.org", "' anna@example.org ', anna@example.org", "анна@пример.рф, анна@xn--e1afmkfd.xn--p1ai"})
    void mailAddressesAreTheSameWhateverTheirCase(String email, String key) {
        assertEquals(key, Keys.email(email));
    }
}
