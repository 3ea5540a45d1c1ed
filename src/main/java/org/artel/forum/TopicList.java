package org.artel.forum;

import java.util.List;

/**
 * A stretch of a section's list, last written in first.
 *
 * @param pinned at the start of the list only
 * @param next   where it goes on; null at the end
 */
public record TopicList(List<TopicRow> pinned, List<TopicRow> rows, TopicCursor next) {
}
