package org.artel.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;

/**
 * What may change while orders are open. Percent and stop date have verbs of their own, because everybody is told. Once somebody
 * has ordered, whatever costs participants money changes in their favour only.
 */
final class TermsWhileOpen {

    /** Never dearer, announced or not: the percent and all that belongs to it only falls, prices and rate are snapshots. */
    private static final Set<String> FIXED = Set.of("percentBase", "percentCapItem", "percentCapParticipant", "percentCapPurchase",
            "currency", "rate");

    private final Map<String, Refused> errors = new LinkedHashMap<>();

    private TermsWhileOpen() {
    }

    /** Field → why it may not change so; empty when all of it may. */
    static Map<String, Refused> errors(Terms before, List<DeliveryCharge> charges, List<PickupPoint> points, Terms after,
                                       TermsCommand command, GateState gate) {
        TermsWhileOpen check = new TermsWhileOpen();
        int percent = after.percent().compareTo(before.percent());
        if (percent != 0) {
            check.errors.put("percent", new Refused(percent < 0 ? "terms.useLowerPercent" : "terms.percentOnlyDown"));
        }
        if (!Objects.equals(toTheMinute(before.stopAt()), toTheMinute(after.stopAt()))) {
            check.errors.put("stopAt", new Refused("terms.useMoveStop"));
        }
        if (!Objects.equals(before.targetSum(), after.targetSum()) || !Objects.equals(before.targetQuantity(), after.targetQuantity())) {
            check.target(after, gate);
        }
        if (gate.participants() > 0) {
            check.money(before, after);
            check.rows(charges, points, command);
        }
        return check.errors;
    }

    /** Those of the errors that announcing the change overcomes. */
    static Set<String> announceable(Map<String, Refused> errors) {
        return errors.entrySet().stream().filter(e -> e.getValue().key().equals("terms.inFavourOnly") && !FIXED.contains(e.getKey()))
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** A target that is reached already would stop at once, without anybody having been shown what that means. */
    private void target(Terms after, GateState gate) {
        if (after.targetSum() != null && gate.goods().compareTo(after.targetSum()) >= 0) {
            errors.put("targetSum", new Refused("terms.target.reached", gate.goods()));
        }
        if (after.targetQuantity() != null && gate.quantity().compareTo(after.targetQuantity()) >= 0) {
            errors.put("targetQuantity", new Refused("terms.target.reached", gate.quantity()));
        }
    }

    private void money(Terms before, Terms after) {
        same("percentBase", before.percentBase(), after.percentBase());
        notHigher("percentCapItem", amount(before.percentCapItem()), amount(after.percentCapItem()));
        notHigher("percentCapParticipant", amount(before.percentCapParticipant()), amount(after.percentCapParticipant()));
        notHigher("percentCapPurchase", amount(before.percentCapPurchase()), amount(after.percentCapPurchase()));
        onlyLower("orderMinimumSum", amount(before.orderMinimumSum()), amount(after.orderMinimumSum()));
        onlyLower("orderMinimumQuantity", amount(before.orderMinimumQuantity()), amount(after.orderMinimumQuantity()));
        same("paymentMode", before.paymentMode(), after.paymentMode());
        notHigher("depositPercent", before.depositPercent(), after.depositPercent());
        same("shortageRule", before.shortageRule(), after.shortageRule());
        notHigher("priceRiseLimit", before.priceRiseLimit(), after.priceRiseLimit());
        onlyLower("penaltyPercent", before.penaltyPercent(), after.penaltyPercent());
        onlyLower("penaltyCap", before.penaltyCap(), after.penaltyCap());
        same("unpaidRule", before.unpaidRule(), after.unpaidRule());
        onlyLower("storageFee", amount(before.storageFee()), amount(after.storageFee()));
        if (before.storageFreeDays() != null && after.storageFreeDays() != null && after.storageFreeDays() < before.storageFreeDays()) {
            errors.put("storageFreeDays", no());
        }
        if (after.forfeitDays() != null && (before.forfeitDays() == null || after.forfeitDays() < before.forfeitDays())) {
            errors.put("forfeitDays", no());
        }
        same("currency", before.currency(), after.currency());
        same("rate", before.rate(), after.rate());
        if (after.paymentDue() != null && (before.paymentDue() == null || after.paymentDue().isBefore(before.paymentDue()))) {
            errors.put("paymentDue", no());
        }
        if (after.graceDays() < before.graceDays()) {
            errors.put("graceDays", no());
        }
        if (after.rollVisible().compareTo(before.rollVisible()) < 0) {
            errors.put("rollVisible", new Refused("terms.notLooser"));
        }
    }

    private void rows(List<DeliveryCharge> charges, List<PickupPoint> points, TermsCommand command) {
        Map<String, DeliveryCharge> known = charges.stream()
                .collect(Collectors.toMap(DeliveryCharge::name, Function.identity(), (a, b) -> a));
        for (int i = 0; i < command.getCharges().size(); i++) {
            TermsCommand.Charge charge = command.getCharges().get(i);
            if (charge.isNothing()) {
                continue;
            }
            DeliveryCharge was = known.get(charge.getName().strip());
            if (was == null || was.basis() != charge.getBasis()) {
                errors.put("charges[" + i + "].name", no());
            } else {
                notHigher("charges[" + i + "].expectedRate", amount(was.expectedRate()), charge.getExpectedRate());
            }
        }
        Map<Long, PickupPoint> places = points.stream().collect(Collectors.toMap(PickupPoint::id, Function.identity()));
        for (int i = 0; i < command.getPoints().size(); i++) {
            TermsCommand.Point point = command.getPoints().get(i);
            if (point.isNothing()) {
                continue;
            }
            PickupPoint was = point.getId() == null ? null : places.remove(point.getId());
            if (was != null && (point.getFee() == null ? point.isFeeAgreed() && !was.isFeeAgreed() : point.getFee().compareTo(was.fee().amount()) > 0)) {
                errors.put("points[" + i + "].fee", no());
            }
            if (was != null && point.getWay() != was.way()) {
                errors.put("points[" + i + "].way", no());
            }
        }
        if (!places.isEmpty()) {
            errors.put("points", new Refused("terms.point.chosen", places.values().iterator().next().name()));
        }
    }

    /** A form knows no seconds; a late timer or the API may have set some. */
    private static Instant toTheMinute(Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.MINUTES);
    }

    private void same(String field, Object before, Object after) {
        if (!before.equals(after)) {
            errors.put(field, no());
        }
    }

    /** Nothing is the lowest: no minimum. */
    private void onlyLower(String field, BigDecimal before, BigDecimal after) {
        if (after != null && (before == null || after.compareTo(before) > 0)) {
            errors.put(field, no());
        }
    }

    /** Nothing is the highest: no cap, no limit. */
    private void notHigher(String field, BigDecimal before, BigDecimal after) {
        if (before != null && (after == null || after.compareTo(before) > 0)) {
            errors.put(field, no());
        }
    }

    private static Refused no() {
        return new Refused("terms.inFavourOnly");
    }

    private static BigDecimal amount(Quantity quantity) {
        return quantity == null ? null : quantity.amount();
    }

    private static BigDecimal amount(Money sum) {
        return sum == null ? null : sum.amount();
    }
}
