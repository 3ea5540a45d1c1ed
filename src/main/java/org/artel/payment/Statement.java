package org.artel.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.artel.common.Money;

/**
 * What a bank statement says.
 *
 * @param incoming   in the file's order
 * @param outgoing   how many lines pay, or reserve, rather than receive
 * @param foreign    how many incoming lines are in another currency than the portal's
 * @param unreadable lines of a table whose sum came in but whose date or sum is not understood, 1-based
 * @param columns    of a table; empty for the other kinds
 */
public record Statement(Kind kind, List<StatementLine> incoming, int outgoing, int foreign, List<Integer> unreadable, List<Column> columns) {

    public enum Kind { ONE_C, MT940, CAMT053, TABLE }

    /** @param heading as written; the column's number where it has none */
    public record Column(String heading, StatementColumn meaning, List<String> samples) {
    }

    /** Collects what a reader finds. */
    static final class Found {

        private final List<StatementLine> incoming = new ArrayList<>();
        private final List<Integer> unreadable = new ArrayList<>();
        private int outgoing;
        private int foreign;

        void incoming(LocalDate date, Money amount, String payer, String account, String purpose, String bankId) {
            if (amount.isPositive()) {
                incoming.add(new StatementLine(date, amount, payer, account, purpose, bankId));
            }
        }

        void outgoing() {
            outgoing++;
        }

        void foreign() {
            foreign++;
        }

        void unreadable(int line) {
            unreadable.add(line);
        }

        Statement as(Kind kind, List<Column> columns) {
            return new Statement(kind, List.copyOf(incoming), outgoing, foreign, List.copyOf(unreadable), List.copyOf(columns));
        }
    }
}
