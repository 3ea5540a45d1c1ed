package org.artel.pricelist;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the rows of a list into lots, one row after another.
 *
 * <p>A row below the headings is, in this order: the headings again, a total, a category line (one text and nothing else),
 * a further offer of the lot above (neither name nor reference), or a lot. Whatever is none of these is a bad row.
 */
final class LotRecognition {

    private static final Pattern TOTAL = Pattern.compile("(?iu)^(итого|всего|общая сумма|total|totals|grand total|sub-?total|sum|summe|"
            + "gesamt|gesamtsumme|gesamtbetrag|zwischensumme|endsumme|somme|sous-total|montant total)(?!\\p{L})(.*)$");
    /** 'Total' alone is a sum, 'Total Quartz 5W40' is oil. */
    private static final Pattern TOTAL_ALONE = Pattern.compile("(?iu)^[\\s:.\\d]*$|^\\s*[:(].*$|^\\s*(по|позиций|к оплате|сумма|штук|количество|"
            + "items|articles|amount|net|gross|positionen|netto|brutto|général|ht|ttc)(?!\\p{L}).*$");
    private static final Pattern UNITS = Pattern.compile("(?iu)(?:(?:уп(?:ак)?|кор|ящ|пач|бл|pack|box|case|carton|ve|karton|packung|colis|lot)\\p{L}*\\.?\\s*)?"
            + "(?:(?:по|à|of|de)\\s+|[x×]\\s*|\\()?([\\d][\\d .,]*?)\\s*(?:(?!(?:г|гр|кг|мл|л|g|gr|kg|ml|cl|l)(?!\\p{L}))\\p{L}[\\p{L}. ]*)?\\)?(?:\\s*/.*)?");
    private static final Pattern WEIGHED = Pattern.compile("(?iu)([\\d][\\d .,]*?)\\s*(кг|kg|г|гр|грамм|g|gr|gram|grams)\\.?");
    private static final Pattern YES = Pattern.compile("(?iu)1|да|yes|y|true|ja|j|oui|o|\\+|x|х|✓|v|wahr|vrai|истина");
    private static final Pattern ON_REQUEST = Pattern.compile("(?iu).*(запрос|договор|уточн|request|anfrage|demande|звоните|call).*");
    private static final Pattern SPREADSHEET_ERROR = Pattern.compile("#(REF!|N/A|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|.*\\?)|Err:\\d+");
    private static final int LONGEST_CATEGORY = 150;
    private static final int LONGEST_LABEL = 150;
    private static final int MOST_BAD_ROWS = 10_000;
    private static final int LONGEST_DETAIL = 200;
    private static final BigDecimal MOST_IN_A_ROW = BigDecimal.valueOf(1000);
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    private final ColumnMapping mapping;
    private final int previewRows;
    private final Map<ColumnMeaning, List<Integer>> places = new EnumMap<>(ColumnMeaning.class);
    private final boolean decimalComma;
    private final List<PriceList.Row> preview = new ArrayList<>();
    private final List<Draft> drafts = new ArrayList<>();
    private final List<BadRow> badRows = new ArrayList<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<String, Draft> byArticle = new HashMap<>();
    private List<Cell> headings = List.of();
    private String category = "";
    private Draft last;

    /** A lot whose offers are still being collected. */
    private static final class Draft {
        private ListedLot lot;
        private String content = "";
        private final List<ListedLot.Offer> offers = new ArrayList<>();
        private final List<String> contents = new ArrayList<>();
    }

    LotRecognition(ColumnMapping mapping, int previewRows) {
        this.mapping = mapping;
        this.previewRows = previewRows;
        this.decimalComma = Boolean.TRUE.equals(mapping.decimalComma());
        for (ColumnMapping.Column column : mapping.columns()) {
            places.computeIfAbsent(column.meaning(), m -> new ArrayList<>()).add(column.index());
        }
    }

    void row(PriceList.Row row) {
        if (row.line() == mapping.headingLine()) {
            headings = row.cells();
        }
        if (row.line() < mapping.headingLine() + (mapping.headingLine() == 0 ? 0 : mapping.headingLines())) {
            return;
        }
        if (preview.size() < previewRows) {
            preview.add(row);
        }
        if (!priceKnown() || row.cells().equals(headings) || isTotal(row)) {
            return;
        }
        if (isCategory(row)) {
            category = only(row).text();
            last = null;
            return;
        }
        try {
            if (isFurtherOffer(row)) {
                offer(row, last);
            } else {
                lot(row);
            }
        } catch (Unreadable e) {
            bad(row.line(), e);
        }
    }

    PriceList result(PriceListFile.Kind kind, List<String> sheets, ListRows rows) {
        if (mapping.headingLine() == 0) {
            warnings.add("pricelist.warning.noHeadings");
        }
        if (!priceKnown()) {
            warnings.add("pricelist.warning.noPriceColumn");
        }
        if (!places.containsKey(ColumnMeaning.NAME)) {
            warnings.add("pricelist.warning.noNameColumn");
        }
        CsvText text = rows instanceof CsvText csv ? csv : null;
        return new PriceList(kind, sheets, text == null ? null : text.charset(), text == null ? null : TextShape.name(text.separator()), mapping,
                List.copyOf(preview), drafts.stream().map(LotRecognition::finished).toList(),
                List.copyOf(badRows), List.copyOf(warnings));
    }

    private boolean priceKnown() {
        return places.containsKey(ColumnMeaning.PRICE_GROSS) || places.containsKey(ColumnMeaning.PRICE_NET);
    }

    // which kind of row ------------------------------------------------------------------------------------------------

    private boolean isTotal(PriceList.Row row) {
        Optional<Cell> first = row.cells().stream().filter(cell -> !cell.isBlank()).findFirst();
        if (first.isEmpty()) {
            return true;
        }
        Matcher total = TOTAL.matcher(first.get().text());
        if (!total.matches()) {
            return false;
        }
        boolean priced = !price(row).isBlank();
        boolean namedTwice = has(ColumnMeaning.ARTICLE) && !text(row, ColumnMeaning.ARTICLE).isEmpty()
                && !text(row, ColumnMeaning.NAME).isEmpty();
        return !namedTwice && (!priced || TOTAL_ALONE.matcher(total.group(2)).matches());
    }

    /** One text (perhaps in several merged or numbered cells), and nothing that only a lot has. */
    private boolean isCategory(PriceList.Row row) {
        if (!price(row).isBlank()) {
            return false;
        }
        List<String> texts = row.cells().stream().filter(cell -> !cell.isBlank()).map(Cell::text).distinct().toList();
        Cell only = only(row);
        return texts.size() == 1 && only.number() == null && only.text().length() <= LONGEST_CATEGORY
                && only.text().chars().anyMatch(Character::isLetter);
    }

    private static Cell only(PriceList.Row row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).findFirst().orElse(Cell.BLANK);
    }

    private boolean isFurtherOffer(PriceList.Row row) {
        if (last == null || !text(row, ColumnMeaning.NAME).isEmpty() || !has(ColumnMeaning.NAME)) {
            return false;
        }
        if (has(ColumnMeaning.REFERENCE)) {
            return text(row, ColumnMeaning.REFERENCE).isEmpty();
        }
        return Stream.of(ColumnMeaning.VARIANT, ColumnMeaning.SIZE, ColumnMeaning.COLOUR, ColumnMeaning.CONTENT)
                .anyMatch(meaning -> !text(row, meaning).isEmpty());
    }

    // lots and offers --------------------------------------------------------------------------------------------------

    private void lot(PriceList.Row row) {
        last = null;
        String article = limited(row, ColumnMeaning.ARTICLE, 80);
        String name = oneLine(limited(row, ColumnMeaning.NAME, 300));
        if (name.isEmpty()) {
            throw new Unreadable("pricelist.bad.name", article);
        }
        BigDecimal price = readPrice(row);
        boolean net = isNet(row);
        BigDecimal vatRate = vatRate(row);
        if (net && vatRate == null) {
            warnings.add("pricelist.warning.netWithoutVat");
            throw new Unreadable("pricelist.bad.netWithoutVat", "");
        }
        String reference = text(row, ColumnMeaning.REFERENCE);
        ListedLot.Offer offer = offerOf(row, ownArticle(row, has(ColumnMeaning.REFERENCE) ? article : ""), price);
        String lotArticle = article.isEmpty() ? reference : article;
        Draft same = lotArticle.isEmpty() ? null : byArticle.get(lotArticle);
        if (same != null) {
            again(row, same, name, offer);
            return;
        }
        Draft draft = new Draft();
        draft.content = content(row);
        draft.lot = new ListedLot(row.line(), lotArticle, name, description(row), categoryOf(row), limited(row, ColumnMeaning.SUPPLIER, 150),
                limited(row, ColumnMeaning.UNIT, 40), step(row), quantity(row, ColumnMeaning.MIN_QUANTITY, "pricelist.bad.minimum"),
                quantity(row, ColumnMeaning.PERSON_MAXIMUM, "pricelist.bad.personMaximum"), packSize(row),
                !cell(row, ColumnMeaning.ROW_QUANTITY).isBlank(), price, net, vatRate, retailPrice(row), has(ColumnMeaning.RETAIL_PRICE_HERE), weight(row), text(row, ColumnMeaning.LINK),
                text(row, ColumnMeaning.PICTURE), List.of());
        draft.offers.add(offer);
        draft.contents.add(draft.content);
        drafts.add(draft);
        if (!lotArticle.isEmpty()) {
            byArticle.put(lotArticle, draft);
        }
        last = draft;
    }

    /** The same article and name once more, in another size or colour, is another offer; anything else is a mistake. */
    private void again(PriceList.Row row, Draft same, String name, ListedLot.Offer offer) {
        boolean other = same.lot.name().equals(name) && same.offers.stream().noneMatch(o -> tells(o).equals(tells(offer)));
        if (!other || tells(offer).isEmpty()) {
            throw new Unreadable("pricelist.bad.articleTwice", same.lot.article() + " (" + same.lot.line() + ")");
        }
        add(same, offer, content(row));
        last = same;
    }

    private void offer(PriceList.Row row, Draft draft) {
        String article = ownArticle(row, limited(row, ColumnMeaning.ARTICLE, 80));
        BigDecimal price = price(row).isBlank() ? draft.lot.price() : readPrice(row);
        add(draft, offerOf(row, article, price), content(row));
    }

    private static void add(Draft draft, ListedLot.Offer offer, String content) {
        if (draft.offers.size() >= LotContent.MOST_VARIANTS) {
            throw new Unreadable("pricelist.bad.tooManyOffers", String.valueOf(LotContent.MOST_VARIANTS));
        }
        draft.offers.add(offer);
        draft.contents.add(content);
    }

    private ListedLot.Offer offerOf(PriceList.Row row, String article, BigDecimal price) {
        ListedStock stock = ListedStock.of(cell(row, ColumnMeaning.STOCK), decimalComma)
                .orElseThrow(() -> new Unreadable("pricelist.bad.stock", text(row, ColumnMeaning.STOCK)));
        if (has(ColumnMeaning.UNLIMITED) && YES.matcher(text(row, ColumnMeaning.UNLIMITED)).matches()) {
            stock = ListedStock.NOT_LIMITED;
        }
        if (stock.limit() != null && !fits(stock.limit(), 3)) {
            throw new Unreadable("pricelist.bad.stock", text(row, ColumnMeaning.STOCK));
        }
        BigDecimal above = stock.above() == null || fits(stock.above(), 3) ? stock.above() : null;
        return new ListedLot.Offer(row.line(), article, limited(row, ColumnMeaning.VARIANT, LONGEST_LABEL).replace('\n', ' '),
                limited(row, ColumnMeaning.SIZE, 40).replace('\n', ' '), limited(row, ColumnMeaning.COLOUR, 60).replace('\n', ' '), rowQuantity(row), price,
                stock.limit(), above);
    }

    private static String tells(ListedLot.Offer offer) {
        return Stream.of(offer.label(), offer.colour(), offer.size()).filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
    }

    /**
     * One offer: its content is what is counted ('25 cl'). Several offers: they differ by it, so it becomes their label.
     */
    private static ListedLot finished(Draft draft) {
        ListedLot lot = draft.lot;
        List<ListedLot.Offer> offers = draft.offers;
        String unit = lot.unit();
        if (offers.size() == 1) {
            unit = draft.content.isEmpty() ? unit : draft.content;
        } else {
            List<ListedLot.Offer> labelled = new ArrayList<>();
            Set<String> told = new HashSet<>();
            boolean contents = draft.contents.stream().anyMatch(content -> !content.isEmpty());
            for (int i = 0; i < offers.size(); i++) {
                ListedLot.Offer o = offers.get(i);
                String label = o.label().isEmpty() ? draft.contents.get(i) : o.label();
                if (label.isEmpty() && tells(o).isEmpty() || !told.add(tells(labelled(o, label)))) {
                    // what tells nothing is told apart by its number
                    String number = o.article().isEmpty() ? "№ " + (i + 1) : o.article() + " № " + (i + 1);
                    label = (label.substring(0, Math.min(label.length(), LONGEST_LABEL - number.length() - 1)) + " " + number).strip();
                }
                labelled.add(labelled(o, label));
            }
            offers = labelled;
            unit = contents ? "" : unit;
        }
        return new ListedLot(lot.line(), lot.article(), lot.name(), lot.description(), lot.category(), lot.supplier(), unit, lot.step(),
                lot.minimum(), lot.personMaximum(), lot.packSize(), lot.soldByRow(), lot.price(), lot.net(), lot.vatRate(), lot.retailPrice(),
                lot.retailHere(), lot.weight(), lot.link(), lot.picture(), List.copyOf(offers));
    }

    private static ListedLot.Offer labelled(ListedLot.Offer o, String label) {
        return new ListedLot.Offer(o.line(), o.article(), label, o.size(), o.colour(), o.rowQuantity(), o.price(), o.stock(), o.stockAbove());
    }

    // single values ----------------------------------------------------------------------------------------------------

    private BigDecimal readPrice(PriceList.Row row) {
        Cell cell = price(row);
        if (cell.isBlank()) {
            throw new Unreadable("pricelist.bad.noPrice", text(row, ColumnMeaning.NAME));
        }
        BigDecimal price = ListedNumber.of(cell, decimalComma).orElseThrow(() -> noPrice(cell.text()));
        if (price.scale() > 6) {
            // a formula's quotient, not a price that anybody wrote
            price = price.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        }
        if (price.signum() <= 0 || !fits(price, 6)) {
            throw new Unreadable("pricelist.bad.price", cell.text());
        }
        return price;
    }

    private static Unreadable noPrice(String text) {
        return new Unreadable(SPREADSHEET_ERROR.matcher(text).matches() ? "pricelist.bad.formula"
                : ON_REQUEST.matcher(text).matches() ? "pricelist.bad.priceOnRequest" : "pricelist.bad.price", text);
    }

    private BigDecimal vatRate(PriceList.Row row) {
        Cell cell = cell(row, ColumnMeaning.VAT_RATE);
        return cell.isBlank() ? mapping.vatRate()
                : VatRate.of(cell).orElseThrow(() -> new Unreadable("pricelist.bad.vatRate", cell.text()));
    }

    private BigDecimal retailPrice(PriceList.Row row) {
        return ListedNumber.of(cell(row, has(ColumnMeaning.RETAIL_PRICE_HERE) ? ColumnMeaning.RETAIL_PRICE_HERE : ColumnMeaning.RETAIL_PRICE), decimalComma)
                .map(price -> price.scale() > 6 ? price.setScale(6, RoundingMode.HALF_UP) : price)
                .filter(price -> price.signum() > 0 && fits(price, 6)).orElse(null);
    }

    private BigDecimal step(PriceList.Row row) {
        BigDecimal step = quantity(row, ColumnMeaning.STEP, "pricelist.bad.step");
        if (step == null && has(ColumnMeaning.FRACTIONAL) && YES.matcher(text(row, ColumnMeaning.FRACTIONAL)).matches()) {
            return new BigDecimal("0.001");
        }
        return step;
    }

    private BigDecimal packSize(PriceList.Row row) {
        BigDecimal size = quantity(row, ColumnMeaning.PACK_SIZE, "pricelist.bad.packSize");
        return size == null || size.compareTo(BigDecimal.ONE) == 0 ? null : size;
    }

    /** Null for blank and zero, which says nothing. */
    private BigDecimal quantity(PriceList.Row row, ColumnMeaning meaning, String reason) {
        Cell cell = cell(row, meaning);
        if (cell.isBlank() || cell.text().length() == 1 && "-–—".contains(cell.text())) {
            return null;
        }
        BigDecimal quantity = units(cell, decimalComma).filter(q -> q.signum() >= 0 && fits(q, 3))
                .orElseThrow(() -> new Unreadable(reason, cell.text()));
        return quantity.signum() == 0 ? null : quantity;
    }

    /** '10', 'по 10 шт.', '10/120' (ten in a pack, 120 in a box). */
    static Optional<BigDecimal> units(Cell cell, boolean decimalComma) {
        Optional<BigDecimal> number = ListedNumber.of(cell, decimalComma);
        if (number.isPresent()) {
            return number;
        }
        Matcher units = UNITS.matcher(cell.text());
        return units.matches() ? ListedNumber.of(units.group(1), decimalComma) : Optional.empty();
    }

    private BigDecimal weight(PriceList.Row row) {
        boolean grams = has(ColumnMeaning.WEIGHT_G);
        Cell cell = cell(row, grams ? ColumnMeaning.WEIGHT_G : ColumnMeaning.WEIGHT_KG);
        Optional<BigDecimal> number = ListedNumber.of(cell, decimalComma);
        Matcher weighed = WEIGHED.matcher(cell.text());
        if (number.isEmpty() && weighed.matches()) {
            number = ListedNumber.of(weighed.group(1), decimalComma);
            grams = !weighed.group(2).toLowerCase(Locale.ROOT).startsWith("к") && !weighed.group(2).toLowerCase(Locale.ROOT).startsWith("k");
        }
        boolean inGrams = grams;
        return number.map(n -> (inGrams ? n.movePointLeft(3) : n).setScale(3, RoundingMode.HALF_UP))
                .filter(n -> n.signum() > 0 && fits(n, 3)).orElse(null);
    }

    private String description(PriceList.Row row) {
        String description = texts(row, ColumnMeaning.DESCRIPTION).collect(Collectors.joining("\n"));
        if (description.length() > 4000) {
            throw new Unreadable("pricelist.bad.tooLong", description.substring(0, 60) + "…");
        }
        return description;
    }

    private String categoryOf(PriceList.Row row) {
        String own = texts(row, ColumnMeaning.CATEGORY).distinct().collect(Collectors.joining(" / "));
        if (own.length() > LONGEST_CATEGORY) {
            throw new Unreadable("pricelist.bad.tooLong", own.substring(0, 60) + "…");
        }
        return own.isEmpty() ? category : own;
    }

    /** '25' beside the unit 'cl' is '25 cl'; '75 cl' alone says it already. */
    private String content(PriceList.Row row) {
        String content = limited(row, ColumnMeaning.CONTENT, 30);
        if (content.isEmpty()) {
            return "";
        }
        boolean bare = ListedNumber.of(cell(row, ColumnMeaning.CONTENT), decimalComma).isPresent();
        String unit = text(row, ColumnMeaning.UNIT);
        if (unit.isEmpty() && last != null && text(row, ColumnMeaning.NAME).isEmpty()) {
            unit = last.lot.unit();
        }
        String whole = bare ? (content + " " + unit).strip() : content;
        return whole.length() > 40 ? content : whole;
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 ? text : text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }

    private static boolean fits(BigDecimal number, int scale) {
        return number.abs().compareTo(LARGEST) < 0 && number.stripTrailingZeros().scale() <= scale;
    }

    private boolean has(ColumnMeaning meaning) {
        return places.containsKey(meaning);
    }

    /** A lot has either price; where it has both, what participants pay wins over what it is made of. */
    private Cell price(PriceList.Row row) {
        return cell(row, isNet(row) ? ColumnMeaning.PRICE_NET : ColumnMeaning.PRICE_GROSS);
    }

    private boolean isNet(PriceList.Row row) {
        return has(ColumnMeaning.PRICE_NET) && (!has(ColumnMeaning.PRICE_GROSS)
                || cell(row, ColumnMeaning.PRICE_GROSS).isBlank() && !cell(row, ColumnMeaning.PRICE_NET).isBlank());
    }

    private String ownArticle(PriceList.Row row, String otherwise) {
        return has(ColumnMeaning.VARIANT_ARTICLE) ? limited(row, ColumnMeaning.VARIANT_ARTICLE, 80) : otherwise;
    }

    private int rowQuantity(PriceList.Row row) {
        BigDecimal quantity = quantity(row, ColumnMeaning.ROW_QUANTITY, "pricelist.bad.rowQuantity");
        if (quantity == null) {
            return 1;
        }
        if (quantity.stripTrailingZeros().scale() > 0 || quantity.compareTo(MOST_IN_A_ROW) > 0) {
            throw new Unreadable("pricelist.bad.rowQuantity", text(row, ColumnMeaning.ROW_QUANTITY));
        }
        return quantity.intValueExact();
    }

    private Cell cell(PriceList.Row row, ColumnMeaning meaning) {
        List<Integer> columns = places.get(meaning);
        return columns == null ? Cell.BLANK : row.cell(columns.get(0));
    }

    private String text(PriceList.Row row, ColumnMeaning meaning) {
        return cell(row, meaning).text();
    }

    private Stream<String> texts(PriceList.Row row, ColumnMeaning meaning) {
        return places.getOrDefault(meaning, List.of()).stream().map(column -> row.cell(column).text()).filter(text -> !text.isEmpty());
    }

    private String limited(PriceList.Row row, ColumnMeaning meaning, int longest) {
        String text = text(row, meaning);
        if (text.length() > longest) {
            throw new Unreadable("pricelist.bad.tooLong", text.substring(0, Math.min(60, longest)) + "…");
        }
        return text;
    }

    private void bad(int line, Unreadable why) {
        if (badRows.size() < MOST_BAD_ROWS) {
            badRows.add(new BadRow(line, why.reason, why.detail.length() > LONGEST_DETAIL ? why.detail.substring(0, LONGEST_DETAIL) + "…" : why.detail));
        } else {
            warnings.add("pricelist.warning.moreBadRows");
        }
    }

    /** Ends the reading of one row. */
    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String reason;
        private final String detail;

        Unreadable(String reason, String detail) {
            super(reason, null, false, false);
            this.reason = reason;
            this.detail = detail;
        }
    }
}
