package org.artel.search;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/**
 * Gives {@link Words} to the index: at each part's place its stem and, marked by {@value #EXACT}, its exact form; at the first
 * part's place both of the joined word too. The mark keeps a form that happens to be another word's stem from counting as that
 * word's exact form.
 */
final class WordTokenizer extends Tokenizer {

    static final String EXACT = "=";

    private record Token(String text, Words.Part part, int increment) {
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);

    private final Words words = new Words();
    private final List<Token> tokens = new ArrayList<>();
    private int next;
    private int length;

    /** Nothing but this tokenizer: it does what a chain of filters would do, with the chunk at hand. */
    static Analyzer analyzer() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new WordTokenizer());
            }

            /** A phrase does not reach from one value of a field into the next. */
            @Override
            public int getPositionIncrementGap(String field) {
                return 100;
            }
        };
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        var reading = new StringWriter();
        input.transferTo(reading);
        String text = reading.toString();
        length = text.length();
        tokens.clear();
        next = 0;
        for (Words.Chunk chunk : words.of(text)) {
            for (Words.Part part : chunk.parts()) {
                add(part, 1);
                if (part == chunk.parts().get(0) && chunk.joined() != null) {
                    add(chunk.joined(), 0);
                }
            }
        }
    }

    private void add(Words.Part part, int increment) {
        tokens.add(new Token(part.stem(), part, increment));
        tokens.add(new Token(EXACT + part.exact(), part, 0));
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        if (next == tokens.size()) {
            return false;
        }
        Token token = tokens.get(next++);
        term.append(token.text());
        offset.setOffset(correctOffset(token.part().start()), correctOffset(token.part().end()));
        position.setPositionIncrement(token.increment());
        return true;
    }

    @Override
    public void end() throws IOException {
        super.end();
        offset.setOffset(correctOffset(length), correctOffset(length));
    }
}
