package org.artel.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.forum.Section;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;
import org.artel.forum.Topic;
import org.artel.forum.TopicRow;
import org.artel.forum.TopicService;
import org.artel.purchase.GateState;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseCounts;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.purchase.Terms;

/** The first page: the sections with what is in them, what stops soon, what is open and what was written last. */
@Named("home")
@RequestScoped
public class HomePage {

    private static final int SOON = 3;
    private static final int OPEN = 12;
    private static final int LATEST = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** A section at the top, with everything below it counted. */
    public record SectionRow(Section section, List<Section> children, PurchaseCounts purchases, int threads) {
    }

    /**
     * A purchase in a list.
     *
     * @param percent how much of the minimum is collected, 0 to 100; null: there is no minimum
     * @param words   what is missing, in words
     */
    public record PurchaseRow(Topic topic, Stage stage, Instant stopAt, Instant opensAt, City city, int participants, Integer percent,
                              String words) {

        public ZoneId zone() {
            return city == null ? null : city.timeZone();
        }
    }

    @Inject
    private Viewer viewer;
    @Inject
    private Site site;
    @Inject
    private SectionService sections;
    @Inject
    private TopicService topics;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private CityService cities;

    private SectionTree tree;
    private List<SectionRow> rows;
    private Map<Long, PurchaseRow> shown;
    private List<Purchase> soon;
    private List<Purchase> open;
    private List<Purchase> announced;

    private SectionTree tree() {
        if (tree == null) {
            tree = sections.tree(viewer.memberId());
        }
        return tree;
    }

    /** The viewer's city; null while the portal has none. */
    public City getCity() {
        return viewer.city();
    }

    public List<SectionRow> getSections() {
        if (rows == null) {
            Map<Long, PurchaseCounts> counts = purchases.counts();
            var threads = topics.counts(viewer.memberId());
            rows = tree().roots().stream().map(root -> {
                PurchaseCounts sum = tree().below(root.id()).stream().map(id -> counts.getOrDefault(id, PurchaseCounts.NONE))
                        .reduce(PurchaseCounts.NONE, PurchaseCounts::plus);
                var written = threads.get(root.id());
                return new SectionRow(root, tree().children(root.id()), sum, written == null ? 0 : written.topics());
            }).toList();
        }
        return rows;
    }

    /** All purchases that the viewer may see. */
    public PurchaseCounts getCounts() {
        return getSections().stream().map(SectionRow::purchases).reduce(PurchaseCounts.NONE, PurchaseCounts::plus);
    }

    public List<PurchaseRow> getSoon() {
        read();
        return soon.stream().map(p -> shown.get(p.id())).toList();
    }

    public List<PurchaseRow> getOpen() {
        read();
        return open.stream().map(p -> shown.get(p.id())).toList();
    }

    public List<PurchaseRow> getAnnounced() {
        read();
        return announced.stream().map(p -> shown.get(p.id())).toList();
    }

    /** Threads last written in. */
    public List<TopicRow> getLatest() {
        return topics.latest(viewer.memberId(), LATEST);
    }

    public String sectionOf(Topic topic) {
        return tree().get(topic.sectionId()).name(viewer.locale());
    }

    private void read() {
        if (shown != null) {
            return;
        }
        Set<Long> visible = tree().ids();
        soon = purchases.stopsSoon(visible, SOON);
        open = purchases.page(visible, EnumSet.of(Stage.OPEN), Long.MAX_VALUE, OPEN);
        announced = purchases.page(visible, EnumSet.of(Stage.ANNOUNCED), Long.MAX_VALUE, LATEST);
        Map<Long, Purchase> all = Stream.of(soon, open, announced).flatMap(List::stream)
                .collect(Collectors.toMap(Purchase::id, Function.identity(), (a, b) -> a));
        Map<Long, Topic> threads = topics.byIds(all.values().stream().map(Purchase::topicId).toList());
        Map<Long, GateState> gates = gate.read(all.keySet());
        shown = new HashMap<>();
        all.forEach((id, purchase) -> shown.put(id, row(purchase, threads.get(purchase.topicId()), gates.get(id))));
    }

    private PurchaseRow row(Purchase purchase, Topic topic, GateState state) {
        Long cityId = tree().get(purchase.sectionId()).cityId();
        City city = cityId == null ? null : cities.byId().get(cityId);
        Terms terms = purchase.terms();
        return new PurchaseRow(topic, purchase.stage(), state.stopAt(), terms.opensAt(), city, state.participants(),
                percent(terms, state), words(terms, state));
    }

    /** Of several minima the one that is farthest when all count, the nearest when any does. */
    private static Integer percent(Terms terms, GateState state) {
        List<BigDecimal> parts = new ArrayList<>();
        add(parts, terms.minimumSum() == null ? null : terms.minimumSum().amount(), state.goods().amount());
        add(parts, terms.minimumQuantity() == null ? null : terms.minimumQuantity().amount(), state.quantity().amount());
        add(parts, terms.minimumWeight() == null ? null : terms.minimumWeight().amount(), state.weight().amount());
        var ordered = parts.stream().sorted().toList();
        return parts.isEmpty() ? null : ordered.get(terms.minimumAll() ? 0 : ordered.size() - 1).intValue();
    }

    private static void add(List<BigDecimal> parts, BigDecimal minimum, BigDecimal collected) {
        if (minimum != null && minimum.signum() > 0) {
            parts.add(collected.multiply(HUNDRED).divide(minimum, 0, RoundingMode.DOWN).min(HUNDRED));
        }
    }

    private String words(Terms terms, GateState state) {
        Texts texts = site.texts();
        if (!terms.hasMinimum()) {
            return texts.text("home.noMinimum");
        } else if (terms.reachesMinimum(state)) {
            return texts.text("home.reached");
        }
        List<String> missing = new ArrayList<>();
        if (terms.minimumSum() != null && terms.minimumSum().compareTo(state.goods()) > 0) {
            Money lack = terms.minimumSum().minus(state.goods());
            missing.add(texts.sum(lack, site.currency()));
        }
        if (terms.minimumQuantity() != null && terms.minimumQuantity().compareTo(state.quantity()) > 0) {
            Quantity lack = terms.minimumQuantity().minus(state.quantity());
            missing.add(texts.text("home.units", lack));
        }
        if (terms.minimumWeight() != null && terms.minimumWeight().compareTo(state.weight()) > 0) {
            Quantity lack = terms.minimumWeight().minus(state.weight());
            missing.add(texts.text("home.kilograms", lack));
        }
        return texts.text("home.missing", String.join(texts.text(terms.minimumAll() ? "home.and" : "home.or"), missing));
    }
}
