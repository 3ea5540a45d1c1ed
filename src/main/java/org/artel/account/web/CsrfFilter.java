package org.artel.account.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.artel.account.Proxies;
import org.artel.account.Viewer;
import org.artel.common.Texts;

/**
 * Lets a request that changes something through only if a page of this portal sent it. Pages: the browser's own word
 * ({@code Sec-Fetch-Site}, else {@code Origin}) and the form's token. API: with a bearer token nothing more is asked; with the
 * browser's session the token comes as a header; nobody's request changes nothing on anybody's behalf.
 */
public class CsrfFilter implements Filter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Inject
    private CsrfTokens tokens;
    @Inject
    private Proxies proxies;

    @Override
    public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) in;
        HttpServletResponse response = (HttpServletResponse) out;
        if (!SAFE.contains(request.getMethod()) && request.getAttribute(Entrance.BY_TOKEN) == null && !isOneClick(request) && !isOurs(request)) {
            refuse(request, response);
            return;
        }
        if (request.getAttribute(Viewer.MEMBER) != null && !Requests.isApi(request)) {
            // a member's page holds forms, and is longer than the buffer: the cookie has to go first
            tokens.token(request, response);
        }
        chain.doFilter(request, response);
    }

    /** A mail program's own button, RFC 8058: the signed link in the address is its proof. */
    private static boolean isOneClick(HttpServletRequest request) {
        return Requests.path(request).equals("/unsubscribe") && "One-Click".equals(request.getParameter("List-Unsubscribe"));
    }

    private boolean isOurs(HttpServletRequest request) {
        if (!isSentFromHere(request)) {
            return false;
        }
        if (Requests.isApi(request)) {
            return request.getAttribute(Viewer.MEMBER) == null || tokens.isRight(request, request.getHeader(Csrf.HEADER));
        }
        String token = request.getHeader(Csrf.HEADER);
        return tokens.isRight(request, token != null ? token : request.getParameter(Csrf.FIELD));
    }

    /** Browsers that are too old for both headers are left to the token. */
    private boolean isSentFromHere(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null || origin.equalsIgnoreCase(proxies.origin(request));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = Requests.texts(request);
        if (Requests.isApi(request)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            response.setContentType("application/problem+json");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write("{\"type\":\"urn:artel:problem:refused.csrf\",\"title\":\"" + texts.text("problem.403")
                    + "\",\"status\":403,\"detail\":\"" + texts.text("refused.csrf") + "\"}");
        } else {
            request.setAttribute("refusal", texts.text("refused.csrf"));
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
