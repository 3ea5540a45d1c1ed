package org.artel.common;

/**
 * Who acts: a member, a timer, a supplier through a link, somebody on behalf of another, or the portal itself.
 *
 * @param memberId the member who acts; null for timers and the portal
 */
public record Actor(Kind kind, Long memberId) {

    /** Kinds of actors, as the audit log names them. */
    public enum Kind { MEMBER, TIMER, SUPPLIER_LINK, ON_BEHALF, SYSTEM }

    public static final Actor TIMER = new Actor(Kind.TIMER, null);
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);

    public static Actor member(long memberId) {
        return new Actor(Kind.MEMBER, memberId);
    }
}
