package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.artel.common.Environment;

/**
 * Where a request really came from. What {@code X-Forwarded-For}, {@code X-Forwarded-Proto} and {@code X-Forwarded-Host} say is
 * believed only when a proxy sent it that the operator named in {@code ARTEL_PROXIES}: addresses or networks
 * ({@code 10.0.0.0/8}), separated by commas. Anybody else could write there what they like.
 */
@ApplicationScoped
public class Proxies {

    private final List<Network> known;

    public Proxies() {
        this(Environment.get("ARTEL_PROXIES", ""));
    }

    Proxies(String list) {
        known = Arrays.stream(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).map(Network::of).toList();
    }

    /** Network address of the visitor: the last one on the way that is not a proxy of ours. */
    public String address(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (!isProxy(address)) {
            return address;
        }
        List<String> way = new ArrayList<>();
        for (var headers = request.getHeaders("X-Forwarded-For"); headers.hasMoreElements();) {
            Arrays.stream(headers.nextElement().split(",")).map(String::strip).filter(s -> !s.isEmpty()).forEach(way::add);
        }
        for (int i = way.size() - 1; i >= 0; i--) {
            address = way.get(i);
            if (!isProxy(address)) {
                return address;
            }
        }
        return address;
    }

    /** True when the visitor's browser spoke TLS, to us or to the proxy before us. */
    public boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || isProxy(request.getRemoteAddr()) && "https".equalsIgnoreCase(first(request, "X-Forwarded-Proto"));
    }

    /** {@code host:port} as the visitor's browser named it; without the port where it is the usual one. */
    public String authority(HttpServletRequest request) {
        String forwarded = isProxy(request.getRemoteAddr()) ? request.getHeader("X-Forwarded-Host") : null;
        // proxies append: what stands before the last one may be the visitor's own invention
        String host = forwarded != null ? forwarded.substring(forwarded.lastIndexOf(',') + 1).strip() : request.getHeader("Host");
        if (host == null || !host.matches("[\\w.:\\[\\]-]+")) {
            host = request.getLocalAddr() + ':' + request.getLocalPort();
        }
        String usual = isSecure(request) ? ":443" : ":80";
        return host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
    }

    /** {@code https://host:port}, as the visitor's browser writes it. */
    public String origin(HttpServletRequest request) {
        return (isSecure(request) ? "https://" : "http://") + authority(request);
    }

    private static String first(HttpServletRequest request, String header) {
        String value = request.getHeader(header);
        return value == null ? null : value.split(",")[0].strip();
    }

    private boolean isProxy(String address) {
        return !known.isEmpty() && known.stream().anyMatch(network -> network.holds(address));
    }

    private record Network(byte[] base, int bits) {

        static Network of(String text) {
            int slash = text.indexOf('/');
            byte[] base = literal(slash < 0 ? text : text.substring(0, slash));
            if (base == null) {
                throw new IllegalArgumentException("ARTEL_PROXIES: not an address or network: " + text);
            }
            return new Network(base, slash < 0 ? base.length * 8 : Integer.parseInt(text.substring(slash + 1)));
        }

        /** Only numbers: a name would be looked up, at each request, wherever a visitor wants it. */
        private static byte[] literal(String text) {
            if (!text.matches("\\[?[0-9a-fA-F.:]+\\]?") || text.chars().noneMatch(c -> c == '.' || c == ':')) {
                return null;
            }
            try {
                return InetAddress.getByName(text).getAddress();
            } catch (UnknownHostException e) {
                return null;
            }
        }

        boolean holds(String address) {
            byte[] other = literal(address);
            if (other == null || other.length != base.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((base[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
