package org.artel.purchase.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.purchase.WhatChangedService;

/** What changed in a purchase since it was announced, in the viewer's words, the newest first. */
@Path("purchases/{purchaseId}/changes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

    private static final int LIMIT_MAX = 100;

    public record ChangeJson(Instant at, String what, List<String> details) {
    }

    /** @param next value of {@code before} for the next part, absent on the last */
    public record ChangesJson(List<ChangeJson> changes, Instant next) {
    }

    @Inject
    private WhatChangedService changed;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @GET
    public ChangesJson list(@PathParam("purchaseId") long purchaseId, @QueryParam("before") String before,
                            @QueryParam("limit") @DefaultValue("30") int limit) {
        Texts texts = Texts.of(viewer.locale(), viewer.zone(), clock.instant());
        var part = changed.list(purchaseId, moment(before), Math.max(1, Math.min(limit, LIMIT_MAX)), viewer.memberId(), texts);
        return new ChangesJson(part.changes().stream().map(c -> new ChangeJson(c.at(), c.what(), c.details())).toList(), part.next());
    }

    private static Instant moment(String before) {
        try {
            return before == null ? null : Instant.parse(before);
        } catch (DateTimeException e) {
            throw Refused.notFound();
        }
    }
}
