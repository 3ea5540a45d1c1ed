package org.artel.forum;

/**
 * What a post is. Only {@code TEXT} and {@code ANNOUNCEMENT} keep a text of their own; the others show a subject
 * ({@code ORDER}: a participation, {@code STAGE}: a change of stage, {@code PRICE}: a price applied to orders) and are rendered for their viewer by a {@link PostBody}.
 */
public enum PostKind {
    TEXT, ORDER, ANNOUNCEMENT, STAGE, PRICE, REPORT;

    /** Whether the post stores Markdown and its rendered HTML. */
    public boolean keepsText() {
        return this == TEXT || this == ANNOUNCEMENT;
    }
}
