package org.artel.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.artel.account.Viewer;

/** What the visitor reads when a page cannot be shown: the refusal's own words, or what the status means. */
@Named
@RequestScoped
public class ErrorPage {

    /** Request attribute with the refusal's words. */
    static final String REFUSAL = "refusal";

    @Inject
    private HttpServletRequest request;
    @Inject
    private Viewer viewer;
    @Inject
    private Site site;

    private int status() {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 404;
    }

    private String words(String part) {
        String key = "error." + status() + '.' + part;
        return site.texts().text(site.texts().has(key) ? key : "error.other." + part);
    }

    public String getTitle() {
        return words("title");
    }

    public String getText() {
        return request.getAttribute(REFUSAL) instanceof String refusal ? refusal : words("text");
    }

    /** A guest may find more behind the same address after signing in. */
    public boolean isSignInHelps() {
        return viewer.isGuest() && (status() == 403 || status() == 404);
    }
}
