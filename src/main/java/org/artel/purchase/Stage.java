package org.artel.purchase;

import java.util.EnumSet;
import java.util.Set;

/**
 * The stages of a purchase and every way between them; the switches below are the diagram of the domain's table. The guards
 * of a way stand in the verb that takes it.
 */
public enum Stage {
    DRAFT, REVIEW, ANNOUNCED, OPEN, STOPPED, SENT, TOP_UP, INVOICED, PAYMENT, PAID, IN_TRANSIT, RECEIVED, HANDOVER,
    CLOSED, CANCELLED, FAILED;

    /** Who may take a purchase from one stage to another. */
    public enum By {
        ORGANIZER,
        /** An organizer whom a moderator marked as trusted: needs no review. */
        TRUSTED_ORGANIZER,
        CO_ORGANIZER,
        /** Never the author of the thread. */
        MODERATOR,
        /** At the opening or stop date. */
        TIMER,
        /** The target that the terms set was reached by an order. */
        TARGET
    }

    /** The stages that can follow this one; a stage that follows itself is a change that is announced within the stage. */
    public Set<Stage> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(REVIEW, ANNOUNCED, OPEN, CANCELLED);
            case REVIEW -> EnumSet.of(DRAFT, ANNOUNCED, OPEN, CANCELLED);
            case ANNOUNCED -> EnumSet.of(OPEN, CANCELLED);
            case OPEN -> EnumSet.of(OPEN, STOPPED, CANCELLED);
            case STOPPED -> EnumSet.of(OPEN, SENT, CANCELLED);
            case SENT -> EnumSet.of(TOP_UP, INVOICED, CANCELLED);
            case TOP_UP -> EnumSet.of(SENT, CANCELLED);
            case INVOICED -> EnumSet.of(INVOICED, PAYMENT, PAID, CANCELLED);
            case PAYMENT -> EnumSet.of(PAID, CANCELLED);
            case PAID -> EnumSet.of(IN_TRANSIT, FAILED);
            case IN_TRANSIT -> EnumSet.of(RECEIVED, FAILED);
            case RECEIVED -> EnumSet.of(HANDOVER, FAILED);
            case HANDOVER -> EnumSet.of(CLOSED, FAILED);
            case CLOSED, CANCELLED, FAILED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Who may take that way; nobody where there is none. */
    public Set<By> who(Stage to) {
        if (!next().contains(to)) {
            return EnumSet.noneOf(By.class);
        }
        return switch (to) {
            case DRAFT -> EnumSet.of(By.MODERATOR);
            case REVIEW -> EnumSet.of(By.ORGANIZER);
            case ANNOUNCED -> this == DRAFT ? EnumSet.of(By.TRUSTED_ORGANIZER) : EnumSet.of(By.MODERATOR);
            case OPEN -> switch (this) {
                case DRAFT -> EnumSet.of(By.TRUSTED_ORGANIZER);
                case REVIEW -> EnumSet.of(By.MODERATOR);
                case STOPPED -> EnumSet.of(By.ORGANIZER, By.MODERATOR);
                default -> EnumSet.of(By.ORGANIZER, By.TIMER);
            };
            case STOPPED -> EnumSet.of(By.ORGANIZER, By.CO_ORGANIZER, By.TIMER, By.TARGET);
            case SENT, TOP_UP, INVOICED, PAYMENT, PAID -> EnumSet.of(By.ORGANIZER);
            case IN_TRANSIT, RECEIVED, HANDOVER, CLOSED -> EnumSet.of(By.ORGANIZER, By.CO_ORGANIZER);
            case CANCELLED -> this == OPEN
                    ? EnumSet.of(By.ORGANIZER, By.MODERATOR, By.TIMER)
                    : EnumSet.of(By.ORGANIZER, By.MODERATOR);
            case FAILED -> EnumSet.of(By.MODERATOR);
        };
    }

    /** A purchase in this stage was announced, unless it was cancelled before. */
    public boolean isPublic() {
        return this != DRAFT && this != REVIEW;
    }

    /** Nothing can follow. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** The price list and the terms that cost participants money may still be written freely. */
    public boolean isBeforeOrders() {
        return this == DRAFT || this == REVIEW || this == ANNOUNCED;
    }
}
