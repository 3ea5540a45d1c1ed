package org.artel.forum;

import java.util.Collection;
import java.util.Map;

/** Says under which name posts of anonymous participants are shown. Whoever has a pseudonym is never shown by nickname. */
public interface PostName {

    /**
     * One batch a page.
     *
     * @param posts posts of one topic
     * @return post id → the name to show instead of the author's nickname; no entry: the nickname is public for this viewer
     */
    Map<Long, String> pseudonyms(Topic topic, Collection<Post> posts, Viewing viewing);
}
