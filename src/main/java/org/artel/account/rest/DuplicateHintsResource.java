package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.artel.account.DuplicateHint;
import org.artel.account.DuplicateService;
import org.artel.account.Viewer;

/** Hints at second accounts, for moderators. */
@Path("duplicate-hints")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DuplicateHintsResource {

    /** {@code traces}: what the new member shares with the other one. */
    public record HintJson(long memberId, String nickname, long otherId, String otherNickname, Set<DuplicateHint.TraceKind> traces) {

        HintJson(DuplicateHint hint) {
            this(hint.member().id(), hint.member().nickname(), hint.other().id(), hint.other().nickname(), hint.traces());
        }
    }

    /** @param next value of {@code after} for the next page, absent on the last; a page may have few hints or none */
    public record HintsJson(List<HintJson> hints, Long next) {
    }

    @Inject
    private DuplicateService duplicates;
    @Inject
    private Viewer viewer;

    /** About members of the last 30 days, the newest first. */
    @GET
    public HintsJson list(@QueryParam("after") Long after, @QueryParam("limit") @DefaultValue("200") int limit) {
        int size = Math.max(1, Math.min(limit, 500));
        long before = after == null ? Long.MAX_VALUE : after;
        long moderator = viewer.require();
        return new HintsJson(duplicates.hints(moderator, before, size).stream().map(HintJson::new).toList(),
                duplicates.next(moderator, before, size));
    }
}
