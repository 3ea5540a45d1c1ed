package org.artel.payment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.artel.common.Money;

/**
 * Whose payment a line of a bank statement may be. Only two things are certain enough to count by themselves: a payment reference with the
 * exact sum, and an exact sum with the last digits of the account that somebody named, at most three days apart – each only where it
 * points to one payment alone. Everything else is a suggestion, the likeliest first.
 *
 * <pre>
 * owed 416.11, reference 00079444, claimed from …4312 on 10 May
 * 416.11 'tea 0007 9444'          certain: REFERENCE_AND_SUM
 * 416.11 from …4312 on 12 May     certain: SUM_AND_DIGITS
 * 500.00 'tea 00079444'           REFERENCE: 83.89 too much becomes credit
 * 416.11 from …9999               CLAIMED_SUM
 * </pre>
 */
final class Matching {

    private static final int DAYS_APART = 3;
    private static final int MOST = 5;

    /** Why a payment may be meant, the likeliest first. */
    enum Reason {
        REFERENCE_AND_SUM, SUM_AND_DIGITS, REFERENCES_TOGETHER, REFERENCE, CLAIMED_SUM, ONE_MEMBER_TOGETHER, OWED_SUM, NAME;

        boolean isCertain() {
            return this == REFERENCE_AND_SUM || this == SUM_AND_DIGITS;
        }
    }

    /** A participant who may pay. @param owed zero or below: nothing is due */
    record Debtor(long purchaseId, long participationId, long memberId, String reference, String name, Money owed) {
    }

    /** What a participant said to have paid and no line has shown yet. @param confirmed by hand, so that its money is in the ledger already */
    record Claimed(long claimId, long participationId, Money sum, LocalDate paidOn, String ending, String payer, boolean confirmed) {
    }

    /** @param claimId null: nothing was said */
    record Part(long purchaseId, long participationId, Money amount, Long claimId) {
    }

    record Suggestion(Reason reason, List<Part> parts) {
    }

    private final List<Debtor> debtors;
    private final Map<Long, List<Claimed>> claims;
    private final Map<Long, Pattern> references;

    Matching(List<Debtor> debtors, List<Claimed> claims) {
        this.debtors = debtors;
        this.claims = claims.stream().collect(Collectors.groupingBy(Claimed::participationId));
        // banks break and space numbers as they like
        this.references = debtors.stream().collect(Collectors.toMap(Debtor::participationId, debtor -> Pattern.compile("(?<!\\d)"
                + debtor.reference().chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("[ .-]?")) + "(?!\\d)")));
    }

    private Matching(List<Debtor> debtors, Map<Long, List<Claimed>> claims, Map<Long, Pattern> references) {
        this.debtors = debtors;
        this.claims = claims;
        this.references = references;
    }

    /** What is left to be found once this payment counts. */
    Matching after(Suggestion counted) {
        Map<Long, Part> paid = counted.parts().stream().collect(Collectors.toMap(Part::participationId, Function.identity()));
        Map<Long, List<Claimed>> left = new HashMap<>(claims);
        List<Debtor> owing = debtors.stream().map(debtor -> {
            Part part = paid.get(debtor.participationId());
            if (part == null) {
                return debtor;
            }
            List<Claimed> said = claims.getOrDefault(debtor.participationId(), List.of());
            left.put(debtor.participationId(), said.stream().filter(claim -> part.claimId() == null || claim.claimId() != part.claimId()).toList());
            boolean counts = said.stream().noneMatch(claim -> part.claimId() != null && claim.claimId() == part.claimId() && claim.confirmed());
            return counts ? new Debtor(debtor.purchaseId(), debtor.participationId(), debtor.memberId(), debtor.reference(), debtor.name(),
                    debtor.owed().minus(part.amount())) : debtor;
        }).toList();
        return new Matching(owing, left, references);
    }

    /** The one payment that this line certainly is. */
    Optional<Suggestion> certain(StatementLine line) {
        List<Suggestion> certain = all(line).stream().filter(suggestion -> suggestion.reason().isCertain()).toList();
        return certain.size() == 1 ? Optional.of(certain.get(0)) : Optional.empty();
    }

    /** At most five, the likeliest first. */
    List<Suggestion> suggestions(StatementLine line) {
        return all(line).stream().limit(MOST).toList();
    }

    private List<Suggestion> all(StatementLine line) {
        List<Suggestion> found = new ArrayList<>();
        List<Debtor> named = debtors.stream().filter(debtor -> references.get(debtor.participationId()).matcher(line.purpose()).find()).toList();
        if (named.size() > 1) {
            together(Reason.REFERENCES_TOGETHER, named, line, found);
        }
        for (Debtor debtor : debtors) {
            boolean reference = named.contains(debtor);
            boolean owes = debtor.owed().equals(line.amount());
            List<Claimed> same = claims.getOrDefault(debtor.participationId(), List.of()).stream().filter(claim -> claim.sum().equals(line.amount())).toList();
            for (Claimed claim : same) {
                reason(line, claim, reference, named.size()).ifPresent(why -> found.add(whole(why, debtor, line, claim.claimId())));
            }
            if (reference && same.isEmpty()) {
                found.add(whole(owes && named.size() == 1 ? Reason.REFERENCE_AND_SUM : Reason.REFERENCE, debtor, line, null));
            } else if (reference && owes && same.stream().allMatch(Claimed::confirmed)) {
                // the payment that was confirmed by hand, or another one
                found.add(whole(Reason.REFERENCE, debtor, line, null));
            } else if (owes && same.isEmpty()) {
                found.add(whole(Reason.OWED_SUM, debtor, line, null));
            } else if (debtor.owed().isPositive() && same.isEmpty() && isNamed(debtor, line)) {
                found.add(whole(Reason.NAME, debtor, line, null));
            }
        }
        debtors.stream().filter(debtor -> debtor.owed().isPositive()).collect(Collectors.groupingBy(Debtor::memberId)).values().stream()
                .filter(own -> own.size() > 1).forEach(own -> together(Reason.ONE_MEMBER_TOGETHER, own, line, found));
        found.sort(Comparator.comparing(Suggestion::reason));
        return doubtful(found);
    }

    /** What was confirmed by hand and is owed again may be either payment: only a person can tell. */
    private static List<Suggestion> doubtful(List<Suggestion> found) {
        boolean ambiguous = found.stream().filter(each -> each.reason() == Reason.REFERENCE_AND_SUM).count() == 1
                && found.stream().anyMatch(each -> each.reason() == Reason.REFERENCE);
        return ambiguous ? found.stream().map(each -> each.reason() == Reason.REFERENCE_AND_SUM ? new Suggestion(Reason.REFERENCE, each.parts()) : each)
                .toList() : found;
    }

    private static Optional<Reason> reason(StatementLine line, Claimed claim, boolean reference, int named) {
        boolean near = Math.abs(ChronoUnit.DAYS.between(claim.paidOn(), line.date())) <= DAYS_APART;
        if (reference) {
            return Optional.of(named == 1 ? Reason.REFERENCE_AND_SUM : Reason.REFERENCE);
        }
        if (near && !claim.ending().isEmpty() && claim.ending().equals(line.accountEnding())) {
            return Optional.of(Reason.SUM_AND_DIGITS);
        }
        return Optional.of(Reason.CLAIMED_SUM);
    }

    private static Suggestion whole(Reason why, Debtor debtor, StatementLine line, Long claimId) {
        return new Suggestion(why, List.of(new Part(debtor.purchaseId(), debtor.participationId(), line.amount(), claimId)));
    }

    private static void together(Reason why, List<Debtor> several, StatementLine line, List<Suggestion> found) {
        List<Debtor> owing = several.stream().filter(debtor -> debtor.owed().isPositive()).toList();
        if (owing.size() > 1 && Money.sum(owing.stream().map(Debtor::owed).toList()).equals(line.amount())) {
            found.add(new Suggestion(why, owing.stream().map(debtor -> new Part(debtor.purchaseId(), debtor.participationId(), debtor.owed(), null))
                    .toList()));
        }
    }

    /** The payer's name as the bank writes it, or as the participant told it. */
    private boolean isNamed(Debtor debtor, StatementLine line) {
        String payer = line.payer().toLowerCase(Locale.ROOT);
        return payer.length() > 2 && (debtor.name().toLowerCase(Locale.ROOT).contains(payer) || payer.contains(debtor.name().toLowerCase(Locale.ROOT))
                || claims.getOrDefault(debtor.participationId(), List.of()).stream().anyMatch(claim -> claim.payer().length() > 2
                        && payer.contains(claim.payer().toLowerCase(Locale.ROOT))));
    }
}
