package org.artel.forum.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.forum.PostService;
import org.artel.forum.PostView;
import org.artel.forum.TopicCursor;
import org.artel.forum.TopicList;
import org.artel.forum.TopicRow;
import org.artel.forum.TopicService;
import org.artel.forum.Viewing;

/** Threads and their posts. Lists go on by {@code after}: the value of {@code next}. */
@Path("threads")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ThreadsResource {

    /** @param pinned at the start of the list only */
    public record ThreadsJson(List<ThreadJson> pinned, List<ThreadJson> threads, String next) {
    }

    public record NewThreadJson(Long sectionId, String title, String text) {
    }

    /** What is left out stays. {@code reason} for hiding. */
    public record ThreadChangeJson(String title, Boolean closed, Boolean pinned, Boolean hidden, String reason) {
    }

    /** @param next the number after which the next page begins, absent on the last */
    public record PostsJson(List<PostJson> posts, Integer next) {
    }

    public record NewPostJson(String text) {
    }

    @Inject
    private TopicService topics;
    @Inject
    private PostService posts;
    @Inject
    private Viewer viewer;

    @GET
    public ThreadsJson list(@QueryParam("section") long sectionId, @QueryParam("after") String after,
                            @QueryParam("limit") @DefaultValue("50") int limit) {
        TopicList list = topics.list(sectionId, TopicCursor.parse(after), limit, viewer.memberId());
        return new ThreadsJson(list.pinned().stream().map(ThreadJson::of).toList(), list.rows().stream().map(ThreadJson::of).toList(),
                list.next() == null ? null : list.next().toString());
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") long id, @Context Request request) {
        TopicRow row = topics.requireVisible(id, viewer.memberId());
        return Versions.answer(request, row.topic().version() + "." + row.changeNo(), ThreadJson.of(row));
    }

    @POST
    public Response start(@HeaderParam("Idempotency-Key") String key, NewThreadJson body) {
        NewThreadJson thread = Versions.body(body);
        long id = topics.start(viewer.require(), thread.sectionId() == null ? 0 : thread.sectionId(), thread.title(), thread.text(), key);
        return Response.created(URI.create("threads/" + id)).entity(json(id)).build();
    }

    /** Each change by its own right: the title also by the author of a plain thread, the others by moderators. */
    @PATCH
    @Path("{id}")
    public ThreadJson change(@PathParam("id") long id, @HeaderParam("If-Match") String match, ThreadChangeJson body) {
        long member = viewer.require();
        ThreadChangeJson change = Versions.body(body);
        topics.change(member, id, change.title(), change.closed(), change.pinned(), change.hidden(), change.reason(),
                Versions.matching(match));
        return json(id);
    }

    @GET
    @Path("{id}/posts")
    public Response posts(@PathParam("id") long id, @QueryParam("after") @DefaultValue("0") int after,
                          @QueryParam("limit") @DefaultValue("50") int limit, @Context Request request) {
        int size = Math.max(1, Math.min(limit, TopicService.LIST_MAX));
        TopicRow row = topics.requireVisible(id, viewer.memberId());
        List<PostView> found = topics.postsAfter(id, Math.max(0, after), size, Viewing.of(viewer));
        int last = found.isEmpty() ? row.posts() : found.get(found.size() - 1).post().number();
        return Response.ok(new PostsJson(found.stream().map(PostJson::of).toList(), last < row.posts() ? last : null)).build();
    }

    @POST
    @Path("{id}/posts")
    public Response write(@PathParam("id") long id, @HeaderParam("Idempotency-Key") String key, NewPostJson body) {
        long post = posts.write(viewer.require(), id, Versions.body(body).text(), key);
        return Response.created(URI.create("posts/" + post)).entity(PostJson.of(posts.view(post, Viewing.of(viewer)))).build();
    }

    private ThreadJson json(long id) {
        return ThreadJson.of(topics.requireVisible(id, viewer.memberId()));
    }
}
