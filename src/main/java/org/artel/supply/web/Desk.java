package org.artel.supply.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.artel.account.CityService;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Slug;
import org.artel.common.Texts;
import org.artel.forum.SectionService;
import org.artel.forum.TopicService;
import org.artel.order.OrderAudience;
import org.artel.order.Participation;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.omnifaces.util.Faces;

/** What all pages of supply need to know of the request: who reads, which purchase, what was typed. */
@RequestScoped
class Desk {

    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private PurchaseView view;
    @Inject
    private TopicService topics;
    @Inject
    private MemberService members;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;
    @Inject
    private Clock clock;
    @Inject
    private Event<Said> said;

    long member() {
        return viewer.require();
    }

    Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }

    /** The purchase whose number the address begins with. @throws Refused NOT_FOUND */
    Purchase purchase(String address) {
        long id = Slug.id(address);
        if (id < 0) {
            throw Refused.notFound();
        }
        return view.requireVisible(id, viewer.memberId());
    }

    String title(Purchase purchase) {
        return topics.byId(purchase.topicId()).title();
    }

    /** Path of the purchase's thread. */
    String thread(Purchase purchase) {
        return topics.byId(purchase.topicId()).address();
    }

    /** The clocks of the purchase's city. */
    ZoneId zone(Purchase purchase) {
        Long city = sections.effective(purchase.sectionId()).cityId();
        return city == null ? viewer.zone() : cities.byId(city).timeZone();
    }

    /**
     * Whom participations belong to, by their ids: the nickname, for the organizer alone the note for an order on behalf; for others the
     * pseudonym of these and of whoever is anonymous.
     */
    Map<Long, String> names(Collection<Participation> participations, boolean organizing) {
        Map<Long, Member> owners = members.byIds(participations.stream().map(Participation::memberId).distinct().toList());
        Map<Long, String> names = new HashMap<>();
        participations.forEach(each -> names.put(each.id(), !organizing && (each.isOnBehalf() || each.isAnonymous()) ? OrderAudience.pseudonym(each, texts())
                : each.isOnBehalf() ? each.onBehalf() : owners.get(each.memberId()).nickname()));
        return names;
    }

    /** Null when absent or blank. */
    String parameter(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** A typed number; empty when nothing was typed. @throws Refused INVALID {@code desk.number} */
    Optional<BigDecimal> number(String name) {
        String typed = parameter(name);
        if (typed == null) {
            return Optional.empty();
        }
        String plain = typed.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        if (!plain.matches("\\d{1,12}(\\.\\d{1,6})?")) {
            throw new Refused("desk.number", typed);
        }
        return Optional.of(new BigDecimal(plain));
    }

    /** @throws Refused INVALID {@code desk.number} for more than three decimals too */
    Optional<Quantity> quantity(String name) {
        return number(name).map(typed -> {
            if (typed.stripTrailingZeros().scale() > 3) {
                throw new Refused("desk.number", typed);
            }
            return new Quantity(typed);
        });
    }

    /** Names of all parameters that look so. */
    List<String> names(String pattern) {
        return request.getParameterMap().keySet().stream().filter(name -> name.matches(pattern)).sorted().toList();
    }

    /** The numbers at the end of the names of all parameters that begin so: {@code box12}, {@code box15}. */
    Map<Long, String> numbered(String prefix) {
        Map<Long, String> found = new TreeMap<>();
        names(prefix + "\\d{1,18}").forEach(name -> found.put(Long.parseLong(name.substring(prefix.length())), name));
        return found;
    }

    /** Goes on to another page of the portal, which says so at its top. */
    void goOn(String path, String key, Object... args) throws IOException {
        said.fire(new Said(key, args));
        Faces.redirect(request.getContextPath() + path);
    }
}
