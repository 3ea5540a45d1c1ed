package org.artel.payment;

import java.time.LocalDate;
import org.artel.common.Hash;
import org.artel.common.Money;

/**
 * One incoming payment as a bank states it. What a bank leaves out is an empty text.
 *
 * @param amount        above zero, in the portal's currency
 * @param accountEnding the last four digits of the payer's account or card
 * @param bankId        the bank's own name for it; not all are unique
 */
public record StatementLine(LocalDate date, Money amount, String payer, String accountEnding, String purpose, String bankId) {

    static final int ENDING = 4;
    private static final int PAYER_MAX = 200;
    private static final int PURPOSE_MAX = 1000;
    private static final int ID_MAX = 100;

    public StatementLine {
        payer = plain(payer, PAYER_MAX);
        accountEnding = ending(accountEnding);
        purpose = plain(purpose, PURPOSE_MAX);
        bankId = plain(bankId, ID_MAX);
    }

    /** The last digits of an account or card number, whatever stands between them; empty where there are too few. */
    static String ending(String account) {
        String digits = account == null ? "" : account.replaceAll("\\D", "");
        return digits.length() < ENDING ? "" : digits.substring(digits.length() - ENDING);
    }

    private static String plain(String text, int max) {
        String plain = text == null ? "" : text.strip().replaceAll("\\s+", " ");
        return plain.substring(0, Math.min(max, plain.length()));
    }

    /** Two lines with the same hash say the same; a statement may hold several. */
    public String hash() {
        return Hash.of(String.join("\n", date.toString(), amount.toString(), payer, accountEnding, purpose, bankId));
    }
}
