package org.artel.order.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.artel.account.PortalAddress;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.order.FillBoard;
import org.artel.order.FillBoards;
import org.artel.order.FillWords;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/**
 * {@code /share/12}: a card with what is missing, to be sent on in a chat. It shows everybody what a guest may see, and nobody by
 * name, so that it may be kept by whoever stands in between.
 */
@Named("share")
@RequestScoped
public class SharePage {

    private static final int KEPT_SECONDS = 60;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Reading reading;
    @Inject
    private FillBoards boards;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;
    @Inject
    private PortalAddress portal;

    private FillBoard board;
    private Purchase purchase;
    private Topic topic;

    public void open() {
        board();
        if (reading.viewer().isGuest()) {
            Faces.getResponse().setHeader("Cache-Control", "public, max-age=" + KEPT_SECONDS);
            Faces.getResponse().setHeader("Vary", "Cookie, Accept-Language");
        }
    }

    private FillBoard board() {
        if (board == null) {
            board = boards.board(Reading.id(address), null);
            purchase = purchases.byId(Reading.id(address));
            topic = topics.byId(purchase.topicId());
        }
        return board;
    }

    public Topic getTopic() {
        board();
        return topic;
    }

    public Purchase getPurchase() {
        board();
        return purchase;
    }

    public boolean isOpen() {
        return board().state().acceptsOrders(reading.now());
    }

    public List<String> getMissing() {
        return new FillWords(reading.texts(), reading.currency()).missing(board());
    }

    /** One line for the description of a link's card. */
    public String getDescription() {
        return String.join(" · ", getMissing());
    }

    /** What is sent: title, what is missing, the Stop, the address. */
    public String getText() {
        StringBuilder text = new StringBuilder(getTopic().title()).append('\n');
        getMissing().forEach(line -> text.append(line).append('\n'));
        if (isOpen() && board().state().stopAt() != null) {
            text.append(reading.texts().text("order.share.until", board().state().stopAt())).append('\n');
        }
        return text.append(getLink()).toString();
    }

    /** Of the card itself: a messenger reads the card's description from there. */
    public String getLink() {
        return portal.origin(reading.request()) + reading.root() + "/share/" + getPurchase().id();
    }

    public String getTelegram() {
        return "https://t.me/share/url?url=" + encoded(getLink()) + "&text=" + encoded(getTopic().title() + "\n" + String.join("\n", getMissing()));
    }

    public String getWhatsApp() {
        return "https://wa.me/?text=" + encoded(getText());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
