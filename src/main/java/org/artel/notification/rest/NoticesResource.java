package org.artel.notification.rest;

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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.notification.Notice;
import org.artel.notification.NoticeKind;
import org.artel.notification.NoticeService;

/** The member's own notices. */
@Path("notices")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class NoticesResource {

    /** {@code text}: the sentence in the member's language; {@code link}: a path of the portal. */
    public record NoticeJson(long id, NoticeKind kind, String text, String link, Long purchaseId, Instant createdAt, Instant readAt) {
    }

    /** @param next value of {@code after} for the next page, absent on the last; {@code unread}: 100 means a hundred or more */
    public record NoticesJson(List<NoticeJson> notices, int unread, Long next) {
    }

    /** This notice and all that are older. */
    public record ReadJson(Long upTo) {
    }

    @Inject
    private NoticeService notices;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    /** The newest first. */
    @GET
    public NoticesJson list(@QueryParam("after") Long after, @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, 200));
        long member = viewer.require();
        Texts texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        List<Notice> found = notices.page(member, after == null ? Long.MAX_VALUE : after, size);
        return new NoticesJson(found.stream().map(n -> new NoticeJson(n.id(), n.kind(), n.sentence(texts), n.link(), n.purchaseId(),
                n.createdAt(), n.readAt())).toList(), notices.unread(member), found.size() < size ? null : found.get(size - 1).id());
    }

    /** This one is read. */
    @POST
    @Path("{id}/read")
    public void readOne(@PathParam("id") long id) {
        notices.follow(viewer.require(), id);
    }

    @POST
    @Path("read")
    public void read(ReadJson body) {
        long member = viewer.require();
        if (body == null || body.upTo() == null) {
            throw new Refused("refused.malformed");
        }
        notices.markRead(member, body.upTo());
    }
}
