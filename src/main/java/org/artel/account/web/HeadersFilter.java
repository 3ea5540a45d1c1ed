package org.artel.account.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.artel.account.Proxies;
import org.artel.account.Viewer;

/**
 * Headers that tell browsers what pages of this portal may do: no inline script, no inline style, no frame around them. A page
 * with PrimeFaces asks for more by {@link ContentPolicy}; what PrimeFaces itself writes about every page is only kept for it,
 * because a browser obeys two policies at once.
 */
public class HeadersFilter implements Filter {

    static final String POLICY = "Content-Security-Policy";
    /** Request attribute: the script-src that PrimeFaces wants, with its nonce. */
    static final String PRIMEFACES = "org.artel.account.primefacesPolicy";

    private static final String REST_OF_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; "
            + "form-action 'self'; frame-ancestors 'none'";
    private static final String PLAIN = REST_OF_POLICY + "; script-src 'self'; style-src 'self'";

    @Inject
    private Proxies proxies;

    @Override
    public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) in;
        HttpServletResponse response = (HttpServletResponse) out;
        response.setHeader(POLICY, PLAIN);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        if (proxies.isSecure(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (request.getAttribute(Viewer.MEMBER) != null) {
            // what a member saw must not come back from a shared cache, nor after signing out
            response.setHeader("Cache-Control", "private, no-cache");
        }
        chain.doFilter(request, new OnePolicy(request, response));
    }

    static String withPrimeFaces(String scripts) {
        return REST_OF_POLICY + "; " + scripts + "; style-src 'self' 'unsafe-inline'";
    }

    private static final class OnePolicy extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        OnePolicy(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void addHeader(String name, String value) {
            if (POLICY.equalsIgnoreCase(name)) {
                request.setAttribute(PRIMEFACES, value);
            } else {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setHeader(String name, String value) {
            if (POLICY.equalsIgnoreCase(name) && value.contains("'nonce-") && !value.contains("frame-ancestors")) {
                request.setAttribute(PRIMEFACES, value);
            } else {
                super.setHeader(name, value);
            }
        }
    }
}
