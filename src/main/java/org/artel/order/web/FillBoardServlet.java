package org.artel.order.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.order.FillBoard;
import org.artel.order.FillBoards;

/** {@code /fill-board/12}: the fill board's HTML for the page that shows it, 304 as long as nobody orders. */
@WebServlet("/fill-board/*")
public class FillBoardServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient FillBoards boards;
    @Inject
    private transient Reading reading;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            long purchaseId = request.getPathInfo() == null ? -1 : Slug.id(request.getPathInfo().substring(1));
            Long viewer = reading.viewer().memberId();
            String tag = tag(boards.version(purchaseId, viewer), reading);
            response.setHeader("Cache-Control", "private, no-cache");
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setHeader("ETag", tag);
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            FillBoard board = boards.board(purchaseId, viewer);
            response.setHeader("ETag", tag(board.state().changeNo(), reading));
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(new FillWriter(reading.texts(), reading.currency()).html(board));
        } catch (Refused no) {
            // the only no here is 'there is no such purchase for you', and no Faces handler stands around a servlet
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** What is shown depends on the orders, on who looks and in which language. */
    static String tag(long changeNo, Reading reading) {
        return "\"" + changeNo + '-' + reading.viewer().memberId() + '-' + reading.texts().locale().getLanguage() + '"';
    }
}
