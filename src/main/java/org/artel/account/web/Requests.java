package org.artel.account.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import org.artel.common.Texts;

/** Questions that filters ask of a request before any bean of it is there. */
final class Requests {

    private Requests() {
    }

    /** The path below the context. */
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    static boolean isApi(HttpServletRequest request) {
        return path(request).startsWith("/api/");
    }

    static Texts texts(HttpServletRequest request) {
        return Texts.of(request.getLocale(), ZoneOffset.UTC, Instant.EPOCH);
    }

    /** A path of this portal to go back to: '//elsewhere' and '/\elsewhere' would leave it. */
    static String own(String back) {
        return back != null && back.matches("/(?![/\\\\])[^\\\\\\p{Cntrl}]*") ? back : "/";
    }

    /** A number among a request's parameters; 0 when it is none. */
    static long number(String parameter) {
        return parameter != null && parameter.matches("\\d{1,18}") ? Long.parseLong(parameter) : 0;
    }
}
