package org.artel.portal.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.artel.pricelist.PriceListFile;

/**
 * Refuses a form with files that is larger than the largest file by its announced length, before anything of it is read: Faces sets no
 * limit, and everybody may send a form. Browsers announce the length always.
 */
public class UploadLimitFilter implements Filter {

    /** Room for the form's other fields, and for a file that is a little too large: its page says so kindly. */
    private static final long MAX_BYTES = PriceListFile.MAX_BYTES + 4L * 1024 * 1024;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
        String type = request.getContentType();
        long length = request.getContentLengthLong();
        if (type != null && type.regionMatches(true, 0, "multipart/", 0, 10) && (length < 0 || length > MAX_BYTES)) {
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request, response);
    }
}
