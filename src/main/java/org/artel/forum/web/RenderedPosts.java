package org.artel.forum.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.forum.PostKind;
import org.artel.forum.PostView;
import org.artel.forum.ThreadPage;
import org.artel.forum.ThreadRights;
import org.artel.forum.ThreadState;
import org.artel.forum.TopicService;
import org.artel.forum.Viewing;

/**
 * A page's posts as HTML. Members with the same rights, language and zone share what was rendered, as long as the page looks the
 * same to all of them: it holds neither orders nor prices, whose posts depend on who looks, and none of the viewer's own posts.
 */
@ApplicationScoped
class RenderedPosts {

    private static final long BYTES_MAX = 32L << 20;
    private static final int DESCRIPTION = 160;

    private record Place(String root, int page, Texts texts, ThreadRights rights) {
    }

    /**
     * @param description what a search engine or a chat shows of the page; null without any text
     * @param authors     who would see links of their own
     */
    record Rendered(String html, String description, Set<Long> authors) {
    }

    @Inject
    private TopicService topics;

    private final Kept<Place, Rendered> kept = new Kept<>(BYTES_MAX);

    Rendered of(ThreadPage page, Viewing viewing, Texts texts, String root) {
        ThreadState state = page.state();
        Place place = new Place(root, page.page(), texts, page.rights());
        Rendered known = viewing.isGuest() ? null : kept.find(place, state);
        if (known != null && !known.authors().contains(viewing.memberId())) {
            return known;
        }
        List<PostView> posts = topics.posts(page.topic().id(), page.page(), viewing);
        Rendered rendered = new Rendered(new PostWriter(texts, root, viewing, page.topic(), page.rights()).html(posts),
                posts.stream().filter(view -> !view.isHiddenHere() && view.post().kind().keepsText()).findFirst()
                        .map(view -> Markdown.excerpt(view.html(), DESCRIPTION)).orElse(null),
                posts.stream().map(view -> view.post().authorId()).collect(Collectors.toUnmodifiableSet()));
        if (!viewing.isGuest() && !rendered.authors().contains(viewing.memberId())
                && posts.stream().allMatch(view -> view.post().kind().keepsText() || view.post().kind() == PostKind.STAGE)) {
            kept.keep(place, state, rendered, 2L * rendered.html().length());
        }
        return rendered;
    }
}
