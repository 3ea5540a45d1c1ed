package org.artel.common;

/**
 * The idempotency key of the request that this thread serves, with what tells its content from another one's. A door sets it and
 * ends it; the first {@link Once} method takes it.
 *
 * @param contentHash SHA-256 of what was asked for
 */
public record RequestKey(long memberId, String key, String contentHash) {

    private static final ThreadLocal<RequestKey> CURRENT = new ThreadLocal<>();

    public void begin() {
        CURRENT.set(this);
    }

    public static void end() {
        CURRENT.remove();
    }

    /** Null: the request has none, or it is taken. */
    static RequestKey take() {
        RequestKey key = CURRENT.get();
        CURRENT.remove();
        return key;
    }
}
