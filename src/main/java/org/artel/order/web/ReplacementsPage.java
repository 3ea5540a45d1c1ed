package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.order.LineContent;
import org.artel.order.OrderBook;
import org.artel.order.OrderService;
import org.artel.order.OrderView;
import org.artel.order.Replacement;
import org.artel.order.SaveOrder;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PricelistService;

/** {@code /order/replacements/31}: what the member takes instead of a variant in the own order, ranked; found by searching the whole list. */
@Named("replacements")
@RequestScoped
public class ReplacementsPage extends VariantPage {

    private static final int LOTS = 20;

    @Inject
    private Reading reading;
    @Inject
    private Access access;
    @Inject
    private OrderService orders;
    @Inject
    private OrderBook book;
    @Inject
    private PricelistService pricelist;

    /** Something that can be wished for. */
    public record Choice(long variantId, String name, String article) {
    }

    /** For members who have such a line. */
    public void open() {
        access.require(Operation.ORDER, reading.viewer().require(), Relation.NONE);
        getLine();
    }

    public OrderView.Line getLine() {
        return line();
    }

    public String getWords() {
        return reading.parameter("words");
    }

    /** The most wanted first. */
    public List<Choice> getWished() {
        Map<Long, String> names = book.names(getLine().wishes());
        Map<Long, String> articles = book.articles(getLine().wishes());
        return getLine().wishes().stream().map(id -> new Choice(id, names.get(id), articles.get(id))).toList();
    }

    /** What the searched words find, without what is wished for already; without words the beginning of the list. */
    public List<Choice> getFound() {
        List<Lot> lots = pricelist.lots(purchase().id(), new LotFilter(getWords(), null, false), 0, LOTS);
        Map<Long, List<LotVariant>> variants = pricelist.variantsOf(lots.stream().map(Lot::id).toList());
        List<Choice> found = new ArrayList<>();
        for (Lot lot : lots) {
            for (LotVariant variant : variants.getOrDefault(lot.id(), List.of())) {
                if (variant.id() != variantId() && !getLine().wishes().contains(variant.id())) {
                    found.add(new Choice(variant.id(), variant.title().isEmpty() ? lot.name() : lot.name() + ", " + variant.title(),
                            variant.article().isEmpty() ? lot.article() : variant.article()));
                }
            }
        }
        return found;
    }

    /** The variant comes as a parameter of the button, as below. */
    public void add() throws IOException {
        List<Long> wishes = new ArrayList<>(getLine().wishes());
        wishes.add(wish());
        save(wishes);
    }

    public void remove() throws IOException {
        List<Long> wishes = new ArrayList<>(getLine().wishes());
        wishes.remove(wish());
        save(wishes);
    }

    /** One rank up. */
    public void raise() throws IOException {
        List<Long> wishes = new ArrayList<>(getLine().wishes());
        int at = wishes.indexOf(wish());
        if (at > 0) {
            wishes.add(at - 1, wishes.remove(at));
        }
        save(wishes);
    }

    private Long wish() {
        return reading.number("wish", -1);
    }

    private void save(List<Long> wishes) throws IOException {
        var now = getLine().line();
        orders.save(SaveOrder.of(reading.viewer().require(), purchase().id(), List.of(new SaveOrder.Line(variantId(),
                new LineContent(now.quantity(), now.tolerance(), wishes.isEmpty() ? Replacement.ANY : Replacement.WISHES, wishes, now.comment()),
                now.version(), null))));
        reading.goOn("/order/replacements/" + variantId(), "order.said.saved");
    }
}
