package org.artel.purchase;

import java.math.BigDecimal;

/** Terms for tests of other features. */
public final class TermsFixture {

    private TermsFixture() {
    }

    public static Terms storing(Integer freeDays, BigDecimal fee, Integer forfeitDays) {
        TermsCommand command = new TermsCommand();
        command.setTitle("Honey");
        command.setStorageFreeDays(freeDays);
        command.setStorageFee(fee);
        command.setForfeitDays(forfeitDays);
        return new TermsReader(command, null, "EUR").read();
    }
}
