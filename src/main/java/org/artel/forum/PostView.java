package org.artel.forum;

import org.artel.account.Member;

/**
 * A post as one viewer may see it.
 *
 * @param author    null when the viewer may not know who wrote it; then {@code pseudonym} names the author
 * @param html      the sanitised body; null when the post is hidden from this viewer
 */
public record PostView(Post post, Member author, String pseudonym, String html) {

    /** The only name that may be shown. */
    public String authorName() {
        return author == null ? pseudonym : author.nickname();
    }

    public boolean isHiddenHere() {
        return html == null;
    }
}
