package org.artel.portal.rest;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.artel.account.PortalAddress;

/** The addresses that answers name ({@code Location}) begin as the visitor's program knows the portal: behind a proxy the server would not know. */
@Provider
@PreMatching
public class OwnAddress implements ContainerRequestFilter {

    @Inject
    private PortalAddress address;
    @Inject
    private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext context) {
        URI origin = URI.create(address.origin(request));
        URI asked = context.getUriInfo().getRequestUri();
        String query = asked.getRawQuery() == null ? "" : '?' + asked.getRawQuery();
        context.setRequestUri(origin.resolve(context.getUriInfo().getBaseUri().getRawPath()), origin.resolve(asked.getRawPath() + query));
    }
}
