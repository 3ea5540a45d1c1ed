package org.artel.portal.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.artel.common.Texts;

/**
 * The page for a failure of ours (500), and for a form that is too large (413). Written by hand, because whatever failed (the
 * database, a page's frame) would fail in an ordinary page again, and because Faces would first read the whole form.
 */
@WebServlet("/failure")
public class FailureServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Texts texts = Texts.of(request.getLocale(), ZoneOffset.UTC, Instant.EPOCH);
        String key = Integer.valueOf(413).equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE)) ? "error.413." : "error.500.";
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write("""
                <!DOCTYPE html>
                <html lang="%1$s"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex"><title>%2$s – Artel</title><link rel="stylesheet" href="%5$s/assets/now/artel.css"><link rel="icon" href="%5$s/assets/now/icon.svg"></head>
                <body><header class="top"><div class="wrap"><a class="brand" href="%5$s/">Artel</a></div></header>
                <main class="wrap"><div class="errorpage"><h1>%2$s</h1><p>%3$s</p>
                <div class="actions"><a class="btn main" href="%5$s/">%4$s</a></div></div></main></body></html>
                """.formatted(texts.locale().getLanguage(), Html.escaped(texts.text(key + "title")),
                Html.escaped(texts.text(key + "text")), Html.escaped(texts.text("error.home")), request.getContextPath()));
    }
}
