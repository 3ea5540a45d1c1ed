package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.artel.common.Money;
import org.artel.payment.Matching.Claimed;
import org.artel.payment.Matching.Debtor;
import org.artel.payment.Matching.Part;
import org.artel.payment.Matching.Reason;
import org.artel.payment.Matching.Suggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anna owes 416.11 in purchase 1 and 83.89 in purchase 2, Boris 416.11 in purchase 1; Boris said to have paid from …4312 on 10 May. */
class MatchingTest {

    private static final LocalDate TENTH = LocalDate.of(2026, 5, 10);
    private static final List<Debtor> DEBTORS = List.of(
            new Debtor(1, 11, 100, "00079444", "Anna", Money.of("416.11")),
            new Debtor(2, 21, 100, "00080414", "Anna", Money.of("83.89")),
            new Debtor(1, 12, 200, "00081481", "Boris", Money.of("416.11")));

    private static Claimed claimed(long id, boolean confirmed) {
        return new Claimed(id, 12, Money.of("416.11"), TENTH, "4312", "", confirmed);
    }

    private final Matching matching = new Matching(DEBTORS, List.of(claimed(5, false)));

    private static StatementLine line(String amount, String ending, String purpose) {
        return new StatementLine(TENTH.plusDays(2), Money.of(amount), "", ending, purpose, "");
    }

    @ParameterizedTest(name = "{0} from …{1} ''{2}'' → {3} {4}")
    @CsvSource(textBlock = """
            416.11, '',   'tea 00079444',    11, REFERENCE_AND_SUM
            416.11, '',   'tea 0007 9444.',  11, REFERENCE_AND_SUM
            416.11, '',   'for 00081481',    12, REFERENCE_AND_SUM
            416.11, 4312, 'tea',             12, SUM_AND_DIGITS
            416.11, 4312, 'tea 00081481',    12, REFERENCE_AND_SUM
            500.00, '',   'tea 00079444',    ,
            416.11, 9999, 'tea',             ,
            416.10, 4312, 'tea',             ,
            416.11, '',   '100079444',       ,
            416.11, '',   'order 79444',     ,
            """)
    void onlyReferenceOrDigitsWithTheExactSumCountByThemselves(String amount, String ending, String purpose, Long participation, Reason reason) {
        Optional<Suggestion> certain = matching.certain(line(amount, ending, purpose));
        assertEquals(Optional.ofNullable(reason), certain.map(Suggestion::reason));
        assertEquals(Optional.ofNullable(participation), certain.map(each -> each.parts().get(0).participationId()));
    }

    @ParameterizedTest
    @CsvSource({"-3, true", "3, true", "4, false", "-4, false"})
    void digitsCountWithinThreeDays(int days, boolean certain) {
        assertEquals(certain, matching.certain(new StatementLine(TENTH.plusDays(days), Money.of("416.11"), "", "4312", "", "")).isPresent());
    }

    @Test
    void twoClaimsOfTheSameSumAndDigitsAreNotCertain() {
        Matching two = new Matching(DEBTORS, List.of(claimed(5, false), new Claimed(6, 11, Money.of("416.11"), TENTH, "4312", "", false)));
        assertEquals(Optional.empty(), two.certain(line("416.11", "4312", "")));
        assertEquals(2, two.suggestions(line("416.11", "4312", "")).size());
    }

    @Test
    void anUnexpectedSumWithAReferenceIsSuggestedWhole() {
        assertEquals(List.of(new Suggestion(Reason.REFERENCE, List.of(new Part(1, 11, Money.of("500.00"), null)))),
                matching.suggestions(line("500.00", "", "00079444")).stream().filter(each -> each.reason() == Reason.REFERENCE).toList());
    }

    @Test
    void oneTransferForSeveralPurchasesIsSplit() {
        List<Part> both = List.of(new Part(1, 11, Money.of("416.11"), null), new Part(2, 21, Money.of("83.89"), null));
        assertEquals(new Suggestion(Reason.REFERENCES_TOGETHER, both), matching.suggestions(line("500.00", "", "00079444 and 00080414")).get(0));
        assertEquals(new Suggestion(Reason.ONE_MEMBER_TOGETHER, both), matching.suggestions(line("500.00", "", "all of it")).get(0));
        assertEquals(Optional.empty(), matching.certain(line("500.00", "", "00079444 and 00080414")));
    }

    @Test
    void suggestionsComeInTheOrderOfTheirLikelihood() {
        assertEquals(List.of(Reason.CLAIMED_SUM, Reason.OWED_SUM), matching.suggestions(line("416.11", "9999", "tea")).stream().map(Suggestion::reason).toList());
        assertEquals(List.of(Reason.NAME, Reason.NAME), matching.suggestions(new StatementLine(TENTH, Money.of("1.00"), "anna", "", "", ""))
                .stream().map(Suggestion::reason).toList());
        assertEquals(List.of(), matching.suggestions(line("1.00", "", "")));
    }

    @Test
    void whatWasConfirmedByHandIsFoundAndNotCountedAgain() {
        List<Debtor> paid = List.of(new Debtor(1, 12, 200, "00081481", "Boris", Money.ZERO));
        Suggestion certain = new Matching(paid, List.of(claimed(5, true))).certain(line("416.11", "", "00081481")).orElseThrow();
        assertEquals(5L, certain.parts().get(0).claimId());
    }

    @Test
    void whatWasConfirmedAndIsOwedAgainIsForAPersonToTell() {
        assertEquals(Optional.empty(), new Matching(DEBTORS, List.of(claimed(5, true))).certain(line("416.11", "", "00081481")));
    }

    @Test
    void aPaymentThatCountedIsNotFoundAgain() {
        Suggestion first = matching.certain(line("416.11", "", "00079444")).orElseThrow();
        assertTrue(matching.after(first).certain(line("416.11", "", "00079444")).isEmpty());
        Suggestion said = matching.certain(line("416.11", "4312", "")).orElseThrow();
        assertTrue(matching.after(said).certain(line("416.11", "4312", "")).isEmpty());
    }
}
