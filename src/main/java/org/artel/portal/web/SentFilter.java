package org.artel.portal.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.artel.account.Cookies;

/**
 * Tells the browser's script that a form has been taken (a POST that was answered by a redirect), so that it forgets the
 * draft of what was typed. A refusal shows the form again, an expired session leads to the sign-in page, a lost connection
 * says nothing: there the draft stays.
 */
@WebFilter("/*")
public class SentFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final String COOKIE = "artel_taken";
    private static final int MINUTE = 60;

    @Inject
    private transient Cookies cookies;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, "POST".equals(request.getMethod()) ? new Answer(request, response) : response);
    }

    private final class Answer extends HttpServletResponseWrapper {

        private final HttpServletRequest request;

        Answer(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            if (!location.contains("/sign-in")) {
                Cookie cookie = cookies.of(request, COOKIE, "1", MINUTE);
                // it is made for the script
                cookie.setHttpOnly(false);
                addCookie(cookie);
            }
            super.sendRedirect(location);
        }
    }
}
