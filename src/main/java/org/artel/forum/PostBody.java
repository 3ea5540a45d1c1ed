package org.artel.forum;

import java.util.Collection;
import java.util.Map;

/** Renders posts that show something of a feature further down: orders, stages. CDI finds the implementations. */
public interface PostBody {

    /** The kind of posts that it renders; one implementation a kind. */
    PostKind kind();

    /**
     * The bodies of one page's posts of this kind, in one batch.
     *
     * @return post id → HTML, already escaped; a post without an entry is shown as empty
     */
    Map<Long, String> render(Collection<Post> posts, Viewing viewing);
}
