package org.artel.account.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Viewer;
import org.artel.common.Refused;

/** The portal's cities. */
@Path("cities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class CitiesResource {

    /** {@code name} in the viewer's language. */
    public record CityJson(long id, String name, String nameEn, String nameRu, String timeZone, int position) {
    }

    /** {@code position} may be left out for a new city: it comes last. */
    public record ChangeJson(String nameEn, String nameRu, String timeZone, Integer position) {
    }

    @Inject
    private CityService cities;
    @Inject
    private Viewer viewer;

    @GET
    public List<CityJson> list() {
        return cities.all().stream().map(this::json).toList();
    }

    @POST
    public Response add(ChangeJson body) {
        ChangeJson city = required(body);
        long id = cities.add(viewer.require(), city.nameEn(), city.nameRu(), city.timeZone());
        return Response.created(URI.create("cities/" + id)).entity(json(cities.byId(id))).build();
    }

    @PUT
    @Path("{id}")
    public CityJson change(@PathParam("id") long id, ChangeJson body) {
        ChangeJson city = required(body);
        int position = city.position() == null ? cities.byId(id).position() : city.position();
        cities.change(viewer.require(), id, city.nameEn(), city.nameRu(), city.timeZone(), position);
        return json(cities.byId(id));
    }

    private CityJson json(City city) {
        return new CityJson(city.id(), city.name(viewer.locale()), city.nameEn(), city.nameRu(), city.timeZone().getId(), city.position());
    }

    private static ChangeJson required(ChangeJson body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        return body;
    }
}
