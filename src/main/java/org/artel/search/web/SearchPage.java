package org.artel.search.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.forum.Section;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;
import org.artel.purchase.Stage;
import org.artel.search.SearchKind;
import org.artel.search.SearchQuery;
import org.artel.search.SearchResult;
import org.artel.search.SearchService;

/**
 * {@code /search?q=&kind=&stage=&section=&city=&year=&after=}: everything stands in the address, so a result can be kept as a
 * bookmark and needs neither session nor script. A value that means nothing is no filter: an old bookmark still finds.
 */
@Named
@RequestScoped
public class SearchPage {

    private static final int HITS = 20;
    /** Of purchases that anybody may find. */
    private static final Set<Stage> HIDDEN = EnumSet.of(Stage.DRAFT, Stage.REVIEW);
    private static final int OFFERED_YEARS = 10;

    /** What the page shows of a hit beside it. */
    public record Found(SearchResult.Hit hit, String url, String section, Stage stage) {
    }

    /** One value of a filter; count null where nobody counted. */
    public record Choice(String value, String label, Integer count, boolean chosen, String url) {
    }

    @Inject
    private HttpServletRequest request;
    @Inject
    private SearchService search;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    private SearchQuery query;
    private SearchResult result;
    private SectionTree tree;
    private boolean wrongCursor;

    public SearchQuery query() {
        if (query == null) {
            Long section = number("section");
            Long city = number("city");
            Long year = number("year");
            query = new SearchQuery(request.getParameter("q"), kind() == null ? Set.of() : EnumSet.of(kind()),
                    stage() == null ? null : stage().name(), section != null && tree().has(section) ? section : null, city,
                    year == null || year < 1970 || year > 9999 ? null : year.intValue(), request.getParameter("after"), HITS);
        }
        return query;
    }

    public SearchResult result() {
        if (result == null) {
            try {
                result = search.search(query(), viewer.memberId());
            } catch (Refused cursor) {
                wrongCursor = true;
                SearchQuery q = query();
                result = search.search(new SearchQuery(q.text(), q.kinds(), q.stage(), q.sectionId(), q.cityId(), q.year(), null, HITS),
                        viewer.memberId());
            }
        }
        return result;
    }

    public String getText() {
        return query().text();
    }

    /** Nothing is asked for yet: the page shows hints. */
    public boolean isEmpty() {
        return query().isEmpty();
    }

    public boolean isFollowing() {
        return query().after() != null && !wrongCursor;
    }

    public boolean isFiltered() {
        return query().isFiltered();
    }

    /** Otherwise they would push what was found off a phone's screen. */
    public boolean isFiltersOpen() {
        return isEmpty() || isFiltered();
    }

    public boolean isBuilding() {
        return result().building();
    }

    public int getTotal() {
        return result().total();
    }

    /** There are more than {@link #getTotal()}. */
    public boolean isMore() {
        return result().more();
    }

    public List<Found> getHits() {
        return result().hits().stream().map(hit -> new Found(hit, request.getContextPath() + hit.url(),
                hit.sectionId() == null || !tree().has(hit.sectionId()) ? null : tree().get(hit.sectionId()).name(viewer.locale()),
                hit.stage() == null ? null : Stage.valueOf(hit.stage()))).toList();
    }

    /** Address of the next page, empty on the last. */
    public String getNext() {
        return result().next() == null ? "" : url("after", result().next());
    }

    /** Address of the first page. */
    public String getFirst() {
        return url("after", null);
    }

    /** The same words without any filter. */
    public String getUnfiltered() {
        return request.getContextPath() + "/search?q=" + encoded(query().text());
    }

    /** The filters that hold; the address of each is the search without it. */
    public List<Choice> getFilters() {
        var filters = new ArrayList<Choice>();
        chosen(getKinds(), "kind", filters);
        chosen(getStages(), "stage", filters);
        chosen(getSections(), "section", filters);
        chosen(getCities(), "city", filters);
        chosen(getYears(), "year", filters);
        return filters;
    }

    private void chosen(List<Choice> choices, String name, List<Choice> filters) {
        choices.stream().filter(choice -> choice.chosen() && !choice.value().isEmpty()).forEach(choice ->
                filters.add(new Choice(choice.value(), choice.label().strip(), null, true, url(name, null))));
    }

    /** Kinds as links above the hits, the first for everything. */
    public List<Choice> getKinds() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", texts().text("search.everything"), null, kind() == null, url("kind", null)));
        for (SearchKind kind : SearchKind.values()) {
            choices.add(new Choice(kind.name(), texts().name(kind), result().facets().kinds().get(kind), kind == kind(),
                    url("kind", kind.name())));
        }
        return choices;
    }

    public List<Choice> getStages() {
        return stages().map(stage -> new Choice(stage.name(), texts().name(stage), result().facets().stages().get(stage.name()),
                stage == stage(), null)).toList();
    }

    private Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }

    private static Stream<Stage> stages() {
        return Arrays.stream(Stage.values()).filter(stage -> !HIDDEN.contains(stage));
    }

    /** Depth first, names indented by their depth. */
    public List<Choice> getSections() {
        return tree().all().stream().map(section -> new Choice(Long.toString(section.id()), indented(section), null,
                Long.valueOf(section.id()).equals(query().sectionId()), null)).toList();
    }

    private String indented(Section section) {
        return "\u2003".repeat(tree().path(section.id()).size() - 1) + section.name(viewer.locale());
    }

    public List<Choice> getCities() {
        List<City> all = cities.all();
        return all.stream().map(city -> new Choice(Long.toString(city.id()), city.name(viewer.locale()), null,
                Long.valueOf(city.id()).equals(query().cityId()), null)).toList();
    }

    public List<Choice> getYears() {
        int now = clock.instant().atOffset(ZoneOffset.UTC).getYear();
        return IntStream.range(0, OFFERED_YEARS).mapToObj(back -> now - back).map(year -> new Choice(Integer.toString(year),
                Integer.toString(year), result().facets().years().get(year), Integer.valueOf(year).equals(query().year()), null)).toList();
    }

    /** An option of a filter as HTML: a Faces select would need a posted form. */
    public String option(Choice choice) {
        return "<option value=\"" + escaped(choice.value()) + (choice.chosen() ? "\" selected=\"selected\">" : "\">") + escaped(choice.label())
                + (choice.count() == null ? "" : " (" + choice.count() + ')') + "</option>";
    }

    /** A kind as a link above the hits, as HTML; with its count where that is known. */
    public String tab(Choice kind) {
        return "<a href=\"" + escaped(kind.url()) + (kind.chosen() ? "\" aria-current=\"page\">" : "\">") + escaped(kind.label())
                + (kind.count() == null ? "" : "&#160;<span class=\"quiet\">" + kind.count() + "</span>") + "</a>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private SectionTree tree() {
        if (tree == null) {
            tree = sections.tree(viewer.memberId());
        }
        return tree;
    }

    private SearchKind kind() {
        String name = request.getParameter("kind");
        return Arrays.stream(SearchKind.values()).filter(kind -> kind.name().equals(name)).findAny().orElse(null);
    }

    private Stage stage() {
        String name = request.getParameter("stage");
        return stages().filter(stage -> stage.name().equals(name)).findAny().orElse(null);
    }

    private Long number(String parameter) {
        String value = request.getParameter(parameter);
        return value != null && value.matches("\\d{1,18}") ? Long.valueOf(value) : null;
    }

    /** This search with one parameter changed; a page that follows begins anew. */
    private String url(String changed, String to) {
        var url = new StringBuilder(request.getContextPath()).append("/search?q=").append(encoded(query().text()));
        for (String name : List.of("kind", "stage", "section", "city", "year", "after")) {
            String value = name.equals(changed) ? to : name.equals("after") ? null : request.getParameter(name);
            if (value != null && !value.isBlank()) {
                url.append('&').append(name).append('=').append(encoded(value));
            }
        }
        return url.toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
