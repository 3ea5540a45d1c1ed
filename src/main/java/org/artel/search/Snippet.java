package org.artel.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The piece of a text that shows most of the words asked for, as safe HTML: everything escaped, found words in
 * {@code <mark>}. At most about {@value #WORDS} words.
 */
final class Snippet {

    private static final int WORDS = 36;
    /** Words shown before the first found one, so that it is read in its sentence. */
    private static final int BEFORE = 6;

    private final Set<String> asked;
    private final Words words;

    /** @param asked the stems of what is asked for, joined forms among them */
    Snippet(Set<String> asked) {
        this.asked = asked;
        words = new Words(asked);
    }

    String of(String text) {
        List<Words.Chunk> chunks = words.of(text);
        int from = best(chunks);
        int to = Math.min(chunks.size(), from + WORDS);
        var html = new StringBuilder();
        int at = from == 0 ? 0 : chunks.get(from).parts().get(0).start();
        if (at > 0) {
            html.append("… ");
        }
        for (Words.Chunk chunk : chunks.subList(from, to)) {
            for (Words.Part found : found(chunk)) {
                escape(text, at, found.start(), html);
                html.append("<mark>");
                escape(text, found.start(), found.end(), html);
                html.append("</mark>");
                at = found.end();
            }
        }
        if (to < chunks.size()) {
            escape(text, at, end(chunks.get(to - 1)), html);
            html.append(" …");
        } else {
            escape(text, at, text.length(), html);
        }
        return html.toString();
    }

    /** The first word of the window with most different words asked for; the earliest of equals. */
    private int best(List<Words.Chunk> chunks) {
        int best = 0;
        int most = 0;
        for (int i = 0; i < chunks.size(); i++) {
            if (found(chunks.get(i)).isEmpty()) {
                continue;
            }
            Set<String> seen = new HashSet<>();
            for (Words.Chunk chunk : chunks.subList(i, Math.min(chunks.size(), i + WORDS - BEFORE))) {
                found(chunk).forEach(part -> seen.add(part.stem()));
            }
            if (seen.size() > most) {
                most = seen.size();
                best = i;
                if (most == asked.size()) {
                    break;
                }
            }
        }
        int last = Math.max(0, chunks.size() - WORDS);
        return Math.min(Math.max(0, best - BEFORE), last);
    }

    private List<Words.Part> found(Words.Chunk chunk) {
        if (chunk.joined() != null && asked.contains(chunk.joined().stem())) {
            return List.of(chunk.joined());
        }
        List<Words.Part> found = List.of();
        for (Words.Part part : chunk.parts()) {
            if (asked.contains(part.stem())) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(part);
            }
        }
        return found;
    }

    private static int end(Words.Chunk chunk) {
        return chunk.parts().get(chunk.parts().size() - 1).end();
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(c);
            }
        }
    }
}
