package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalAddressTest {

    @Test
    void whatTheOperatorWroteIsNotAskedOfTheRequest() {
        assertEquals("https://artel.example", new PortalAddress("https://artel.example/").origin(null));
        assertEquals("http://artel.example:8080", new PortalAddress("http://artel.example:8080").origin(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"artel.example", "https://artel.example/shop", "ftp://artel.example", "https://a b", "https://me@artel.example"})
    void anythingElseThanSchemeAndHostEndsTheStart(String address) {
        assertThrows(IllegalArgumentException.class, () -> new PortalAddress(address));
    }
}
