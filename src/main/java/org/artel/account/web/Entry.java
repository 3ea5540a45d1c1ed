package org.artel.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.artel.account.Cookies;
import org.artel.account.DuplicateService;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Proxies;
import org.artel.account.TokenService;

/**
 * A browser's session and its remember-me cookie. The session keeps the member's id and the number of the password it began
 * with, nothing else: roles and bans are asked of the database at each request.
 */
@ApplicationScoped
public class Entry {

    private static final String REMEMBER = "artel_remember";
    private static final String DEVICE = "artel_device";
    private static final int DEVICE_SECONDS = 90 * 24 * 3600;
    private static final String SIGNED_IN = "org.artel.account.signedIn";

    record SignedIn(long memberId, int credentialsNo) implements Serializable {
    }

    @Inject
    private MemberService members;
    @Inject
    private TokenService tokens;
    @Inject
    private Proxies proxies;
    @Inject
    private Cookies cookies;
    @Inject
    private DuplicateService duplicates;

    /** The member of the session, or whom the browser's cookie remembers; null for a guest, who gets no session. */
    Member recognize(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(SIGNED_IN) instanceof SignedIn signedIn) {
            Member member = members.find(signedIn.memberId()).orElse(null);
            if (member != null && member.credentialsNo() == signedIn.credentialsNo()) {
                return member;
            }
            session.invalidate();
        }
        String remembered = cookie(request, REMEMBER);
        if (remembered == null) {
            return null;
        }
        var recalled = tokens.recall(remembered);
        if (recalled.isEmpty()) {
            setCookie(request, response, REMEMBER, "", 0);
            return null;
        }
        Member member = members.byId(recalled.get().memberId());
        begin(request, response, member);
        setCookie(request, response, REMEMBER, recalled.get().successor(), (int) TokenService.REMEMBERED.toSeconds());
        return member;
    }

    /** After a sign-in: a session under a new id, so that nobody else can know it. */
    void signIn(HttpServletRequest request, HttpServletResponse response, long memberId, boolean remember) {
        begin(request, response, members.byId(memberId));
        String device = cookie(request, DEVICE);
        if (device == null) {
            device = UUID.randomUUID().toString();
        }
        setCookie(request, response, DEVICE, device, DEVICE_SECONDS);
        duplicates.signedIn(memberId, device, proxies.address(request));
        if (remember) {
            setCookie(request, response, REMEMBER, tokens.remember(memberId), (int) TokenService.REMEMBERED.toSeconds());
        }
    }

    /** After a password change: this session goes on with the new password, the others have ended. */
    void goOn(HttpServletRequest request, HttpServletResponse response, long memberId) {
        begin(request, response, members.byId(memberId));
        setCookie(request, response, REMEMBER, "", 0);
    }

    private void begin(HttpServletRequest request, HttpServletResponse response, Member member) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            session = request.getSession(true);
        } else {
            request.changeSessionId();
        }
        session.setAttribute(SIGNED_IN, new SignedIn(member.id(), member.credentialsNo()));
        guardSessionCookie(request, response);
    }

    void signOut(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        String remembered = cookie(request, REMEMBER);
        if (remembered != null) {
            tokens.forget(remembered);
            setCookie(request, response, REMEMBER, "", 0);
        }
    }

    static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    /** @param seconds see {@link Cookies#of} */
    void setCookie(HttpServletRequest request, HttpServletResponse response, String name, String value, int seconds) {
        response.addCookie(cookies.of(request, name, value, seconds));
    }

    /** The server writes the session's cookie itself: it knows neither SameSite nor the TLS before a proxy. */
    private void guardSessionCookie(HttpServletRequest request, HttpServletResponse response) {
        List<String> guarded = response.getHeaders("Set-Cookie").stream()
                .map(cookie -> cookie.startsWith("JSESSIONID") ? guarded(cookie, proxies.isSecure(request)) : cookie).toList();
        for (int i = 0; i < guarded.size(); i++) {
            if (i == 0) {
                response.setHeader("Set-Cookie", guarded.get(i));
            } else {
                response.addHeader("Set-Cookie", guarded.get(i));
            }
        }
    }

    static String guarded(String cookie, boolean secure) {
        String plain = cookie.toLowerCase(Locale.ROOT);
        return cookie + (plain.contains("; samesite=") ? "" : "; SameSite=Lax") + (!secure || plain.contains("; secure") ? "" : "; Secure");
    }
}
