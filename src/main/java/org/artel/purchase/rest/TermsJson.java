package org.artel.purchase.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.artel.common.Visibility;
import org.artel.purchase.BelowMinimum;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.DeliveryWay;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.PercentBase;
import org.artel.purchase.ReplacementPolicy;
import org.artel.purchase.ShortageRule;
import org.artel.purchase.TermsCommand;
import org.artel.purchase.UnpaidRule;

/**
 * The terms of a purchase. Sums, percentages and quantities are strings: {@code "12.50"}; what is absent is not set.
 * {@code announcement}: why something that costs participants money changes while they order; never in an answer.
 */
public record TermsJson(
        String title, Long supplierId, String conditions, PaymentMode paymentMode, BigDecimal depositPercent,
        BigDecimal percent, PercentBase percentBase, BigDecimal percentCapItem, BigDecimal percentCapParticipant,
        BigDecimal percentCapPurchase, BigDecimal minimumSum, BigDecimal minimumQuantity, BigDecimal minimumWeight,
        BigDecimal orderMinimumSum, BigDecimal orderMinimumQuantity,
        Boolean minimumAll, Boolean itemsByLink, BigDecimal targetSum, BigDecimal targetQuantity, BelowMinimum belowMinimum, Integer
        extendDays, Integer extendTimes, Instant opensAt, Instant stopAt, LocalDate paymentDue, Integer graceDays,
        ReplacementPolicy replacementPolicy, ShortageRule shortageRule, BigDecimal priceRiseLimit, BigDecimal penaltyPercent,
        BigDecimal penaltyCap, UnpaidRule unpaidRule, Integer storageFreeDays,
        BigDecimal storageFee, Integer forfeitDays, String currency,
        BigDecimal rate, Visibility pricesVisible, Visibility rollVisible, Visibility supplierVisible,
        List<ChargeJson> charges, List<PointJson> points, String announcement) {

    /** {@code expectedRate}: percent, a kilogram, a unit or a participant, as the basis says. */
    public record ChargeJson(String name, DeliveryBasis basis, BigDecimal expectedRate) {
    }

    /** {@code id} absent: a new one. {@code way} absent: a pick-up point. {@code fee} absent: free, for another way by agreement. */
    public record PointJson(Long id, DeliveryWay way, String name, String address, String hours, String mapLink, BigDecimal fee) {
    }

    static TermsJson of(TermsCommand c) {
        return new TermsJson(c.getTitle(), c.getSupplierId(), c.getConditions(), c.getPaymentMode(), c.getDepositPercent(),
                c.getPercent(), c.getPercentBase(), c.getPercentCapItem(), c.getPercentCapParticipant(),
                c.getPercentCapPurchase(), c.getMinimumSum(), c.getMinimumQuantity(), c.getMinimumWeight(),
                c.getOrderMinimumSum(), c.getOrderMinimumQuantity(),
                c.isMinimumAll(), c.isItemsByLink(), c.getTargetSum(), c.getTargetQuantity(), c.getBelowMinimum(), c.getExtendDays(),
                c.getExtendTimes(), c.getOpensAt(), c.getStopAt(), c.getPaymentDue(), c.getGraceDays(),
                c.getReplacementPolicy(), c.getShortageRule(), c.getPriceRiseLimit(), c.getPenaltyPercent(), c.getPenaltyCap(), c.getUnpaidRule(),
                c.getStorageFreeDays(), c.getStorageFee(), c.getForfeitDays(), c.getCurrency(), c.getRate(),
                c.getPricesVisible(), c.getRollVisible(), c.getSupplierVisible(),
                c.getCharges().stream().map(r -> new ChargeJson(r.getName(), r.getBasis(), r.getExpectedRate())).toList(),
                c.getPoints().stream().map(p -> new PointJson(p.getId(), p.getWay(), p.getName(), p.getAddress(), p.getHours(), p.getMapLink(), p.getFee())).toList(), null);
    }

    /** What is absent takes the default of blank terms. */
    TermsCommand command() {
        TermsCommand c = new TermsCommand();
        c.setAnnouncement(announcement);
        c.setTitle(title);
        c.setSupplierId(supplierId);
        c.setConditions(conditions);
        if (paymentMode != null) {
            c.setPaymentMode(paymentMode);
        }
        c.setDepositPercent(depositPercent);
        c.setPercent(percent);
        if (percentBase != null) {
            c.setPercentBase(percentBase);
        }
        c.setPercentCapItem(percentCapItem);
        c.setPercentCapParticipant(percentCapParticipant);
        c.setPercentCapPurchase(percentCapPurchase);
        c.setMinimumSum(minimumSum);
        c.setMinimumQuantity(minimumQuantity);
        c.setOrderMinimumSum(orderMinimumSum);
        c.setOrderMinimumQuantity(orderMinimumQuantity);
        c.setMinimumWeight(minimumWeight);
        c.setMinimumAll(Boolean.TRUE.equals(minimumAll));
        c.setItemsByLink(Boolean.TRUE.equals(itemsByLink));
        c.setTargetSum(targetSum);
        c.setTargetQuantity(targetQuantity);
        if (belowMinimum != null) {
            c.setBelowMinimum(belowMinimum);
        }
        c.setExtendDays(extendDays);
        c.setExtendTimes(extendTimes);
        c.setOpensAt(opensAt);
        c.setStopAt(stopAt);
        c.setPaymentDue(paymentDue);
        c.setGraceDays(graceDays == null ? 0 : graceDays);
        if (replacementPolicy != null) {
            c.setReplacementPolicy(replacementPolicy);
        }
        if (shortageRule != null) {
            c.setShortageRule(shortageRule);
        }
        c.setPriceRiseLimit(priceRiseLimit);
        c.setPenaltyPercent(penaltyPercent);
        c.setPenaltyCap(penaltyCap);
        if (unpaidRule != null) {
            c.setUnpaidRule(unpaidRule);
        }
        c.setStorageFreeDays(storageFreeDays);
        c.setStorageFee(storageFee);
        c.setForfeitDays(forfeitDays);
        c.setCurrency(currency);
        if (rate != null) {
            c.setRate(rate);
        }
        if (pricesVisible != null) {
            c.setPricesVisible(pricesVisible);
        }
        if (rollVisible != null) {
            c.setRollVisible(rollVisible);
        }
        if (supplierVisible != null) {
            c.setSupplierVisible(supplierVisible);
        }
        if (charges != null) {
            charges.forEach(r -> c.getCharges().add(new TermsCommand.Charge(r.name(), r.basis(), r.expectedRate())));
        }
        if (points != null) {
            points.forEach(p -> c.getPoints().add(new TermsCommand.Point(p.id(), p.way(), p.name(), p.address(), p.hours(),
                    p.mapLink(), p.fee())));
        }
        return c;
    }
}
