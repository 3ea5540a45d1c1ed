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
import java.net.URI;
import org.artel.account.MailedLinkService;
import org.artel.account.Proxies;
import org.artel.account.Registration;
import org.artel.account.Viewer;
import org.artel.common.Refused;

/** How one becomes a member: the answers do not tell whether an address has an account. */
@Path("registrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RegistrationsResource {

    public record RegistrationJson(String email, String nickname, Long cityId, String language, Boolean rulesAccepted) {
    }

    public record EmailJson(String email) {
    }

    /** {@code token}: the link's; {@code nickname}: left out, it is the registered one. */
    public record JoinJson(String token, String nickname, String password) {
    }

    public record IdJson(long id) {
    }

    @Inject
    private MailedLinkService links;
    @Inject
    private Viewer viewer;
    @Inject
    private Proxies proxies;
    @Inject
    private HttpServletRequest request;

    /** Accepted: the next step is in a mail. */
    @POST
    public Response register(RegistrationJson body) {
        guestsOnly();
        RegistrationJson typed = body == null ? new RegistrationJson(null, null, null, null, null) : body;
        links.register(new Registration(typed.email(), typed.nickname(), typed.cityId(),
                typed.language() == null ? viewer.locale().getLanguage() : typed.language(), Boolean.TRUE.equals(typed.rulesAccepted())),
                proxies.address(request));
        return Response.accepted().build();
    }

    @POST
    @Path("again")
    public Response registerAgain(EmailJson body) {
        guestsOnly();
        links.registerAgain(body == null ? null : body.email(), proxies.address(request));
        return Response.accepted().build();
    }

    private void guestsOnly() {
        if (!viewer.isGuest()) {
            throw Refused.forbidden();
        }
    }

    @POST
    @Path("finish")
    public Response join(JoinJson body) {
        long id = links.join(body == null ? null : body.token(), body == null ? null : body.nickname(), body == null ? null : body.password());
        return Response.created(URI.create("members/" + id)).entity(new IdJson(id)).build();
    }
}
