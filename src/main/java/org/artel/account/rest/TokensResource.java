package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.artel.account.AccessToken;
import org.artel.account.Proxies;
import org.artel.account.SignInService;
import org.artel.account.TokenService;
import org.artel.account.Viewer;
import org.artel.common.Refused;

/** Personal access tokens: {@code Authorization: Bearer …} opens the API as the member who made the token. */
@Path("tokens")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TokensResource {

    /** E-mail address and password for whoever is not signed in; {@code expiresAt} may be left out. */
    public record NewTokenJson(String email, String password, String name, Instant expiresAt) {
    }

    /** {@code token} is told this once. */
    public record MadeTokenJson(long id, String token) {
    }

    public record TokenJson(long id, String name, Instant createdAt, Instant expiresAt) {

        TokenJson(AccessToken token) {
            this(token.id(), token.name(), token.createdAt(), token.expiresAt());
        }
    }

    @Inject
    private TokenService tokens;
    @Inject
    private SignInService signIn;
    @Inject
    private Viewer viewer;
    @Inject
    private Proxies proxies;
    @Inject
    private HttpServletRequest request;

    /** Makes a token: with e-mail address and password, limited like a sign-in, or as the member who is signed in. */
    @POST
    public Response make(NewTokenJson body) {
        if (body == null) {
            throw new Refused("account.tokenName");
        }
        long memberId = body.email() == null && !viewer.isGuest() ? viewer.require()
                : signIn.signIn(body.email(), body.password(), proxies.address(request));
        TokenService.Made made = tokens.make(memberId, body.name(), body.expiresAt());
        return Response.created(URI.create("tokens/" + made.id())).entity(new MadeTokenJson(made.id(), made.token())).build();
    }

    @GET
    public List<TokenJson> list() {
        return tokens.of(viewer.require()).stream().map(TokenJson::new).toList();
    }

    @DELETE
    @Path("{id}")
    public void revoke(@PathParam("id") long id) {
        tokens.revoke(viewer.require(), id);
    }
}
