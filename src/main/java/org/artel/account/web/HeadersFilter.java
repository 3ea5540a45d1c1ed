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
 * Headers that tell browsers what pages of this portal may do: no inline script, no inline style, no frame around them.
 */
public class HeadersFilter implements Filter {

    @Inject
    private Proxies proxies;

    @Override
    public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) in;
        HttpServletResponse response = (HttpServletResponse) out;
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.STRICT);
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
        chain.doFilter(request, new OwnRedirects(response));
    }

    /**
     * Redirects within the portal go out as they are written: the server would put its own scheme and host before them, which
     * behind a proxy are not those that the visitor's browser knows.
     */
    private static final class OwnRedirects extends HttpServletResponseWrapper {

        OwnRedirects(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            if (location.startsWith("/") && !location.startsWith("//")) {
                resetBuffer();
                setStatus(SC_FOUND);
                setHeader("Location", location);
                flushBuffer();
            } else {
                super.sendRedirect(location);
            }
        }
    }
}
