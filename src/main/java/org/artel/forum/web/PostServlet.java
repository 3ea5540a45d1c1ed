package org.artel.forum.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.forum.Post;
import org.artel.forum.PostService;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;

/** {@code /post/345}: a post's permanent address, wherever in its thread it stands. */
@WebServlet("/post/*")
public class PostServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient PostService posts;
    @Inject
    private transient TopicService topics;
    @Inject
    private transient Reading reading;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String path = request.getPathInfo();
            Post post = posts.byId(path == null ? -1 : Slug.id(path.substring(1)));
            Topic topic = topics.requireVisible(post.topicId(), reading.viewer().memberId()).topic();
            int page = Post.pageOf(post.number());
            String query = topic.isPurchase() ? "?tab=discussion" + (page > 1 ? "&page=" + page : "") : page > 1 ? "?page=" + page : "";
            response.sendRedirect(request.getContextPath() + topic.address() + query + "#post-" + post.id());
        } catch (Refused no) {
            // the only no here is 'there is no such post for you', and no Faces handler stands around a servlet
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
