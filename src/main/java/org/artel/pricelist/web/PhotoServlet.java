package org.artel.pricelist.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.artel.pricelist.Photo;
import org.artel.pricelist.PhotoService;

/** {@code /photo/<hash>} and {@code /photo/<hash>/thumb}: the address names the content, so it may be kept for ever. */
@WebServlet("/photo/*")
public class PhotoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f]{64})(/thumb)?");

    @Inject
    private transient PhotoService photos;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(String.valueOf(request.getPathInfo()));
        if (!path.matches()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String tag = '"' + path.group(1).substring(0, 32) + (path.group(2) == null ? "" : "-t") + '"';
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Optional<Photo> photo = photos.find(path.group(1), path.group(2) != null);
        if (photo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("ETag", tag);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(photo.get().type());
        response.setContentLength(photo.get().bytes().length);
        response.getOutputStream().write(photo.get().bytes());
    }
}
