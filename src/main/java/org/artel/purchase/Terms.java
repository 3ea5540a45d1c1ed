package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Visibility;

/**
 * What the organizer states before anybody orders: percent, payment, minimum, dates, rules. Percentages are in percent
 * (12.50 is 12.5 %); delivery charges and pick-up points are rows of their own.
 */
@Embeddable
public class Terms {

    private String conditions;
    @Column(name = "conditions_html")
    private String conditionsHtml;
    @Enumerated(EnumType.STRING)
    @Column(name = "payment_mode")
    private PaymentMode paymentMode;
    @Column(name = "deposit_percent")
    private BigDecimal depositPercent;
    private BigDecimal percent;
    @Enumerated(EnumType.STRING)
    @Column(name = "percent_base")
    private PercentBase percentBase;
    @Column(name = "percent_cap_item")
    private Money percentCapItem;
    @Column(name = "percent_cap_participant")
    private Money percentCapParticipant;
    @Column(name = "percent_cap_purchase")
    private Money percentCapPurchase;
    @Column(name = "minimum_sum")
    private Money minimumSum;
    @Column(name = "order_minimum_sum")
    private Money orderMinimumSum;
    @Column(name = "order_minimum_quantity")
    private Quantity orderMinimumQuantity;
    @Column(name = "minimum_quantity")
    private Quantity minimumQuantity;
    @Column(name = "minimum_weight")
    private Quantity minimumWeight;
    @Column(name = "minimum_all")
    private boolean minimumAll;
    @Column(name = "items_by_link")
    private boolean itemsByLink;
    @Column(name = "target_sum")
    private Money targetSum;
    @Column(name = "target_quantity")
    private Quantity targetQuantity;
    @Enumerated(EnumType.STRING)
    @Column(name = "below_minimum")
    private BelowMinimum belowMinimum;
    @Column(name = "extend_days")
    private Integer extendDays;
    @Column(name = "extend_times")
    private Integer extendTimes;
    @Column(name = "opens_at")
    private Instant opensAt;
    @Column(name = "stop_at")
    private Instant stopAt;
    @Column(name = "payment_due")
    private LocalDate paymentDue;
    @Column(name = "grace_days")
    private int graceDays;
    @Enumerated(EnumType.STRING)
    @Column(name = "replacement_policy")
    private ReplacementPolicy replacementPolicy;
    @Enumerated(EnumType.STRING)
    @Column(name = "shortage_rule")
    private ShortageRule shortageRule;
    @Column(name = "price_rise_limit")
    private BigDecimal priceRiseLimit;
    @Column(name = "penalty_percent")
    private BigDecimal penaltyPercent;
    @Column(name = "penalty_cap")
    private BigDecimal penaltyCap;
    @Enumerated(EnumType.STRING)
    @Column(name = "unpaid_rule")
    private UnpaidRule unpaidRule;
    @Column(name = "storage_free_days")
    private Integer storageFreeDays;
    @Column(name = "storage_fee")
    private Money storageFee;
    @Column(name = "forfeit_days")
    private Integer forfeitDays;
    private String currency;
    private BigDecimal rate;
    @Enumerated(EnumType.STRING)
    @Column(name = "prices_visible")
    private Visibility pricesVisible;
    @Enumerated(EnumType.STRING)
    @Column(name = "roll_visible")
    private Visibility rollVisible;
    @Enumerated(EnumType.STRING)
    @Column(name = "supplier_visible")
    private Visibility supplierVisible;

    protected Terms() {
    }

    Terms(Draft draft) {
        this.conditions = draft.conditions;
        this.conditionsHtml = draft.conditionsHtml;
        this.paymentMode = draft.paymentMode;
        this.depositPercent = draft.depositPercent;
        this.percent = draft.percent;
        this.percentBase = draft.percentBase;
        this.percentCapItem = draft.percentCapItem;
        this.percentCapParticipant = draft.percentCapParticipant;
        this.percentCapPurchase = draft.percentCapPurchase;
        this.minimumSum = draft.minimumSum;
        this.minimumQuantity = draft.minimumQuantity;
        this.orderMinimumSum = draft.orderMinimumSum;
        this.orderMinimumQuantity = draft.orderMinimumQuantity;
        this.minimumWeight = draft.minimumWeight;
        this.minimumAll = draft.minimumAll;
        this.itemsByLink = draft.itemsByLink;
        this.targetSum = draft.targetSum;
        this.targetQuantity = draft.targetQuantity;
        this.belowMinimum = draft.belowMinimum;
        this.extendDays = draft.extendDays;
        this.extendTimes = draft.extendTimes;
        this.opensAt = draft.opensAt;
        this.stopAt = draft.stopAt;
        this.paymentDue = draft.paymentDue;
        this.graceDays = draft.graceDays;
        this.replacementPolicy = draft.replacementPolicy;
        this.shortageRule = draft.shortageRule;
        this.priceRiseLimit = draft.priceRiseLimit;
        this.penaltyPercent = draft.penaltyPercent;
        this.penaltyCap = draft.penaltyCap;
        this.unpaidRule = draft.unpaidRule;
        this.storageFreeDays = draft.storageFreeDays;
        this.storageFee = draft.storageFee;
        this.forfeitDays = draft.forfeitDays;
        this.currency = draft.currency;
        this.rate = draft.rate;
        this.pricesVisible = draft.pricesVisible;
        this.rollVisible = draft.rollVisible;
        this.supplierVisible = draft.supplierVisible;
    }

    /** Terms that say nothing yet: no percent, prepayment, no dates; everybody sees prices, members the roll. */
    static Terms blank(String currency) {
        Terms terms = new Terms();
        terms.conditions = "";
        terms.conditionsHtml = "";
        terms.paymentMode = PaymentMode.PREPAYMENT;
        terms.percent = BigDecimal.ZERO.setScale(2);
        terms.percentBase = PercentBase.GOODS;
        terms.belowMinimum = BelowMinimum.STOP;
        terms.replacementPolicy = ReplacementPolicy.WISHES;
        terms.shortageRule = ShortageRule.FIRST_COME;
        terms.unpaidRule = UnpaidRule.LOSES_DEPOSIT;
        terms.currency = currency;
        terms.rate = BigDecimal.ONE.setScale(8);
        terms.pricesVisible = Visibility.EVERYONE;
        terms.rollVisible = Visibility.MEMBERS;
        terms.supplierVisible = Visibility.EVERYONE;
        return terms;
    }

    /** Names of the fields that the other terms say otherwise. */
    Set<String> differences(Terms other) {
        Set<String> names = new TreeSet<>();
        differ(names, "conditions", conditions, other.conditions);
        differ(names, "paymentMode", paymentMode, other.paymentMode);
        differ(names, "depositPercent", depositPercent, other.depositPercent);
        differ(names, "percent", percent, other.percent);
        differ(names, "percentBase", percentBase, other.percentBase);
        differ(names, "percentCapItem", percentCapItem, other.percentCapItem);
        differ(names, "percentCapParticipant", percentCapParticipant, other.percentCapParticipant);
        differ(names, "percentCapPurchase", percentCapPurchase, other.percentCapPurchase);
        differ(names, "minimumSum", minimumSum, other.minimumSum);
        differ(names, "minimumQuantity", minimumQuantity, other.minimumQuantity);
        differ(names, "orderMinimumSum", orderMinimumSum, other.orderMinimumSum);
        differ(names, "orderMinimumQuantity", orderMinimumQuantity, other.orderMinimumQuantity);
        differ(names, "minimumWeight", minimumWeight, other.minimumWeight);
        differ(names, "minimumAll", minimumAll, other.minimumAll);
        differ(names, "itemsByLink", itemsByLink, other.itemsByLink);
        differ(names, "targetSum", targetSum, other.targetSum);
        differ(names, "targetQuantity", targetQuantity, other.targetQuantity);
        differ(names, "belowMinimum", belowMinimum, other.belowMinimum);
        differ(names, "extendDays", extendDays, other.extendDays);
        differ(names, "extendTimes", extendTimes, other.extendTimes);
        differ(names, "opensAt", opensAt, other.opensAt);
        differ(names, "stopAt", stopAt, other.stopAt);
        differ(names, "paymentDue", paymentDue, other.paymentDue);
        differ(names, "graceDays", graceDays, other.graceDays);
        differ(names, "replacementPolicy", replacementPolicy, other.replacementPolicy);
        differ(names, "shortageRule", shortageRule, other.shortageRule);
        differ(names, "priceRiseLimit", priceRiseLimit, other.priceRiseLimit);
        differ(names, "penaltyPercent", penaltyPercent, other.penaltyPercent);
        differ(names, "penaltyCap", penaltyCap, other.penaltyCap);
        differ(names, "unpaidRule", unpaidRule, other.unpaidRule);
        differ(names, "storageFreeDays", storageFreeDays, other.storageFreeDays);
        differ(names, "storageFee", storageFee, other.storageFee);
        differ(names, "forfeitDays", forfeitDays, other.forfeitDays);
        differ(names, "currency", currency, other.currency);
        differ(names, "rate", rate, other.rate);
        differ(names, "pricesVisible", pricesVisible, other.pricesVisible);
        differ(names, "rollVisible", rollVisible, other.rollVisible);
        differ(names, "supplierVisible", supplierVisible, other.supplierVisible);
        return names;
    }

    private static void differ(Set<String> names, String name, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            names.add(name);
        }
    }

    /** The same terms for a new purchase: without dates. */
    Terms copied() {
        Draft draft = new Draft();
        draft.conditions = conditions;
        draft.conditionsHtml = conditionsHtml;
        draft.paymentMode = paymentMode;
        draft.depositPercent = depositPercent;
        draft.percent = percent;
        draft.percentBase = percentBase;
        draft.percentCapItem = percentCapItem;
        draft.percentCapParticipant = percentCapParticipant;
        draft.percentCapPurchase = percentCapPurchase;
        draft.minimumSum = minimumSum;
        draft.minimumQuantity = minimumQuantity;
        draft.orderMinimumSum = orderMinimumSum;
        draft.orderMinimumQuantity = orderMinimumQuantity;
        draft.minimumWeight = minimumWeight;
        draft.minimumAll = minimumAll;
        draft.itemsByLink = itemsByLink;
        draft.targetSum = targetSum;
        draft.targetQuantity = targetQuantity;
        draft.belowMinimum = belowMinimum;
        draft.extendDays = extendDays;
        draft.extendTimes = extendTimes;
        draft.graceDays = graceDays;
        draft.replacementPolicy = replacementPolicy;
        draft.shortageRule = shortageRule;
        draft.priceRiseLimit = priceRiseLimit;
        draft.penaltyPercent = penaltyPercent;
        draft.penaltyCap = penaltyCap;
        draft.unpaidRule = unpaidRule;
        draft.storageFreeDays = storageFreeDays;
        draft.storageFee = storageFee;
        draft.forfeitDays = forfeitDays;
        draft.currency = currency;
        draft.rate = rate;
        draft.pricesVisible = pricesVisible;
        draft.rollVisible = rollVisible;
        draft.supplierVisible = supplierVisible;
        return new Terms(draft);
    }

    /** Something must be collected before the supplier sells. */
    public boolean hasMinimum() {
        return minimumSum != null || minimumQuantity != null || minimumWeight != null;
    }

    public boolean hasTarget() {
        return targetSum != null || targetQuantity != null;
    }

    /** True when what is ordered reaches the minimum: all or any of those that are set; without one, always. */
    public boolean reachesMinimum(Money goods, Quantity quantity, Quantity weight) {
        if (!hasMinimum()) {
            return true;
        }
        boolean all = (minimumSum == null || goods.compareTo(minimumSum) >= 0)
                && (minimumQuantity == null || quantity.compareTo(minimumQuantity) >= 0)
                && (minimumWeight == null || weight.compareTo(minimumWeight) >= 0);
        boolean any = (minimumSum != null && goods.compareTo(minimumSum) >= 0)
                || (minimumQuantity != null && quantity.compareTo(minimumQuantity) >= 0)
                || (minimumWeight != null && weight.compareTo(minimumWeight) >= 0);
        return minimumAll ? all : any;
    }

    public boolean reachesMinimum(GateState gate) {
        return reachesMinimum(gate.goods(), gate.quantity(), gate.weight());
    }

    /** True when one of the targets that are set is reached. */
    public boolean reachesTarget(GateState gate) {
        return (targetSum != null && gate.goods().compareTo(targetSum) >= 0)
                || (targetQuantity != null && gate.quantity().compareTo(targetQuantity) >= 0);
    }

    void stopAt(Instant moment) {
        this.stopAt = moment;
    }

    void withoutTarget() {
        this.targetSum = null;
        this.targetQuantity = null;
    }

    void percent(BigDecimal percent) {
        this.percent = percent;
    }

    /** What the organizer writes about the purchase, Markdown. */
    public String conditions() {
        return conditions;
    }

    /** {@link #conditions()} as safe HTML. */
    public String conditionsHtml() {
        return conditionsHtml;
    }

    public PaymentMode paymentMode() {
        return paymentMode;
    }

    /** Percent of the goods that is due before the order is sent; null unless the mode is DEPOSIT. */
    public BigDecimal depositPercent() {
        return depositPercent;
    }

    /** The organizer's percent: 12.50 is 12.5 %. */
    public BigDecimal percent() {
        return percent;
    }

    public PercentBase percentBase() {
        return percentBase;
    }

    /** At most so much percent for one unit; null: no cap. */
    public Money percentCapItem() {
        return percentCapItem;
    }

    /** At most so much percent for one participant; null: no cap. */
    public Money percentCapParticipant() {
        return percentCapParticipant;
    }

    /** At most so much percent for the whole purchase; null: no cap. */
    public Money percentCapPurchase() {
        return percentCapPurchase;
    }

    public Money minimumSum() {
        return minimumSum;
    }

    public Quantity minimumQuantity() {
        return minimumQuantity;
    }

    /** What one order has to come to at least, percent and delivery not included; null: any sum. */
    public Money orderMinimumSum() {
        return orderMinimumSum;
    }

    /** How many units one order has to hold at least; null: any number. */
    public Quantity orderMinimumQuantity() {
        return orderMinimumQuantity;
    }

    /**
     * An order that holds anything holds the minimum of an order; an empty one is taken back, which is always allowed.
     *
     * @throws Refused INVALID {@code order.belowMinimumSum}, {@code order.belowMinimumQuantity} with what is missing
     */
    public void requireOrderMinimum(Money goods, Quantity quantity) {
        if (quantity.isZero()) {
            return;
        }
        if (orderMinimumSum != null && goods.compareTo(orderMinimumSum) < 0) {
            throw new Refused("order.belowMinimumSum", orderMinimumSum, orderMinimumSum.minus(goods));
        }
        if (orderMinimumQuantity != null && quantity.compareTo(orderMinimumQuantity) < 0) {
            throw new Refused("order.belowMinimumQuantity", orderMinimumQuantity, orderMinimumQuantity.minus(quantity));
        }
    }

    /** In kilograms. */
    public Quantity minimumWeight() {
        return minimumWeight;
    }

    /** Participants may ask for items that are not in the list, by link or article. */
    public boolean itemsByLink() {
        return itemsByLink;
    }

    /** All of the minima that are set must be reached; false: any of them. */
    public boolean minimumAll() {
        return minimumAll;
    }

    /** Reaching it brings the Stop; null: no target. */
    public Money targetSum() {
        return targetSum;
    }

    /** Reaching it brings the Stop; null: no target. */
    public Quantity targetQuantity() {
        return targetQuantity;
    }

    public BelowMinimum belowMinimum() {
        return belowMinimum;
    }

    public Integer extendDays() {
        return extendDays;
    }

    public Integer extendTimes() {
        return extendTimes;
    }

    /** When orders are expected to open; null: not fixed. */
    public Instant opensAt() {
        return opensAt;
    }

    /** From this moment on no order is accepted; null: no date is set. */
    public Instant stopAt() {
        return stopAt;
    }

    /** The last day of payment, in the city of the section. */
    public LocalDate paymentDue() {
        return paymentDue;
    }

    public int graceDays() {
        return graceDays;
    }

    public ReplacementPolicy replacementPolicy() {
        return replacementPolicy;
    }

    public ShortageRule shortageRule() {
        return shortageRule;
    }

    /** A price in the invoice that rose by more percent than this lets participants withdraw; null: never. */
    public BigDecimal priceRiseLimit() {
        return priceRiseLimit;
    }

    /** Percent of what is owed, each day after deadline and grace; null: none. */
    public BigDecimal penaltyPercent() {
        return penaltyPercent;
    }

    /** All penalties together, in percent of what is owed; null unless there are any. */
    public BigDecimal penaltyCap() {
        return penaltyCap;
    }

    public UnpaidRule unpaidRule() {
        return unpaidRule;
    }

    /** So many days goods wait for free once handing over has begun; null together with {@link #storageFee}. */
    public Integer storageFreeDays() {
        return storageFreeDays;
    }

    /** What each further day costs a participant; null: nothing. */
    public Money storageFee() {
        return storageFee;
    }

    /** After so many days what was not collected is the organizer's to offer to others; null: never. */
    public Integer forfeitDays() {
        return forfeitDays;
    }

    /** ISO 4217 code of the price list's currency. */
    public String currency() {
        return currency;
    }

    /** The portal's currency per unit of the price list's currency, scale 8. */
    public BigDecimal rate() {
        return rate;
    }

    /** The list's prices are in another currency than the portal's sums. */
    public boolean hasOwnCurrency() {
        return rate.compareTo(BigDecimal.ONE) != 0;
    }

    public Visibility pricesVisible() {
        return pricesVisible;
    }

    public Visibility rollVisible() {
        return rollVisible;
    }

    public Visibility supplierVisible() {
        return supplierVisible;
    }

    /** What {@link TermsReader} fills in. */
    static final class Draft {
        String conditions;
        String conditionsHtml;
        PaymentMode paymentMode;
        BigDecimal depositPercent;
        BigDecimal percent;
        PercentBase percentBase;
        Money percentCapItem;
        Money percentCapParticipant;
        Money percentCapPurchase;
        Money minimumSum;
        Quantity minimumQuantity;
        Money orderMinimumSum;
        Quantity orderMinimumQuantity;
        Quantity minimumWeight;
        boolean minimumAll;
        boolean itemsByLink;
        Money targetSum;
        Quantity targetQuantity;
        BelowMinimum belowMinimum;
        Integer extendDays;
        Integer extendTimes;
        Instant opensAt;
        Instant stopAt;
        LocalDate paymentDue;
        int graceDays;
        ReplacementPolicy replacementPolicy;
        ShortageRule shortageRule;
        BigDecimal priceRiseLimit;
        BigDecimal penaltyPercent;
        BigDecimal penaltyCap;
        UnpaidRule unpaidRule;
        Integer storageFreeDays;
        Money storageFee;
        Integer forfeitDays;
        String currency;
        BigDecimal rate;
        Visibility pricesVisible;
        Visibility rollVisible;
        Visibility supplierVisible;
    }
}
