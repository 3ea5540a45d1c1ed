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

    /** Authors and viewer in one query. */
    Map<Long, Member> people(Collection<Post> posts, Viewing viewing) {
        Set<Long> ids = new HashSet<>();
        posts.forEach(post -> ids.add(post.authorId()));
        if (!viewing.isGuest()) {
            ids.add(viewing.memberId());
        }
        return ids.isEmpty() ? Map.of() : members.byIds(ids);
    }

    /** @param posts of one topic */
    List<PostView> of(Topic topic, List<Post> posts, Viewing viewing) {
        return posts.isEmpty() ? List.of() : of(topic, posts, viewing, people(posts, viewing));
    }

    /** @param people authors and viewer */
    List<PostView> of(Topic topic, List<Post> posts, Viewing viewing, Map<Long, Member> people) {
        Map<Long, String> pseudonyms = new HashMap<>();
        List<Post> orders = posts.stream().filter(p -> p.kind() == PostKind.ORDER).toList();
        if (!orders.isEmpty()) {
            names.forEach(name -> pseudonyms.putAll(name.pseudonyms(topic, orders, viewing)));
        }
        Member viewer = viewing.isGuest() ? null : people.get(viewing.memberId());
        Map<Long, String> html = rendered(posts, viewing);
        List<PostView> views = new ArrayList<>(posts.size());
        for (Post post : posts) {
            boolean hidden = post.isHidden() && !seesHidden(topic, post, viewer);
            String body = post.kind().keepsText() ? post.html() : html.getOrDefault(post.id(), "");
            String pseudonym = pseudonyms.get(post.id());
            views.add(new PostView(post, pseudonym == null ? people.get(post.authorId()) : null, pseudonym, hidden ? null : body));
        }
        return views;
    }

    private boolean seesHidden(Topic topic, Post post, Member viewer) {
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
