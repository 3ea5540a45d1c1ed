package org.artel.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

/** The portal's cookies: for this portal only, never sent along by another site's form, nor without TLS where there is TLS. */
@ApplicationScoped
public class Cookies {

    @Inject
    private Proxies proxies;

    /**
     * A cookie that no script reads.
     *
     * @param seconds how long the browser keeps it; -1: until it is closed; 0: drops it
     */
    public Cookie of(HttpServletRequest request, String name, String value, int seconds) {
        Cookie cookie = new Cookie(name, value);
        cookie.setPath(request.getContextPath() + '/');
        cookie.setMaxAge(seconds);
        cookie.setHttpOnly(true);
        cookie.setSecure(proxies.isSecure(request));
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }
}
