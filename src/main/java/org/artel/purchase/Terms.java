package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.artel.common.Money;
import org.artel.common.Quantity;
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
    @Column(name = "minimum_quantity")
    private Quantity minimumQuantity;
    @Column(name = "minimum_weight")
    private Quantity minimumWeight;
    @Column(name = "minimum_all")
    private boolean minimumAll;
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
        terms.currency = currency;
        terms.rate = BigDecimal.ONE.setScale(8);
        terms.pricesVisible = Visibility.EVERYONE;
        terms.rollVisible = Visibility.MEMBERS;
        terms.supplierVisible = Visibility.EVERYONE;
        return terms;
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

    /** In kilograms. */
    public Quantity minimumWeight() {
        return minimumWeight;
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

    /** ISO 4217 code of the price list's currency. */
    public String currency() {
        return currency;
    }

    /** The portal's currency per unit of the price list's currency, scale 8. */
    public BigDecimal rate() {
        return rate;
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

}
