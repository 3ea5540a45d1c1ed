package org.artel.portal.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import org.artel.forum.SectionService;
import org.artel.forum.TopicRow;
import org.artel.forum.TopicService;

/**
 * {@code /robots.txt} and {@code /sitemap.xml}: what search engines may know is what a guest may see. The site map is an
 * index of one file for the sections and one for each stretch of threads' ids.
 */
@WebServlet({"/robots.txt", "/sitemap.xml", "/sitemap/*"})
public class SitemapServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int STRETCH = 5000;
    /** More, sections' included, no search engine reads: the newest remain. */
    private static final int PARTS_MAX = 49_999;
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";

    @Inject
    private transient Site site;
    @Inject
    private transient SectionService sections;
    @Inject
    private transient TopicService topics;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = site.getOrigin() + site.getRoot();
        response.setHeader("Cache-Control", "public, max-age=3600");
        String part = request.getPathInfo();
        if (request.getServletPath().endsWith("robots.txt")) {
            response.setContentType("text/plain;charset=UTF-8");
            robots(response.getWriter(), base);
            return;
        }
        if (part != null && !part.matches("/(sections|threads-\\d{1,9})\\.xml")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/xml;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (part == null) {
            index(out, base);
        } else {
            out.write("<urlset" + NAMESPACE + "\n");
            if (part.startsWith("/sections")) {
                sections(out, base);
            } else {
                threads(out, base, Long.parseLong(part, "/threads-".length(), part.length() - ".xml".length(), 10));
            }
            out.write("</urlset>\n");
        }
    }

    private static void robots(PrintWriter out, String base) {
        out.write("""
                User-agent: *
                Disallow: /api/
                Disallow: /search
                Disallow: /language
                Disallow: /sign-in
                Disallow: /register
                Disallow: /admin/
                Disallow: /moderation/

                """);
        out.write("Sitemap: " + base + "/sitemap.xml\n");
    }

    private void index(PrintWriter out, String base) {
        out.write("<sitemapindex" + NAMESPACE + "\n");
        out.write("<sitemap><loc>" + Html.escaped(base) + "/sitemap/sections.xml</loc></sitemap>\n");
        long highest = topics.highestId();
        for (long n = Math.max(0, highest / STRETCH - PARTS_MAX + 1); n * STRETCH <= highest; n++) {
            out.write("<sitemap><loc>" + Html.escaped(base) + "/sitemap/threads-" + n + ".xml</loc></sitemap>\n");
        }
        out.write("</sitemapindex>\n");
    }

    private void sections(PrintWriter out, String base) {
        out.write("<url><loc>" + Html.escaped(base) + "/</loc></url>\n");
        sections.tree(null).all().forEach(s -> out.write("<url><loc>" + Html.escaped(base + s.address()) + "</loc></url>\n"));
    }

    private void threads(PrintWriter out, String base, long stretch) {
        for (TopicRow row : topics.between(null, stretch * STRETCH, (stretch + 1) * STRETCH)) {
            out.write("<url><loc>" + Html.escaped(base + row.topic().address()) + "</loc><lastmod>"
                    + row.lastPostAt().truncatedTo(ChronoUnit.SECONDS) + "</lastmod></url>\n");
        }
    }
}
