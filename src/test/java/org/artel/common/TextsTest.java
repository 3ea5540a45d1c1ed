package org.artel.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern FORM = Pattern.compile("(.*)\\.(one|few|many|other)");
    private static final Instant NOW = Instant.parse("2026-05-20T10:00:00Z");
    private final Texts english = Texts.of(Locale.ENGLISH, ZoneId.of("Asia/Tomsk"), NOW);
    private final Texts russian = Texts.of(Texts.RUSSIAN, ZoneId.of("Asia/Tomsk"), NOW);

    @Test
    void sumsAreGroupedByNarrowSpacesAndEndWithTheCurrency() {
        assertEquals("18\u202f420.00\u00a0₽", english.sum(Money.of("18420"), "RUB"));
        assertEquals("1\u202f234\u202f567,80\u00a0€", russian.sum(Money.of("1234567.8"), "EUR"));
        assertEquals("−300.50", english.sum(Money.of("-300.5")));
    }

    @Test
    void quantitiesHaveNoNeedlessZeros() {
        assertEquals("3", english.quantity(Quantity.of("3.000")));
        assertEquals("0,25\u00a0kg", russian.quantity(Quantity.of("0.25"), "kg"));
        assertEquals("1\u202f200", english.quantity(Quantity.of(1200)));
        assertEquals("0", english.quantity(Quantity.ZERO));
    }

    @Test
    void pricesShowTwoDecimalsAtLeast() {
        assertEquals("540.00", english.price(UnitPrice.of("540")));
        assertEquals("0.0125", english.price(UnitPrice.of("0.0125")));
    }

    @Test
    void momentsAreToldInTheViewersZoneAndInWords() {
        Instant stop = Instant.parse("2026-05-26T14:00:00Z");
        assertEquals("Tue 26 May, 21:00", english.moment(stop));
        assertEquals("вт 26 мая, 21:00", russian.moment(stop));
        assertEquals("Tue 26 May, 17:00", english.moment(stop, ZoneId.of("Europe/Moscow")));
    }

    @Test
    void theYearIsToldUnlessItIsTheCurrentOne() {
        assertEquals("26 May", english.date(LocalDate.of(2026, 5, 26)));
        assertEquals("3 Dec 2024", english.date(LocalDate.of(2024, 12, 3)));
        assertEquals("3 декабря 2024", russian.date(LocalDate.of(2024, 12, 3)));
    }

    @Test
    void russianPluralsFollowTheLastDigitsButNotTheTeens() {
        assertEquals("1 участник, 2 участника, 5 участников, 11 участников, 21 участник, 112 участников, 0 участников",
                IntStream.of(1, 2, 5, 11, 21, 112, 0).mapToObj(n -> russian.plural("home.participants", n))
                        .collect(Collectors.joining(", ")));
        assertEquals("1 participant, 2 participants", english.plural("home.participants", 1) + ", "
                + english.plural("home.participants", 2));
    }

    @Test
    void argumentsAreToldAsPagesTellThem() {
        assertEquals("4\u202f300.00 missing", english.text("home.missing", Money.of("4300")));
        assertEquals("12.5 % of the minimum", english.text("home.ofMinimum", new BigDecimal("12.50")));
    }

    @Test
    void aLanguageThatThePortalDoesNotSpeakBecomesEnglish() {
        assertEquals(Locale.ENGLISH, Texts.supported(Locale.FRENCH));
        assertEquals(Texts.RUSSIAN, Texts.supported(Locale.forLanguageTag("ru-RU")));
        assertEquals(Locale.ENGLISH, Texts.supported(null));
    }

    @Test
    void bothBundlesSayTheSameThings() throws IOException {
        Properties en = bundle("en");
        Properties ru = bundle("ru");
        Set<String> onlyOne = new TreeSet<>(subjects(en));
        onlyOne.removeAll(subjects(ru));
        Set<String> other = new TreeSet<>(subjects(ru));
        other.removeAll(subjects(en));
        onlyOne.addAll(other);
        assertEquals(Set.of(), onlyOne, "in one language only");
    }

    @Test
    void pluralsHaveEveryFormOfTheirLanguage() throws IOException {
        List<String> missing = new ArrayList<>();
        Properties ru = bundle("ru");
        Properties en = bundle("en");
        for (String key : ru.stringPropertyNames()) {
            Matcher form = FORM.matcher(key);
            if (form.matches() && ru.containsKey(form.group(1) + ".few")) {
                for (String f : List.of("one", "few", "many")) {
                    if (!ru.containsKey(form.group(1) + '.' + f)) {
                        missing.add("ru " + form.group(1) + '.' + f);
                    }
                }
                for (String f : List.of("one", "other")) {
                    if (!en.containsKey(form.group(1) + '.' + f)) {
                        missing.add("en " + form.group(1) + '.' + f);
                    }
                }
            }
        }
        assertTrue(missing.isEmpty(), () -> missing.toString());
    }

    /** The later one would win, wherever the earlier one is meant. */
    @Test
    void noKeyStandsTwice() throws IOException {
        for (String language : List.of("en", "ru")) {
            Set<String> keys = new TreeSet<>();
            try (var lines = new BufferedReader(new InputStreamReader(TextsTest.class.getResourceAsStream("/messages_" + language + ".properties"),
                    StandardCharsets.UTF_8))) {
                lines.lines().filter(line -> line.contains("=") && !line.startsWith("#")).map(line -> line.substring(0, line.indexOf('=')))
                        .forEach(key -> assertTrue(keys.add(key), () -> key + " in " + language));
            }
        }
    }

    @Test
    void everyMessageCanBeFilled() throws IOException {
        for (Texts texts : List.of(english, russian)) {
            for (String key : bundle(texts.locale().getLanguage()).stringPropertyNames()) {
                assertTrue(!texts.text(key, 1, 2, 3, 4, 5, 6, 7, 8, 9).isEmpty() || key.endsWith("_detail"), key);
            }
        }
    }

    private static Set<String> subjects(Properties bundle) {
        return bundle.stringPropertyNames().stream().map(key -> {
            Matcher form = FORM.matcher(key);
            return form.matches() ? form.group(1) : key;
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String language) throws IOException {
        Properties bundle = new Properties();
        try (var in = new InputStreamReader(TextsTest.class.getResourceAsStream("/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            bundle.load(in);
        }
        return bundle;
    }
}
