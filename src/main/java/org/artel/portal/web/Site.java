package org.artel.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import org.artel.account.PortalAddress;
import org.artel.account.Viewer;
import org.artel.common.Settings;
import org.artel.common.Texts;
import org.artel.notification.NoticeService;

/** What every page's frame asks: the addresses of this portal, the viewer's language, the head's descriptions. */
@Named
@RequestScoped
public class Site {

    @Inject
    private HttpServletRequest request;
    @Inject
    private Viewer viewer;
    @Inject
    private PortalAddress address;
    @Inject
    private Assets assets;
    @Inject
    private Settings settings;
    @Inject
    private NoticeService notices;
    @Inject
    private Clock clock;

    private Locale locale;
    private Integer unread;
    private String currency;

    /** What stands before every path of the portal: empty at the root of a server. */
    public String getRoot() {
        return request.getContextPath();
    }

    /** {@code https://host} without a path, for links that leave the portal. */
    public String getOrigin() {
        return address.origin(request);
    }

    /** Address of a style sheet, script or picture of ours, with its content's hash. */
    public String asset(String name) {
        return getRoot() + assets.address(name);
    }

    /** The element that loads a script of ours. Written as text: to a script element of a page PrimeFaces would add its nonce. */
    public String script(String name) {
        return "<script src=\"" + asset(name) + "\" defer=\"defer\"></script>";
    }

    /** The viewer's language. */
    public Locale getLocale() {
        if (locale == null) {
            locale = viewer.locale();
        }
        return locale;
    }

    /** The viewer's nickname; null for guests. */
    public String getName() {
        return viewer.isGuest() ? null : viewer.member().nickname();
    }

    public boolean isOrganizer() {
        return !viewer.isGuest() && viewer.member().isOrganizer();
    }

    public boolean isModerator() {
        return !viewer.isGuest() && (viewer.member().isModerator() || viewer.member().isAdministrator());
    }

    public boolean isAdministrator() {
        return !viewer.isGuest() && viewer.member().isAdministrator();
    }

    /** Notices that the viewer has not read; asked once a page. */
    public int getUnread() {
        if (unread == null) {
            unread = viewer.isGuest() ? 0 : notices.unread(viewer.require());
        }
        return unread;
    }

    /** Code of the user interface's language. */
    public String getLanguage() {
        return getLocale().getLanguage();
    }

    Texts texts() {
        return Texts.of(getLocale(), viewer.zone(), clock.instant());
    }

    /** ISO code of the portal's currency. */
    public String currency() {
        if (currency == null) {
            currency = settings.get("currency").orElse("EUR");
        }
        return currency;
    }

    /** Link that shows this page in another language from now on. */
    public String languageLink(String language) {
        return getRoot() + "/language?to=" + language + "&back=" + URLEncoder.encode(here(), StandardCharsets.UTF_8);
    }

    /** Path and query of the page as the visitor asked for it, without the context path; a second slash would make a host of what follows. */
    public String here() {
        Object forwarded = request.getAttribute("jakarta.servlet.forward.request_uri");
        Object query = forwarded == null ? request.getQueryString() : request.getAttribute("jakarta.servlet.forward.query_string");
        String path = (forwarded == null ? request.getRequestURI() : forwarded.toString()).substring(getRoot().length())
                .replaceFirst("^/+", "/");
        return query == null ? path : path + '?' + query;
    }

    /**
     * Description, canonical link and Open Graph card.
     *
     * @param canonical path within the portal; null for pages that nobody should find by a search engine's link
     * @param image     path of a picture, may be null
     * @param robots    {@code noindex} and the like, may be null
     */
    public String head(String title, String description, String canonical, String image, String robots) {
        StringBuilder out = new StringBuilder(512);
        meta(out, "name", "description", description);
        meta(out, "name", "robots", robots);
        if (canonical != null && !canonical.isEmpty()) {
            String link = getOrigin() + getRoot() + canonical;
            out.append("<link rel=\"canonical\" href=\"").append(Html.escaped(link)).append("\"/>");
            meta(out, "property", "og:type", "website");
            meta(out, "property", "og:site_name", "Artel");
            meta(out, "property", "og:title", title == null ? "Artel" : title);
            meta(out, "property", "og:description", description);
            meta(out, "property", "og:url", link);
            meta(out, "property", "og:locale", "ru".equals(getLanguage()) ? "ru_RU" : "en_GB");
            meta(out, "property", "og:image", image == null || image.isEmpty() ? null : getOrigin() + getRoot() + image);
        }
        return out.toString();
    }

    private static void meta(StringBuilder out, String kind, String name, String content) {
        if (content != null && !content.isEmpty()) {
            out.append("<meta ").append(kind).append("=\"").append(name).append("\" content=\"").append(Html.escaped(content)).append("\"/>");
        }
    }
}
