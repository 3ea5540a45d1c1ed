package org.artel.forum;

import java.util.List;

/**
 * One page of a thread, as one viewer may see it; its posts are asked for apart.
 *
 * @param path the sections from the root down to the thread's
 */
public record ThreadPage(TopicRow row, List<Section> path, int page, ThreadRights rights, ThreadState state) {

    public Topic topic() {
        return row.topic();
    }

    public int pages() {
        return row.pages();
    }
}
