package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Refused;
import org.artel.purchase.GoodsRule.Kind;
import org.junit.jupiter.api.Test;

class GoodsPolicyTest {

    private static final List<GoodsRule> RULES = List.of(
            new GoodsRule("RU", Kind.FORBIDDEN_WORD, "табак", null, "no"),
            new GoodsRule("RU", Kind.FORBIDDEN_WORD, "nicotine", null, "no"),
            new GoodsRule("RU", Kind.FORBIDDEN_WORD, "мёд диких", null, "no"),
            new GoodsRule("RU", Kind.FORBIDDEN_CATEGORY, "лекарства", null, "no"),
            new GoodsRule("RU", Kind.AGE_LIMITED_WORD, "зажигалк", 18, "adults"));

    private static boolean forbids(String text) {
        return new GoodsPolicy(RULES, 0).against(text).isPresent();
    }

    @Test
    void aWordIsMatchedFromItsBeginningWhateverItsCase() {
        assertTrue(forbids("Трубочный ТАБАК, 50 г"));
        assertTrue(forbids("табака"));
        assertFalse(forbids("антитабак"));
        assertTrue(forbids("Nicotine-free"));
        assertTrue(forbids("Мед диких пчёл"));
        assertFalse(forbids("honey and tea"));
    }

    @Test
    void theRefusalNamesTheWordThatWasFound() {
        Refused no = new GoodsPolicy(RULES, 0).against("Наш табачок: Табакерка").orElseThrow();
        assertEquals("policy.word", no.key());
        assertEquals("табакерка", no.args()[0]);
    }

    @Test
    void aForbiddenCategoryIsItsWholeName() {
        GoodsPolicy policy = new GoodsPolicy(RULES, 0);
        assertEquals("policy.category", policy.againstCategory(" Лекарства ").orElseThrow().key());
        assertFalse(policy.againstCategory("Лекарства для растений").isPresent());
        assertTrue(policy.againstCategory("Табак и трубки").isPresent());
    }

    @Test
    void anAgeLimitedWordIsAllowedWhereTheSectionAsksForThatAge() {
        assertEquals("policy.age", new GoodsPolicy(RULES, 16).against("Зажигалка").orElseThrow().key());
        assertFalse(new GoodsPolicy(RULES, 18).against("Зажигалка").isPresent());
    }

    @Test
    void allObjectionsAreNamedOnce() {
        Set<String> keys = new GoodsPolicy(RULES, 0).objections(List.of("табак", "табак", "зажигалка"), List.of("лекарства")).stream()
                .map(Refused::key).collect(Collectors.toSet());
        assertEquals(Set.of("policy.word", "policy.age", "policy.category"), keys);
    }

    @Test
    void namesThatAreAlmostTheSameLookAlike() {
        assertTrue(LookAlike.near("altaiapiary", "altayapiary"));
        assertTrue(LookAlike.near("altai", "altaiapiary"));
        assertTrue(LookAlike.near("honeyco", "honeico"));
        assertFalse(LookAlike.near("honeyco", "honeitea"));
        assertFalse(LookAlike.near("teahouse", "warehouse"));
    }
}
