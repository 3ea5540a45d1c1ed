package org.artel.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.artel.common.Money;
import org.artel.common.Visibility;

/**
 * The terms as somebody wants them: what a form or a request fills in. Sums in the portal's currency, percentages in percent,
 * weights in kilograms; {@link PurchaseService#changeTerms} says what is wrong with it, field by field.
 */
public class TermsCommand {

    /** One delivery charge as wanted. {@code expectedRate}: percent, a kilogram, a unit or a participant, as the basis says. */
    public static class Charge {
        private String name;
        private DeliveryBasis basis = DeliveryBasis.BY_SUM;
        private BigDecimal expectedRate;

        public Charge() {
        }

        /** An empty row of a form: counts as nothing. */
        boolean isNothing() {
            return (name == null || name.isBlank()) && expectedRate == null;
        }

        public Charge(String name, DeliveryBasis basis, BigDecimal expectedRate) {
            this.name = name;
            this.basis = basis;
            this.expectedRate = expectedRate;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public DeliveryBasis getBasis() {
            return basis;
        }

        public void setBasis(DeliveryBasis basis) {
            this.basis = basis;
        }

        public BigDecimal getExpectedRate() {
            return expectedRate;
        }

        public void setExpectedRate(BigDecimal expectedRate) {
            this.expectedRate = expectedRate;
        }
    }

    /** One pick-up point, or another way of delivery, as wanted; {@code id} null for a new one. */
    public static class Point {
        private Long id;
        private DeliveryWay way = DeliveryWay.PICKUP;
        private String name;
        private String address;
        private String hours;
        private String mapLink;
        private BigDecimal fee;

        public Point() {
        }

        /** An empty row of a form: counts as nothing, and takes away the point that stood there. */
        boolean isNothing() {
            return (name == null || name.isBlank()) && (address == null || address.isBlank()) && (fee == null || fee.signum() == 0);
        }

        public Point(Long id, DeliveryWay way, String name, String address, String hours, String mapLink, BigDecimal fee) {
            this.id = id;
            this.way = way == null ? DeliveryWay.PICKUP : way;
            this.name = name;
            this.address = address;
            this.hours = hours;
            this.mapLink = mapLink;
            this.fee = fee;
        }

        /** A point without a fee is free; any other way without one is by agreement. */
        boolean isFeeAgreed() {
            return fee == null && way != DeliveryWay.PICKUP;
        }

        PickupPoint.Content content() {
            return new PickupPoint.Content(way, name.strip(), plain(address), plain(hours), mapLink == null || mapLink.isBlank() ? null : mapLink.strip(),
                    isFeeAgreed() ? null : fee == null ? Money.ZERO : new Money(fee));
        }

        private static String plain(String text) {
            return text == null ? "" : text.strip();
        }

        public Long getId() {
            return id;
        }

        public void setId(Long id) {
            this.id = id;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public String getAddress() {
            return address;
        }

        public void setAddress(String address) {
            this.address = address;
        }

        public DeliveryWay getWay() {
            return way;
        }

        public void setWay(DeliveryWay way) {
            this.way = way;
        }

        public String getHours() {
            return hours;
        }

        public void setHours(String hours) {
            this.hours = hours;
        }

        public String getMapLink() {
            return mapLink;
        }

        public void setMapLink(String mapLink) {
            this.mapLink = mapLink;
        }

        /** Null: free, for another way than a pick-up point by agreement. */
        public BigDecimal getFee() {
            return fee;
        }

        public void setFee(BigDecimal fee) {
            this.fee = fee;
        }
    }

    private String announcement;
    private String title;
    private Long supplierId;
    private String conditions = "";
    private PaymentMode paymentMode = PaymentMode.PREPAYMENT;
    private BigDecimal depositPercent;
    private BigDecimal percent = BigDecimal.ZERO;
    private PercentBase percentBase = PercentBase.GOODS;
    private BigDecimal percentCapItem;
    private BigDecimal percentCapParticipant;
    private BigDecimal percentCapPurchase;
    private BigDecimal minimumSum;
    private BigDecimal minimumQuantity;
    private BigDecimal orderMinimumSum;
    private BigDecimal orderMinimumQuantity;
    private BigDecimal minimumWeight;
    private boolean minimumAll;
    private boolean itemsByLink;
    private BigDecimal targetSum;
    private BigDecimal targetQuantity;
    private BelowMinimum belowMinimum = BelowMinimum.STOP;
    private Integer extendDays;
    private Integer extendTimes;
    private Instant opensAt;
    private Instant stopAt;
    private LocalDate paymentDue;
    private int graceDays;
    private ReplacementPolicy replacementPolicy = ReplacementPolicy.WISHES;
    private ShortageRule shortageRule = ShortageRule.FIRST_COME;
    private BigDecimal priceRiseLimit;
    private BigDecimal penaltyPercent;
    private BigDecimal penaltyCap;
    private UnpaidRule unpaidRule = UnpaidRule.LOSES_DEPOSIT;
    private Integer storageFreeDays;
    private BigDecimal storageFee;
    private Integer forfeitDays;
    private String currency;
    private BigDecimal rate = BigDecimal.ONE;
    private Visibility pricesVisible = Visibility.EVERYONE;
    private Visibility rollVisible = Visibility.MEMBERS;
    private Visibility supplierVisible = Visibility.EVERYONE;
    private List<Charge> charges = new ArrayList<>();
    private List<Point> points = new ArrayList<>();

    /** The terms of a purchase as they stand, to be changed. */
    public static TermsCommand of(String title, Long supplierId, Terms terms, List<DeliveryCharge> charges, List<PickupPoint> points) {
        TermsCommand command = new TermsCommand();
        command.title = title;
        command.supplierId = supplierId;
        command.conditions = terms.conditions();
        command.paymentMode = terms.paymentMode();
        command.depositPercent = terms.depositPercent();
        command.percent = terms.percent();
        command.percentBase = terms.percentBase();
        command.percentCapItem = terms.percentCapItem() == null ? null : terms.percentCapItem().amount();
        command.percentCapParticipant = terms.percentCapParticipant() == null ? null : terms.percentCapParticipant().amount();
        command.percentCapPurchase = terms.percentCapPurchase() == null ? null : terms.percentCapPurchase().amount();
        command.minimumSum = terms.minimumSum() == null ? null : terms.minimumSum().amount();
        command.minimumQuantity = terms.minimumQuantity() == null ? null : terms.minimumQuantity().amount();
        command.orderMinimumSum = terms.orderMinimumSum() == null ? null : terms.orderMinimumSum().amount();
        command.orderMinimumQuantity = terms.orderMinimumQuantity() == null ? null : terms.orderMinimumQuantity().amount();
        command.minimumWeight = terms.minimumWeight() == null ? null : terms.minimumWeight().amount();
        command.minimumAll = terms.minimumAll();
        command.itemsByLink = terms.itemsByLink();
        command.targetSum = terms.targetSum() == null ? null : terms.targetSum().amount();
        command.targetQuantity = terms.targetQuantity() == null ? null : terms.targetQuantity().amount();
        command.belowMinimum = terms.belowMinimum();
        command.extendDays = terms.extendDays();
        command.extendTimes = terms.extendTimes();
        command.opensAt = terms.opensAt();
        command.stopAt = terms.stopAt();
        command.paymentDue = terms.paymentDue();
        command.graceDays = terms.graceDays();
        command.replacementPolicy = terms.replacementPolicy();
        command.shortageRule = terms.shortageRule();
        command.priceRiseLimit = terms.priceRiseLimit();
        command.penaltyPercent = terms.penaltyPercent();
        command.penaltyCap = terms.penaltyCap();
        command.unpaidRule = terms.unpaidRule();
        command.storageFreeDays = terms.storageFreeDays();
        command.storageFee = terms.storageFee() == null ? null : terms.storageFee().amount();
        command.forfeitDays = terms.forfeitDays();
        command.currency = terms.currency();
        command.rate = terms.rate();
        command.pricesVisible = terms.pricesVisible();
        command.rollVisible = terms.rollVisible();
        command.supplierVisible = terms.supplierVisible();
        for (DeliveryCharge charge : charges) {
            command.charges.add(new Charge(charge.name(), charge.basis(),
                    charge.expectedRate() == null ? null : charge.expectedRate().amount()));
        }
        for (PickupPoint point : points) {
            command.points.add(new Point(point.id(), point.way(), point.name(), point.address(), point.hours(), point.mapLink(),
                    point.isFeeAgreed() ? null : point.fee().amount()));
        }
        return command;
    }

    /** Why something that costs participants money changes while they order; needed for such a change only. */
    public String getAnnouncement() {
        return announcement;
    }

    public void setAnnouncement(String announcement) {
        this.announcement = announcement;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public Long getSupplierId() {
        return supplierId;
    }

    public void setSupplierId(Long supplierId) {
        this.supplierId = supplierId;
    }

    public String getConditions() {
        return conditions;
    }

    public void setConditions(String conditions) {
        this.conditions = conditions;
    }

    public PaymentMode getPaymentMode() {
        return paymentMode;
    }

    public void setPaymentMode(PaymentMode paymentMode) {
        this.paymentMode = paymentMode;
    }

    public BigDecimal getDepositPercent() {
        return depositPercent;
    }

    public void setDepositPercent(BigDecimal depositPercent) {
        this.depositPercent = depositPercent;
    }

    public BigDecimal getPercent() {
        return percent;
    }

    public void setPercent(BigDecimal percent) {
        this.percent = percent;
    }

    public PercentBase getPercentBase() {
        return percentBase;
    }

    public void setPercentBase(PercentBase percentBase) {
        this.percentBase = percentBase;
    }

    public BigDecimal getPercentCapItem() {
        return percentCapItem;
    }

    public void setPercentCapItem(BigDecimal percentCapItem) {
        this.percentCapItem = percentCapItem;
    }

    public BigDecimal getPercentCapParticipant() {
        return percentCapParticipant;
    }

    public void setPercentCapParticipant(BigDecimal percentCapParticipant) {
        this.percentCapParticipant = percentCapParticipant;
    }

    public BigDecimal getPercentCapPurchase() {
        return percentCapPurchase;
    }

    public void setPercentCapPurchase(BigDecimal percentCapPurchase) {
        this.percentCapPurchase = percentCapPurchase;
    }

    public BigDecimal getMinimumSum() {
        return minimumSum;
    }

    public void setMinimumSum(BigDecimal minimumSum) {
        this.minimumSum = minimumSum;
    }

    public BigDecimal getMinimumQuantity() {
        return minimumQuantity;
    }

    public void setMinimumQuantity(BigDecimal minimumQuantity) {
        this.minimumQuantity = minimumQuantity;
    }

    public BigDecimal getOrderMinimumSum() {
        return orderMinimumSum;
    }

    public void setOrderMinimumSum(BigDecimal orderMinimumSum) {
        this.orderMinimumSum = orderMinimumSum;
    }

    public BigDecimal getOrderMinimumQuantity() {
        return orderMinimumQuantity;
    }

    public void setOrderMinimumQuantity(BigDecimal orderMinimumQuantity) {
        this.orderMinimumQuantity = orderMinimumQuantity;
    }

    public BigDecimal getMinimumWeight() {
        return minimumWeight;
    }

    public void setMinimumWeight(BigDecimal minimumWeight) {
        this.minimumWeight = minimumWeight;
    }

    public boolean isMinimumAll() {
        return minimumAll;
    }

    public void setMinimumAll(boolean minimumAll) {
        this.minimumAll = minimumAll;
    }

    public boolean isItemsByLink() {
        return itemsByLink;
    }

    public void setItemsByLink(boolean itemsByLink) {
        this.itemsByLink = itemsByLink;
    }

    public BigDecimal getTargetSum() {
        return targetSum;
    }

    public void setTargetSum(BigDecimal targetSum) {
        this.targetSum = targetSum;
    }

    public BigDecimal getTargetQuantity() {
        return targetQuantity;
    }

    public void setTargetQuantity(BigDecimal targetQuantity) {
        this.targetQuantity = targetQuantity;
    }

    public BelowMinimum getBelowMinimum() {
        return belowMinimum;
    }

    public void setBelowMinimum(BelowMinimum belowMinimum) {
        this.belowMinimum = belowMinimum;
    }

    public Integer getExtendDays() {
        return extendDays;
    }

    public void setExtendDays(Integer extendDays) {
        this.extendDays = extendDays;
    }

    public Integer getExtendTimes() {
        return extendTimes;
    }

    public void setExtendTimes(Integer extendTimes) {
        this.extendTimes = extendTimes;
    }

    public Instant getOpensAt() {
        return opensAt;
    }

    public void setOpensAt(Instant opensAt) {
        this.opensAt = opensAt;
    }

    public Instant getStopAt() {
        return stopAt;
    }

    public void setStopAt(Instant stopAt) {
        this.stopAt = stopAt;
    }

    public LocalDate getPaymentDue() {
        return paymentDue;
    }

    public void setPaymentDue(LocalDate paymentDue) {
        this.paymentDue = paymentDue;
    }

    public int getGraceDays() {
        return graceDays;
    }

    public void setGraceDays(int graceDays) {
        this.graceDays = graceDays;
    }

    public ReplacementPolicy getReplacementPolicy() {
        return replacementPolicy;
    }

    public void setReplacementPolicy(ReplacementPolicy replacementPolicy) {
        this.replacementPolicy = replacementPolicy;
    }

    public ShortageRule getShortageRule() {
        return shortageRule;
    }

    public void setShortageRule(ShortageRule shortageRule) {
        this.shortageRule = shortageRule;
    }

    /** A day, in percent of what is owed; null: none. */
    public BigDecimal getPenaltyPercent() {
        return penaltyPercent;
    }

    public void setPenaltyPercent(BigDecimal penaltyPercent) {
        this.penaltyPercent = penaltyPercent;
    }

    /** In percent of what is owed, for all penalties together; null unless there are any. */
    public BigDecimal getPenaltyCap() {
        return penaltyCap;
    }

    public void setPenaltyCap(BigDecimal penaltyCap) {
        this.penaltyCap = penaltyCap;
    }

    public UnpaidRule getUnpaidRule() {
        return unpaidRule;
    }

    public void setUnpaidRule(UnpaidRule unpaidRule) {
        this.unpaidRule = unpaidRule;
    }

    public BigDecimal getPriceRiseLimit() {
        return priceRiseLimit;
    }

    public void setPriceRiseLimit(BigDecimal priceRiseLimit) {
        this.priceRiseLimit = priceRiseLimit;
    }

    public Integer getStorageFreeDays() {
        return storageFreeDays;
    }

    public void setStorageFreeDays(Integer storageFreeDays) {
        this.storageFreeDays = storageFreeDays;
    }

    /** A day. */
    public BigDecimal getStorageFee() {
        return storageFee;
    }

    public void setStorageFee(BigDecimal storageFee) {
        this.storageFee = storageFee;
    }

    public Integer getForfeitDays() {
        return forfeitDays;
    }

    public void setForfeitDays(Integer forfeitDays) {
        this.forfeitDays = forfeitDays;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public BigDecimal getRate() {
        return rate;
    }

    public void setRate(BigDecimal rate) {
        this.rate = rate;
    }

    public Visibility getPricesVisible() {
        return pricesVisible;
    }

    public void setPricesVisible(Visibility pricesVisible) {
        this.pricesVisible = pricesVisible;
    }

    public Visibility getRollVisible() {
        return rollVisible;
    }

    public void setRollVisible(Visibility rollVisible) {
        this.rollVisible = rollVisible;
    }

    public Visibility getSupplierVisible() {
        return supplierVisible;
    }

    public void setSupplierVisible(Visibility supplierVisible) {
        this.supplierVisible = supplierVisible;
    }

    public List<Charge> getCharges() {
        return charges;
    }

    public void setCharges(List<Charge> charges) {
        this.charges = charges;
    }

    public List<Point> getPoints() {
        return points;
    }

    public void setPoints(List<Point> points) {
        this.points = points;
    }
}
