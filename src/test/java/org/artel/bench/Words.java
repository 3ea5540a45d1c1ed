package org.artel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts that an index finds as uneven as real ones: a vocabulary of each language whose n-th word is used in proportion to 1/n,
 * the first ones real words of joint purchasing, the rest made of syllables. The same seed gives the same texts.
 */
final class Words {

    static final int WORDS_A_POST = 55;
    private static final int VOCABULARY = 20_000;
    private static final int SENTENCE = 11;

    private static final String ENGLISH = "honey order price parcel jar tea yarn box school shirt garden seeds colour size pick "
            + "organizer supplier payment delivery catalogue warehouse cotton linden sweater sock delicious quality weight morning "
            + "neighbour children winter package postage discount invoice label lid spoon recipe kettle blanket carrot tomato basil";
    private static final String RUSSIAN = "мёд заказ цена посылка банка чай пряжа коробка школа рубашка сад семена цвет размер раздача "
            + "организатор поставщик оплата доставка каталог склад хлопок липа свитер носки вкусный качество вес утро "
            + "соседка дети зима упаковка почта скидка счёт этикетка крышка ложка рецепт чайник плед морковь помидор базилик";
    private static final String[] LATIN = "ba be do fa gi ha ke lo ma ne po ra si ta vu wo ze li mo ru".split(" ");
    private static final String[] CYRILLIC = "ба ве го да жу зи ка ле мо на пе ро са ту фи хо це ша ли ру".split(" ");

    private final Random random;
    private final List<String> english;
    private final List<String> russian;
    private final double logOfAll = Math.log(VOCABULARY + 1.0);

    Words(long seed) {
        random = new Random(seed);
        english = vocabulary(ENGLISH, LATIN);
        russian = vocabulary(RUSSIAN, CYRILLIC);
    }

    private List<String> vocabulary(String real, String[] syllables) {
        var words = new ArrayList<String>(List.of(real.split(" ")));
        var made = new Random(7);
        while (words.size() < VOCABULARY) {
            var word = new StringBuilder();
            for (int i = 2 + made.nextInt(3); i > 0; i--) {
                word.append(syllables[made.nextInt(syllables.length)]);
            }
            words.add(word.toString());
        }
        return words;
    }

    /** A text of {@value #WORDS_A_POST} words, in Russian when {@code cyrillic}. */
    String post(boolean cyrillic) {
        List<String> words = cyrillic ? russian : english;
        var text = new StringBuilder();
        for (int i = 0; i < WORDS_A_POST; i++) {
            if (i > 0) {
                text.append(i % SENTENCE == 0 ? ". " : " ");
            }
            text.append(words.get(rank()));
        }
        return text.append('.').toString();
    }

    /** Zipf's law by its continuous form. */
    private int rank() {
        return Math.min(VOCABULARY - 1, (int) Math.exp(random.nextDouble() * logOfAll) - 1);
    }

    /** Two words that many posts hold, and two that few hold. */
    static String common() {
        return "honey price";
    }

    String rare() {
        return english.get(4_000) + ' ' + english.get(5_000);
    }
}
