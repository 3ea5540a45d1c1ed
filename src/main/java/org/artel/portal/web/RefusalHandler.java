package org.artel.portal.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.visit.VisitContext;
import jakarta.faces.component.visit.VisitResult;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.artel.common.InvalidFields;
import org.artel.common.Refused;
import org.artel.common.Said;

/**
 * Shows a {@link Refused} where the visitor is: at the form that was sent, which keeps what was typed. A page that cannot be
 * shown at all (not found, not allowed) becomes the error page of that status; whoever has to sign in first is led there and
 * comes back. Everything else goes to the server's error page.
 */
public class RefusalHandler extends ExceptionHandlerWrapper {

    /** Installed by faces-config.xml. */
    public static class Factory extends ExceptionHandlerFactory {

        public Factory(ExceptionHandlerFactory wrapped) {
            super(wrapped);
        }

        @Override
        public ExceptionHandler getExceptionHandler() {
            return new RefusalHandler(getWrapped().getExceptionHandler());
        }
    }

    RefusalHandler(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
        FacesContext context = FacesContext.getCurrentInstance();
        for (Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator(); events.hasNext();) {
            var queued = events.next().getContext();
            if (queued.getException() instanceof ViewExpiredException && !context.getExternalContext().isResponseCommitted()) {
                events.remove();
                again(context);
                continue;
            }
            Refused refused = refusedIn(queued.getException());
            if (refused != null && !context.getExternalContext().isResponseCommitted()) {
                events.remove();
                boolean sent = context.isPostback() && queued.getPhaseId() != PhaseId.RENDER_RESPONSE;
                try {
                    answer(context, refused, sent);
                } catch (IOException e) {
                    throw new FacesException(e);
                }
            }
        }
        getWrapped().handle();
    }

    /** A tool's page whose state is gone: shown afresh, and said so. */
    private static void again(FacesContext context) {
        CDI.current().getBeanManager().getEvent().select(Said.class).fire(new Said("error.expired"));
        try {
            context.getExternalContext().redirect(PageFunctions.site().getRoot() + PageFunctions.site().here());
        } catch (IOException e) {
            throw new FacesException(e);
        }
    }

    private static Refused refusedIn(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }

    private static void answer(FacesContext context, Refused refused, boolean sent) throws IOException {
        ExternalContext external = context.getExternalContext();
        String words = PageFunctions.texts().of(refused);
        switch (refused.kind()) {
            case SIGN_IN -> {
                String here = PageFunctions.site().here();
                if (!refused.key().equals(Refused.signIn().key())) {
                    // the sign-in itself was refused
                    said(context, 401, words);
                } else if (sent && !context.getPartialViewContext().isAjaxRequest()) {
                    // the session has ended: what was typed comes back in the answer
                    external.getRequestMap().put(ExpiredForm.ACTION, external.getRequestContextPath() + here);
                    error(context, 401, words);
                } else {
                    external.redirect(external.getRequestContextPath() + "/sign-in?back=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
                }
            }
            case NOT_FOUND -> error(context, 404, words);
            case FORBIDDEN -> error(context, 403, words);
            default -> {
                if (sent) {
                    said(context, refused.kind() == Refused.Kind.TOO_OFTEN ? 429
                            : refused.kind() == Refused.Kind.INVALID ? 422 : 409, words);
                    if (refused instanceof InvalidFields wrong) {
                        wrong.errors().forEach((field, error) -> atField(context, field, PageFunctions.texts().of(error)));
                    }
                } else {
                    error(context, 409, words);
                }
            }
        }
    }

    /** The input of a field {@code points[0].fee} has the id {@code points0fee}; without one the words stand at the form. */
    private static void atField(FacesContext context, String field, String words) {
        String id = field.replaceAll("[^A-Za-z0-9]", "");
        UIComponent[] found = new UIComponent[1];
        context.getViewRoot().visitTree(VisitContext.createVisitContext(context), (visit, component) -> {
            if (component instanceof UIInput && id.equals(component.getId())) {
                found[0] = component;
                return VisitResult.COMPLETE;
            }
            return VisitResult.ACCEPT;
        });
        if (found[0] instanceof UIInput input) {
            // an invalid input without a submitted value is shown empty
            input.setSubmittedValue(context.getExternalContext().getRequestParameterMap().get(input.getClientId(context)));
            input.setValid(false);
        }
        context.addMessage(found[0] == null ? sentForm(context) : found[0].getClientId(context),
                new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words));
    }

    /** At the form that was sent. */
    private static void said(FacesContext context, int status, String words) {
        context.getExternalContext().setResponseStatus(status);
        context.addMessage(sentForm(context), new FacesMessage(FacesMessage.SEVERITY_ERROR, words, words));
        context.renderResponse();
    }

    private static void error(FacesContext context, int status, String words) throws IOException {
        ((HttpServletRequest) context.getExternalContext().getRequest()).setAttribute(ErrorPage.REFUSAL, words);
        context.getExternalContext().responseSendError(status, null);
        context.responseComplete();
    }

    /** Client id of the form that was sent; null (then the message stands at the top) when there is none. */
    private static String sentForm(FacesContext context) {
        String[] found = new String[1];
        context.getViewRoot().visitTree(VisitContext.createVisitContext(context), (visit, component) -> {
            if (component instanceof UIForm form) {
                if (form.isSubmitted()) {
                    found[0] = form.getClientId(context);
                    return VisitResult.COMPLETE;
                }
                return VisitResult.REJECT;
            }
            return VisitResult.ACCEPT;
        });
        return found[0];
    }
}
