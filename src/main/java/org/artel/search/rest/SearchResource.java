package org.artel.search.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.search.SearchKind;
import org.artel.search.SearchQuery;
import org.artel.search.SearchResult;
import org.artel.search.SearchService;

/** Finds purchases, lots, posts, talks and suppliers: what the search page finds. */
@Path("search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {

    /** @param date ISO 8601, UTC */
    public record HitJson(String kind, long id, String title, String url, String snippet, Long sectionId, String stage, String date) {

        static HitJson of(SearchResult.Hit hit) {
            return new HitJson(hit.kind().name(), hit.id(), hit.title(), hit.url(), hit.snippet(), hit.sectionId(), hit.stage(),
                    hit.date().toString());
        }
    }

    /** How many of each; empty where the total is not exact. */
    public record FacetsJson(Map<String, Integer> kinds, Map<String, Integer> stages, Map<String, Integer> sections,
            Map<String, Integer> years) {
    }

    /** JSON's keys are strings. */
    private static Map<String, Integer> named(Map<?, Integer> counts) {
        var named = new LinkedHashMap<String, Integer>();
        counts.forEach((key, count) -> named.put(key.toString(), count));
        return named;
    }

    /** @param next value of {@code after} for the next page, absent on the last */
    public record ResultJson(int total, boolean more, boolean building, List<HitJson> hits, String next, FacetsJson facets) {

        static ResultJson of(SearchResult result) {
            var facets = result.facets();
            return new ResultJson(result.total(), result.more(), result.building(), result.hits().stream().map(HitJson::of).toList(),
                    result.next(), new FacetsJson(named(facets.kinds()), facets.stages(), named(facets.sections()), named(facets.years())));
        }
    }

    @Inject
    private SearchService search;
    @Inject
    private Viewer viewer;

    @GET
    public ResultJson search(@QueryParam("q") String text, @QueryParam("kind") List<String> kinds, @QueryParam("stage") String stage,
            @QueryParam("section") Long sectionId, @QueryParam("city") Long cityId, @QueryParam("year") Integer year,
            @QueryParam("after") String after, @QueryParam("limit") @DefaultValue("20") int limit) {
        var query = new SearchQuery(text, kinds(kinds), stage, sectionId, cityId, year, after, limit);
        return ResultJson.of(search.search(query, viewer.memberId()));
    }

    private static Set<SearchKind> kinds(List<String> names) {
        var kinds = EnumSet.noneOf(SearchKind.class);
        for (String name : names) {
            try {
                kinds.add(SearchKind.valueOf(name));
            } catch (IllegalArgumentException unknown) {
                throw new Refused("search.kind", name);
            }
        }
        return kinds;
    }
}
