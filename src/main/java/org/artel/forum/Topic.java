package org.artel.forum;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.time.Instant;
import org.artel.common.Refused;
import org.artel.common.Slug;

/** A thread. A purchase's thread is not listed before the purchase is announced. */
@Entity
@Table(name = "topic")
@SqlResultSetMapping(name = "topicWithCounter", entities = @EntityResult(entityClass = Topic.class), columns = {
        @ColumnResult(name = "posts", type = Integer.class), @ColumnResult(name = "change_no", type = Long.class),
        @ColumnResult(name = "last_post_at"), @ColumnResult(name = "last_author_id", type = Long.class)})
@SqlResultSetMapping(name = "topicWithCounterAndStamp", entities = @EntityResult(entityClass = Topic.class), columns = {
        @ColumnResult(name = "posts", type = Integer.class), @ColumnResult(name = "change_no", type = Long.class),
        @ColumnResult(name = "last_post_at"), @ColumnResult(name = "last_author_id", type = Long.class),
        @ColumnResult(name = "section_stamp", type = Long.class)})
public class Topic {

    public static final int TITLE_MAX = 150;

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "topic")
    @TableGenerator(name = "topic", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "topic", allocationSize = 50)
    private long id;
    @Column(name = "section_id")
    private long sectionId;
    @Enumerated(EnumType.STRING)
    private TopicKind kind;
    private String title;
    @Column(name = "author_id")
    private long authorId;
    @Column(name = "created_at")
    private Instant createdAt;
    private boolean listed;
    private boolean pinned;
    @Column(name = "closed_at")
    private Instant closedAt;
    @Column(name = "hidden_at")
    private Instant hiddenAt;
    @Version
    private int version;

    protected Topic() {
    }

    Topic(long sectionId, TopicKind kind, String title, long authorId, Instant createdAt) {
        this.sectionId = sectionId;
        this.kind = kind;
        this.title = checkedTitle(title);
        this.authorId = authorId;
        this.createdAt = createdAt;
        this.listed = kind == TopicKind.TALK;
    }

    private static String checkedTitle(String title) {
        if (title == null || title.isBlank()) {
            throw new Refused("forum.titleMissing");
        }
        String stripped = title.strip().replaceAll("\\s+", " ");
        if (stripped.length() > TITLE_MAX) {
            throw new Refused("forum.titleTooLong", TITLE_MAX);
        }
        return stripped;
    }

    void rename(String newTitle) {
        title = checkedTitle(newTitle);
    }

    /** From now on it is another member's. */
    void transferTo(long newAuthorId) {
        authorId = newAuthorId;
    }

    void list() {
        listed = true;
    }

    void pin(boolean on) {
        pinned = on;
    }

    void close(Instant now) {
        closedAt = now;
    }

    void reopen() {
        closedAt = null;
    }

    void hide(Instant now) {
        hiddenAt = now;
    }

    void restore() {
        hiddenAt = null;
    }

    public long id() {
        return id;
    }

    public long sectionId() {
        return sectionId;
    }

    public TopicKind kind() {
        return kind;
    }

    public boolean isPurchase() {
        return kind == TopicKind.PURCHASE;
    }

    public String title() {
        return title;
    }

    /** Who opened the thread; of a purchase's thread its first organizer. */
    public long authorId() {
        return authorId;
    }

    /** Path of its first page: {@code /thread/12-linden-honey}. */
    public String address() {
        return "/thread/" + Slug.of(id, title);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether it stands in its section's list. */
    public boolean isListed() {
        return listed;
    }

    public boolean isPinned() {
        return pinned;
    }

    /** Null while it may be written in. */
    public Instant closedAt() {
        return closedAt;
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    /** Null unless a moderator took the whole thread out of sight. */
    public Instant hiddenAt() {
        return hiddenAt;
    }

    public boolean isHidden() {
        return hiddenAt != null;
    }

    /** For If-Match. */
    public int version() {
        return version;
    }
}
