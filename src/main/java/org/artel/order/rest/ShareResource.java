package org.artel.order.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.artel.account.PortalAddress;
import org.artel.account.Viewer;
import org.artel.common.Settings;
import org.artel.common.Texts;
import org.artel.forum.TopicService;
import org.artel.order.FillBoards;
import org.artel.order.FillWords;
import org.artel.purchase.PurchaseService;

/** What a purchase lacks, in words to be sent on: what a guest may see, whoever asks. */
@Path("purchases/{purchaseId}/share")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ShareResource {

    /** {@code address}: of the card. */
    public record ShareJson(String title, List<String> missing, String address) {
    }

    @Inject
    private FillBoards boards;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;
    @Inject
    private PortalAddress portal;
    @Inject
    private Settings settings;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    @GET
    public ShareJson share(@PathParam("purchaseId") long purchaseId, @Context HttpServletRequest request) {
        var words = new FillWords(Texts.of(viewer.locale(), viewer.zone(), clock.instant()), settings.get("currency").orElse("EUR"));
        List<String> missing = words.missing(boards.board(purchaseId, null));
        return new ShareJson(topics.byId(purchases.byId(purchaseId).topicId()).title(), missing,
                portal.origin(request) + request.getContextPath() + "/share/" + purchaseId);
    }
}
