package org.artel.payment;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Refused;

/**
 * What somebody says of a payment.
 *
 * @param sum    above zero
 * @param ending the last four digits of the payer's account or card; empty: not told
 * @param payer  who paid, where it was not the participant; empty: not told
 */
public record Paid(Money sum, LocalDate on, String ending, String payer) {

    private static final Money MOST = Money.of("999999999.99");
    private static final int PAYER_MAX = 200;

    /** As typed: every field may be null. @throws InvalidFields at {@code sum}, {@code paidOn}, {@code ending}, {@code payer} */
    static Paid checked(Paid typed, LocalDate today) {
        String ending = typed.ending() == null ? "" : typed.ending().strip();
        String payer = typed.payer() == null ? "" : typed.payer().strip();
        Map<String, Refused> wrong = new LinkedHashMap<>();
        if (typed.sum() == null || !typed.sum().isPositive() || typed.sum().compareTo(MOST) > 0) {
            wrong.put("sum", new Refused("claim.sum"));
        }
        if (typed.on() == null || typed.on().isAfter(today) || typed.on().isBefore(today.minusYears(1))) {
            wrong.put("paidOn", new Refused("claim.paidOn"));
        }
        if (!ending.isEmpty() && !ending.matches("\\d{4}")) {
            wrong.put("ending", new Refused("claim.ending"));
        }
        if (payer.length() > PAYER_MAX) {
            wrong.put("payer", new Refused("terms.tooLong", PAYER_MAX));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidFields(wrong);
        }
        return new Paid(typed.sum(), typed.on(), ending, payer);
    }
}
