package org.artel.portal.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.artel.account.Member;
import org.artel.account.Viewer;
import org.artel.common.Hash;
import org.artel.common.RequestKey;

/**
 * Gives a member's POST its idempotency key: the header of an API's call, the hidden field of a page's form. A form that is sent
 * again with something else in it is another request, so that whoever goes back and corrects it is not refused.
 */
public class RequestKeyFilter extends HttpFilter {

    /** Name of the form field. */
    static final String FIELD = "once";
    private static final long serialVersionUID = 1L;
    private static final String HEADER = "Idempotency-Key";
    /** What is longer is told apart by its beginning. */
    private static final int HASHED_MAX = 21 << 20;
    private static final Set<String> NO_CONTENT = Set.of(FIELD, "csrf", "jakarta.faces.ViewState");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Member member = (Member) request.getAttribute(Viewer.MEMBER);
        if (!"POST".equals(request.getMethod()) || member == null) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletRequest passed = request;
        String header = request.getHeader(HEADER);
        if (header != null) {
            byte[] body = request.getInputStream().readNBytes(HASHED_MAX);
            new RequestKey(member.id(), header, hash(request, body)).begin();
            passed = new Read(request, body);
        } else if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/") && request.getParameter(FIELD) != null) {
            String content = hash(request, fields(request).getBytes(StandardCharsets.UTF_8));
            new RequestKey(member.id(), Hash.of(request.getParameter(FIELD) + content), content).begin();
        }
        try {
            chain.doFilter(passed, response);
        } finally {
            RequestKey.end();
        }
    }

    private static String hash(HttpServletRequest request, byte[] content) {
        MessageDigest sha256 = Hash.sha256();
        sha256.update((request.getRequestURI() + '?' + request.getQueryString() + '\n').getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha256.digest(content));
    }

    private static String fields(HttpServletRequest request) {
        Map<String, String[]> fields = new TreeMap<>(request.getParameterMap());
        fields.keySet().removeAll(NO_CONTENT);
        StringBuilder out = new StringBuilder();
        fields.forEach((name, values) -> out.append(name).append('=').append(Arrays.toString(values)).append('\n'));
        return out.toString();
    }

    /** The request, its body to be read again. */
    private static final class Read extends HttpServletRequestWrapper {

        private final InputStream body;

        Read(HttpServletRequest request, byte[] begun) throws IOException {
            super(request);
            body = new SequenceInputStream(new ByteArrayInputStream(begun), request.getInputStream());
        }

        @Override
        public ServletInputStream getInputStream() {
            return new ServletInputStream() {
                private boolean finished;

                @Override
                public int read() throws IOException {
                    int next = body.read();
                    finished = next < 0;
                    return next;
                }

                @Override
                public int read(byte[] into, int offset, int length) throws IOException {
                    int count = body.read(into, offset, length);
                    finished = count < 0;
                    return count;
                }

                @Override
                public boolean isFinished() {
                    return finished;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is read already");
                }
            };
        }
    }
}
