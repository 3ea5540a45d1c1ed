package org.artel.notification.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.notification.NoticeGroup;
import org.artel.notification.NoticeMailService;

/** Which notices the member wishes by mail. What is about the account itself is always sent. */
@Path("mail-wishes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MailWishesResource {

    /** What is left out stays. */
    public record WishesJson(Boolean purchases, Boolean organizing, Boolean news, Boolean ownOrder) {
    }

    @Inject
    private NoticeMailService mails;
    @Inject
    private Viewer viewer;

    @GET
    public WishesJson wishes() {
        Map<NoticeGroup, Boolean> wishes = mails.wishes(viewer.require());
        return new WishesJson(wishes.get(NoticeGroup.PURCHASES), wishes.get(NoticeGroup.ORGANIZING), wishes.get(NoticeGroup.NEWS),
                wishes.get(NoticeGroup.OWN_ORDER));
    }

    @PATCH
    public WishesJson wish(WishesJson body) {
        if (body == null) {
            throw new Refused("refused.malformed");
        }
        Map<NoticeGroup, Boolean> wishes = new EnumMap<>(NoticeGroup.class);
        wishes.put(NoticeGroup.PURCHASES, body.purchases());
        wishes.put(NoticeGroup.ORGANIZING, body.organizing());
        wishes.put(NoticeGroup.NEWS, body.news());
        wishes.put(NoticeGroup.OWN_ORDER, body.ownOrder());
        wishes.values().removeIf(wished -> wished == null);
        mails.wish(viewer.require(), wishes);
        return wishes();
    }
}
