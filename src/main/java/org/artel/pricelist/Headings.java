package org.artel.pricelist;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The words by which suppliers head their columns, in English, Russian, German and French. The first rule that fits says
 * what a heading means; where two columns would mean the same, the surer one does, then the left one.
 */
final class Headings {

    private record Rule(Pattern words, ColumnMeaning meaning, int certainty) {
    }

    private static final String PRICE = "\\b(цен[аы]|стоимость|опт|прайс|price|prices|cost|rate per|preis|preise|einzelpreis|stückpreis|prix|tarif)\\b"
            .replace("ü", "u");
    private static final String ORDERED = "^(заказ|ваш заказ|заказать|кол во заказа|количество заказа|к заказу|заказ .*|order|your order|order qty|"
            + "order quantity|bestellung|bestellmenge|ihre bestellung|commande|votre commande|quantite commandee)$";
    private static final String SUM =
            "^(сумма|итого|всего|стоимость заказа|amount|sum|total|subtotal|betrag|summe|gesamt|gesamtpreis|montant|total ht|total ttc)\\b";
    private static final List<Rule> RULES = List.of(
            // as a price list is exported
            rule("^(article of the variant|артикул варианта)$", ColumnMeaning.VARIANT_ARTICLE, 9),
            rule("^(in a size row|в размерном ряду)$", ColumnMeaning.ROW_QUANTITY, 9),
            rule("^(most for one person|максимум на участника)$", ColumnMeaning.PERSON_MAXIMUM, 9),
            rule("^(price in shops here|цена в магазинах здесь)$", ColumnMeaning.RETAIL_PRICE_HERE, 9),
            // what looks like something else but is not
            ignore(ORDERED),
            ignore(SUM),
            ignore("^(n|no|nr|num|lfd nr|п п|n п п|no п п|номер п п|номер|pos|position|строка|line)$"),
            ignore("^(tax category|shipping category|variant unit name|bio|actif|active|date\\b.*|.*\\bdate|дата\\b.*)$"),
            ignore("\\b(штрих ?код|штрихкод|barcode|ean|ean13|gtin|upc|code barres?|strichcode|тн ?вэд|сертификат|страна|country|land|pays)\\b"),
            ignore("\\b(валюта|currency|wahrung|devise|старая цена|old price|alter preis|ancien prix|скидка|discount|rabatt|remise)\\b"),
            ignore("\\b(grundpreis|prix au (kilo|kg|litre|l)|base price|цена за (кг|литр|л|100 г))\\b"),
            ignore("^сумма ндс|^vat amount|^mwst betrag|^montant tva"),
            // money
            rule("\\b(ррц|рц|мрц|мрр?ц|розн\\w*|рекоменд\\w*|retail|rrp|srp|msrp|recommended|uvp|unverbindliche\\w*|ladenpreis|endkundenpreis|"
                    + "endpreis|price in shops|цена в магазинах|vk preis|pvc|prix (public|conseille|de vente)|ppc|compare at price)\\b", ColumnMeaning.RETAIL_PRICE, 5),
            rule("^(ставка )?ндс( в)?( процент\\w*)?$|ставка ндс|^vat( rate| percent)?$|^(sales )?tax( rate| percent)?$|^(mwst|ust|mehrwertsteuer)"
                    + "( satz| in)?$|steuersatz|mwst satz|^(taux )?(de )?tva$|\\btaux\\b.*\\btva\\b", ColumnMeaning.VAT_RATE, 5),
            rule(PRICE + ".*\\b(без (учета )?ндс|excl\\w*|ex vat|net|without (vat|tax)|netto|zzgl|exkl\\w*|ht|h t|hors taxes?)\\b",
                    ColumnMeaning.PRICE_NET, 5),
            rule("\\b(net price|netto ?preis|nettopreis|ek netto|netto ek|excl\\w* vat price)\\b|^(netto|ht|h t|без ндс|pu ht|p u h t)$",
                    ColumnMeaning.PRICE_NET, 5),
            rule(PRICE + ".*\\b(с (учетом )?ндс|включая ндс|incl\\w*|gross|with vat|brutto|inkl\\w*|ttc|t t c)\\b", ColumnMeaning.PRICE_GROSS, 5),
            rule("\\b(gross price|brutto ?preis|bruttopreis)\\b|^(brutto|ttc|t t c|с ндс|pu ttc)$", ColumnMeaning.PRICE_GROSS, 5),
            rule("\\b(опт\\w*|wholesale|закуп\\w*|einkaufspreis|ek|ek preis|grosshandel\\w*|prix (de gros|d achat|grossiste))\\b",
                    ColumnMeaning.PRICE_GROSS, 4),
            rule(PRICE + "|^(цен|pu|p u|price\\w*)$|\\w*preis$", ColumnMeaning.PRICE_GROSS, 3),
            // links
            rule("\\b(фото\\w*|картинк\\w*|изображени\\w*|images?|pictures?|photos?|bild\\w*|fotos?)\\b", ColumnMeaning.PICTURE, 3),
            rule("\\b(ссылк\\w*|url|link|lien|сайт|website|web page|webseite)\\b", ColumnMeaning.LINK, 3),
            // how it is sold
            rule("\\b(on demand|под заказ|unlimited|без ограничени\\w*|неограничен\\w*|unbegrenzt|illimite)\\b", ColumnMeaning.UNLIMITED, 4),
            rule("\\b(q(uanti)?te? a virgule|дробн\\w*|весовой|fraction\\w*|decimal quantit\\w*|teilbar|bruchteile)\\b",
                    ColumnMeaning.FRACTIONAL, 4),
            rule("\\bмин\\w*\\b.*\\b(заказ\\w*|кол\\w*|парти\\w*)\\b|\\bmin\\w*\\b.*\\b(order|qty|quantity|bestell\\w*|menge|abnahme|commande|qte|quantite)\\b"
                    + "|^moq$|\\bmindest(bestell|abnahme)?menge\\b|\\b(quantite|commande|qte) min\\w*", ColumnMeaning.MIN_QUANTITY, 5),
            rule("^кратн\\w*|^шаг$|\\bкратность\\b|^step$|\\bmultiples? of\\b|\\bschritt(weite)?\\b|\\bpas de commande\\b|\\bmultiple\\b", ColumnMeaning.STEP, 4),
            rule("\\b(вес|масса|weight|gewicht|poids)\\b.*\\b(г|гр|грамм\\w*|g|gram\\w*|gr)$", ColumnMeaning.WEIGHT_G, 4),
            rule("\\b(вес|масса|weight|gewicht|poids)\\b|\\w+gewicht\\b", ColumnMeaning.WEIGHT_KG, 3),
            rule("\\bв (1 )?(упак\\w*|уп|коробк\\w*|короб\\w*|кор|ящик\\w*|пачк\\w*|блок\\w*)\\b|\\bнорма упаковки\\b|\\bpack(age)? (size|qty|quantity)\\b|"
                    + "\\bcase (size|pack|qty|quantity)\\b|\\b(units?|pcs|pieces|items?) (per|in|a) (pack\\w*|case|box|carton)\\b|\\b(per|in) (pack|box|case|carton)\\b|"
                    + "^ve$|\\bverpackungseinheit\\b|\\bpackungsgrosse\\b|\\bgebinde(grosse)?\\b|\\bstuck (pro|je) (packung|karton|ve)\\b|\\bcolisage\\b|"
                    + "\\bpar (carton|colis|lot|paquet|boite)\\b|\\bpcb\\b", ColumnMeaning.PACK_SIZE, 5),
            rule("^(упаковк\\w*|pack|packs|packing|packaging|karton|packung|conditionnement|уп|упак)$", ColumnMeaning.PACK_SIZE, 2),
            rule("^ед$|\\bед (изм\\w*|измерения)\\b|\\bедини\\w*( измерени\\w*)?\\b|^unit( type| of measure\\w*)?$|^uom$|^unite( de mesure)?$|"
                    + "^einheit$|\\bmengeneinheit\\b|^me$", ColumnMeaning.UNIT, 4),
            rule("^units$|^quantite$|^qte$|\\binhalt\\b|\\bcontenance\\b|\\bnet content\\b|^contents?$|^объем\\b|^фасовка\\b|^volume$|^fullmenge$",
                    ColumnMeaning.CONTENT, 3),
            rule("\\b(остат\\w*|наличи\\w*|на складе|склад|свободн\\w*|stock|on hand|availab\\w*|inventory|lager\\w*|bestand|verfugbar\\w*|disponib\\w*)\\b"
                    + "|\\w+bestand$", ColumnMeaning.STOCK, 4),
            rule("^(количество|кол во|кол|qty|quantity|menge|anzahl|stuckzahl)\\b", ColumnMeaning.STOCK, 2),
            // what it is
            rule("\\b(поставщик\\w*|producer|supplier|vendor|lieferant|fournisseur|producteur)\\b", ColumnMeaning.SUPPLIER, 4),
            rule("\\b(производител\\w*|изготовител\\w*|бренд|торговая марка|тм|brand|manufacturer|hersteller|marke|marque|fabricant)\\b",
                    ColumnMeaning.SUPPLIER, 2),
            rule("\\b(категори\\w*|групп\\w*|раздел|рубрик\\w*|categor\\w*|groups?|section|department|kategorie|warengruppe|produktgruppe|gruppe|rubrik|"
                    + "rubrique|rayon|famille|categorisation)\\b", ColumnMeaning.CATEGORY, 4),
            rule("\\b(цвет|colou?r|farbe|couleur)\\b.*\\b(размер\\w*|size|grosse|taille)\\b|\\b(размер\\w*|size|grosse|taille)\\b.*\\b(цвет|colou?r|farbe|couleur)\\b",
                    ColumnMeaning.VARIANT, 5),
            rule("\\b(размер\\w*|size|sizes|grosse|taille|рост)\\b", ColumnMeaning.SIZE, 4),
            rule("\\b(цвет\\w*|расцветк\\w*|colou?rs?|farbe|farben|couleurs?|coloris)\\b", ColumnMeaning.COLOUR, 4),
            rule("\\b(вариант\\w*|характеристик\\w*|модификаци\\w*|вкус|аромат|variants?|variation|display name|option|variante|ausfuhrung|nom offre|"
                    + "declinaison|flavou?r|gout|geschmack|sorte)\\b", ColumnMeaning.VARIANT, 4),
            rule("\\breference unique\\b|\\bunique ref\\w*\\b|\\bvariant sku\\b", ColumnMeaning.ARTICLE, 6),
            rule("\\b(артикул|арт|sku|vendor code|item (no|number|code|id)|article (no|number|code|nr)|product (code|number|id|no)|part (no|number)|"
                    + "art(ikel)? ?(nr|no|nummer|num)|artikelnummer|artikelnr|artnr|bestell ?(nr|nummer)|bestellnummer|best nr|code (article|produit)|"
                    + "ref(erence)? (article|produit|fournisseur))\\b", ColumnMeaning.ARTICLE, 5),
            rule("^(ref|reference|parent|parent sku|группа артикула)$", ColumnMeaning.ARTICLE, 3),
            rule("^(код|code|id|номенклатурный номер|каталожный номер|номер по каталогу)$|\\bкод (товара|номенклатуры|позиции)\\b", ColumnMeaning.ARTICLE, 3),
            rule("\\b(описани\\w*|комментари\\w*|примечани\\w*|состав|descr\\w*|details?|notes?|remarks?|comments?|beschreibung|bemerkung\\w*|zusammensetzung|"
                    + "remarques?|commentaires?|composition)\\b", ColumnMeaning.DESCRIPTION, 3),
            rule("\\b(наименовани\\w*|название|номенклатура|name|title|bezeichnung|artikelbezeichnung|produktbezeichnung|produktname|artikelname|"
                    + "designation|libelle|nom( du)? produit|nom)\\b", ColumnMeaning.NAME, 5),
            rule("\\b(товар\\w*|продукт\\w*|продукция|позиция|product|products|goods|produkt\\w*|produits?|denomination|intitule|ware)\\b|^(items?)$",
                    ColumnMeaning.NAME, 3),
            // 'Article' is a name in French and German, a number in English: whatever the other columns leave
            rule("^(article|articles|artikel|art)$", ColumnMeaning.NAME, 1));

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern ACCENTS = Pattern.compile("(?<=[a-z])\\p{M}+");
    private static final Pattern NET_LIST = Pattern.compile(
            "\\bцены\\b.*\\bбез (учета )?ндс\\b|\\bprices?\\b.*\\b(net|excl\\w*|without vat|ex vat)\\b|\\bpreise\\b.*\\b(netto|zzgl|exkl\\w*)\\b|"
            + "\\bnettopreise\\b|\\bprix\\b.*\\b(ht|h t|hors taxes?)\\b", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern COMMA_WORDS = Pattern.compile("[а-яё]|\\b(preis|menge|bezeichnung|artikel\\w*|prix|quantite|produit|reference|designation)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    private Headings() {
    }

    private static Rule ignore(String words) {
        return rule(words, ColumnMeaning.IGNORE, 9);
    }

    private static Rule rule(String words, ColumnMeaning meaning, int certainty) {
        return new Rule(Pattern.compile(words, Pattern.UNICODE_CHARACTER_CLASS), meaning, certainty);
    }

    /** Lower case, without accents on Latin letters and without punctuation: 'Prix H.T' and 'prix h t' are the same. */
    static String normal(String heading) {
        String lower = heading.toLowerCase(Locale.ROOT).replace('ё', 'е').replace("ß", "ss").replace("%", " процент ");
        String plain = ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        return NOT_LETTERS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC)).replaceAll(" ").strip().replaceAll(" процент$", "");
    }

    /** A column in which whoever orders writes how much. */
    static boolean saysOrdered(String heading) {
        return Pattern.compile(ORDERED, Pattern.UNICODE_CHARACTER_CLASS).matcher(normal(heading)).find();
    }

    /** A column of quantities: of what is ordered, where none says so. */
    static boolean saysQuantity(String heading) {
        return normal(heading).matches("(количество|кол во|кол|qty|quantity|menge|anzahl|quantite|qte|units)( .*)?");
    }

    /** 'Article' is the number where no other column is; see the rule at the end of all. */
    static boolean saysArticle(String heading) {
        return normal(heading).matches("articles?|artikel|art");
    }

    /** A column in which whoever orders writes what it comes to. */
    static boolean saysSum(String heading) {
        return Pattern.compile(SUM, Pattern.UNICODE_CHARACTER_CLASS).matcher(normal(heading)).find();
    }

    /** Does this line above the headings say that all prices are without VAT? */
    static boolean saysNet(String line) {
        return NET_LIST.matcher(normal(line)).find();
    }

    /** Is this a heading in a language that writes a decimal comma? */
    static boolean ofCommaLanguage(String heading) {
        return COMMA_WORDS.matcher(normal(heading)).find();
    }

    /** How many different meanings these cells name: the row that names most is the heading row. */
    static int meanings(List<Cell> cells) {
        return (int) cells.stream().filter(cell -> cell.number() == null && cell.text().length() <= 80)
                .map(cell -> rule(cell.text())).filter(rule -> rule != null).map(Rule::meaning)
                .filter(meaning -> meaning != ColumnMeaning.IGNORE).distinct().count();
    }

    private static Rule rule(String heading) {
        String normal = normal(heading);
        if (normal.isEmpty()) {
            return null;
        }
        for (Rule rule : RULES) {
            if (rule.words().matcher(normal).find()) {
                return rule;
            }
        }
        return null;
    }

    /** One meaning for each heading. */
    static List<ColumnMeaning> guess(List<String> headings) {
        ColumnMeaning[] meanings = new ColumnMeaning[headings.size()];
        Arrays.fill(meanings, ColumnMeaning.IGNORE);
        int[] certainty = new int[headings.size()];
        Map<ColumnMeaning, Integer> taken = new EnumMap<>(ColumnMeaning.class);
        List<Integer> lost = new ArrayList<>();
        for (int i = 0; i < meanings.length; i++) {
            Rule rule = rule(headings.get(i));
            if (rule == null || rule.meaning() == ColumnMeaning.IGNORE) {
                continue;
            }
            certainty[i] = rule.certainty();
            Integer other = rule.meaning().repeatable() ? null : taken.get(rule.meaning());
            if (other != null && certainty[other] >= certainty[i]) {
                lost.add(i);
                continue;
            }
            if (other != null) {
                meanings[other] = ColumnMeaning.IGNORE;
                lost.add(other);
            }
            taken.put(rule.meaning(), i);
            meanings[i] = rule.meaning();
        }
        for (int i : lost) {
            String normal = normal(headings.get(i));
            if (normal.matches("ref|reference|parent|parent sku")) {
                meanings[i] = ColumnMeaning.REFERENCE;
            } else if (normal.matches("article|artikel|art") && !taken.containsKey(ColumnMeaning.ARTICLE)) {
                meanings[i] = ColumnMeaning.ARTICLE;
            }
        }
        settle(meanings, taken);
        return List.of(meanings);
    }

    private static void settle(ColumnMeaning[] meanings, Map<ColumnMeaning, Integer> taken) {
        if (!taken.containsKey(ColumnMeaning.PRICE_GROSS) && !taken.containsKey(ColumnMeaning.PRICE_NET)
                && taken.containsKey(ColumnMeaning.RETAIL_PRICE)) {
            meanings[taken.get(ColumnMeaning.RETAIL_PRICE)] = ColumnMeaning.PRICE_GROSS;
        }
        if (!taken.containsKey(ColumnMeaning.NAME) && taken.containsKey(ColumnMeaning.DESCRIPTION)) {
            for (int i = 0; i < meanings.length; i++) {
                if (meanings[i] == ColumnMeaning.DESCRIPTION) {
                    meanings[i] = ColumnMeaning.NAME;
                    break;
                }
            }
        }
        // a quantity without a unit beside it is what lies in store
        if (taken.containsKey(ColumnMeaning.CONTENT) && !taken.containsKey(ColumnMeaning.UNIT)
                && !taken.containsKey(ColumnMeaning.STOCK)) {
            meanings[taken.get(ColumnMeaning.CONTENT)] = ColumnMeaning.STOCK;
        }
    }
}
