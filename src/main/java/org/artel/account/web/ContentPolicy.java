package org.artel.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * For the template of the tools, before the page is rendered:
 * {@code <f:event type="preRenderView" listener="#{contentPolicy.allowPrimeFaces}"/>}. Scripts with this response's nonce may
 * run then, and styles may stand in attributes.
 */
@Named
@RequestScoped
public class ContentPolicy {

    @Inject
    private HttpServletRequest request;

    public void allowPrimeFaces() {
        Object scripts = request.getAttribute(HeadersFilter.PRIMEFACES);
        if (scripts != null) {
            HttpServletResponse response = (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse();
            response.setHeader(HeadersFilter.POLICY, HeadersFilter.withPrimeFaces(scripts.toString()));
        }
    }
}
