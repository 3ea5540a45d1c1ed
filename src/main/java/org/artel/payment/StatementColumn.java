package org.artel.payment;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a column of a bank's table says. */
public enum StatementColumn {
    IGNORE,
    DATE,
    /** What came in, above zero, or what went out, below it. */
    SUM,
    /** What came in; another column holds what went out. */
    CREDIT,
    /** A word that tells incoming from outgoing. */
    DIRECTION,
    CURRENCY,
    PAYER,
    /** Of the payer. */
    ACCOUNT,
    /** Several columns may hold parts of it. */
    PURPOSE,
    BANK_ID;

    private record Rule(Pattern words, StatementColumn meaning) {
    }

    /** The first one that fits says what a heading means: English, Russian, German, Dutch. */
    private static final List<Rule> RULES = List.of(
            rule("остаток|баланс|saldo|balance|комисси|\\bfee|кэшбэк|мсс|mcc|^bic|бик|инн|кпп", IGNORE),
            rule("собственн|^auftragskonto|^my account|own account|счет получателя|получатель|мой счет|^debit|дебет|списан|расход|ausgaben|soll$|^paid out|"
                    + "money out|withdrawal", IGNORE),
            rule("^credit$|кредит|зачислен|поступлен|приход|^haben$|einnahmen|paid in|money in|^deposit|credit amount|сумма по кредиту", CREDIT),
            rule("^af.?bij$|debit/credit|d/c|дт/кт|тип операции|вид операции|направление|direction|soll/haben|^type$", DIRECTION),
            rule("валют|currency|währung|munt", CURRENCY),
            rule("счет (плательщик|отправител|контрагент)|номер карты|карта|account number|counterparty account|payer.*account|from account|iban|kontonummer|"
                    + "tegenrekening|^card", ACCOUNT),
            rule("плательщик|отправител|контрагент|payer|sender|counterparty|^name|auftraggeber|beguenstigter|begünstigter|zahlungspflichtig|^naam|^from$|"
                    + "partner", PAYER),
            rule("назначени|описани|комментари|сообщени|purpose|description|details|narrative|message|verwendungszweck|omschrijving|mededeling|memo|"
                    + "reference$|payment ref", PURPOSE),
            rule("номер документа|номер операции|идентификатор|transaction id|operation id|^id$|bank ref|^no$|^№", BANK_ID),
            rule("\\bдата|date|buchungstag|^datum|wertstellung|valuta", DATE),
            rule("сумма|amount|betrag|^sum|umsatz|bedrag|^net$", SUM));

    private static Rule rule(String words, StatementColumn meaning) {
        return new Rule(Pattern.compile(words, Pattern.UNICODE_CASE), meaning);
    }

    /** As headings are compared and remembered. */
    static String normal(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("\\s+", " ").strip();
    }

    /** What a heading means; {@link #IGNORE} when no rule knows it. */
    static StatementColumn guess(String heading) {
        String normal = normal(heading);
        return RULES.stream().filter(rule -> rule.words().matcher(normal).find()).map(Rule::meaning).findFirst().orElse(IGNORE);
    }

    boolean isRepeatable() {
        return this == IGNORE || this == PURPOSE;
    }
}
