package org.artel.common;

import jakarta.ejb.ApplicationException;

/**
 * A rule says no. Rolls the transaction back; the doors turn it into a message in the user's language
 * (pages: at the form, REST: {@code application/problem+json}).
 *
 * <p>The key names a message of the bundles; its arguments are filled in as {@link java.text.MessageFormat} does it.
 * Instants, {@link Money} and {@link Quantity} may be arguments: the doors format them for the viewer.
 */
@ApplicationException(rollback = true)
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of no it is; the REST door derives the HTTP status from it. */
    public enum Kind {
        /** 422: the content breaks a rule. */
        INVALID,
        /** 409: the state of the purchase, or somebody else's change, stands in the way. */
        CONFLICT,
        /** 403: signed in, but not allowed. */
        FORBIDDEN,
        /** 401: nobody is signed in. */
        SIGN_IN,
        /** 404: does not exist, or not for this viewer. */
        NOT_FOUND,
        /** 429: too often; try again later. */
        TOO_OFTEN,
        /** 412: the version that the caller knew is not the current one. */
        STALE
    }

    private final Kind kind;
    private final String key;
    private final transient Object[] args;

    public Refused(String key, Object... args) {
        this(Kind.INVALID, key, args);
    }

    public Refused(Kind kind, String key, Object... args) {
        super(key, null, false, true);
        this.kind = kind;
        this.key = key;
        this.args = args.clone();
    }

    /** There is no such thing, or it does not exist for this viewer. */
    public static Refused notFound() {
        return new Refused(Kind.NOT_FOUND, "refused.notFound");
    }

    public static Refused forbidden() {
        return new Refused(Kind.FORBIDDEN, "refused.forbidden");
    }

    public static Refused signIn() {
        return new Refused(Kind.SIGN_IN, "refused.signIn");
    }

    public Kind kind() {
        return kind;
    }

    /** Key of the message bundles. */
    public String key() {
        return key;
    }

    public Object[] args() {
        return args == null ? new Object[0] : args.clone();
    }
}
