package org.artel.forum.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.artel.common.Refused;
import org.artel.forum.Draft;
import org.artel.forum.DraftService;
import org.artel.forum.PostService;
import org.artel.forum.Section;
import org.artel.forum.ThreadPage;
import org.artel.forum.ThreadRights;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.omnifaces.util.Faces;

/** {@code /thread/12-linden-honey?page=2}: a thread, plain or a purchase's; the purchase's other tabs are other features' pages. */
@Named("thread")
@RequestScoped
public class ThreadView {

    private static final Set<String> TABS = Set.of("conditions", "list", "participants", "discussion");

    @Inject
    private Reading reading;
    @Inject
    private TopicService topics;
    @Inject
    private PostService posts;
    @Inject
    private DraftService drafts;
    @Inject
    private RenderedPosts rendered;

    private ThreadPage page;
    private RenderedPosts.Rendered shown;
    private String text;
    private String key;

    private ThreadPage page() {
        if (page == null) {
            page = topics.page(getTopicId(), (int) Math.min(reading.number("page", 1), Integer.MAX_VALUE), reading.viewing());
        }
        return page;
    }

    private RenderedPosts.Rendered shown() {
        if (shown == null) {
            shown = rendered.of(page(), reading.viewing(), reading.texts(), reading.root());
        }
        return shown;
    }

    /** For the fragments of other features, too. */
    public long getTopicId() {
        return reading.id();
    }

    public Topic getTopic() {
        return page().topic();
    }

    public boolean isPurchase() {
        return getTopic().isPurchase();
    }

    /** {@code conditions}, {@code list}, {@code participants} or {@code discussion}; plain threads have only the last. */
    public String getTab() {
        if (!isPurchase()) {
            return "discussion";
        }
        String tab = reading.parameter("tab");
        if (tab != null) {
            if (!TABS.contains(tab)) {
                throw Refused.notFound();
            }
            return tab;
        }
        return page().row().posts() == 0 ? "conditions" : "discussion";
    }

    public String getTitle() {
        return getTopic().title() + (getPage() > 1 ? " – " + reading.texts().text("forum.page", getPage()) : "");
    }

    /** For search engines and the cards of chats: they come as guests. */
    public String getDescription() {
        String description = reading.viewer().isGuest() && getTab().equals("discussion") ? shown().description() : null;
        return description == null ? getTopic().title() : description;
    }

    public String getCanonical() {
        return getTopic().address() + (getPage() > 1 ? "?page=" + getPage() : "");
    }

    public int getPage() {
        return page().page();
    }

    public int getPages() {
        return page().pages();
    }

    public int getCount() {
        return page().row().posts();
    }

    public ThreadRights getRights() {
        return page().rights();
    }

    /** From the root down. */
    public List<Section> getPath() {
        return page().path();
    }

    /** The page's posts. */
    public String getHtml() {
        return shown().html();
    }

    /** What stands in the reply form: what was typed, else the draft, and the quoted post behind it. */
    public String getText() {
        if (text == null && !Faces.isPostback() && !reading.viewer().isGuest()) {
            String draft = drafts.get(reading.viewer().require(), place()).map(Draft::content).orElse("");
            long quoted = reading.number("quote", 0);
            String quote = quoted == 0 ? "" : posts.quoteOf(quoted, reading.viewing());
            text = draft.contains(quote) ? draft : draft.isEmpty() ? quote : draft.stripTrailing() + "\n\n" + quote;
        }
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    /** The same for all attempts to send this form: a second click writes no second post. */
    public String getKey() {
        if (key == null) {
            String sent = reading.parameter("key");
            key = Faces.isPostback() && sent != null ? sent : UUID.randomUUID().toString();
        }
        return key;
    }

    public void reply() throws IOException {
        long member = reading.viewer().require();
        drafts.save(member, place(), text);
        long post = posts.write(member, getTopicId(), text, getKey());
        Faces.redirect(reading.root() + "/post/" + post);
    }

    private String place() {
        return "topic:" + getTopicId();
    }
}
