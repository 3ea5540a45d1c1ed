package org.artel.account;

import java.util.Locale;

/**
 * Something about an account is told by mail, always, whatever the member wishes. Fired in the transaction.
 *
 * @param nickname whom it addresses; null: nobody that is known
 * @param path     path of the portal that the mail leads to, with its secret
 */
public record AccountMail(Kind kind, String address, Locale locale, String nickname, String path) {

    /** What it tells; its words are the messages {@code accountMail.<constant>.subject} and {@code .text}. */
    public enum Kind { JOIN, ALREADY_MEMBER, PASSWORD_FORGOTTEN, PASSWORD_CHANGED, CONFIRM_ADDRESS, ADDRESS_CHANGED }
}
