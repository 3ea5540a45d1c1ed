package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalAddressTest {

    @Test
    void whatTheOperatorWroteIsNotAskedOfTheRequest() {
        assertEquals("https://artel.example", new PortalAddress("https://artel.example/", null).origin(null));
        assertEquals("http://artel.example:8080", new PortalAddress("http://artel.example:8080", null).origin(null));
    }

    @Test
    void withoutItTheRequestTellsWhereThePortalIs() {
        assertEquals("https://sp.example", new PortalAddress("", new Proxies("10.1.2.3"))
                .origin(ProxiesTest.from("10.1.2.3", Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "sp.example"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"artel.example", "https://artel.example/shop", "ftp://artel.example", "https://a b", "https://me@artel.example"})
    void anythingElseThanSchemeAndHostEndsTheStart(String address) {
        assertThrows(IllegalArgumentException.class, () -> new PortalAddress(address, null));
    }
}
