package org.artel.forum.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.artel.forum.GuestState;

/**
 * Guests' thread pages, kept rendered: the last used ones, up to a number of bytes. A page is found only with the state that
 * it was rendered from. What does not count as a change (a nickname, words like 'in 2 days') is seen after half a minute.
 */
@ApplicationScoped
class GuestPages {

    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long BYTES_MAX = 48L << 20;

    /** Where a page was asked for: the addresses in it name the portal as the visitor does. */
    record Place(String origin, long topicId, int page, String tab, String language) {
    }

    /** A page as it was sent, and the name of its content. */
    record Page(GuestState state, byte[] content, String type, String tag, long renderedAt) {

        boolean isFresh(GuestState now, long nanos) {
            return state.equals(now) && nanos - renderedAt < FRESH_NANOS;
        }
    }

    private final Map<Place, Page> pages = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    synchronized Page find(Place place, GuestState now) {
        Page page = pages.get(place);
        return page != null && page.isFresh(now, System.nanoTime()) ? page : null;
    }

    synchronized void keep(Place place, Page page) {
        Page old = pages.put(place, page);
        bytes += page.content().length - (old == null ? 0 : old.content().length);
        var eldest = pages.entrySet().iterator();
        while (bytes > BYTES_MAX && eldest.hasNext()) {
            bytes -= eldest.next().getValue().content().length;
            eldest.remove();
        }
    }
}
