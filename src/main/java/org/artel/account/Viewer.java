package org.artel.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.artel.common.Refused;

/**
 * Who looks at this page or sends this request: the one source for pages and REST. The authentication mechanism reads the
 * member from the database once a request and leaves it here.
 */
@Named("viewer")
@RequestScoped
public class Viewer {

    /** Request attribute that holds the signed-in {@link Member}. */
    public static final String MEMBER = "org.artel.account.member";
    /** Holds the code of the language that this browser chose; stronger than the member's own setting. */
    public static final String LANGUAGE_COOKIE = "artel_language";

    @Inject
    private HttpServletRequest request;
    @Inject
    private CityService cities;
    @Inject
    private Access access;

    private Map<Long, City> citiesById;
    private Locale locale;

    /** Null: a guest. */
    public Member member() {
        return (Member) request.getAttribute(MEMBER);
    }

    /** Null: a guest. */
    public Long memberId() {
        Member member = member();
        return member == null ? null : member.id();
    }

    public boolean isGuest() {
        return member() == null;
    }

    /**
     * The member's id.
     *
     * @throws Refused when nobody is signed in
     */
    public long require() {
        Member member = member();
        if (member == null) {
            throw Refused.signIn();
        }
        return member.id();
    }

    /** May the viewer do that to something that belongs to nobody? Costs no query. */
    public boolean may(Operation operation) {
        return access.may(operation, member(), Relation.NONE);
    }

    /** Costs no query. */
    public boolean may(Operation operation, Relation relation) {
        return access.may(operation, member(), relation);
    }

    /** For pages: {@code #{viewer.may('WRITE_POST')}}. */
    public boolean may(String operation) {
        return may(Operation.valueOf(operation));
    }

    /** What this browser chose at the foot of a page, else the member's language, else the browser's, else English. */
    public Locale locale() {
        if (locale == null) {
            locale = chosenLocale();
        }
        return locale;
    }

    private Locale chosenLocale() {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (LANGUAGE_COOKIE.equals(cookie.getName()) && MemberService.LANGUAGES.contains(cookie.getValue())) {
                    return Locale.forLanguageTag(cookie.getValue());
                }
            }
        }
        Member member = member();
        return member == null ? wantedLocale() : member.locale();
    }

    /** The first language that the request asks for and the portal speaks, else English. */
    public Locale wantedLocale() {
        for (Locale wanted : Collections.list(request.getLocales())) {
            if (MemberService.LANGUAGES.contains(wanted.getLanguage())) {
                return Locale.forLanguageTag(wanted.getLanguage());
            }
        }
        return Locale.ENGLISH;
    }

    /** The zone of the member's city; guests see the first city's; UTC while the portal has none. */
    public ZoneId zone() {
        City city = city();
        return city == null ? ZoneOffset.UTC : city.timeZone();
    }

    /** The member's city; for guests the first; null while the portal has none. */
    public City city() {
        if (citiesById == null) {
            citiesById = cities.byId();
        }
        Member member = member();
        if (member != null) {
            return citiesById.get(member.cityId());
        }
        return citiesById.values().stream().min((a, b) -> Integer.compare(a.position(), b.position())).orElse(null);
    }

    // the same under bean names, for EL

    public Member getMember() {
        return member();
    }

    public Long getMemberId() {
        return memberId();
    }

    public boolean isSignedIn() {
        return !isGuest();
    }

    public Locale getLocale() {
        return locale();
    }

    public ZoneId getZone() {
        return zone();
    }
}
