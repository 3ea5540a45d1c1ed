package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.forum.PostView;
import org.artel.forum.Viewing;
import org.artel.pricelist.LotQuestionService;

/** Questions about a lot and their answers: posts of the purchase's thread. */
@Path("lots/{lotId}/questions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LotQuestionsResource {

    /** {@code text}: Markdown; absent where it is hidden from the viewer. */
    public record SaidJson(long postId, String author, Instant writtenAt, String text) {

        static SaidJson of(PostView view) {
            return view == null ? null : new SaidJson(view.post().id(), view.authorName(), view.post().createdAt(),
                    view.isHiddenHere() ? null : view.post().markdown());
        }
    }

    /** {@code answer} is absent while nobody answered. */
    public record QuestionJson(SaidJson question, SaidJson answer) {
    }

    public record TextJson(String text) {
    }

    @Inject
    private LotQuestionService questions;
    @Inject
    private Viewer viewer;

    /** The newest first. */
    @GET
    public List<QuestionJson> list(@PathParam("lotId") long lotId) {
        return questions.of(lotId, Viewing.of(viewer)).stream()
                .map(q -> new QuestionJson(SaidJson.of(q.question()), SaidJson.of(q.answer()))).toList();
    }

    @POST
    public Response ask(@PathParam("lotId") long lotId, TextJson body) {
        return made(questions.ask(lotId, viewer.require(), body == null ? null : body.text()));
    }

    /** By the organizer or a co-organizer. */
    @POST
    @Path("{postId}/answer")
    public Response answer(@PathParam("lotId") long lotId, @PathParam("postId") long postId, TextJson body) {
        return made(questions.answer(postId, viewer.require(), body == null ? null : body.text(), Viewing.of(viewer)));
    }

    private static Response made(long postId) {
        return Response.created(URI.create("posts/" + postId)).build();
    }
}
