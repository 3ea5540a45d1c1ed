package org.artel.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private final Words words = new Words();

    @ParameterizedTest
    @CsvSource({"мёд, меда", "мед, мёдом", "чай, чая", "чай, чаем", "пряжа, пряжи", "пряжа, пряжей", "закупка, закупки", "семена, семенам",
        "школьная, школьные", "семена, семенами", "сумка, сумок", "игрушки, игрушек",
        "носок, носки", "огурец, огурцов", "чашка, чашек", "платок, платками", "купить, купила", "заказать, заказали", "заказ, заказов",
        "доставка, доставкой", "стоп, стопа", "организатор, организаторы", "сок, соки", "час, часа", "order, orders", "seed, seeds", "buying, buy", "deliveries, delivery"})
    void formsOfAWordHaveOneStem(String one, String other) {
        assertEquals(stem(one), stem(other));
    }

    @Test
    void wordsOfBothLanguagesStandInOneText() {
        assertEquals(List.of(stem("honey"), stem("мёд"), stem("tea"), stem("чай")), stems("Honey/мёд, tea (чай)"));
    }

    @Test
    void shortAndCommonWordsAreKept() {
        assertEquals(List.of("и", "в", "я", "a", "to", "5"), exact("и в я a to 5"));
    }

    @ParameterizedTest
    @CsvSource({"00-1201, 001201", "AL-101, al101", "al–101, al101", "АL-101, al101", "АВ 101, ", "500г, 500г", "T-shirt, tshirt", "A/12.5_b, a125b"})
    void anArticleIsJoinedWithoutHyphensAndCase(String article, String joined) {
        Words.Part part = words.of(article).get(0).joined();
        assertEquals(joined, part == null ? null : part.exact());
    }

    @Test
    void anArticleWithCyrillicLookAlikesIsTheLatinOne() {
        assertEquals("ab101", words.of("АВ-101").get(0).joined().exact());
        assertEquals("ab101", words.of("AB101").get(0).joined().exact());
    }

    @Test
    void aLatinLetterInACyrillicWordIsReadAsItsLookAlike() {
        assertEquals(stem("сахар"), stem("cахaр"));
    }

    @Test
    void partsOfAnArticleAreFoundToo() {
        assertEquals(List.of("al", "101"), exact("AL-101"));
        assertEquals(List.of("500", "г"), exact("500г"));
    }

    @Test
    void theFullStopOfASentenceIsNoPartOfItsWord() {
        assertEquals(List.of("мед", "чай"), exact("Мёд. Чай!"));
        assertNull(words.of("Мёд.").get(0).joined());
    }

    @Test
    void possessivesAndApostrophesDoNotHideTheWord() {
        assertEquals(List.of("organizer", "dont"), exact("organizer's don't"));
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        assertEquals(exact("чай мёд"), exact("чаи\u0306 ме\u0308д"));
    }

    @Test
    void differentLettersAreDifferentWords() {
        assertNotEquals(stem("чай"), stem("час"));
        assertNotEquals(stem("семена"), stem("семья"));
    }

    private String stem(String word) {
        return stems(word).get(0);
    }

    private List<String> stems(String text) {
        return words.of(text).stream().flatMap(chunk -> chunk.parts().stream()).map(Words.Part::stem).toList();
    }

    private List<String> exact(String text) {
        return words.of(text).stream().flatMap(chunk -> chunk.parts().stream()).map(Words.Part::exact).toList();
    }
}
