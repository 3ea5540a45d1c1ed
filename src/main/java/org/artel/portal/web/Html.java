package org.artel.portal.web;

/** Writing HTML by hand, where a component would be too much. */
final class Html {

    private Html() {
    }

    /** For text and for attributes in double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
