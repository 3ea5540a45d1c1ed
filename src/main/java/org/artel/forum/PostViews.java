package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;

/** Makes posts visible for their viewer: one query for all authors, one batch for each kind that another feature renders. */
@ApplicationScoped
class PostViews {

    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    @Any
    private Instance<PostBody> bodies;
    @Inject
    @Any
    private Instance<PostName> names;

    /** @param posts of one topic */
    List<PostView> of(Topic topic, List<Post> posts, Viewing viewing) {
        if (posts.isEmpty()) {
            return List.of();
        }
        Map<Long, String> pseudonyms = new HashMap<>();
        List<Post> orders = posts.stream().filter(p -> p.kind() == PostKind.ORDER).toList();
        if (!orders.isEmpty()) {
            names.forEach(name -> pseudonyms.putAll(name.pseudonyms(topic, orders, viewing)));
        }
        Set<Long> authorIds = new HashSet<>();
        posts.stream().filter(p -> !pseudonyms.containsKey(p.id())).forEach(p -> authorIds.add(p.authorId()));
        if (viewing.memberId() != null) {
            // the viewer's own rights are asked below: read with the others, in one query
            authorIds.add(viewing.memberId());
        }
        Map<Long, Member> authors = members.byIds(authorIds);
        Member viewer = viewing.isGuest() ? null : authors.get(viewing.memberId());
        Map<Long, String> html = rendered(posts, viewing);
        List<PostView> views = new ArrayList<>(posts.size());
        for (Post post : posts) {
            boolean hidden = post.isHidden() && !seesHidden(topic, post, viewer);
            String body = post.kind().keepsText() ? post.html() : html.getOrDefault(post.id(), "");
            String pseudonym = pseudonyms.get(post.id());
            views.add(new PostView(post, pseudonym == null ? authors.get(post.authorId()) : null, pseudonym, hidden ? null : body));
        }
        return views;
    }

    boolean seesHidden(Topic topic, Post post, Member viewer) {
        if (viewer == null) {
            return false;
        }
        long owner = topic.isPurchase() && topic.authorId() == viewer.id() ? topic.authorId() : post.authorId();
        return access.may(Operation.VIEW_HIDDEN_POST, viewer, Relation.ownedBy(owner));
    }

    private Map<Long, String> rendered(Collection<Post> posts, Viewing viewing) {
        Map<PostKind, List<Post>> byKind = new EnumMap<>(PostKind.class);
        posts.stream().filter(p -> !p.kind().keepsText())
                .forEach(p -> byKind.computeIfAbsent(p.kind(), kind -> new ArrayList<>()).add(p));
        Map<Long, String> html = new HashMap<>();
        if (!byKind.isEmpty()) {
            bodies.stream().filter(body -> byKind.containsKey(body.kind()))
                    .forEach(body -> html.putAll(body.render(byKind.get(body.kind()), viewing)));
        }
        return html;
    }
}
