package org.artel.portal.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.artel.account.Viewer;
import org.artel.common.InvalidFields;
import org.artel.common.Refused;
import org.artel.common.Texts;

/**
 * Every failure of the API as {@code application/problem+json} (RFC 9457): a refusal with its own words, a request that makes no
 * sense with the status that Jersey gives it, and anything unexpected as a bare 500 with a number that stands in the log too.
 *
 * <pre>
 * {"type": "urn:artel:problem:order.tooLate", "title": "Conflict", "status": 409, "detail": "The Stop was on Tue 26 May, 21:00. …"}
 * </pre>
 */
@Provider
@ApplicationScoped
public class RefusedMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(RefusedMapper.class.getName());
    private static final MediaType PROBLEM = new MediaType("application", "problem+json", "UTF-8");
    private static final String TYPE = "urn:artel:problem:";

    /**
     * The body of a refusal. {@code incident} only where something failed that should not have, {@code errors} only where
     * fields of the request are wrong.
     */
    public record ProblemJson(String type, String title, int status, String detail, String incident, List<FieldJson> errors) {
    }

    /** What is wrong with one field of the request. */
    public record FieldJson(String field, String type, String detail) {
    }

    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Clock clock;

    @Override
    public Response toResponse(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused(refused);
            }
            if (cause instanceof WebApplicationException answer) {
                return answered(answer);
            }
            if (cause instanceof JsonbException || cause instanceof JsonException || cause instanceof DateTimeParseException
                    || cause instanceof NumberFormatException && isAboutTheBody(thrown)) {
                return problem(Response.status(400), 400, "refused.malformed", texts().text("refused.malformed"), null);
            }
        }
        if (isAboutTheBody(thrown)) {
            return problem(Response.status(400), 400, "refused.malformed", texts().text("refused.malformed"), null);
        }
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, thrown, () -> "Unexpected failure of " + request.getMethod() + ' ' + request.getRequestURI() + ", " + incident);
        return problem(Response.serverError(), 500, "failed", texts().text("refused.failed"), incident);
    }

    private static boolean isAboutTheBody(Throwable thrown) {
        return thrown instanceof ProcessingException;
    }

    private Response refused(Refused refused) {
        int status = switch (refused.kind()) {
            case INVALID -> 422;
            case CONFLICT -> 409;
            case FORBIDDEN -> 403;
            case SIGN_IN -> 401;
            case NOT_FOUND -> 404;
            case TOO_OFTEN -> 429;
            case STALE -> 412;
        };
        Response.ResponseBuilder answer = Response.status(status);
        if (status == 401) {
            answer.header("WWW-Authenticate", "Bearer");
        }
        if (status == 429 && refused.args().length > 0 && refused.args()[0] instanceof Instant until) {
            answer.header("Retry-After", Math.max(1, Duration.between(clock.instant(), until).toSeconds()));
        }
        List<FieldJson> errors = refused instanceof InvalidFields wrong
                ? wrong.errors().entrySet().stream().map(e -> new FieldJson(e.getKey(), TYPE + e.getValue().key(), texts().of(e.getValue())))
                        .toList()
                : null;
        return problem(answer, status, refused.key(), texts().of(refused), null, errors);
    }

    private Response answered(WebApplicationException answer) {
        Response given = answer.getResponse();
        int status = given.getStatus();
        if (status < 400 || given.hasEntity()) {
            return given;
        }
        String key = switch (status) {
            case 400 -> "refused.malformed";
            case 404 -> "refused.notFound";
            case 412 -> "refused.stale";
            case 428 -> "refused.ifMatch";
            default -> "problem." + status;
        };
        return problem(Response.fromResponse(given), status, key, texts().text(key), null);
    }

    private Response problem(Response.ResponseBuilder answer, int status, String key, String detail, String incident) {
        return problem(answer, status, key, detail, incident, null);
    }

    private Response problem(Response.ResponseBuilder answer, int status, String key, String detail, String incident,
            List<FieldJson> errors) {
        Texts texts = texts();
        String title = texts.has("problem." + status) ? texts.text("problem." + status) : Integer.toString(status);
        return answer.entity(new ProblemJson(TYPE + key, title, status, detail, incident, errors)).type(PROBLEM)
                .header("Content-Language", texts.locale().getLanguage()).build();
    }

    /** A program asks for a language by the request's header; else the member's own holds. */
    private Texts texts() {
        Locale locale = request.getHeader("Accept-Language") == null ? viewer.locale() : viewer.wantedLocale();
        return Texts.of(locale, viewer.zone(), clock.instant());
    }
}
