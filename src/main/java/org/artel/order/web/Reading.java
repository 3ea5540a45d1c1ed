package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Settings;
import org.artel.common.Slug;
import org.artel.common.Texts;

/** What all pages of orders need to know of the request: who reads, in which words, and where. */
@RequestScoped
class Reading {

    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Settings settings;
    @Inject
    private Clock clock;
    @Inject
    private Event<Said> said;

    Viewer viewer() {
        return viewer;
    }

    HttpServletRequest request() {
        return request;
    }

    Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    String root() {
        return request.getContextPath();
    }

    /** To a path of the portal, which says there what was done. */
    void goOn(String path, String key) throws IOException {
        said.fire(new Said(key));
        FacesContext.getCurrentInstance().getExternalContext().redirect(root() + path);
    }

    String currency() {
        return settings.get("currency").orElse("EUR");
    }

    /** Null when absent or blank. */
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A number of the address. @throws Refused NOT_FOUND when it is no number */
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

    /** The number that an address begins with. @throws Refused NOT_FOUND when there is none */
    static long id(String address) {
        long id = Slug.id(address);
        if (id < 0) {
            throw Refused.notFound();
        }
        return id;
    }
}
