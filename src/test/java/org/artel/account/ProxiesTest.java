package org.artel.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private final Proxies proxies = new Proxies("10.0.0.0/8, 192.168.1.5, ::1");

    @Test
    void whatAStrangerWritesAboutItselfIsNotBelieved() {
        var request = from("203.0.113.9", Map.of("X-Forwarded-For", "1.2.3.4", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example"));
        assertEquals("203.0.113.9", proxies.address(request));
        assertFalse(proxies.isSecure(request));
        assertEquals("http://artel.example", proxies.origin(request));
    }

    @Test
    void whatAConfiguredProxySaysIsBelieved() {
        var request = from("10.1.2.3", Map.of("X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "sp.example"));
        assertEquals("203.0.113.9", proxies.address(request));
        assertTrue(proxies.isSecure(request));
        assertEquals("https://sp.example", proxies.origin(request));
    }

    @Test
    void aHostThatTheVisitorInventedStandsBeforeTheProxys() {
        assertEquals("http://sp.example", proxies.origin(from("10.1.2.3", Map.of("X-Forwarded-Host", "evil.example, sp.example"))));
    }

    @Test
    void theVisitorIsTheLastAddressThatIsNoProxyOfOurs() {
        var request = from("10.1.2.3", Map.of("X-Forwarded-For", "6.6.6.6, 203.0.113.9, 192.168.1.5"));
        assertEquals("203.0.113.9", proxies.address(request));
    }

    @Test
    void aNetworkEndsWhereItsBitsEnd() {
        assertEquals("11.0.0.1", proxies.address(from("11.0.0.1", Map.of("X-Forwarded-For", "1.2.3.4"))));
    }

    @Test
    void withoutConfigurationNobodyIsAProxy() {
        assertEquals("10.1.2.3", new Proxies("").address(from("10.1.2.3", Map.of("X-Forwarded-For", "1.2.3.4"))));
    }

    @Test
    void theUsualPortBelongsToNoOrigin() {
        assertEquals("http://artel.example", proxies.origin(from("203.0.113.9", Map.of("Host", "artel.example:80"))));
        assertEquals("http://artel.example:8080", proxies.origin(from("203.0.113.9", Map.of("Host", "artel.example:8080"))));
    }

    @Test
    void whatIsNoHostIsTheAddressThatWasAskedFor() {
        assertEquals("http://127.0.0.1:8080", proxies.origin(from("203.0.113.9", Map.of("Host", "a b\"><script>"))));
    }

    @Test
    void aNameIsNoProxy() {
        assertThrows(IllegalArgumentException.class, () -> new Proxies("proxy.example"));
    }

    static HttpServletRequest from(String address, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(ProxiesTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "getRemoteAddr" -> address;
                    case "isSecure" -> false;
                    case "getLocalAddr" -> "127.0.0.1";
                    case "getLocalPort" -> 8080;
                    case "getHeader" -> headers.getOrDefault((String) args[0], "Host".equals(args[0]) ? "artel.example" : null);
                    case "getHeaders" -> Collections.enumeration(headers.containsKey((String) args[0]) ? List.of(headers.get((String) args[0])) : List.of());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
