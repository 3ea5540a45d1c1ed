package org.artel.order.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.order.LineContent;
import org.artel.order.OrderConflict;
import org.artel.order.Replacement;

/** Two devices changed the same line: 409 with what this one saw, what it wants and what is saved, for each line. */
@Provider
@ApplicationScoped
public class OrderConflictMapper implements ExceptionMapper<OrderConflict> {

    /** As every problem of the API, with the lines in question. */
    public record ConflictJson(String type, String title, int status, String detail, List<LineJson> lines) {
    }

    /** {@code theirVersion} is the {@code baseVersion} of the request that settles it. */
    public record LineJson(long variantId, ContentJson base, ContentJson mine, ContentJson theirs, int theirVersion) {
    }

    /** What a line says; a quantity of 0: the line is not there. */
    public record ContentJson(Quantity quantity, Quantity tolerance, Replacement replacement, List<Long> wishes, String comment) {

        static ContentJson of(LineContent content) {
            return new ContentJson(content.quantity(), content.tolerance(), content.replacement(), content.wishes(), content.comment());
        }
    }

    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @Override
    public Response toResponse(OrderConflict conflict) {
        Texts texts = Texts.of(viewer.wantedLocale(), viewer.zone(), clock.instant());
        List<LineJson> lines = conflict.lines().stream().map(line -> new LineJson(line.variantId(), ContentJson.of(line.base()),
                ContentJson.of(line.mine()), ContentJson.of(line.theirs()), line.theirVersion())).toList();
        return Response.status(Response.Status.CONFLICT)
                .entity(new ConflictJson("urn:artel:problem:" + conflict.key(), texts.text("problem.409"), 409, texts.of(conflict), lines))
                .type(new MediaType("application", "problem+json", "UTF-8")).build();
    }
}
