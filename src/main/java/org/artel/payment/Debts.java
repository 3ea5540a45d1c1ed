package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.artel.account.CityService;
import org.artel.common.Money;
import org.artel.forum.SectionService;
import org.artel.order.AllocationService;
import org.artel.order.Participation;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;

/** What participants owe now: by their bills, before these by the deposit; and the days of a purchase, which are those of its city. */
@ApplicationScoped
class Debts {

    /** Before the invoice only a deposit is owed. */
    static final Set<Stage> BEFORE_BILLS = EnumSet.of(Stage.STOPPED, Stage.SENT, Stage.TOP_UP);

    /** So many days at least lie between the day on which the bills were issued or asked for and the last day of payment. */
    static final int DAYS_TO_PAY = 3;

    @Inject
    private Ledger ledger;
    @Inject
    private PurchaseService purchases;
    @Inject
    private AllocationService allocations;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;
    @Inject
    private Clock clock;

    /** Everybody with an order, and whoever paid and has none any longer, in the order of their numbers. */
    List<Participation> participants(long purchaseId) {
        return allocations.participants(purchaseId, ledger.participations(purchaseId));
    }

    /** By participation, in their order; negative: has paid too much. */
    Map<Long, Money> owed(Purchase purchase, List<Participation> participants) {
        Map<Account, Money> balances = ledger.balances(purchase.id());
        Map<Long, Money> owed = new LinkedHashMap<>();
        participants.forEach(one -> owed.put(one.id(), balances.getOrDefault(Account.member(one.id()), Money.ZERO).plus(deposit(purchase, one))));
        return owed;
    }

    Money owed(Purchase purchase, Participation participation) {
        return ledger.balance(purchase.id(), Account.member(participation.id())).plus(deposit(purchase, participation));
    }

    /**
     * The last day of payment: as the terms say, or later where the supplier was late, so that nobody is fined for a bill that came too late.
     * Null: the terms name none.
     */
    LocalDate due(Purchase purchase) {
        LocalDate due = purchase.terms().paymentDue();
        return due == null ? null : Stream.concat(Stream.of(due), purchases.stageChanges(purchase.id()).stream()
                        .filter(change -> change.to() == Stage.INVOICED || change.to() == Stage.PAYMENT).map(change -> day(purchase, change.changedAt()).plusDays(DAYS_TO_PAY)))
                .max(Comparator.naturalOrder()).orElse(due);
    }

    /** The last day of payment and the days of grace have passed. */
    boolean isOver(Purchase purchase) {
        LocalDate due = due(purchase);
        return due != null && today(purchase).isAfter(due.plusDays(purchase.terms().graceDays()));
    }

    /**
     * What should have been paid by the last day, by participation: what is owed, without penalties, storage fees and leftovers, and without
     * what was billed after that day.
     */
    Map<Long, Money> overdue(Purchase purchase, List<Participation> participants) {
        LocalDate due = due(purchase);
        Map<Long, Money> later = ledger.chargedLater(purchase.id(), due == null ? Instant.EPOCH : due.plusDays(1).atStartOfDay(zone(purchase)).toInstant());
        Map<Long, Money> overdue = owed(purchase, participants);
        overdue.replaceAll((id, owed) -> owed.minus(later.getOrDefault(id, Money.ZERO)).min(owed));
        return overdue;
    }

    /** Percent of the goods ordered; zero where none is asked for, or the bill holds it by now. */
    static Money deposit(Purchase purchase, Participation participation) {
        return purchase.terms().paymentMode() == PaymentMode.DEPOSIT && BEFORE_BILLS.contains(purchase.stage())
                ? participation.goods().percent(purchase.terms().depositPercent()) : Money.ZERO;
    }

    LocalDate today(Purchase purchase) {
        return day(purchase, clock.instant());
    }

    private LocalDate day(Purchase purchase, Instant moment) {
        return LocalDate.ofInstant(moment, zone(purchase));
    }

    /** Noon: the day is told right in every neighbouring zone. */
    Instant moment(Purchase purchase, LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(zone(purchase)).toInstant();
    }

    ZoneId zone(Purchase purchase) {
        Long city = sections.effective(purchase.sectionId()).cityId();
        return city == null ? ZoneOffset.UTC : cities.byId(city).timeZone();
    }
}
