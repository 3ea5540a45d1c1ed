package org.artel.forum.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Money;
import org.artel.common.Visibility;
import org.artel.forum.Section;
import org.artel.forum.SectionForm;
import org.artel.forum.SectionRules;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;

/** The tree of sections, as far as the caller may see it. */
@Path("sections")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SectionsResource {

    /**
     * {@code name} and {@code description} in the caller's language; age limit (0: none), caps and visibilities as they
     * hold here, the strictest of the section and all above it.
     */
    public record SectionJson(long id, Long parentId, Long cityId, String name, String description, int position, int ageLimit,
                              BigDecimal percentCap, Money exposureCap, Money exposureCapTrusted, boolean purchases, Visibility pricesVisible, Visibility rollVisible,
                              Visibility supplierVisible, int revision, List<SectionJson> children) {
    }

    /** What an administrator says; what is left out holds as the parent says. */
    public record SectionChangeJson(Long parentId, Long cityId, String name, String nameRu, String description, String descriptionRu,
                                    Integer position, Integer ageLimit, BigDecimal percentCap, Money exposureCap,
                                    Money exposureCapTrusted, Boolean purchases,
                                    Visibility pricesVisible, Visibility rollVisible, Visibility supplierVisible) {

        SectionForm form() {
            return new SectionForm(parentId, cityId, name, nameRu, description, descriptionRu, position == null ? 0 : position, ageLimit,
                    percentCap, exposureCap, exposureCapTrusted, !Boolean.FALSE.equals(purchases), pricesVisible, rollVisible, supplierVisible);
        }
    }

    public record SectionsJson(List<SectionJson> sections) {
    }

    @Inject
    private SectionService sections;
    @Inject
    private Viewer viewer;

    @GET
    public SectionsJson tree() {
        SectionTree tree = sections.tree(viewer.memberId());
        return new SectionsJson(tree.roots().stream().map(s -> json(tree, s)).toList());
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") long id, @Context Request request) {
        SectionTree tree = sections.tree(viewer.memberId());
        Section section = tree.get(id);
        return Versions.answer(request, section.revision() + "." + tree.stamp(), json(tree, section));
    }

    @POST
    public Response create(SectionChangeJson body) {
        long id = sections.create(viewer.require(), Versions.body(body).form());
        return Response.created(URI.create("sections/" + id)).entity(one(id)).build();
    }

    @PUT
    @Path("{id}")
    public SectionJson change(@PathParam("id") long id, @HeaderParam("If-Match") String match, SectionChangeJson body) {
        sections.change(viewer.require(), id, Versions.body(body).form(), Versions.required(match));
        return one(id);
    }

    @PUT
    @Path("{id}/subscription")
    public void subscribe(@PathParam("id") long id) {
        sections.subscribe(id, viewer.require());
    }

    @DELETE
    @Path("{id}/subscription")
    public void unsubscribe(@PathParam("id") long id) {
        sections.unsubscribe(id, viewer.require());
    }

    /** For the administrator, whose age may not be confirmed. */
    private SectionJson one(long id) {
        SectionTree all = sections.all(viewer.require());
        return json(all, all.get(id));
    }

    private SectionJson json(SectionTree tree, Section s) {
        SectionRules rules = tree.rules(s.id());
        return new SectionJson(s.id(), s.parentId(), rules.cityId(), s.name(viewer.locale()), s.description(viewer.locale()), s.position(),
                rules.ageLimit(), rules.percentCap(), rules.exposureCap(), rules.exposureCapTrusted(), s.hasPurchases(), rules.pricesVisible(), rules.rollVisible(),
                rules.supplierVisible(), s.revision(), tree.children(s.id()).stream().map(child -> json(tree, child)).toList());
    }
}
