package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.artel.account.MailedLinkService;
import org.artel.account.Proxies;

/** A new password for a forgotten one: the answer does not tell whether an address has an account. */
@Path("password-resets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordResetsResource {

    public record ForgottenJson(String email) {
    }

    /** {@code token}: the link's. */
    public record NewPasswordJson(String token, String password) {
    }

    @Inject
    private MailedLinkService links;
    @Inject
    private Proxies proxies;
    @Inject
    private HttpServletRequest request;

    /** Accepted: the next step is in a mail. */
    @POST
    public Response forgotPassword(ForgottenJson body) {
        links.forgotPassword(body == null ? null : body.email(), proxies.address(request));
        return Response.accepted().build();
    }

    /** Ends every session and every token. */
    @POST
    @Path("finish")
    public void choosePassword(NewPasswordJson body) {
        links.choosePassword(body == null ? null : body.token(), body == null ? null : body.password());
    }
}
