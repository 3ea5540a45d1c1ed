package org.artel.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.artel.account.Cookies;
import org.artel.common.Said;

/**
 * Carries {@link Said} over a redirect in a cookie that lives for a minute and is shown once: no session, no state on a node.
 */
@Named("said")
@RequestScoped
public class SaidCookie {

    private static final String COOKIE = "artel_said";
    private static final int MINUTE = 60;
    /** Browsers drop cookies above 4 kB. */
    private static final int MAX_LENGTH = 1000;

    @Inject
    private Site site;
    @Inject
    private Cookies cookies;

    private String words;

    void send(@Observes Said said) {
        String text = site.texts().text(said.key(), said.args());
        byte[] bytes = text.substring(0, Math.min(text.length(), MAX_LENGTH)).getBytes(StandardCharsets.UTF_8);
        set(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), MINUTE);
    }

    /** Takes what the page before had to say; called by the templates before anything is written. */
    public void receive() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        Cookie cookie = (Cookie) external.getRequestCookieMap().get(COOKIE);
        if (cookie != null && !cookie.getValue().isEmpty()) {
            set("", 0);
            try {
                words = new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notOurs) {
                words = null;
            }
        }
    }

    /** Null: nothing was said. */
    public String getWords() {
        return words;
    }

    private void set(String value, int seconds) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        ((HttpServletResponse) external.getResponse()).addCookie(cookies.of((HttpServletRequest) external.getRequest(), COOKIE, value, seconds));
    }
}
