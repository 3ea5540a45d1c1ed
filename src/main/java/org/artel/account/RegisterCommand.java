package org.artel.account;

/**
 * What somebody fills in to become a member.
 *
 * @param email         at most 254 characters
 * @param nickname      2 to 30 letters, digits, spaces, dots, hyphens, underscores
 * @param password      8 to 200 characters
 * @param language      {@code en} or {@code ru}
 * @param rulesAccepted must be true
 */
public record RegisterCommand(String email, String nickname, String password, Long cityId, String language, boolean rulesAccepted) {
}
