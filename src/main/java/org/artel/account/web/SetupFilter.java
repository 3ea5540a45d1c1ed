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
import org.artel.account.SetupService;

/** The first page of a portal that is not set up yet is the set-up page. */
public class SetupFilter implements Filter {

    @Inject
    private SetupService setup;

    @Override
    public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) in;
        String path = Requests.path(request);
        if ((path.equals("/") || path.isEmpty()) && !setup.isDone()) {
            ((HttpServletResponse) out).sendRedirect(request.getContextPath() + "/setup");
            return;
        }
        chain.doFilter(in, out);
    }
}
