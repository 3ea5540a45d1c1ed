package org.artel.payment.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Slug;
import org.artel.forum.TopicService;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What all pages of this package need to know of the request: who asks, for which purchase. */
@RequestScoped
class AskedPurchase {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;
    @Inject
    private Event<Said> said;

    long member() {
        return viewer.require();
    }

    /** The number that the address begins with. @throws Refused NOT_FOUND when there is none */
    long id() {
        long id = Slug.id(address);
        if (id < 0) {
            throw Refused.notFound();
        }
        return id;
    }

    String title() {
        return topics.byId(purchases.byId(id()).topicId()).title();
    }

    String root() {
        return request.getContextPath();
    }

    /** A number of a form or an address. @throws Refused NOT_FOUND when it is none */
    long number(String name) {
        String value = request.getParameter(name);
        if (value == null || !value.matches("[0-9]{1,18}")) {
            throw Refused.notFound();
        }
        return Long.parseLong(value);
    }

    long number(String name, long otherwise) {
        return request.getParameter(name) == null ? otherwise : number(name);
    }

    /** Null when absent or blank. */
    String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** What was typed in that form of several whose {@code key} is {@code id}, so that a refusal loses nothing; else empty. */
    String typed(String name, String key, long id) {
        return String.valueOf(id).equals(request.getParameter(key)) && text(name) != null ? text(name) : "";
    }

    /** Null when no file was chosen. */
    static byte[] bytes(Part file, int max) throws IOException {
        if (file == null || file.getSize() == 0) {
            return null;
        }
        try (InputStream in = file.getInputStream()) {
            return in.readNBytes(max + 1);
        }
    }

    /** To a path of the portal, which says there what was done. */
    void goOn(String path, String key, Object... args) throws IOException {
        said.fire(new Said(key, args));
        Faces.redirect(root() + path);
    }
}
