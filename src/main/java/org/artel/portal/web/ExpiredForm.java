package org.artel.portal.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A form was sent after its session had ended. The page that answers holds everything that was sent: whoever signs in in another
 * tab sends it again from here, and nothing that was typed is lost, with or without script.
 */
@Named
@RequestScoped
public class ExpiredForm {

    /** Request attribute: path and query of the form that was sent. */
    static final String ACTION = "org.artel.portal.expiredAction";

    private static final Set<String> RENEWED = Set.of("csrf");
    private static final int SHOWN_FROM = 20;

    /** One value that was sent; a text long enough to be somebody's work is shown, the rest is hidden. */
    public record Sent(String name, String value) {

        public boolean isText() {
            return value.length() >= SHOWN_FROM && !name.startsWith("jakarta.faces.") && !isSecret();
        }

        boolean isSecret() {
            return name.toLowerCase().contains("password") || name.equals("current") || name.equals("fresh");
        }
    }

    @Inject
    private HttpServletRequest request;

    public List<Sent> getFields() {
        List<Sent> fields = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            for (String value : values) {
                Sent sent = new Sent(name, value);
                if (!RENEWED.contains(name) && !sent.isSecret()) {
                    fields.add(sent);
                }
            }
        });
        return fields;
    }

    /** The address that the form was sent to: the request attribute of that name. */
    public String getAction() {
        return String.valueOf(request.getAttribute(ACTION));
    }

    public boolean isSent() {
        return request.getAttribute(ACTION) != null;
    }
}
