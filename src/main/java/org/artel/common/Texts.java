package org.artel.common;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What a viewer reads: messages, sums, quantities and moments in the viewer's language and zone. Pages, posts that are
 * rendered for their viewer, notices, mails and the REST door all write through it.
 *
 * <p>Groups of digits stand apart by a narrow no-break space, units and currencies by a no-break space; English has a
 * decimal point, Russian a comma. Moments are in full, 'Tue 26 May, 21:00', with the year unless it is the current one.
 *
 * <p>Messages stand in {@code messages_en.properties} and {@code messages_ru.properties} (UTF-8), in the syntax of
 * {@link java.text.MessageFormat} with plain {@code {0}} arguments. A plural has one key for each form: {@code key.one},
 * {@code key.few}, {@code key.many}, {@code key.other}. An unknown key is shown as it is.
 *
 * @param locale one of {@link #LANGUAGES}
 * @param zone   in which moments are told
 * @param today  date of the viewer's 'now' in that zone: its year is left out of dates
 */
public record Texts(Locale locale, ZoneId zone, LocalDate today) {

    public static final Locale RUSSIAN = Locale.forLanguageTag("ru");
    /** The languages of the user interface; the first one is for whoever reads none of them. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, RUSSIAN);

    private static final char GROUP = '\u202f';
    private static final char NBSP = '\u00a0';
    private static final Map<String, Properties> BUNDLES = Map.of("en", bundle("en"), "ru", bundle("ru"));
    private static final Map<String, Formats> FORMATS = Map.of(
            "en", new Formats(Locale.ENGLISH, "EEE d MMM", "d MMM"),
            "ru", new Formats(RUSSIAN, "EEE d MMMM", "d MMMM"));
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public static Texts of(Locale locale, ZoneId zone, Instant now) {
        return new Texts(supported(locale), zone, LocalDate.ofInstant(now, zone));
    }

    /** The user interface's language for a wish: the same language if there is one, else English. */
    public static Locale supported(Locale wish) {
        return wish != null && "ru".equals(wish.getLanguage()) ? RUSSIAN : Locale.ENGLISH;
    }

    /** True when this text is in the bundle of this language. */
    public boolean has(String key) {
        return messages().containsKey(key);
    }

    /** The message with its arguments; sums, quantities, moments, dates, numbers, enum constants and words are told as pages tell them. */
    public String text(String key, Object... args) {
        return filled(messages().getProperty(key, key), args);
    }

    /** The form of the message that goes with this number; the number is {@code {0}}, the other arguments follow. */
    public String plural(String key, long n, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = n;
        System.arraycopy(args, 0, all, 1, args.length);
        String form = key + '.' + form(n);
        String pattern = messages().getProperty(form);
        if (pattern == null) {
            pattern = messages().getProperty(key + ".other", form);
        }
        return filled(pattern, all);
    }

    /** What the refusal says. */
    public String of(Refused refused) {
        return text(refused.key(), refused.args());
    }

    /**
     * <pre>
     * en   1 one; else other
     * ru   1, 21, 31 … one; 2–4, 22–24 … few; 0, 5–20, 25–30, 11–14, 111 … many
     * </pre>
     */
    private String form(long n) {
        long abs = Math.abs(n);
        if (!"ru".equals(locale.getLanguage())) {
            return abs == 1 ? "one" : "other";
        }
        long ten = abs % 10;
        long hundred = abs % 100;
        if (ten == 1 && hundred != 11) {
            return "one";
        }
        return ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14) ? "few" : "many";
    }

    /** {@code 18 420.00}: a sum without its currency, for columns and sentences about one sum after another. */
    public String sum(Money sum) {
        return decimal(sum.amount());
    }

    /** {@code 18 420.00 €}: a sum with its currency. */
    public String sum(Money sum, String currency) {
        return sum(sum) + NBSP + symbol(currency);
    }

    /** {@code 540.00}, {@code 0.0125}: as many decimals as the price needs, two at least. */
    public String price(UnitPrice price) {
        BigDecimal plain = price.amount().stripTrailingZeros();
        return decimal(plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY));
    }

    /** {@code 3}, {@code 0.5}, {@code 1 200}: without needless zeros. */
    public String quantity(Quantity quantity) {
        return number(quantity.amount());
    }

    /** {@code 3 kg}; the unit may be null or empty. */
    public String quantity(Quantity quantity, String unit) {
        return unit == null || unit.isBlank() ? quantity(quantity) : quantity(quantity) + NBSP + unit;
    }

    /** {@code 12.5 %}. */
    public String percent(BigDecimal percent) {
        return number(percent) + NBSP + '%';
    }

    /** A number without needless zeros, its digits in groups. */
    public String number(BigDecimal number) {
        return decimal(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
    }

    /** A number with the decimals that it has, its digits in groups. */
    public String decimal(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        int whole = point < 0 ? plain.length() : point;
        StringBuilder out = new StringBuilder(plain.length() + 8);
        if (number.signum() < 0) {
            out.append('\u2212');
        }
        for (int i = 0; i < whole; i++) {
            if (i > 0 && (whole - i) % 3 == 0) {
                out.append(GROUP);
            }
            out.append(plain.charAt(i));
        }
        if (point >= 0) {
            out.append("ru".equals(locale.getLanguage()) ? ',' : '.').append(plain, point + 1, plain.length());
        }
        return out.toString();
    }

    /** The sign of the portal's currency, or its code where the sign would be ambiguous. */
    public String symbol(String currency) {
        return switch (currency) {
            case "RUB" -> "₽";
            case "EUR" -> "€";
            case "GBP" -> "£";
            case "USD" -> "$";
            case "KZT" -> "₸";
            case "UAH" -> "₴";
            default -> Currency.getInstance(currency).getCurrencyCode();
        };
    }

    /** {@code Tue 26 May, 21:00}. */
    public String moment(Instant moment) {
        return moment(moment, zone);
    }

    /** The same in another zone: the city's beside the viewer's. */
    public String moment(Instant moment, ZoneId there) {
        var local = moment.atZone(there);
        Formats formats = formats();
        return (local.getYear() == today.getYear() ? formats.day : formats.dayOfYear).format(local) + ", " + CLOCK.format(local);
    }

    /** {@code 26 May, 21:00}: where the day of the week does not matter, as at posts. */
    public String shortMoment(Instant moment) {
        var local = moment.atZone(zone);
        return date(local.toLocalDate()) + ", " + CLOCK.format(local);
    }

    /** {@code 26 May}. */
    public String date(LocalDate date) {
        Formats formats = formats();
        return (date.getYear() == today.getYear() ? formats.date : formats.dateOfYear).format(date);
    }

    /** {@code 26 May}: the viewer's date of that moment. */
    public String date(Instant moment) {
        return date(LocalDate.ofInstant(moment, zone));
    }

    /** How an enum constant is called: the key is its type's name in small letters and its own, {@code stage.OPEN}. */
    public String name(Enum<?> constant) {
        String type = constant.getDeclaringClass().getSimpleName();
        return text(Character.toLowerCase(type.charAt(0)) + type.substring(1) + '.' + constant.name());
    }

    /** What stands in the round picture beside a post: {@code AK} of Anna K, {@code 14} of Participant 14. */
    public String initials(String name) {
        String[] words = name.replaceAll("^[\\s._-]+", "").split("[\\s._-]+");
        if (words.length < 2) {
            return words[0].isEmpty() ? "?" : Character.toString(words[0].codePointAt(0)).toUpperCase(locale);
        }
        return Character.isDigit(words[1].charAt(0)) && words[1].length() < 4 ? words[1]
                : (Character.toString(words[0].codePointAt(0)) + Character.toString(words[1].codePointAt(0))).toUpperCase(locale);
    }

    private String told(Object arg) {
        if (arg == null) {
            return "";
        } else if (arg instanceof Money m) {
            return sum(m);
        } else if (arg instanceof Quantity q) {
            return quantity(q);
        } else if (arg instanceof UnitPrice p) {
            return price(p);
        } else if (arg instanceof Instant i) {
            return moment(i);
        } else if (arg instanceof LocalDate d) {
            return date(d);
        } else if (arg instanceof BigDecimal b) {
            return number(b);
        } else if (arg instanceof Integer || arg instanceof Long || arg instanceof Short) {
            return decimal(BigDecimal.valueOf(((Number) arg).longValue()));
        } else if (arg instanceof Enum<?> e) {
            return name(e);
        } else if (arg instanceof Words w) {
            return text(w.key(), w.args());
        }
        return arg.toString();
    }

    /** As {@link java.text.MessageFormat} does it, which would parse the pattern anew each time. */
    private String filled(String pattern, Object... args) {
        if (pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                if (i + 1 < pattern.length() && pattern.charAt(i + 1) == '\'') {
                    out.append('\'');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '{' && !quoted) {
                int end = pattern.indexOf('}', i);
                int index = Integer.parseInt(pattern, i + 1, end, 10);
                out.append(index < args.length ? told(args[index]) : pattern.substring(i, end + 1));
                i = end;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private Properties messages() {
        return BUNDLES.get(locale.getLanguage());
    }

    private Formats formats() {
        return FORMATS.get(locale.getLanguage());
    }

    private static Properties bundle(String language) {
        Properties bundle = new Properties();
        String file = "/messages_" + language + ".properties";
        try (Reader in = new InputStreamReader(Texts.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            bundle.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return bundle;
    }

    private record Formats(DateTimeFormatter day, DateTimeFormatter dayOfYear, DateTimeFormatter date, DateTimeFormatter dateOfYear) {

        Formats(Locale locale, String day, String date) {
            this(DateTimeFormatter.ofPattern(day, locale), DateTimeFormatter.ofPattern(day + " uuuu", locale),
                    DateTimeFormatter.ofPattern(date, locale), DateTimeFormatter.ofPattern(date + " uuuu", locale));
        }
    }
}
