package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.forum.Post;
import org.artel.forum.PostBody;
import org.artel.forum.PostKind;
import org.artel.forum.Viewing;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;

/** Shows an applied price as a post: which lots, from what to what, whom it touches, until when one can withdraw. */
@ApplicationScoped
@Transactional
class PricePost implements PostBody {

    private static final int SHOWN = 20;

    @Inject
    private PriceChanges priceChanges;
    @Inject
    private OrderBook book;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private Clock clock;

    @Override
    public PostKind kind() {
        return PostKind.PRICE;
    }

    @Override
    public Map<Long, String> render(Collection<Post> posts, Viewing viewing) {
        Set<Long> ids = posts.stream().map(Post::subjectId).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Long, PriceChange> changes = priceChanges.byIds(ids).stream().collect(Collectors.toMap(PriceChange::id, Function.identity()));
        Map<Long, List<PriceChanges.Item>> items = priceChanges.items(ids, SHOWN);
        Map<Long, Integer> counts = priceChanges.counts(ids);
        Map<Long, String> names = book.names(items.values().stream().flatMap(List::stream).map(PriceChanges.Item::variantId).distinct().toList());
        Map<Long, Boolean> prices = purchases.byIds(changes.values().stream().map(PriceChange::purchaseId).distinct().toList()).values().stream()
                .collect(Collectors.toMap(purchase -> purchase.id(), purchase -> view.rights(purchase, viewing.memberId()).prices()));
        Texts texts = Texts.of(viewing.locale(), viewing.zone(), clock.instant());
        Map<Long, String> bodies = new HashMap<>();
        for (Post post : posts) {
            PriceChange change = changes.get(post.subjectId());
            bodies.put(post.id(), html(change, items.getOrDefault(change.id(), List.of()), counts.getOrDefault(change.id(), 0), names, prices.get(change.purchaseId()), texts));
        }
        return bodies;
    }

    private static String html(PriceChange change, List<PriceChanges.Item> items, int count, Map<Long, String> names, boolean prices, Texts texts) {
        StringBuilder out = new StringBuilder(400).append("<b>").append(Markdown.escaped(texts.text("order.price.applied"))).append("</b>");
        items.forEach(item -> span(out, prices
                ? texts.text("order.price.item", names.get(item.variantId()), item.before(), item.after()) : names.get(item.variantId())));
        if (count > items.size()) {
            span(out, texts.plural("order.price.more", count - items.size()));
        }
        if (prices) {
            span(out, texts.plural("order.price.effect", change.orders(), change.sumBefore(), change.sumAfter()));
        }
        span(out, texts.text("order.price.withdraw"));
        return out.toString();
    }

    private static void span(StringBuilder out, String text) {
        out.append("<span>").append(Markdown.escaped(text)).append("</span>");
    }
}
