package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.forum.ThreadRights;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.omnifaces.util.Faces;

/** {@code /threads/manage/12}: another title; for moderators also close, pin and hide. */
@Named("topicActions")
@RequestScoped
public class TopicActions {

    @Inject
    private Reading reading;
    @Inject
    private Event<Said> said;
    @Inject
    private TopicService topics;

    private Topic topic;
    private ThreadRights rights;
    private String title;
    private String reason;

    private long id() {
        return reading.id();
    }

    public Topic getTopic() {
        if (topic == null) {
            topic = topics.requireVisible(id(), reading.viewer().memberId()).topic();
        }
        return topic;
    }

    /** @throws Refused when there is nothing that the viewer may change here */
    public ThreadRights getRights() {
        if (rights == null) {
            reading.viewer().require();
            rights = topics.rights(id(), reading.viewer().memberId());
            if (!rights.moderate() && !rights.rename()) {
                throw Refused.forbidden();
            }
        }
        return rights;
    }

    public String getTitle() {
        return title == null && !Faces.isPostback() ? getTopic().title() : title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public void rename() throws IOException {
        topics.rename(reading.viewer().require(), id(), title, null);
        back();
    }

    public void close() throws IOException {
        topics.close(reading.viewer().require(), id(), null);
        back();
    }

    public void reopen() throws IOException {
        topics.reopen(reading.viewer().require(), id(), null);
        back();
    }

    public void pin() throws IOException {
        topics.pin(reading.viewer().require(), id(), true, null);
        back();
    }

    public void unpin() throws IOException {
        topics.pin(reading.viewer().require(), id(), false, null);
        back();
    }

    public void hide() throws IOException {
        topics.hide(reading.viewer().require(), id(), reason);
        back();
    }

    public void restore() throws IOException {
        topics.restore(reading.viewer().require(), id());
        back();
    }

    private void back() throws IOException {
        said.fire(new Said("forum.threadChanged"));
        Faces.redirect(reading.root() + topics.byId(id()).address());
    }
}
