package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.forum.Post;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.AnnouncementService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;

/** {@code /purchase/announce/12}: what stands above the thread's posts, written and unpinned. */
@Named("announcePage")
@RequestScoped
public class AnnouncePage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private AnnouncementService announcements;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private TopicService topics;
    @Inject
    private Access access;

    private Purchase purchase;
    private String text;

    public void open() {
        long member = asked.viewer().require();
        purchase = view.requireVisible(Asked.id(address), member);
        access.require(Operation.WRITE_ANNOUNCEMENT, member, view.relation(purchase, member));
    }

    private Purchase purchase() {
        if (purchase == null) {
            open();
        }
        return purchase;
    }

    public Topic getThread() {
        return topics.byId(purchase().topicId());
    }

    public int getParticipants() {
        return gate.read(purchase().id()).participants();
    }

    public List<Post> getPinned() {
        return announcements.pinned(purchase().id());
    }

    public void announce() throws IOException {
        announcements.announce(purchase().id(), asked.viewer().require(), text);
        asked.goOn(getThread().address() + "?tab=discussion", "announcement.said");
    }

    public void unpin() throws IOException {
        announcements.unpin(purchase().id(), asked.viewer().require(), asked.number("post", 0));
        asked.goOn("/purchase/announce/" + purchase().id(), "announcement.said.unpinned");
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
