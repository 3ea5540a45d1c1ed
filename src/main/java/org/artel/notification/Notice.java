package org.artel.notification;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.artel.common.Texts;

/** One sentence of a member's bell, with a link. */
@Entity
@Table(name = "notice")
public class Notice {

    private static final int ARGUMENT_MAX = 600;

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "notice")
    @TableGenerator(name = "notice", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "notice", allocationSize = 500)
    private long id;
    @Column(name = "member_id")
    private long memberId;
    @Enumerated(EnumType.STRING)
    private NoticeKind kind;
    private String arguments;
    @Column(name = "purchase_id")
    private Long purchaseId;
    private String link;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "read_at")
    private Instant readAt;
    @Column(name = "mail_due_at")
    private Instant mailDueAt;

    protected Notice() {
    }

    Notice(long memberId, NoticeKind kind, Long purchaseId, String link, Instant createdAt, Object... arguments) {
        this.memberId = memberId;
        this.kind = kind;
        this.arguments = json(arguments);
        this.purchaseId = purchaseId;
        this.link = link;
        this.createdAt = createdAt;
        this.mailDueAt = mailDueAt(createdAt);
    }

    /**
     * What comes shortly after goes in the same mail. The system property {@code artel.mail.gather} sets another time than 30 seconds.
     */
    static Instant mailDueAt(Instant createdAt) {
        return createdAt.plusSeconds(Integer.getInteger("artel.mail.gather", 30));
    }

    /** Whether by mail or not is settled. */
    void settleMail() {
        mailDueAt = null;
    }

    static String json(Object... arguments) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Object argument : arguments) {
            String written = Argument.written(argument);
            array.add(written.startsWith("s:") && written.length() > ARGUMENT_MAX ? written.substring(0, ARGUMENT_MAX) + "…" : written);
        }
        return array.build().toString();
    }

    public long id() {
        return id;
    }

    public long memberId() {
        return memberId;
    }

    public NoticeKind kind() {
        return kind;
    }

    public Long purchaseId() {
        return purchaseId;
    }

    /** Path within the portal. */
    public String link() {
        return link;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Null: not read yet. */
    public Instant readAt() {
        return readAt;
    }

    public boolean isUnread() {
        return readAt == null;
    }

    /** The sentence in the reader's language. */
    public String sentence(Texts texts) {
        List<Object> figures = arguments(arguments);
        return kind == NoticeKind.STOPPED_YOURS
                ? texts.plural("noticeKind." + kind, ((BigDecimal) figures.get(1)).longValue(), figures.get(0), figures.get(2))
                : texts.text("noticeKind." + kind, figures.toArray());
    }

    static List<Object> arguments(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString.class).stream().map(JsonString::getString).map(Argument::read).toList();
        }
    }
}
