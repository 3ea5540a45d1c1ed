package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.artel.common.Environment;

/**
 * Where everybody finds this portal: what the operator wrote into {@code ARTEL_ADDRESS} ({@code https://artel.example}), so that
 * links that leave the portal cannot be bent by a request's {@code Host} header. Without it, where this request came to.
 */
@ApplicationScoped
public class PortalAddress {

    private String configured;
    private Proxies proxies;

    protected PortalAddress() {
    }

    @Inject
    PortalAddress(Proxies proxies) {
        this(Environment.get("ARTEL_ADDRESS", ""), proxies);
    }

    /** @throws IllegalArgumentException when it is neither empty nor scheme and host */
    PortalAddress(String configured, Proxies proxies) {
        if (!configured.matches("|https?://[^/?#@\\s]+/?")) {
            throw new IllegalArgumentException("ARTEL_ADDRESS: not like https://artel.example: " + configured);
        }
        this.configured = configured.replaceFirst("/$", "");
        this.proxies = proxies;
    }

    /** {@code https://host:port}, as the operator wrote it; empty where nothing was. For what no request asks for: mails. */
    public String configured() {
        return configured;
    }

    /** {@code https://host:port}, without a path. */
    public String origin(HttpServletRequest request) {
        return configured.isEmpty() ? proxies.origin(request) : configured;
    }
}
