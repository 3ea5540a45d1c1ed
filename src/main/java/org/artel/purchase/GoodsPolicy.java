package org.artel.purchase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.artel.common.Refused;

/**
 * The goods policy of one jurisdiction as it holds in one section: which goods may not be offered there. A pattern matches
 * where a word begins with it, whatever the case, ё as е; a forbidden category matches as a whole.
 *
 * <pre>
 * pattern 'табак'   forbids 'Табака нет', not 'антитабак'
 * pattern 'e-cig'   forbids 'E-cigarettes'
 * </pre>
 */
public final class GoodsPolicy {

    private final Map<String, GoodsRule> words = new HashMap<>();
    private final Map<String, GoodsRule> categories = new HashMap<>();
    private final Pattern anyWord;

    /** @param sectionAge years that the section asks for; 0: none */
    GoodsPolicy(Collection<GoodsRule> rules, int sectionAge) {
        for (GoodsRule rule : rules) {
            switch (rule.kind()) {
                case FORBIDDEN_WORD -> words.put(normal(rule.pattern()), rule);
                case FORBIDDEN_CATEGORY -> categories.put(normal(rule.pattern()), rule);
                case AGE_LIMITED_WORD -> {
                    if (sectionAge < rule.ageLimit()) {
                        words.putIfAbsent(normal(rule.pattern()), rule);
                    }
                }
            }
        }
        anyWord = words.isEmpty() ? null : Pattern.compile("(?<![\\p{L}\\p{N}])(" + words.keySet().stream()
                .sorted((a, b) -> b.length() - a.length()).map(Pattern::quote).collect(Collectors.joining("|")) + ")[\\p{L}\\p{N}]*");
    }

    /** The refusal that this text meets: {@code policy.word} or {@code policy.age}, naming the word and the rule's note. */
    public Optional<Refused> against(String text) {
        if (text == null || anyWord == null) {
            return Optional.empty();
        }
        Matcher found = anyWord.matcher(normal(text));
        if (!found.find()) {
            return Optional.empty();
        }
        GoodsRule rule = words.get(found.group(1));
        return Optional.of(rule.kind() == GoodsRule.Kind.AGE_LIMITED_WORD
                ? new Refused("policy.age", found.group(), rule.ageLimit(), rule.note())
                : new Refused("policy.word", found.group(), rule.note()));
    }

    /** The refusal that a category meets: its whole name is forbidden, or a word in it. */
    public Optional<Refused> againstCategory(String category) {
        if (category == null || category.isBlank()) {
            return Optional.empty();
        }
        GoodsRule rule = categories.get(normal(category).strip());
        return rule == null ? against(category) : Optional.of(new Refused("policy.category", category, rule.note()));
    }

    /** All that is wrong with these texts and categories, each refusal once. */
    List<Refused> objections(Collection<String> texts, Collection<String> categoryNames) {
        Map<String, Refused> found = new HashMap<>();
        for (String text : texts) {
            against(text).ifPresent(no -> found.putIfAbsent(String.valueOf(no.args()[0]), no));
        }
        for (String category : categoryNames) {
            againstCategory(category).ifPresent(no -> found.putIfAbsent(String.valueOf(no.args()[0]), no));
        }
        return new ArrayList<>(found.values());
    }

    static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }
}
