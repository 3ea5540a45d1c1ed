package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.common.Settings;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.forum.Post;
import org.artel.forum.PostBody;
import org.artel.forum.PostKind;
import org.artel.forum.Viewing;

/** Shows changes of stage as posts: what happened, until when, why; the digest under a Stop. One batch a page. */
@ApplicationScoped
public class StagePosts implements PostBody {

    @Inject
    private Purchases purchases;
    @Inject
    private TermsLog terms;
    @Inject
    private MemberService members;
    @Inject
    private Settings settings;
    @Inject
    private Clock clock;

    @Override
    public PostKind kind() {
        return PostKind.STAGE;
    }

    @Override
    public Map<Long, String> render(Collection<Post> posts, Viewing viewing) {
        Map<Long, StageChange> changes = new HashMap<>();
        Set<Long> subjects = posts.stream().map(Post::subjectId).filter(Objects::nonNull).collect(Collectors.toSet());
        purchases.stageChangesByIds(subjects).forEach(change -> changes.put(change.id(), change));
        Set<Long> stopped = changes.values().stream().filter(c -> c.freezeVersion() != null).map(StageChange::purchaseId)
                .collect(Collectors.toSet());
        List<FrozenVersion> versions = purchases.frozen(stopped);
        Map<Long, Member> people = members.byIds(changes.values().stream().flatMap(change -> change.people().stream()).toList());
        Map<Long, TermsChange> conditions = terms.byIds(changes.values().stream().filter(StageChange::isTermsAnnounced)
                .map(change -> Long.valueOf(change.figures()[0])).toList()).stream().collect(Collectors.toMap(TermsChange::id, Function.identity()));
        Texts texts = Texts.of(viewing.locale(), viewing.zone(), clock.instant());
        Map<Long, String> bodies = new HashMap<>();
        for (Post post : posts) {
            StageChange change = post.subjectId() == null ? null : changes.get(post.subjectId());
            if (change != null) {
                bodies.put(post.id(), change.isTermsAnnounced()
                        ? announced(change, conditions.get(Long.valueOf(change.figures()[0])), texts) : body(change, versions, people, texts));
            }
        }
        return bodies;
    }

    private static String body(StageChange change, List<FrozenVersion> versions, Map<Long, Member> people, Texts texts) {
        StringBuilder out = new StringBuilder(400);
        out.append("<b class=\"").append(change.to()).append("\">").append(Markdown.escaped(headline(change, people, texts))).append("</b>");
        details(change, texts).forEach(detail -> span(out, detail));
        if (change.freezeVersion() != null) {
            versions.stream().filter(v -> v.purchaseId() == change.purchaseId() && v.version() == change.freezeVersion()).findFirst()
                    .ifPresent(version -> frozen(out, version, texts));
        }
        return out.toString();
    }

    private String announced(StageChange change, TermsChange conditions, Texts texts) {
        StringBuilder out = new StringBuilder(400);
        out.append("<b class=\"OPEN\">").append(texts.text("purchase.post.termsAnnounced")).append("</b>");
        conditions.differences(texts, settings.get("currency").orElse("EUR")).forEach(difference -> span(out, difference.says(texts)));
        span(out, conditions.reason());
        span(out, texts.text("purchase.post.withdrawUntil", change.changedAt().plus(Purchase.WITHDRAW_TIME)));
        if (change.isStopMoved()) {
            span(out, texts.text("purchase.post.stopMoved", change.stopAt()));
        }
        return out.toString();
    }

    /** What the headline leaves open: the date before, the reason. */
    static List<String> details(StageChange change, Texts texts) {
        List<String> details = new ArrayList<>();
        if (change.isStopMoved() && change.oldStopAt() != null) {
            details.add(texts.text("purchase.post.before", change.oldStopAt()));
        } else if (change.to() == Stage.ANNOUNCED && change.stopAt() != null) {
            details.add(texts.text("purchase.post.expectedStop", change.stopAt()));
        }
        if (change.writtenReason() != null) {
            details.add(change.writtenReason());
        } else if (change.reasonKey() != null) {
            details.add(texts.text(change.reasonKey()));
        }
        return details;
    }

    static String headline(StageChange change, Map<Long, Member> people, Texts texts) {
        if (change.isTransferred()) {
            String[] ids = change.figures();
            return texts.text("purchase.post.transferred", people.get(Long.valueOf(ids[0])).nickname(),
                    people.get(Long.valueOf(ids[1])).nickname());
        }
        if (change.isPercentLowered()) {
            String[] figures = change.figures();
            return texts.text("purchase.post.percentLowered", new BigDecimal(figures[0]), new BigDecimal(figures[1]));
        }
        if (change.isStopMoved()) {
            return texts.text("purchase.post.stopMoved", change.stopAt());
        }
        if (change.from() == Stage.STOPPED && change.to() == Stage.OPEN) {
            return texts.text("purchase.post.reopened", change.stopAt());
        }
        if (change.to() == Stage.OPEN && change.stopAt() != null) {
            return texts.text("purchase.post.openUntil", change.stopAt());
        }
        return texts.text("purchase.post." + change.to());
    }

    private static void frozen(StringBuilder out, FrozenVersion version, Texts texts) {
        span(out, texts.text("purchase.post.frozen", version.frozen().participants(), version.frozen().lines(),
                version.frozen().goods()));
        out.append("<span class=\"quiet small\">").append(Markdown.escaped(texts.text("purchase.post.digest", version.version())))
                .append(" <code>").append(Markdown.escaped(version.frozen().digest())).append("</code></span>");
    }

    private static void span(StringBuilder out, String text) {
        out.append("<span>").append(Markdown.escaped(text)).append("</span>");
    }
}
