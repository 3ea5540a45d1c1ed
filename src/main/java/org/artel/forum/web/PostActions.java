package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.forum.Draft;
import org.artel.forum.DraftService;
import org.artel.forum.Markdown;
import org.artel.forum.Post;
import org.artel.forum.PostService;
import org.artel.forum.PostVersion;
import org.artel.forum.PostView;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.omnifaces.util.Faces;

/** What is done to one post: {@code /posts/edit/345}, {@code /posts/history/345}, {@code /posts/report/345}, {@code /posts/hide/345}. */
@Named("postActions")
@RequestScoped
public class PostActions {

    @Inject
    private Reading reading;
    @Inject
    private Event<Said> said;
    @Inject
    private PostService posts;
    @Inject
    private TopicService topics;
    @Inject
    private DraftService drafts;

    private PostView view;
    private Topic topic;
    private String text;
    private String reason;

    private long id() {
        return reading.id();
    }

    public PostView getView() {
        if (view == null) {
            view = posts.view(id(), reading.viewing());
        }
        return view;
    }

    public Post getPost() {
        return getView().post();
    }

    public Topic getTopic() {
        if (topic == null) {
            topic = topics.byId(getPost().topicId());
        }
        return topic;
    }

    /** Guests are led to sign in before they see a form. */
    public boolean isSignedIn() {
        reading.viewer().require();
        return true;
    }

    /** Only who may hide sees the form that hides. */
    public boolean isModerating() {
        if (!topics.rights(getPost().topicId(), reading.viewer().require()).hide()) {
            throw Refused.forbidden();
        }
        return true;
    }

    public String getText() {
        if (text == null && !Faces.isPostback()) {
            reading.viewer().require();
            if (!reading.viewing().is(getPost().authorId())) {
                throw Refused.forbidden();
            }
            text = drafts.get(reading.viewer().require(), place()).map(Draft::content).orElse(getPost().markdown());
        }
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    /** How often the post had been edited when the form was shown. */
    public int getEdits() {
        return Faces.isPostback() ? (int) reading.number("edits", 0) : getPost().edits();
    }

    public void save() throws IOException {
        long member = reading.viewer().require();
        drafts.save(member, place(), text);
        posts.edit(member, id(), text, getEdits());
        drafts.clear(member, place());
        back("forum.postSaved");
    }

    private String place() {
        return "post:" + id();
    }

    public List<PostVersion> getHistory() {
        return posts.history(id(), reading.viewing());
    }

    public String htmlOf(PostVersion version) {
        return Markdown.html(version.markdown());
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public void report() throws IOException {
        posts.report(reading.viewer().require(), id(), reason);
        back("forum.reported");
    }

    public void hide() throws IOException {
        posts.hide(reading.viewer().require(), id(), reason);
        back("forum.postHidden");
    }

    public void restore() throws IOException {
        posts.restore(reading.viewer().require(), id());
        back("forum.postRestored");
    }

    private void back(String key) throws IOException {
        said.fire(new Said(key));
        Faces.redirect(reading.root() + "/post/" + id());
    }
}
