package org.artel.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * What was typed, understood: every word must be there in some form; what stands in quotes must be there as it is. Articles are
 * found joined ({@code al101}) or as their parts side by side.
 *
 * @param query null if nothing was typed that could be looked for
 * @param inTitle one of the words is in the title
 * @param stems what a snippet marks
 */
record Asked(Query query, Query inTitle, Set<String> stems) {

    /** More words than this are not looked for. */
    private static final int MOST_WORDS = 16;
    private static final int SHORTEST_PREFIX = 2;

    /** Looked for alone, but not next to other words: 'honey in the comb', 'чай с мёдом'. */
    private static final Set<String> LINKING = Set.of("a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the",
            "to", "with", "без", "в", "во", "для", "до", "за", "и", "из", "или", "к", "ко", "на", "не", "о", "об", "от", "по", "под",
            "при", "с", "со", "у");

    /** @param prefix the last word may be the beginning of one */
    static Asked of(String text, boolean prefix) {
        var words = new Words();
        var chunks = new ArrayList<Words.Chunk>();
        var phrases = new ArrayList<List<Words.Part>>();
        String[] pieces = text.replaceAll("[«»“”„]", "\"").split("\"", -1);
        for (int i = 0; i < pieces.length; i++) {
            boolean quoted = i % 2 == 1 && i < pieces.length - 1;
            if (quoted) {
                phrases.add(words.of(pieces[i]).stream().flatMap(chunk -> chunk.parts().stream()).toList());
            } else {
                chunks.addAll(words.of(pieces[i]));
            }
        }
        if (!phrases.isEmpty() || !chunks.stream().allMatch(Asked::isLinking)) {
            chunks.removeIf(Asked::isLinking);
        }
        List<Words.Chunk> taken = chunks.subList(0, Math.min(chunks.size(), MOST_WORDS));
        int begun = prefix && pieces.length == 1 ? taken.size() - 1 : -1;
        var query = new BooleanQuery.Builder();
        var stems = new HashSet<String>();
        for (List<Words.Part> phrase : phrases) {
            if (!phrase.isEmpty()) {
                query.add(phrase(phrase.subList(0, Math.min(phrase.size(), MOST_WORDS)), true), Occur.FILTER);
                phrase.forEach(part -> stems.add(part.stem()));
            }
        }
        for (int i = 0; i < taken.size(); i++) {
            Words.Chunk chunk = taken.get(i);
            query.add(word(chunk, i == begun), Occur.FILTER);
            chunk.parts().forEach(part -> stems.add(part.stem()));
            if (chunk.joined() != null) {
                stems.add(chunk.joined().stem());
            }
        }
        BooleanQuery built = query.build();
        Query inTitle = new TermInSetQuery(Field.TITLE, stems.stream().map(BytesRef::new).toList());
        if (begun >= 0) {
            inTitle = either(inTitle, begun(Field.TITLE, taken.get(begun).parts().get(0)));
        }
        return new Asked(built.clauses().isEmpty() ? null : built, inTitle, stems);
    }

    private static boolean isLinking(Words.Chunk chunk) {
        return chunk.joined() == null && LINKING.contains(chunk.parts().get(0).exact());
    }

    private static Query word(Words.Chunk chunk, boolean prefix) {
        Words.Part whole = chunk.joined() == null ? chunk.parts().get(0) : chunk.joined();
        Query word = new TermQuery(new Term(Field.TEXT, whole.stem()));
        if (chunk.joined() != null) {
            word = either(word, phrase(chunk.parts(), false));
        }
        return prefix && whole.exact().length() >= SHORTEST_PREFIX ? either(word, begun(Field.TEXT, whole)) : word;
    }

    private static Query begun(String field, Words.Part part) {
        return new PrefixQuery(new Term(field, WordTokenizer.EXACT + part.exact()));
    }

    private static Query either(Query one, Query other) {
        return new BooleanQuery.Builder().add(one, Occur.SHOULD).add(other, Occur.SHOULD).build();
    }

    private static Query phrase(List<Words.Part> parts, boolean exact) {
        var phrase = new PhraseQuery.Builder();
        for (Words.Part part : parts) {
            phrase.add(new Term(Field.TEXT, exact ? WordTokenizer.EXACT + part.exact() : part.stem()));
        }
        return phrase.build();
    }
}
