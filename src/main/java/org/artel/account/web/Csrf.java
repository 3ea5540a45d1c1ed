package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The hidden field that every form carries: {@code <input type="hidden" name="csrf" value="#{csrf.token}"/>}. It belongs to a
 * cookie of the browser and not to the session, so that a form survives an expired session and a guest needs none.
 */
@Named
@RequestScoped
public class Csrf {

    /** Name of the form field. */
    public static final String FIELD = "csrf";
    /** Name of the header that scripts send instead. */
    public static final String HEADER = "X-CSRF-Token";

    @Inject
    private HttpServletRequest request;
    @Inject
    private CsrfTokens tokens;

    /** The field's value; the first call for a new browser sets the cookie, so it must come before the response is committed. */
    public String getToken() {
        return tokens.token(request, (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse());
    }

    public String getField() {
        return FIELD;
    }
}
