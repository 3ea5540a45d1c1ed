package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void wordsAreWrittenInLatinLetters() {
        assertEquals("12-linden-honey-1-kg", Slug.of(12, "Linden honey, 1 kg!"));
        assertEquals("3-med-s-altaya-shchuchiy", Slug.of(3, "Мёд с Алтая – Щучий"));
        assertEquals("4-uber-cafe", Slug.of(4, "Über Café"));
        assertEquals("5", Slug.of(5, "蜂蜜"));
    }

    @Test
    void addressIsFoundByItsNumberAlone() {
        assertEquals(12, Slug.id("12-linden-honey"));
        assertEquals(12, Slug.id("12"));
        assertEquals(-1, Slug.id("12x"));
        assertEquals(-1, Slug.id("honey"));
        assertEquals(-1, Slug.id(""));
        assertEquals(-1, Slug.id(null));
    }
}
