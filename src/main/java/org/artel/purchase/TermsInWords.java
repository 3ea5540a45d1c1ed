package org.artel.purchase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.common.Money;
import org.artel.common.Texts;

/** The terms of a purchase as people read them: one line a subject. */
public final class TermsInWords {

    /** A subject and what the terms say of it. */
    public record Line(String label, String text) {

        public String getLabel() {
            return label;
        }

        public String getText() {
            return text;
        }
    }

    /** What a subject said before and says now; {@code before} null: it is only said that it changed. */
    public record Difference(String label, String before, String after) {

        public String says(Texts texts) {
            return before == null ? texts.text("purchase.changed.only", label) : texts.text("purchase.changed.says", label, before, after);
        }
    }

    private final Terms terms;
    private final List<DeliveryCharge> charges;
    private final List<PickupPoint> points;
    private final Texts texts;
    private final String currency;

    public TermsInWords(Terms terms, List<DeliveryCharge> charges, List<PickupPoint> points, Texts texts, String currency) {
        this.terms = terms;
        this.charges = charges;
        this.points = points;
        this.texts = texts;
        this.currency = currency;
    }

    /** What changed from one to the other, subject by subject. */
    static List<Difference> between(TermsCommand before, TermsCommand after, Texts texts, String currency) {
        Map<String, String> was = subjects(before, texts, currency);
        Map<String, String> is = subjects(after, texts, currency);
        Set<String> labels = new LinkedHashSet<>(was.keySet());
        labels.addAll(is.keySet());
        String nothing = texts.text("purchase.changed.nothing");
        List<Difference> differences = new ArrayList<>();
        for (String label : labels) {
            if (!Objects.equals(was.get(label), is.get(label))) {
                differences.add(new Difference(label, was.getOrDefault(label, nothing), is.getOrDefault(label, nothing)));
            }
        }
        // a whole text, and a name that not everybody may know
        if (!Objects.equals(before.getConditions(), after.getConditions())) {
            differences.add(new Difference(texts.text("purchase.form.conditions"), null, null));
        }
        if (!Objects.equals(before.getSupplierId(), after.getSupplierId())) {
            differences.add(new Difference(texts.text("purchase.form.supplierId"), null, null));
        }
        return differences;
    }

    private static Map<String, String> subjects(TermsCommand command, Texts texts, String currency) {
        List<PickupPoint> points = new ArrayList<>();
        for (TermsCommand.Point point : command.getPoints()) {
            if (!point.isNothing()) {
                points.add(new PickupPoint(0, point.content(), points.size() + 1));
            }
        }
        TermsInWords words = new TermsInWords(new TermsReader(command, null, currency).read(), TermsReader.charges(0, command), points, texts,
                currency);
        Map<String, String> subjects = new LinkedHashMap<>();
        subjects.put(texts.text("purchase.form.title"), command.getTitle().strip());
        words.full().forEach(line -> subjects.put(line.label(), line.text()));
        if (!points.isEmpty()) {
            subjects.put(texts.text("purchase.points"), String.join("; ", points.stream().map(words::point).toList()));
        }
        if (command.getStopAt() != null) {
            subjects.put(texts.text("purchase.stopDate"), texts.moment(command.getStopAt()));
        }
        return subjects;
    }

    /** What decides whether to order: for the glance. */
    public List<Line> brief() {
        List<Line> lines = new ArrayList<>();
        add(lines, "percent", percent());
        add(lines, "payment", payment());
        add(lines, "delivery", delivery());
        add(lines, "minimum", minimum());
        add(lines, "orderMinimum", orderMinimum());
        add(lines, "target", target());
        add(lines, "shortage", texts.name(terms.shortageRule()));
        add(lines, "pickup", points.isEmpty() ? null : pickup());
        return lines;
    }

    /** Everything. */
    public List<Line> full() {
        List<Line> lines = brief();
        add(lines, "opens", terms.opensAt() == null ? null : texts.moment(terms.opensAt()));
        add(lines, "caps", caps());
        if (terms.hasMinimum()) {
            add(lines, "belowMinimum", belowMinimum());
        }
        add(lines, "items", terms.itemsByLink() ? texts.text("purchase.terms.items.says") : null);
        add(lines, "replacement", texts.name(terms.replacementPolicy()));
        add(lines, "priceRise", terms.priceRiseLimit() == null ? null : texts.text("purchase.terms.priceRise.says", terms.priceRiseLimit()));
        add(lines, "storage", terms.storageFee() == null ? null
                : texts.plural("purchase.terms.storage.says", terms.storageFreeDays(), money(terms.storageFee())));
        add(lines, "forfeit", terms.forfeitDays() == null ? null : texts.plural("purchase.terms.forfeit.says", terms.forfeitDays()));
        if (terms.paymentMode() == PaymentMode.DEPOSIT) {
            add(lines, "deposit", texts.text("purchase.terms.deposit.says", terms.depositPercent()));
        }
        if (terms.graceDays() > 0) {
            add(lines, "grace", texts.plural("purchase.terms.days", terms.graceDays()));
        }
        if (terms.penaltyPercent() != null && terms.penaltyPercent().signum() > 0) {
            add(lines, "penalty", texts.text("purchase.terms.penalty.says", terms.penaltyPercent(), terms.penaltyCap()));
        }
        if (terms.paymentDue() != null) {
            add(lines, "unpaid", texts.name(terms.unpaidRule()));
        }
        if (!terms.currency().equals(currency)) {
            add(lines, "rate", "1 " + terms.currency() + " = " + texts.number(terms.rate()) + " " + currency);
        }
        add(lines, "pricesVisible", texts.name(terms.pricesVisible()));
        add(lines, "rollVisible", texts.name(terms.rollVisible()));
        return lines;
    }

    private void add(List<Line> lines, String key, String text) {
        if (text != null && !text.isEmpty()) {
            lines.add(new Line(texts.text("purchase.terms." + key), text));
        }
    }

    public String percent() {
        return texts.percent(terms.percent()) + " " + texts.name(terms.percentBase());
    }

    private String payment() {
        String mode = texts.name(terms.paymentMode());
        return terms.paymentDue() == null ? mode : texts.text("purchase.terms.paymentDue.says", mode, terms.paymentDue());
    }

    public String delivery() {
        return charges.isEmpty() ? texts.text("purchase.terms.delivery.none")
                : String.join("; ", charges.stream().map(this::charge).toList());
    }

    private String charge(DeliveryCharge charge) {
        String basis = charge.name() + " " + texts.name(charge.basis());
        if (charge.expectedRate() == null) {
            return basis;
        }
        return basis + ", ≈ " + switch (charge.basis()) {
            case BY_SUM -> texts.percent(charge.expectedRate().amount());
            case BY_WEIGHT -> texts.text("purchase.terms.perKilogram", money(charge.expectedRate()));
            case BY_UNITS -> texts.text("purchase.terms.perUnit", money(charge.expectedRate()));
            case EQUALLY, BY_PICKUP_POINT -> texts.text("purchase.terms.perParticipant", money(charge.expectedRate()));
        };
    }

    /** Null: an order may be as small as one likes. */
    private String orderMinimum() {
        List<String> parts = new ArrayList<>();
        if (terms.orderMinimumSum() != null) {
            parts.add(money(terms.orderMinimumSum()));
        }
        if (terms.orderMinimumQuantity() != null) {
            parts.add(texts.text("purchase.terms.units", terms.orderMinimumQuantity()));
        }
        return parts.isEmpty() ? null : String.join(" " + texts.text("purchase.terms.and") + " ", parts);
    }

    public String minimum() {
        List<String> parts = new ArrayList<>();
        if (terms.minimumSum() != null) {
            parts.add(money(terms.minimumSum()));
        }
        if (terms.minimumQuantity() != null) {
            parts.add(texts.text("purchase.terms.units", terms.minimumQuantity()));
        }
        if (terms.minimumWeight() != null) {
            parts.add(texts.text("purchase.terms.kilograms", terms.minimumWeight()));
        }
        return parts.isEmpty() ? texts.text("purchase.terms.minimum.none")
                : String.join(" " + texts.text(terms.minimumAll() ? "purchase.terms.and" : "purchase.terms.or") + " ", parts);
    }

    public String target() {
        List<String> parts = new ArrayList<>();
        if (terms.targetSum() != null) {
            parts.add(money(terms.targetSum()));
        }
        if (terms.targetQuantity() != null) {
            parts.add(texts.text("purchase.terms.units", terms.targetQuantity()));
        }
        return String.join(" " + texts.text("purchase.terms.or") + " ", parts);
    }

    private String belowMinimum() {
        return terms.belowMinimum() == BelowMinimum.EXTEND
                ? texts.text("purchase.terms.extend.says", terms.extendDays(), terms.extendTimes())
                : texts.name(terms.belowMinimum());
    }

    private String caps() {
        List<String> parts = new ArrayList<>();
        if (terms.percentCapItem() != null) {
            parts.add(texts.text("purchase.terms.perUnit", money(terms.percentCapItem())));
        }
        if (terms.percentCapParticipant() != null) {
            parts.add(texts.text("purchase.terms.perParticipant", money(terms.percentCapParticipant())));
        }
        if (terms.percentCapPurchase() != null) {
            parts.add(texts.text("purchase.terms.perPurchase", money(terms.percentCapPurchase())));
        }
        return String.join(", ", parts);
    }

    private String pickup() {
        String count = texts.plural("purchase.terms.points", points.size());
        return points.stream().allMatch(p -> p.fee().isZero() && !p.isFeeAgreed()) ? count + ", " + texts.text("purchase.terms.free") : count;
    }

    public String point(PickupPoint point) {
        return Stream.of(point.isPickup() ? "" : texts.name(point.way()), Stream.of(point.name(), point.address()).filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", ")), point.hours(), fee(point)).filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    /** 'free', '50.00 €', 'price by agreement'. */
    public String fee(PickupPoint point) {
        return point.isFeeAgreed() ? texts.text("purchase.terms.byAgreement")
                : point.fee().isZero() ? texts.text("purchase.terms.free") : money(point.fee());
    }


    private String money(Money sum) {
        return texts.sum(sum, currency);
    }
}
