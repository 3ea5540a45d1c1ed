package org.artel.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.inject.Named;
import java.lang.reflect.Field;
import org.primefaces.PrimeFaces;
import org.primefaces.context.PrimeFacesContext;
import org.primefaces.csp.CspState;

/**
 * The one Content-Security-Policy of a response. Scripts and styles come from files of ours; a page of the tools also runs the
 * scripts that PrimeFaces writes into it, which carry the response's nonce.
 */
@Named
@ApplicationScoped
public class ContentPolicy {

    static final String HEADER = "Content-Security-Policy";
    static final String STRICT = policy("", "");
    /** The two style attributes that PrimeFaces writes: {@code display:none} and {@code ;visibility:hidden;}. */
    private static final String PRIMEFACES_STYLES = "; style-src-attr 'unsafe-hashes' 'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE=' "
            + "'sha256-vEHI8VTbGmrx7XkXE799b/hatOrx7G+PBTHrb3YsP18='";

    /** PrimeFaces would send a policy of its own beside ours with every page, guests' pages too. */
    public static class Only implements PhaseListener {

        private static final long serialVersionUID = 1L;

        @Override
        public void beforePhase(PhaseEvent event) {
            PrimeFacesContext.getCspState(event.getFacesContext()).setInitialized(true);
        }

        @Override
        public PhaseId getPhaseId() {
            return PhaseId.RESTORE_VIEW;
        }
    }

    /** For the template of the tools, before anything is written. */
    public void allowPrimeFaces() {
        FacesContext context = FacesContext.getCurrentInstance();
        CspState state = PrimeFacesContext.getCspState(context);
        if (!context.getPartialViewContext().isAjaxRequest()) {
            renew(state);
        }
        context.getExternalContext().setResponseHeader(HEADER, policy(" 'nonce-" + state.getNonce() + '\'', PRIMEFACES_STYLES));
        PrimeFaces.current().executeInitScript("window.PrimeFaces?.csp.init('" + state.getNonce() + "')");
    }

    /**
     * A page that comes back after a form was sent is a new page. PrimeFaces would demand the nonce of the page before, which only
     * its script sends along, use it again, and offers no other way to set it.
     */
    private static void renew(CspState state) {
        try {
            Field nonce = CspState.class.getDeclaredField("nonce");
            nonce.setAccessible(true);
            nonce.set(state, state.generateNonce());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("another version of PrimeFaces", e);
        }
    }

    private static String policy(String scripts, String styles) {
        return "default-src 'self'; script-src 'self'" + scripts + "; style-src 'self'" + styles + "; img-src 'self' data:; "
                + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
