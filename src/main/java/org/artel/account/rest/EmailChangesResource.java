package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.artel.account.MailedLinkService;
import org.artel.account.SignInService;
import org.artel.account.Viewer;

/** Another e-mail address for an account. */
@Path("email-changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EmailChangesResource {

    /** {@code password}: the current one. */
    public record EmailChangeJson(String email, String password) {
    }

    /** {@code token}: the link's. */
    public record ConfirmJson(String token) {
    }

    @Inject
    private SignInService signIn;
    @Inject
    private MailedLinkService links;
    @Inject
    private Viewer viewer;

    /** Accepted: the next step is in a mail to the new address. */
    @POST
    public Response change(EmailChangeJson body) {
        signIn.changeAddress(viewer.require(), body == null ? null : body.password(), body == null ? null : body.email());
        return Response.accepted().build();
    }

    @POST
    @Path("finish")
    public void confirm(ConfirmJson body) {
        links.confirmAddress(body == null ? null : body.token());
    }
}
