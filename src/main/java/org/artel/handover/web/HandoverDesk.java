package org.artel.handover.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Settings;
import org.artel.common.Slug;
import org.artel.common.Texts;
import org.artel.forum.SectionService;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.pricelist.PhotoService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** What all pages of the hand-over know: the purchase that the address names, its thread, who reads, the city's clocks. */
@Named("handoverDesk")
@RequestScoped
public class HandoverDesk {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Viewer viewer;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Settings settings;
    @Inject
    private Clock clock;
    @Inject
    private Event<Said> said;

    private Purchase purchase;

    /** @throws Refused NOT_FOUND when there is no such purchase for this viewer, SIGN_IN for guests */
    public Purchase getPurchase() {
        viewer.require();
        return getShown();
    }

    /** As above, for guests too. */
    public Purchase getShown() {
        if (purchase == null) {
            long id = Slug.id(address);
            if (id < 0) {
                throw Refused.notFound();
            }
            purchase = view.requireVisible(id, viewer.memberId());
        }
        return purchase;
    }

    public Topic getThread() {
        return topics.byId(getShown().topicId());
    }

    private City city() {
        Long cityId = sections.effective(getShown().sectionId()).cityId();
        return cityId == null ? null : cities.byId().get(cityId);
    }

    /** The city's clocks, by which hours are typed and told. */
    public ZoneId getZone() {
        City city = city();
        return city == null ? viewer.zone() : city.timeZone();
    }

    public String getCityName() {
        City city = city();
        return city == null ? viewer.zone().getId() : city.name(viewer.locale());
    }

    /** The viewer organizes it: co-organizers do not decide about money. */
    public boolean isOwn() {
        return getShown().isOrganizedBy(viewer.memberId());
    }

    /** Null: a guest. */
    Long viewerId() {
        return viewer.memberId();
    }

    long member() {
        return viewer.require();
    }

    Instant now() {
        return clock.instant();
    }

    /** In the city's zone. */
    Texts texts() {
        return Texts.of(viewer.locale(), getZone(), now());
    }

    String currency() {
        return settings.get("currency").orElse("EUR");
    }

    /** Null when absent or blank. */
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A number that a form or an address names. @throws Refused NOT_FOUND when it is no number */
    long number(String name) {
        String value = parameter(name);
        if (value == null || !value.matches("[0-9]{1,18}")) {
            throw Refused.notFound();
        }
        return Long.parseLong(value);
    }

    /** What was typed as a quantity, null when nothing was. @throws Refused INVALID {@code receipt.quantity} */
    Quantity quantity(String name) {
        String typed = parameter(name);
        if (typed == null) {
            return null;
        }
        String plain = typed.replace(',', '.').replaceAll("\\s", "");
        if (!plain.matches("-?\\d{1,9}(\\.\\d{1,3})?")) {
            throw new Refused("receipt.quantity", typed);
        }
        return new Quantity(new BigDecimal(plain));
    }

    /** The uploaded files of that name, the empty ones left out. */
    List<byte[]> files(String name) throws IOException {
        List<byte[]> files = new ArrayList<>();
        try {
            for (Part part : request.getParts()) {
                if (part.getName().equals(name) && part.getSize() > 0) {
                    files.add(part.getInputStream().readNBytes(PhotoService.MAX_BYTES + 1));
                }
            }
        } catch (ServletException e) {
            throw new IOException(e);
        }
        return files;
    }

    /** To a page of the portal, which says there what was done. */
    void goOn(String path, String key) throws IOException {
        said.fire(new Said(key));
        Faces.redirect(request.getContextPath() + path);
    }
}
