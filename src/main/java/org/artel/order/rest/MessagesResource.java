package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.order.Message;
import org.artel.order.MessageService;

/** What the organizers wrote to participants. */
@Path("purchases/{purchaseId}/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MessagesResource {

    private static final int LIMIT_MAX = 100;

    /** {@code lotId} is absent where it went to all; {@code recipients}: how many were told. */
    public record MessageJson(long id, Long lotId, long memberId, Instant sentAt, String text, int recipients) {
    }

    /** @param next value of {@code before} for the next page, absent on the last */
    public record MessagesJson(List<MessageJson> messages, Long next) {
    }

    public record SendJson(Long lotId, String text) {
    }

    @Inject
    private MessageService messages;
    @Inject
    private Viewer viewer;

    /** The newest first. */
    @GET
    public MessagesJson list(@PathParam("purchaseId") long purchaseId, @QueryParam("before") Long before,
                             @QueryParam("limit") @DefaultValue("30") int limit) {
        int most = Math.max(1, Math.min(limit, LIMIT_MAX));
        List<Message> found = messages.list(purchaseId, viewer.require(), before == null ? Long.MAX_VALUE : before, most);
        return new MessagesJson(found.stream().map(m -> new MessageJson(m.id(), m.lotId(), m.memberId(), m.sentAt(), m.text(), m.recipients()))
                .toList(), found.size() < most ? null : found.get(most - 1).id());
    }

    @POST
    public Response send(@PathParam("purchaseId") long purchaseId, SendJson body) {
        long id = messages.send(purchaseId, viewer.require(), body == null ? null : body.lotId(), body == null ? null : body.text());
        return Response.created(URI.create("purchases/" + purchaseId + "/messages/" + id)).build();
    }
}
