package org.artel.portal.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.artel.account.Cookies;
import org.artel.account.Viewer;
import org.artel.common.Texts;

/**
 * {@code /language?to=ru&back=/thread/7}: remembers the wish in a cookie for a year and goes back to the page. A link and not
 * a form, because it changes nothing but what this browser is shown.
 */
@WebServlet("/language")
public class LanguageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int YEAR = 365 * 24 * 3600;

    @Inject
    private transient Cookies cookies;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String to = request.getParameter("to");
        String language = Texts.supported(Locale.forLanguageTag(to == null ? "" : to)).getLanguage();
        response.addCookie(cookies.of(request, Viewer.LANGUAGE_COOKIE, language, YEAR));
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(request.getContextPath() + own(request.getParameter("back")));
    }

    /** Only a path of this portal: '//elsewhere' and '/\elsewhere' would leave it. */
    static String own(String back) {
        return back != null && back.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") ? back : "/";
    }
}
