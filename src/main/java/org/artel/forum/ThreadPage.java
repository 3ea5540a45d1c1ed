package org.artel.forum;

import java.util.List;

/** One page of a thread, as one viewer may see it. */
public record ThreadPage(TopicRow row, Section section, int page, List<PostView> posts, ThreadRights rights) {

    public Topic topic() {
        return row.topic();
    }

    public int pages() {
        return row.pages();
    }
}
