package org.artel.account;

/** The marks that an administrator grants a member. */
public record Roles(boolean organizer, boolean moderator, boolean administrator) {

    public static final Roles NONE = new Roles(false, false, false);
}
