package org.artel.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.TokenService;
import org.artel.account.Viewer;
import org.artel.common.Texts;

/**
 * Finds out who sends a request: by session, by remember-me cookie, or, under {@code /api} only, by a bearer token. A request
 * without any of these costs no query and gets no session. What the member may do is asked of the access table, not of the server's roles.
 */
@ApplicationScoped
public class Entrance implements HttpAuthenticationMechanism {

    /** Request attribute: a bearer token was right, so no browser sent this by itself and CSRF does not matter. */
    static final String BY_TOKEN = "org.artel.account.byToken";

    private static final String BEARER = "Bearer ";

    @Inject
    private Entry entry;
    @Inject
    private TokenService tokens;
    @Inject
    private MemberService members;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (Requests.path(request).startsWith("/assets/")) {
            // style sheets and scripts are the same for everybody
            return context.doNothing();
        }
        String authorization = request.getHeader("Authorization");
        Member member;
        if (authorization != null && Requests.isApi(request) && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            member = tokens.bearer(authorization.substring(BEARER.length()).strip()).flatMap(members::find).orElse(null);
            if (member == null) {
                return refuse(request, response);
            }
            request.setAttribute(BY_TOKEN, true);
        } else {
            member = entry.recognize(request, response);
        }
        if (member == null) {
            return context.doNothing();
        }
        request.setAttribute(Viewer.MEMBER, member);
        return context.notifyContainerAboutLogin(new CallerPrincipal(Long.toString(member.id())), Set.of());
    }

    /** Neither a filter nor a resource is reached: nobody else would write the header, nor the problem. */
    private static AuthenticationStatus refuse(HttpServletRequest request, HttpServletResponse response) {
        Texts texts = Requests.texts(request);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        response.setContentType("application/problem+json");
        response.setCharacterEncoding("UTF-8");
        try {
            response.getWriter().write("{\"type\":\"urn:artel:problem:account.badToken\",\"title\":\"" + texts.text("problem.401")
                    + "\",\"status\":401,\"detail\":\"" + texts.text("account.badToken") + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }
}
