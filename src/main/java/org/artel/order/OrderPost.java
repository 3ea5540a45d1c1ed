package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.forum.Post;
import org.artel.forum.PostBody;
import org.artel.forum.PostKind;
import org.artel.forum.PostName;
import org.artel.forum.Topic;
import org.artel.forum.Viewing;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;

/** The order posts of a thread: always what the order says now, for whoever looks; one batch a page. */
@ApplicationScoped
@Transactional
class OrderPost implements PostBody, PostName {

    @Inject
    private Orders orders;
    @Inject
    private OrderBook book;
    @Inject
    private OrderAudience audience;
    @Inject
    private PurchaseService purchases;
    @Inject
    private Clock clock;

    @Override
    public PostKind kind() {
        return PostKind.ORDER;
    }

    @Override
    public Map<Long, String> render(Collection<Post> posts, Viewing viewing) {
        Map<Long, String> bodies = new HashMap<>();
        if (posts.isEmpty()) {
            return bodies;
        }
        Map<Long, Participation> participations = participations(posts);
        Texts texts = Texts.of(viewing.locale(), viewing.zone(), clock.instant());
        Map<Long, List<Participation>> byPurchase = participations.values().stream()
                .collect(Collectors.groupingBy(Participation::purchaseId));
        Map<Long, Purchase> ofPosts = purchases.byIds(byPurchase.keySet());
        byPurchase.forEach((purchaseId, some) -> {
            Purchase purchase = ofPosts.get(purchaseId);
            OrderAudience.Sight sight = audience.sight(purchase, viewing.memberId());
            Map<Long, List<OrderView.Line>> lines = book.lines(some);
            Map<Long, String> wished = book.names(lines.values().stream().flatMap(List::stream)
                    .flatMap(line -> line.wishes().stream()).distinct().toList());
            for (Participation participation : some) {
                bodies.put(participation.postId(), html(participation, lines.getOrDefault(participation.id(), List.of()), sight, wished, texts));
            }
        });
        return bodies;
    }

    private static String html(Participation participation, List<OrderView.Line> lines, OrderAudience.Sight sight,
            Map<Long, String> wished, Texts texts) {
        if (participation.isTakenBack()) {
            return "<p class=\"quiet\">" + escaped(texts.text("order.post.takenBack")) + "</p>";
        }
        if (!sight.lines(participation)) {
            return "<p class=\"quiet\">" + escaped(texts.text("order.post.hidden")) + "</p>";
        }
        boolean sums = sight.sums(participation);
        StringBuilder out = new StringBuilder(600 + 160 * lines.size());
        out.append("<table class=\"order\"><thead><tr><th scope=\"col\">").append(escaped(texts.text("order.post.order")))
                .append("</th><th scope=\"col\" class=\"num\">").append(escaped(texts.text("order.quantity"))).append("</th>");
        if (sums) {
            out.append("<th scope=\"col\" class=\"num\">").append(escaped(texts.text("order.sum"))).append("</th>");
        }
        out.append("</tr></thead><tbody>");
        for (OrderView.Line line : lines) {
            out.append("<tr><td>").append(escaped(line.name()));
            String otherwise = otherwise(line, wished, texts);
            if (!otherwise.isEmpty()) {
                out.append(" <span class=\"quiet\">").append(escaped(otherwise)).append("</span>");
            }
            if (!line.line().comment().isEmpty()) {
                out.append(" <span class=\"quiet\">— ").append(escaped(line.line().comment())).append("</span>");
            }
            out.append("</td><td class=\"num\">").append(escaped(texts.quantity(line.line().quantity(), line.lot().unit())));
            if (line.line().tolerance().isPositive()) {
                out.append(" <span class=\"quiet\">+").append(texts.quantity(line.line().tolerance())).append("</span>");
            }
            out.append("</td>");
            if (sums) {
                out.append("<td class=\"num\">").append(texts.sum(line.line().sum())).append("</td>");
            }
            out.append("</tr>");
        }
        out.append("</tbody>");
        if (sums) {
            out.append("<tfoot><tr><th scope=\"row\">").append(escaped(texts.text("order.goods"))).append("</th><td></td><td class=\"num\">")
                    .append(texts.sum(participation.goods())).append("</td></tr></tfoot>");
        }
        out.append("</table>");
        if (!participation.comment().isEmpty() && (sight.rights().manager() || sight.isOwn(participation))) {
            out.append("<p class=\"quiet\">").append(escaped(participation.comment())).append("</p>");
        }
        return out.toString();
    }

    private static String otherwise(OrderView.Line line, Map<Long, String> wished, Texts texts) {
        return switch (line.line().replacement()) {
            case ANY -> "";
            case CANCEL -> texts.text("order.otherwise.CANCEL");
            case WISHES -> texts.text("order.otherwise.WISHES",
                    line.wishes().stream().map(wish -> wished.getOrDefault(wish, "")).collect(Collectors.joining(", ")));
        };
    }

    @Override
    public Map<Long, String> pseudonyms(Topic topic, Collection<Post> posts, Viewing viewing) {
        Map<Long, String> names = new HashMap<>();
        List<Post> ofOrders = posts.stream().filter(post -> post.kind() == PostKind.ORDER).toList();
        if (ofOrders.isEmpty()) {
            return names;
        }
        Texts texts = Texts.of(viewing.locale(), viewing.zone(), clock.instant());
        purchases.byTopicId(topic.id()).ifPresent(purchase -> {
            OrderAudience.Sight sight = audience.sight(purchase, viewing.memberId());
            for (Participation participation : participations(ofOrders).values()) {
                if (!sight.name(participation)) {
                    names.put(participation.postId(), OrderAudience.pseudonym(participation, texts));
                }
            }
        });
        return names;
    }

    private Map<Long, Participation> participations(Collection<Post> posts) {
        return orders.byIds(posts.stream().map(Post::subjectId).toList()).stream()
                .collect(Collectors.toMap(Participation::id, Function.identity()));
    }

    private static String escaped(String text) {
        return Markdown.escaped(text);
    }
}
