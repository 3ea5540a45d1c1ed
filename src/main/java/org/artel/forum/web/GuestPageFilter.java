package org.artel.forum.web;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.artel.account.PortalAddress;
import org.artel.account.Viewer;
import org.artel.common.Hash;
import org.artel.common.Slug;
import org.artel.forum.ThreadState;
import org.artel.forum.TopicService;

/**
 * Answers guests who read a thread from what is kept rendered, or with 304 when they have the page already. The rights are asked
 * first, in the one query that also tells whether the page is still the same. Whoever is signed in, and every address with
 * more than a page's number, passes through.
 */
public class GuestPageFilter implements Filter {

    private static final int PAGES_MAX = 9;
    private static final long BYTES_MAX = 48L << 20;

    /** Where a page was asked for: the addresses in it name the portal as the visitor does. */
    private record Place(String origin, long topicId, int page, String tab, String language) {
    }

    /** A page as it was sent, and the name of its content. */
    private record Page(byte[] content, String type, String tag) {
    }

    @Inject
    private Viewer viewer;
    @Inject
    private PortalAddress address;
    @Inject
    private TopicService topics;

    private final Kept<Place, Page> pages = new Kept<>(BYTES_MAX);

    @Override
    public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain) throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) in;
        HttpServletResponse response = (HttpServletResponse) out;
        Place place = place(request);
        Optional<ThreadState> state = place == null ? Optional.empty() : topics.guestState(place.topicId());
        if (state.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Page page = pages.find(place, state.get());
        if (page == null) {
            CopiedResponse copy = new CopiedResponse(response);
            chain.doFilter(request, copy);
            byte[] content = copy.content();
            if (!copy.isPlainPage()) {
                if (content.length > 0 && !response.isCommitted()) {
                    response.getOutputStream().write(content);
                }
                return;
            }
            page = new Page(content, copy.getContentType(), '"' + Hash.of(content).substring(0, 24) + '"');
            pages.keep(place, state.get(), page, content.length);
        }
        answer(request, response, page);
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, Page page) throws IOException {
        response.setHeader("ETag", page.tag());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Cookie, Accept-Language");
        String known = request.getHeader("If-None-Match");
        if (known != null && known.contains(page.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(page.type());
        response.setContentLength(page.content().length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(page.content());
        }
    }

    /** Null: not a page that may be kept. */
    private Place place(HttpServletRequest request) {
        if (!("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod())) || !viewer.isGuest() || isSaid(request)) {
            return null;
        }
        Map<String, String[]> parameters = request.getParameterMap();
        String number = parameters.containsKey("page") ? request.getParameter("page") : "1";
        String tab = parameters.containsKey("tab") ? request.getParameter("tab") : "";
        int known = (parameters.containsKey("page") ? 1 : 0) + (parameters.containsKey("tab") ? 1 : 0);
        if (parameters.size() != known || !number.matches("[1-9][0-9]{0," + (PAGES_MAX - 1) + "}")
                || !(tab.isEmpty() || tab.equals("discussion"))) {
            return null;
        }
        String path = request.getRequestURI();
        long topicId = Slug.id(path.substring(path.lastIndexOf('/') + 1));
        // the language switch at the foot of the page names the address that was asked for
        return topicId < 0 ? null : new Place(address.origin(request) + path, topicId, Integer.parseInt(number), tab,
                viewer.locale().getLanguage());
    }

    /** Words that the page before left are shown once, to this visitor only. */
    private static boolean isSaid(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals("artel_said") && !cookie.getValue().isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
