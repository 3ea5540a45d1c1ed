package org.artel.forum;

import java.util.List;

/**
 * One page of a thread, as one viewer may see it.
 *
 * @param path the sections from the root down to the thread's
 */
public record ThreadPage(TopicRow row, List<Section> path, int page, List<PostView> posts, ThreadRights rights) {

    public Topic topic() {
        return row.topic();
    }

    public int pages() {
        return row.pages();
    }
}
