package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.artel.forum.Draft;
import org.artel.forum.DraftService;
import org.artel.forum.Section;
import org.artel.forum.SectionService;
import org.artel.forum.TopicService;
import org.omnifaces.util.Faces;

/** {@code /threads/new?section=3}: a plain thread with its first post. */
@Named("newTopic")
@RequestScoped
public class NewTopic {

    @Inject
    private Reading reading;
    @Inject
    private SectionService sections;
    @Inject
    private TopicService topics;
    @Inject
    private DraftService drafts;

    private String title;
    private String text;
    private String key;

    public Section getSection() {
        return sections.requireVisible(reading.number("section", -1), reading.viewer().require());
    }

    public List<Section> getPath() {
        return sections.tree(reading.viewer().require()).path(getSection().id());
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getText() {
        if (text == null && !Faces.isPostback()) {
            text = drafts.get(reading.viewer().require(), place()).map(Draft::content).orElse(null);
        }
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    /** The same for all attempts to send this form. */
    public String getKey() {
        if (key == null) {
            String sent = reading.parameter("key");
            key = Faces.isPostback() && sent != null ? sent : UUID.randomUUID().toString();
        }
        return key;
    }

    public void start() throws IOException {
        long member = reading.viewer().require();
        drafts.save(member, place(), text);
        long topic = topics.start(member, getSection().id(), title, text, getKey());
        Faces.redirect(reading.root() + topics.byId(topic).address());
    }

    private String place() {
        return "section:" + reading.number("section", -1);
    }
}
