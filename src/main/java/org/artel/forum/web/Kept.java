package org.artel.forum.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.artel.forum.ThreadState;

/**
 * What was rendered of threads, the last used up to a number of bytes. It is found only with the state that it was rendered from.
 * What does not count as a change (a nickname, words like 'in 2 days') is seen after half a minute.
 *
 * @param <P> where it stands: whatever else than the thread's state decides how it looks
 */
final class Kept<P, V> {

    private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

    private record Entry<V>(ThreadState state, V value, long bytes, long renderedAt) {
    }

    private final Map<P, Entry<V>> entries = new LinkedHashMap<>(256, 0.75f, true);
    private final long bytesMax;
    private long bytes;

    Kept(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Null: not there, or rendered from another state. */
    synchronized V find(P place, ThreadState now) {
        Entry<V> entry = entries.get(place);
        return entry != null && entry.state().equals(now) && System.nanoTime() - entry.renderedAt() < FRESH_NANOS ? entry.value() : null;
    }

    synchronized void keep(P place, ThreadState state, V value, long size) {
        Entry<V> old = entries.put(place, new Entry<>(state, value, size, System.nanoTime()));
        bytes += size - (old == null ? 0 : old.bytes());
        var eldest = entries.values().iterator();
        while (bytes > bytesMax && eldest.hasNext()) {
            bytes -= eldest.next().bytes();
            eldest.remove();
        }
    }
}
