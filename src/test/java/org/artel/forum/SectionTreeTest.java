package org.artel.forum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.artel.common.Refused;
import org.artel.common.Visibility;
import org.junit.jupiter.api.Test;

/**
 * <pre>
 * 1 Food            cap 15, prices for everyone
 *   2 Drinks        18+
 *     3 Wine        cap 20: stays 15; 12+: stays 18
 *   4 Honey         cap 10, prices for members
 * 5 Talk
 * </pre>
 */
class SectionTreeTest {

    private final SectionTree tree = new SectionTree(7, List.of(
            section(4, 1L, 1, null, "10", Visibility.MEMBERS),
            section(1, null, 1, null, "15", Visibility.EVERYONE),
            section(3, 2L, 1, 12, "20", Visibility.EVERYONE),
            section(2, 1L, 2, 18, null, null),
            section(5, null, 2, null, null, null)));

    @Test
    void siblingsStandInTheirOrder() {
        assertEquals(List.of(1L, 4L, 2L, 3L, 5L), tree.all().stream().map(Section::id).toList());
        assertEquals(List.of(1L, 2L, 3L), tree.path(3).stream().map(Section::id).toList());
        assertEquals(Set.of(1L, 2L, 3L, 4L), tree.below(1));
    }

    @Test
    void ageLimitHoldsForEverythingBelow() {
        assertEquals(0, tree.rules(1).ageLimit());
        assertEquals(18, tree.rules(2).ageLimit());
        assertEquals(18, tree.rules(3).ageLimit());
    }

    @Test
    void lowestPercentCapHolds() {
        assertEquals(new BigDecimal("10"), tree.rules(4).percentCap());
        assertEquals(new BigDecimal("15"), tree.rules(3).percentCap());
        assertNull(tree.rules(5).percentCap());
    }

    @Test
    void stricterVisibilityHolds() {
        assertEquals(Visibility.MEMBERS, tree.rules(4).pricesVisible());
        assertEquals(Visibility.EVERYONE, tree.rules(2).pricesVisible());
    }

    @Test
    void ageLimitedSectionDoesNotExistForWhoHasNotConfirmedTheirAge() {
        SectionTree open = tree.withoutAgeLimited();
        assertEquals(Set.of(1L, 4L, 5L), open.ids());
        assertFalse(open.has(3));
        assertEquals(List.of(4L), open.children(1).stream().map(Section::id).toList());
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> open.get(2)).kind());
        assertEquals(Refused.Kind.NOT_FOUND, assertThrows(Refused.class, () -> open.rules(3)).kind());
        assertTrue(tree.has(3), "the whole tree stays as it was");
    }

    @Test
    void sectionIsNamedInTheViewersLanguage() {
        assertEquals("Section 1", tree.get(1).name(Locale.ENGLISH));
        assertEquals("Раздел 1", tree.get(1).name(Locale.forLanguageTag("ru")));
    }

    @Test
    void figuresOutOfTheirRangeAreRefused() {
        assertEquals("forum.section.ageLimit", assertThrows(Refused.class, () -> section(9, null, 1, 150, null, null)).key());
        assertEquals("forum.section.percentCap", assertThrows(Refused.class, () -> section(9, null, 1, null, "100.01", null)).key());
        assertEquals("forum.section.percentCap", assertThrows(Refused.class, () -> section(9, null, 1, null, "1.005", null)).key());
    }

    private static Section section(long id, Long parent, int position, Integer age, String cap, Visibility prices) {
        Section section = new Section(new SectionForm(parent, null, "Section " + id, "Раздел " + id, "", null, position, age,
                cap == null ? null : new BigDecimal(cap), null, null, true, prices, null, null));
        try {
            Field field = Section.class.getDeclaredField("id");
            field.setAccessible(true);
            field.setLong(section, id);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
        return section;
    }
}
