package org.artel.common;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A form or a request has wrong fields: each one is named with what is wrong about it. Pages show the refusals at the
 * fields, REST lists them in the problem's {@code errors}.
 */
public class InvalidFields extends Refused {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Refused> errors;

    /** @param errors field → what is wrong, in the order of the form; parts of lists are named {@code points[0].fee} */
    public InvalidFields(Map<String, Refused> errors) {
        super("refused.fields");
        this.errors = new LinkedHashMap<>(errors);
    }

    /** Field → what is wrong, in the order of the form. */
    public Map<String, Refused> errors() {
        return new LinkedHashMap<>(errors);
    }
}
