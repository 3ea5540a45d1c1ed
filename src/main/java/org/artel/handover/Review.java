package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import org.artel.common.Refused;

/** What a participant says of the organizer, or the organizer of a participant, after a finished purchase. */
@Entity
@Table(name = "review")
public class Review {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "review")
    @TableGenerator(name = "review", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "review", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "author_id")
    private long authorId;
    @Column(name = "subject_id")
    private long subjectId;
    private int number;
    private boolean anonymous;
    private int stars;
    private String text;
    @Column(name = "written_at")
    private Instant writtenAt;
    private String answer;
    @Column(name = "answered_at")
    private Instant answeredAt;

    protected Review() {
    }

    /** @param number of the participant who writes, or of whom it is */
    Review(long purchaseId, long authorId, long subjectId, int number, boolean anonymous, int stars, String text, Instant now) {
        this.purchaseId = purchaseId;
        this.authorId = authorId;
        this.subjectId = subjectId;
        this.number = number;
        this.anonymous = anonymous;
        this.stars = stars;
        this.text = text;
        this.writtenAt = now;
    }

    /** @throws Refused CONFLICT {@code review.answered}: there is one answer */
    void answer(String said, Instant now) {
        if (answer != null) {
            throw new Refused(Refused.Kind.CONFLICT, "review.answered");
        }
        answer = said;
        answeredAt = now;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long authorId() {
        return authorId;
    }

    public long subjectId() {
        return subjectId;
    }

    public int number() {
        return number;
    }

    /** The author took part anonymously: others read the number. */
    public boolean isAnonymous() {
        return anonymous;
    }

    /** 1 to 5. */
    public int stars() {
        return stars;
    }

    public String text() {
        return text;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** Null: not answered. */
    public String answer() {
        return answer;
    }

    public Instant answeredAt() {
        return answeredAt;
    }
}
