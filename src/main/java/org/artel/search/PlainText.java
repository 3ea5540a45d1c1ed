package org.artel.search;

/** The text of sanitized HTML: tags away, characters for entities. Blocks and line breaks part words, inline tags do not. */
final class PlainText {

    private PlainText() {
    }

    static String of(String html) {
        var text = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            char c = html.charAt(at);
            if (c == '<') {
                int end = html.indexOf('>', at);
                if (end < 0) {
                    break;
                }
                if (!isInline(html, at + 1)) {
                    text.append(' ');
                }
                at = end + 1;
            } else if (c == '&') {
                at = entity(html, at, text);
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString().strip().replaceAll("\\s+", " ");
    }

    private static boolean isInline(String html, int at) {
        int name = html.startsWith("/", at) ? at + 1 : at;
        int end = name;
        while (end < html.length() && Character.isLetterOrDigit(html.charAt(end))) {
            end++;
        }
        return switch (html.substring(name, end)) {
            case "a", "b", "i", "em", "strong", "code", "span", "del", "s", "u", "sub", "sup", "mark" -> true;
            default -> false;
        };
    }

    private static int entity(String html, int at, StringBuilder text) {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > 9) {
            text.append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, end);
        switch (name) {
            case "amp" -> text.append('&');
            case "lt" -> text.append('<');
            case "gt" -> text.append('>');
            case "quot" -> text.append('"');
            case "apos" -> text.append('\'');
            case "nbsp" -> text.append(' ');
            default -> {
                int code = number(name);
                if (code < 0) {
                    text.append('&');
                    return at + 1;
                }
                text.appendCodePoint(code);
            }
        }
        return end + 1;
    }

    /** The code point of {@code #233} or {@code #xE9}; -1 if it is neither. */
    private static int number(String name) {
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        if (!name.startsWith("#") || name.length() < (hexadecimal ? 3 : 2)) {
            return -1;
        }
        try {
            int code = hexadecimal ? Integer.parseInt(name, 2, name.length(), 16) : Integer.parseInt(name, 1, name.length(), 10);
            return Character.isValidCodePoint(code) ? code : -1;
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
