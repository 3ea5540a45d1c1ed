package org.artel.purchase;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.artel.common.InvalidFields;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.forum.Markdown;

/** Reads what a form or a request wants the terms to be; collects what is wrong, field by field. */
final class TermsReader {

    static final int TITLE_MAX = 150;
    private static final int CONDITIONS_MAX = 20_000;
    private static final int NAME_MAX = 150;
    private static final int ADDRESS_MAX = 300;
    private static final int LINK_MAX = 500;
    private static final int ROWS_MAX = 20;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** A percent above this is a slip of the pen even where the section has no cap. */
    private static final BigDecimal PERCENT_MAX = BigDecimal.valueOf(50);
    /** A day. */
    private static final BigDecimal PENALTY_MAX = BigDecimal.valueOf(5);
    private static final BigDecimal SUM_MAX = new BigDecimal("99999999999.99");
    private static final int DAYS_MAX = 60;
    private static final int TIMES_MAX = 10;

    private final TermsCommand command;
    private final BigDecimal percentCap;
    private final String portalCurrency;
    private final Map<String, Refused> errors = new LinkedHashMap<>();

    /** @param percentCap the section's, in percent; null: none */
    TermsReader(TermsCommand command, BigDecimal percentCap, String portalCurrency) {
        this.command = command;
        this.percentCap = percentCap;
        this.portalCurrency = portalCurrency;
    }

    /** @throws InvalidFields naming every wrong field */
    Terms read() {
        required("title", command.getTitle(), TITLE_MAX);
        Terms.Draft draft = new Terms.Draft();
        draft.conditions = text("conditions", command.getConditions(), CONDITIONS_MAX);
        draft.conditionsHtml = draft.conditions.isEmpty() ? "" : Markdown.html(draft.conditions);
        draft.paymentMode = chosen("paymentMode", command.getPaymentMode());
        if (draft.paymentMode == PaymentMode.DEPOSIT) {
            draft.depositPercent = percent("depositPercent", command.getDepositPercent(), HUNDRED);
            if (draft.depositPercent == null || draft.depositPercent.signum() == 0) {
                errors.putIfAbsent("depositPercent", new Refused("terms.depositPercent.required"));
            }
        }
        draft.percent = percent("percent", command.getPercent(), PERCENT_MAX);
        if (draft.percent == null) {
            errors.putIfAbsent("percent", new Refused("terms.required"));
        } else if (percentCap != null && draft.percent.compareTo(percentCap) > 0) {
            errors.putIfAbsent("percent", new Refused("terms.percent.aboveCap", percentCap));
        }
        draft.percentBase = chosen("percentBase", command.getPercentBase());
        draft.percentCapItem = sum("percentCapItem", command.getPercentCapItem());
        draft.percentCapParticipant = sum("percentCapParticipant", command.getPercentCapParticipant());
        draft.percentCapPurchase = sum("percentCapPurchase", command.getPercentCapPurchase());
        draft.minimumSum = sum("minimumSum", command.getMinimumSum());
        draft.minimumQuantity = quantity("minimumQuantity", command.getMinimumQuantity());
        draft.orderMinimumSum = sum("orderMinimumSum", command.getOrderMinimumSum());
        draft.orderMinimumQuantity = quantity("orderMinimumQuantity", command.getOrderMinimumQuantity());
        draft.minimumWeight = quantity("minimumWeight", command.getMinimumWeight());
        draft.minimumAll = command.isMinimumAll();
        draft.itemsByLink = command.isItemsByLink();
        draft.targetSum = sum("targetSum", command.getTargetSum());
        draft.targetQuantity = quantity("targetQuantity", command.getTargetQuantity());
        notBelow("targetSum", draft.targetSum == null ? null : draft.targetSum.amount(),
                draft.minimumSum == null ? null : draft.minimumSum.amount());
        notBelow("targetQuantity", draft.targetQuantity == null ? null : draft.targetQuantity.amount(),
                draft.minimumQuantity == null ? null : draft.minimumQuantity.amount());
        belowMinimum(draft);
        draft.opensAt = command.getOpensAt();
        draft.stopAt = command.getStopAt();
        if (draft.opensAt != null && draft.stopAt != null && !draft.opensAt.isBefore(draft.stopAt)) {
            errors.put("stopAt", new Refused("terms.stopAt.beforeOpening"));
        }
        draft.paymentDue = command.getPaymentDue();
        if (draft.paymentDue != null && draft.stopAt != null
                && draft.paymentDue.isBefore(LocalDate.ofInstant(draft.stopAt, ZoneOffset.UTC).minusDays(1))) {
            errors.put("paymentDue", new Refused("terms.paymentDue.beforeStop"));
        }
        draft.graceDays = command.getGraceDays();
        range("graceDays", draft.graceDays, 0, DAYS_MAX);
        draft.replacementPolicy = chosen("replacementPolicy", command.getReplacementPolicy());
        draft.shortageRule = chosen("shortageRule", command.getShortageRule());
        if (draft.shortageRule == ShortageRule.PAID_FIRST && draft.paymentMode != PaymentMode.DEPOSIT) {
            errors.put("shortageRule", new Refused("terms.shortageRule.paidFirst"));
        }
        draft.penaltyPercent = percent("penaltyPercent", command.getPenaltyPercent(), PENALTY_MAX);
        draft.penaltyCap = percent("penaltyCap", command.getPenaltyCap(), HUNDRED);
        if ((draft.penaltyPercent == null || draft.penaltyPercent.signum() == 0) != (draft.penaltyCap == null || draft.penaltyCap.signum() == 0)) {
            errors.putIfAbsent("penaltyCap", new Refused("terms.penaltyCap"));
        }
        draft.unpaidRule = chosen("unpaidRule", command.getUnpaidRule());
        draft.priceRiseLimit = percent("priceRiseLimit", command.getPriceRiseLimit(), HUNDRED);
        storage(draft);
        currency(draft);
        draft.pricesVisible = chosen("pricesVisible", command.getPricesVisible());
        draft.rollVisible = chosen("rollVisible", command.getRollVisible());
        draft.supplierVisible = chosen("supplierVisible", command.getSupplierVisible());
        charges();
        points();
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
        return new Terms(draft);
    }

    private void belowMinimum(Terms.Draft draft) {
        draft.belowMinimum = chosen("belowMinimum", command.getBelowMinimum());
        if (draft.belowMinimum != BelowMinimum.STOP && draft.minimumSum == null && draft.minimumQuantity == null
                && draft.minimumWeight == null) {
            errors.put("belowMinimum", new Refused("terms.belowMinimum.noMinimum"));
        }
        if (draft.belowMinimum == BelowMinimum.EXTEND) {
            draft.extendDays = command.getExtendDays();
            draft.extendTimes = command.getExtendTimes();
            if (draft.extendDays == null) {
                errors.put("extendDays", new Refused("terms.required"));
            } else {
                range("extendDays", draft.extendDays, 1, DAYS_MAX);
            }
            if (draft.extendTimes == null) {
                errors.put("extendTimes", new Refused("terms.required"));
            } else {
                range("extendTimes", draft.extendTimes, 1, TIMES_MAX);
            }
        }
    }

    private void currency(Terms.Draft draft) {
        String code = command.getCurrency() == null || command.getCurrency().isBlank()
                ? portalCurrency : command.getCurrency().strip().toUpperCase(Locale.ROOT);
        if (Currency.getAvailableCurrencies().stream().noneMatch(c -> c.getCurrencyCode().equals(code))) {
            errors.put("currency", new Refused("terms.currency.unknown", code));
        }
        draft.currency = code;
        BigDecimal rate = command.getRate() == null ? BigDecimal.ONE : command.getRate();
        if (rate.signum() <= 0 || rate.stripTrailingZeros().scale() > 8 || rate.compareTo(BigDecimal.valueOf(1_000_000)) > 0) {
            errors.put("rate", new Refused("terms.rate.range"));
            return;
        }
        draft.rate = rate.setScale(8);
        if (code.equals(portalCurrency) && rate.compareTo(BigDecimal.ONE) != 0) {
            errors.put("rate", new Refused("terms.rate.own", portalCurrency));
        }
    }

    private void charges() {
        if (command.getCharges().stream().filter(c -> !c.isNothing()).count() > ROWS_MAX) {
            errors.put("charges", new Refused("terms.rows", ROWS_MAX));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < command.getCharges().size(); i++) {
            TermsCommand.Charge charge = command.getCharges().get(i);
            if (charge.isNothing()) {
                continue;
            }
            String at = "charges[" + i + "].";
            required(at + "name", charge.getName(), NAME_MAX);
            if (charge.getName() != null && !names.add(charge.getName().strip().toLowerCase(Locale.ROOT))) {
                errors.putIfAbsent(at + "name", new Refused("terms.charge.twice"));
            }
            chosen(at + "basis", charge.getBasis());
            if (charge.getBasis() == DeliveryBasis.BY_SUM) {
                percent(at + "expectedRate", charge.getExpectedRate(), HUNDRED);
            } else {
                decimals(at + "expectedRate", charge.getExpectedRate(), 2);
            }
        }
    }

    private void storage(Terms.Draft draft) {
        draft.storageFee = sum("storageFee", command.getStorageFee());
        draft.storageFreeDays = draft.storageFee == null ? null : command.getStorageFreeDays();
        draft.forfeitDays = command.getForfeitDays();
        if (draft.storageFee != null && draft.storageFreeDays == null) {
            errors.put("storageFreeDays", new Refused("terms.required"));
        } else if (draft.storageFreeDays != null) {
            range("storageFreeDays", draft.storageFreeDays, 0, DAYS_MAX);
        }
        if (draft.forfeitDays != null) {
            range("forfeitDays", draft.forfeitDays, draft.storageFreeDays == null ? 1 : draft.storageFreeDays + 1, DAYS_MAX * 2);
        }
    }

    private void points() {
        if (command.getPoints().stream().filter(p -> !p.isNothing()).count() > ROWS_MAX) {
            errors.put("points", new Refused("terms.rows", ROWS_MAX));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < command.getPoints().size(); i++) {
            TermsCommand.Point point = command.getPoints().get(i);
            if (point.isNothing()) {
                continue;
            }
            String at = "points[" + i + "].";
            required(at + "name", point.getName(), NAME_MAX);
            text(at + "address", point.getAddress(), ADDRESS_MAX);
            text(at + "hours", point.getHours(), ADDRESS_MAX);
            if (point.getMapLink() != null && !point.getMapLink().isBlank() && !isWebAddress(point.getMapLink().strip())) {
                errors.put(at + "mapLink", new Refused("terms.point.mapLink"));
            }
            text(at + "mapLink", point.getMapLink(), LINK_MAX);
            decimals(at + "fee", point.getFee(), 2);
            if (point.getName() != null && !names.add(point.getName().strip().toLowerCase(Locale.ROOT))) {
                errors.putIfAbsent(at + "name", new Refused("terms.point.twice"));
            }
        }
    }

    private String required(String field, String value, int max) {
        String text = text(field, value, max);
        if (text.isEmpty()) {
            errors.putIfAbsent(field, new Refused("terms.required"));
        }
        return text;
    }

    private String text(String field, String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.length() > max) {
            errors.putIfAbsent(field, new Refused("terms.tooLong", max));
        }
        return text;
    }

    private <E> E chosen(String field, E value) {
        if (value == null) {
            errors.putIfAbsent(field, new Refused("terms.required"));
        }
        return value;
    }

    /** Zero is the same as nothing: no cap, no minimum. */
    private Money sum(String field, BigDecimal value) {
        return value == null || !decimals(field, value, 2) || value.signum() == 0 ? null : new Money(value);
    }

    private Quantity quantity(String field, BigDecimal value) {
        return value == null || !decimals(field, value, 3) || value.signum() == 0 ? null : new Quantity(value);
    }

    private BigDecimal percent(String field, BigDecimal value, BigDecimal max) {
        if (value == null || !decimals(field, value, 2)) {
            return null;
        }
        if (value.compareTo(max) > 0) {
            errors.putIfAbsent(field, new Refused("terms.range", BigDecimal.ZERO, max));
            return null;
        }
        return value.setScale(2);
    }

    private boolean decimals(String field, BigDecimal value, int scale) {
        if (value == null) {
            return true;
        }
        if (value.signum() < 0 || value.compareTo(SUM_MAX) > 0) {
            errors.putIfAbsent(field, new Refused("terms.range", BigDecimal.ZERO, SUM_MAX));
            return false;
        }
        if (value.stripTrailingZeros().scale() > scale) {
            errors.putIfAbsent(field, new Refused("terms.decimals", scale));
            return false;
        }
        return true;
    }

    private void range(String field, int value, int from, int to) {
        if (value < from || value > to) {
            errors.putIfAbsent(field, new Refused("terms.range", from, to));
        }
    }

    private void notBelow(String field, BigDecimal target, BigDecimal minimum) {
        if (target != null && minimum != null && target.compareTo(minimum) < 0) {
            errors.putIfAbsent(field, new Refused("terms.target.belowMinimum"));
        }
    }

    /** An address of the web, or null. */
    static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The delivery charges of a purchase as the command wants them. */
    static List<DeliveryCharge> charges(long purchaseId, TermsCommand command) {
        List<DeliveryCharge> charges = new ArrayList<>();
        for (TermsCommand.Charge charge : command.getCharges()) {
            if (charge.isNothing()) {
                continue;
            }
            charges.add(new DeliveryCharge(purchaseId, charge.getName().strip(), charge.getBasis(),
                    charge.getExpectedRate() == null ? null : new Money(charge.getExpectedRate()), charges.size() + 1));
        }
        return charges;
    }
}
