package org.artel.forum.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.forum.PostService;
import org.artel.forum.PostVersion;
import org.artel.forum.PostView;
import org.artel.forum.Viewing;

/** One post: read, edited, hidden, restored, reported. */
@Path("posts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PostsResource {

    public record TextJson(String text) {
    }

    public record ReasonJson(String reason) {
    }

    public record ReportedJson(long reportId) {
    }

    /** @param until absent for the current text */
    public record VersionJson(int version, Instant writtenAt, Instant until, String text) {

        static VersionJson of(PostVersion v) {
            return new VersionJson(v.version(), v.writtenAt(), v.until(), v.markdown());
        }
    }

    public record HistoryJson(List<VersionJson> versions) {
    }

    @Inject
    private PostService posts;
    @Inject
    private Viewer viewer;

    /** A text's ETag is its number of edits; what another feature renders has none, it differs from caller to caller. */
    @GET
    @Path("{id}")
    public Response one(@PathParam("id") long id, @Context Request request) {
        PostView view = posts.view(id, Viewing.of(viewer));
        if (!view.post().kind().keepsText()) {
            return Response.ok(PostJson.of(view)).build();
        }
        String state = view.post().isHidden() ? view.isHiddenHere() ? ".2" : ".1" : "";
        return Versions.answer(request, view.post().edits() + state, PostJson.of(view));
    }

    @PATCH
    @Path("{id}")
    public PostJson edit(@PathParam("id") long id, @HeaderParam("If-Match") String match, TextJson body) {
        posts.edit(viewer.require(), id, Versions.body(body).text(), Versions.required(match));
        return json(id);
    }

    /** Markdown to begin a reply with. */
    @GET
    @Path("{id}/quote")
    public TextJson quote(@PathParam("id") long id) {
        return new TextJson(posts.quoteOf(id, Viewing.of(viewer)));
    }

    @GET
    @Path("{id}/history")
    public HistoryJson history(@PathParam("id") long id) {
        return new HistoryJson(posts.history(id, Viewing.of(viewer)).stream().map(VersionJson::of).toList());
    }

    @POST
    @Path("{id}/hide")
    public PostJson hide(@PathParam("id") long id, ReasonJson body) {
        posts.hide(viewer.require(), id, Versions.body(body).reason());
        return json(id);
    }

    @POST
    @Path("{id}/restore")
    public PostJson restore(@PathParam("id") long id) {
        posts.restore(viewer.require(), id);
        return json(id);
    }

    @POST
    @Path("{id}/report")
    public Response report(@PathParam("id") long id, ReasonJson body) {
        long report = posts.report(viewer.require(), id, Versions.body(body).reason());
        return Response.status(Response.Status.CREATED).entity(new ReportedJson(report)).build();
    }

    private PostJson json(long id) {
        return PostJson.of(posts.view(id, Viewing.of(viewer)));
    }
}
