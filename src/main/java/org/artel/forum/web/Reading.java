package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.common.Texts;
import org.artel.forum.Viewing;

/** What all pages of the forum need to know of the request: who reads, in which words, and where. */
@RequestScoped
class Reading {

    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Clock clock;

    Viewer viewer() {
        return viewer;
    }

    Viewing viewing() {
        return Viewing.of(viewer);
    }

    Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }

    String root() {
        return request.getContextPath();
    }

    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** A number of the address; {@code otherwise} when the parameter is absent. @throws Refused NOT_FOUND when it is no number */
    long number(String name, long otherwise) {
        String value = parameter(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw Refused.notFound();
        }
        return Long.parseLong(value);
    }

    /**
     * The number that the page's address ends with, before its words: 12 of {@code /thread/12-linden-honey}.
     *
     * @throws Refused NOT_FOUND when there is none
     */
    long id() {
        Object asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String path = asked == null ? request.getRequestURI() : asked.toString();
        long id = Slug.id(path.substring(path.lastIndexOf('/') + 1));
        if (id < 0) {
            throw Refused.notFound();
        }
        return id;
    }
}
