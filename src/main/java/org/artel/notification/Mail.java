package org.artel.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A mail of the outbox. It waits until it is due, is tried, and is either sent or due again later; after
 * {@value #MOST_ATTEMPTS} attempts in about 17 hours it has failed for good, and an administrator decides.
 */
@Entity
@Table(name = "mail")
public class Mail {

    static final int MOST_ATTEMPTS = 10;
    /** So long an attempt may take; after that its node is taken for dead, and another one tries. */
    static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int SUBJECT_MAX = 250;
    private static final int FAILURE_MAX = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "mail")
    @TableGenerator(name = "mail", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "mail", allocationSize = 50)
    private long id;
    @Column(name = "message_id")
    private String messageId;
    private String address;
    private String subject;
    private String text;
    private String unsubscribe;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "due_at")
    private Instant dueAt;
    private int attempts;
    private String failure;
    @Column(name = "sent_at")
    private Instant sentAt;

    protected Mail() {
    }

    /**
     * @param subject     control characters become spaces: a line break would begin a header of its own
     * @param unsubscribe address that ends mails of this kind; null: they are always sent
     */
    Mail(String address, String subject, String text, String unsubscribe, Instant now) {
        String line = subject.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
        this.messageId = UUID.randomUUID().toString();
        this.address = address;
        this.subject = line.length() > SUBJECT_MAX ? line.substring(0, SUBJECT_MAX) + '…' : line;
        this.text = text;
        this.unsubscribe = unsubscribe;
        this.createdAt = now;
        this.dueAt = now;
    }

    /** What it said is forgotten: it may have held a link that opens an account. */
    void sent(Instant now) {
        sentAt = now;
        dueAt = null;
        failure = null;
        text = null;
    }

    /**
     * <pre>
     * attempt   1   2   3   4 … 9 10
     * pause   1 m 2 m 4 m 8 m 4 h  – , each up to a quarter shorter or longer
     * </pre>
     *
     * @param chance 0 to 1000: by chance, so that mails that failed together are not tried together again
     */
    void failed(String why, Instant now, int chance) {
        if (sentAt != null) {
            return;
        }
        failure = why.length() > FAILURE_MAX ? why.substring(0, FAILURE_MAX) : why;
        Duration pause = Duration.ofMinutes(1L << Math.max(0, attempts - 1));
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            pause = LONGEST_PAUSE;
        }
        dueAt = attempts >= MOST_ATTEMPTS ? null : now.plus(pause.multipliedBy(1500 + chance).dividedBy(2000));
    }

    /** An administrator has mended what was wrong. */
    void tryAgain(Instant now) {
        attempts = 0;
        dueAt = now;
    }

    public long id() {
        return id;
    }

    /** The same at each attempt, so that whoever gets the mail twice can tell. */
    public String messageId() {
        return messageId;
    }

    public String address() {
        return address;
    }

    public String subject() {
        return subject;
    }

    /** Null once it is sent. */
    public String text() {
        return text;
    }

    String unsubscribe() {
        return unsubscribe;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Null: nothing is attempted any more. */
    Instant dueAt() {
        return dueAt;
    }

    public int attempts() {
        return attempts;
    }

    /** What the last attempt came to; null: none failed. */
    public String failure() {
        return failure;
    }

    public boolean hasFailedForGood() {
        return dueAt == null && sentAt == null;
    }
}
