package org.artel.forum.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.artel.common.Refused;

/** Versions in ETag and If-Match: {@code "3"}, or {@code "3.57"} where only the first part is what a change has to match. */
final class Versions {

    private Versions() {
    }

    /** The answer with its ETag; 304 without content when the caller knows it already. */
    static Response answer(Request request, String version, Object entity) {
        EntityTag tag = new EntityTag(version);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return known != null && Response.Status.NOT_MODIFIED.getStatusCode() == known.build().getStatus()
                ? known.tag(tag).header("Cache-Control", "private, no-cache").build()
                : Response.ok(entity).tag(tag).header("Cache-Control", "private, no-cache").build();
    }

    /**
     * @param header If-Match; null or {@code *}: whichever version
     * @throws Refused when it is no version of ours
     */
    static Integer matching(String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        String tag = header.strip().replaceAll("^(W/)?\"|\"$", "");
        if (!tag.matches("[0-9]{1,9}(\\.[0-9]{1,18})?")) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        int dot = tag.indexOf('.');
        return Integer.valueOf(dot < 0 ? tag : tag.substring(0, dot));
    }

    /** @throws Refused when the caller does not say which version is to be changed */
    static Integer required(String header) {
        if (header == null) {
            throw new Refused("refused.ifMatch");
        }
        return matching(header);
    }

    static <T> T body(T body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        return body;
    }
}
