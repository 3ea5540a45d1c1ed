package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Settings;
import org.artel.common.Slug;
import org.artel.common.Texts;
import org.omnifaces.util.Faces;

/** What all pages of this package need to know of the request: who asks, in which words, for which number. */
@RequestScoped
class Asked {

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

    private Texts texts;
    private String currency;

    Viewer viewer() {
        return viewer;
    }

    Texts texts() {
        if (texts == null) {
            texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        }
        return texts;
    }

    String currency() {
        if (currency == null) {
            currency = settings.get("currency").orElse("EUR");
        }
        return currency;
    }

    Clock clock() {
        return clock;
    }

    String root() {
        return request.getContextPath();
    }

    /** A number of the address; {@code otherwise} when the parameter is absent. @throws Refused NOT_FOUND when it is no number */
    long number(String name, long otherwise) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,18}")) {
            throw Refused.notFound();
        }
        return Long.parseLong(value);
    }

    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** The number that a path begins with. @throws Refused NOT_FOUND when there is none */
    static long id(String address) {
        long id = Slug.id(address);
        if (id < 0) {
            throw Refused.notFound();
        }
        return id;
    }

    /** Goes on to another page of the portal, which says so at its top; {@code key} null: says nothing. */
    void goOn(String path, String key, Object... args) throws IOException {
        if (key != null) {
            said.fire(new Said(key, args));
        }
        Faces.redirect(root() + path);
    }
}
