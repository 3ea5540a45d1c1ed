package org.artel.account;

/**
 * What somebody fills in who would like to become a member; the password is chosen later, by whoever follows the link in the mail.
 *
 * @param email         at most 254 characters
 * @param nickname      2 to 30 letters, digits, spaces, dots, hyphens, underscores
 * @param language      {@code en} or {@code ru}
 * @param rulesAccepted must be true
 */
public record Registration(String email, String nickname, Long cityId, String language, boolean rulesAccepted) {
}
