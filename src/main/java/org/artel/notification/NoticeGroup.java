package org.artel.notification;

/** Notices that a member wishes by mail, or does not, together. By mail goes at first what somebody else did and what costs money or dates. */
public enum NoticeGroup {
    /** What becomes of purchases in which the member takes part. */
    PURCHASES(true),
    /** The member's own purchases, and the right to organize. */
    ORGANIZING(true),
    /** New purchases in subscribed sections. */
    NEWS(false),
    /** What the member did to the own order. */
    OWN_ORDER(false);

    private final boolean usuallyByMail;

    NoticeGroup(boolean usuallyByMail) {
        this.usuallyByMail = usuallyByMail;
    }

    boolean usuallyByMail() {
        return usuallyByMail;
    }

    static NoticeGroup of(NoticeKind kind) {
        return switch (kind) {
            case ORDER_ACCEPTED, ORDER_CHANGED, ORDER_TAKEN_BACK -> OWN_ORDER;
            case ANNOUNCED, OPENED, OPENED_UNTIL -> NEWS;
            case REVIEW_WAITING, APPROVED, SENT_BACK, STOPPED_YOURS, STOP_NEAR_YOURS, STOP_NEAR_BELOW_YOURS, NOT_OPENED, ORGANIZER_ACCEPTED,
                    ORGANIZER_REFUSED, TRUSTED, ITEM_ASKED -> ORGANIZING;
            default -> PURCHASES;
        };
    }
}
