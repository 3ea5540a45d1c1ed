package org.artel.forum;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;

/** One post of a thread. Its number within the thread never changes, its id is its permanent address. */
@Entity
@Table(name = "post")
public class Post {

    /** Characters of Markdown in one post. */
    public static final int TEXT_MAX = 30_000;

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "post")
    @TableGenerator(name = "post", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "post", allocationSize = 50)
    private long id;
    @Column(name = "topic_id")
    private long topicId;
    private int number;
    @Enumerated(EnumType.STRING)
    private PostKind kind;
    @Column(name = "author_id")
    private long authorId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "edited_at")
    private Instant editedAt;
    private int edits;
    private String markdown;
    private String html;
    @Column(name = "subject_id")
    private Long subjectId;
    @Column(name = "hidden_at")
    private Instant hiddenAt;
    @Column(name = "hidden_by")
    private Long hiddenBy;
    @Column(name = "hidden_reason")
    private String hiddenReason;

    protected Post() {
    }

    Post(long topicId, PostKind kind, long authorId, Long subjectId, String markdown, Instant createdAt) {
        this.topicId = topicId;
        this.kind = kind;
        this.authorId = authorId;
        this.subjectId = subjectId;
        this.markdown = markdown;
        this.html = markdown == null ? null : Markdown.html(markdown);
        this.createdAt = createdAt;
    }

    /** The number that the thread's counter gave. */
    void numbered(int given) {
        number = given;
    }

    void edit(String newMarkdown, Instant now) {
        markdown = newMarkdown;
        html = Markdown.html(newMarkdown);
        editedAt = now;
        edits++;
    }

    void hide(long by, String reason, Instant now) {
        hiddenAt = now;
        hiddenBy = by;
        hiddenReason = reason;
    }

    void restore() {
        hiddenAt = null;
        hiddenBy = null;
        hiddenReason = null;
    }

    public long id() {
        return id;
    }

    public long topicId() {
        return topicId;
    }

    /** From 1, without gaps within the thread. */
    public int number() {
        return number;
    }

    public PostKind kind() {
        return kind;
    }

    /** Never show it for posts that have a pseudonym: see {@link PostName}. */
    public long authorId() {
        return authorId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Null when never edited. */
    public Instant editedAt() {
        return editedAt;
    }

    /** How often it was edited: its version. */
    public int edits() {
        return edits;
    }

    public String markdown() {
        return markdown;
    }

    /** Rendered once, when saved; sanitised. Null for kinds that show a subject. */
    public String html() {
        return html;
    }

    public Long subjectId() {
        return subjectId;
    }

    public Instant hiddenAt() {
        return hiddenAt;
    }

    public boolean isHidden() {
        return hiddenAt != null;
    }

    public Long hiddenBy() {
        return hiddenBy;
    }

    public String hiddenReason() {
        return hiddenReason;
    }

    /** Its permanent address, which leads to its place in the thread. */
    public String address() {
        return "/post/" + id;
    }

    /** The page of the thread on which a post with this number stands. */
    public static int pageOf(int number) {
        return (number - 1) / TopicService.PAGE + 1;
    }
}
