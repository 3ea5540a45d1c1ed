package org.artel.notification.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.notification.Mail;
import org.artel.notification.MailService;

/** Mails that failed for good, for administrators. */
@Path("mails")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MailsResource {

    /** {@code failure}: what the mail server said to the last attempt. */
    public record MailJson(long id, String address, String subject, Instant createdAt, int attempts, String failure) {

        MailJson(Mail m) {
            this(m.id(), m.address(), m.subject(), m.createdAt(), m.attempts(), m.failure());
        }
    }

    /** {@code waiting}: mails that will be tried; {@code next}: value of {@code after} for the next page, absent on the last. */
    public record MailsJson(long waiting, List<MailJson> failed, Long next) {
    }

    @Inject
    private MailService mails;
    @Inject
    private Viewer viewer;

    /** The oldest first. */
    @GET
    public MailsJson list(@QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("50") int limit) {
        int size = Math.max(1, Math.min(limit, 200));
        long administrator = viewer.require();
        List<Mail> failed = mails.failed(administrator, after, size);
        return new MailsJson(mails.waiting(administrator), failed.stream().map(MailJson::new).toList(),
                failed.size() < size ? null : failed.get(size - 1).id());
    }

    @POST
    @Path("{id}/again")
    public void sendAgain(@PathParam("id") long id) {
        mails.sendAgain(viewer.require(), id);
    }

    @DELETE
    @Path("{id}")
    public void discard(@PathParam("id") long id) {
        mails.discard(viewer.require(), id);
    }
}
