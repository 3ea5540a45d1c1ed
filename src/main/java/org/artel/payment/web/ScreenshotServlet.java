package org.artel.payment.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.payment.ClaimService;
import org.artel.pricelist.Photo;

/** {@code /screenshot/12}: the picture of a payment, for its participant and whoever confirms payments. Nothing keeps it. */
@WebServlet("/screenshot/*")
public class ScreenshotServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient ClaimService claims;
    @Inject
    private transient Viewer viewer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Photo> picture = picture(request.getPathInfo());
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(picture.get().type());
        response.getOutputStream().write(picture.get().bytes());
    }

    private Optional<Photo> picture(String path) {
        try {
            return path == null ? Optional.empty() : claims.screenshot(viewer.require(), Slug.id(path.substring(1)));
        } catch (Refused no) {
            // whether it is there is nobody else's to know
            return Optional.empty();
        }
    }
}
