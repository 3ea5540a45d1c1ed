package org.artel.payment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.artel.common.Money;

/** An incoming payment of an organizer's account, from a bank statement; consumed once. It is written by statements that count. */
@Entity
@Table(name = "bank_line")
public class BankLine {

    /** ASIDE: it has nothing to do with purchases. */
    public enum State { OPEN, MATCHED, ASIDE }

    @Id
    private long id;
    @Column(name = "organizer_id")
    private long organizerId;
    @Column(name = "statement_id")
    private long statementId;
    @Column(name = "booked_on")
    private LocalDate bookedOn;
    private Money amount;
    private String payer;
    private String ending;
    private String purpose;
    @Column(name = "bank_id")
    private String bankId;
    @Enumerated(EnumType.STRING)
    private State state;

    protected BankLine() {
    }

    public long id() {
        return id;
    }

    long organizerId() {
        return organizerId;
    }

    long statementId() {
        return statementId;
    }

    public State state() {
        return state;
    }

    public StatementLine content() {
        return new StatementLine(bookedOn, amount, payer, ending, purpose, bankId);
    }
}
