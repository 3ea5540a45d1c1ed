package org.artel.portal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.artel.common.Money;
import org.artel.common.Texts;
import org.artel.handover.ClosingService;
import org.artel.handover.HandOver;
import org.artel.handover.HandoverService;
import org.artel.handover.Receipt;
import org.artel.handover.ReceiptService;
import org.artel.handover.ReviewService;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.Participation;
import org.artel.payment.ClaimService;
import org.artel.payment.Paid;
import org.artel.payment.PaymentService;
import org.artel.payment.SettlementService;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.DeliveryCharge;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.ProgressService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.supply.ChargeCommand;
import org.artel.supply.Consolidation;
import org.artel.supply.GeneralOrderService;
import org.artel.supply.InvoiceCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.InvoicedCharge;
import org.artel.supply.InvoicedGoods;
import org.artel.supply.SendChoices;
import org.artel.supply.SettleCommand;
import org.artel.supply.ShortageService;
import org.artel.supply.TopUpOpening;

/** Takes a demo purchase on after its Stop, each step on its day and through the services, as its organizer would. */
@ApplicationScoped
class DemoSettlement {

    /** Of the goods, for each delivery bill. */
    private static final BigDecimal DELIVERY_PERCENT = BigDecimal.valueOf(3);
    private static final int REVIEWS = 3;

    @Inject
    private PurchaseService purchases;
    @Inject
    private ProgressService progress;
    @Inject
    private AllocationService allocations;
    @Inject
    private GeneralOrderService generalOrders;
    @Inject
    private TopUpOpening topUps;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ShortageService shortages;
    @Inject
    private PaymentService payments;
    @Inject
    private ClaimService claims;
    @Inject
    private SettlementService settlements;
    @Inject
    private ReceiptService receipts;
    @Inject
    private HandoverService handovers;
    @Inject
    private ClosingService closing;
    @Inject
    private ReviewService reviews;

    /** One purchase that is taken on. @param moderator who declares it failed, where it does */
    record Case(long purchaseId, long organizer, long moderator, String language) {
    }

    /** A step at its moment. */
    @FunctionalInterface
    interface Step {
        void on(Case purchase, LocalDate day);
    }

    /** The steps from a Stop to a stage, by their moments. */
    Map<Instant, Step> steps(Instant stopped, Stage end) {
        Map<Instant, Step> steps = new LinkedHashMap<>();
        if (end == Stage.STOPPED) {
            return steps;
        }
        steps.put(stopped.plus(Duration.ofHours(26)), this::send);
        if (end == Stage.TOP_UP) {
            steps.put(stopped.plus(Duration.ofHours(29)), (purchase, day) -> topUps.open(purchase.purchaseId(), purchase.organizer(), null));
        }
        if (end.compareTo(Stage.INVOICED) < 0) {
            return steps;
        }
        steps.put(stopped.plus(Duration.ofHours(70)), this::invoice);
        if (end.compareTo(Stage.PAYMENT) >= 0) {
            steps.put(stopped.plus(Duration.ofHours(72)), this::askForPayment);
            steps.put(stopped.plus(Duration.ofHours(96)), (purchase, day) -> pay(purchase, day, end == Stage.PAYMENT));
        }
        if (end.compareTo(Stage.PAID) >= 0) {
            steps.put(stopped.plus(Duration.ofHours(120)), this::paySupplier);
        }
        if (end == Stage.FAILED) {
            steps.put(stopped.plus(Duration.ofDays(30)), (purchase, day) -> progress.advance(purchase.purchaseId(), purchase.moderator(), Stage.FAILED,
                    russian(purchase) ? "Поставщик не отгрузил товар и не отвечает." : "The supplier neither delivered nor answers."));
            return steps;
        }
        if (end.compareTo(Stage.IN_TRANSIT) >= 0) {
            steps.put(stopped.plus(Duration.ofDays(7)), (purchase, day) -> receipts.dispatch(purchase.purchaseId(), purchase.organizer()));
        }
        if (end.compareTo(Stage.RECEIVED) >= 0) {
            steps.put(stopped.plus(Duration.ofDays(12)), this::receive);
        }
        if (end.compareTo(Stage.HANDOVER) >= 0) {
            steps.put(stopped.plus(Duration.ofDays(13)), (purchase, day) -> handOver(purchase, end == Stage.HANDOVER));
        }
        if (end == Stage.CLOSED) {
            steps.put(stopped.plus(Duration.ofDays(20)), this::close);
        }
        return steps;
    }

    private static boolean russian(Case purchase) {
        return purchase.language().equals("ru");
    }

    private static Texts texts(Case purchase) {
        return new Texts(russian(purchase) ? Texts.RUSSIAN : Locale.ENGLISH, ZoneOffset.UTC, LocalDate.EPOCH);
    }

    private void send(Case purchase, LocalDate day) {
        if (purchases.byId(purchase.purchaseId()).terms().paymentMode() == PaymentMode.DEPOSIT) {
            pay(purchase, day, false);
        }
        Map<Long, SendChoices.Choice> boxes = new HashMap<>();
        Map<Long, SendChoices.Choice> rows = new HashMap<>();
        for (Consolidation.Open open : generalOrders.draft(purchase.purchaseId(), purchase.organizer(), SendChoices.NONE).content().open()) {
            if (open.isRow()) {
                rows.put(open.lot().id(), SendChoices.Choice.DROP);
            } else {
                boxes.put(open.variant().id(), SendChoices.Choice.DROP);
            }
        }
        generalOrders.send(purchase.purchaseId(), purchase.organizer(), new SendChoices(boxes, rows, Map.of()),
                russian(purchase) ? "Поставщик согласился отгрузить столько." : "The supplier agreed to deliver this much.", texts(purchase));
    }

    /** Of the first article one unit is missing. */
    private void invoice(Case purchase, LocalDate day) {
        List<InvoiceCommand.Line> lines = new ArrayList<>();
        for (Consolidation.Position position : generalOrders.version(purchase.purchaseId(), purchase.organizer(), 1).positions()) {
            var step = position.lot().step();
            var quantity = lines.isEmpty() && position.quantity().compareTo(step) > 0 ? position.quantity().minus(step) : position.quantity();
            lines.add(new InvoiceCommand.Line(position.variant().id(), quantity, position.price().times(quantity)));
        }
        invoices.write(purchase.purchaseId(), purchase.organizer(), new InvoiceCommand("R-" + purchase.purchaseId(), day, null, lines));
        Money goods = Money.sum(lines.stream().map(InvoiceCommand.Line::total).toList());
        for (DeliveryCharge charge : purchases.charges(purchase.purchaseId())) {
            if (charge.basis() != DeliveryBasis.BY_PICKUP_POINT) {
                invoices.charge(purchase.purchaseId(), purchase.organizer(), new ChargeCommand(InvoicedCharge.Kind.DELIVERY, charge.name(), charge.basis(),
                        null, goods.percent(DELIVERY_PERCENT)));
            }
        }
        shortages.settle(purchase.purchaseId(), purchase.organizer(), SettleCommand.BY_RULE);
    }

    private void askForPayment(Case purchase, LocalDate day) {
        if (purchases.byId(purchase.purchaseId()).terms().paymentMode() != PaymentMode.OWN_FUNDS) {
            settlements.askForPayment(purchase.organizer(), purchase.purchaseId());
        }
    }

    /** By turns in cash and by transfer. @param begun every third has not paid yet, and some say that they have */
    private void pay(Case purchase, LocalDate day, boolean begun) {
        int turn = 0;
        for (PaymentService.Owing owing : payments.owing(purchase.organizer(), purchase.purchaseId())) {
            turn++;
            if (!owing.owed().isPositive() || begun && turn % 3 == 0) {
                continue;
            }
            Paid paid = new Paid(owing.owed(), day, "4711", null);
            if (turn % 2 == 0) {
                claims.takeCash(purchase.organizer(), purchase.purchaseId(), owing.participation().id(), paid);
                continue;
            }
            long claim = claims.claim(owing.participation().memberId(), purchase.purchaseId(), paid, null);
            if (!begun || turn % 5 != 0) {
                claims.confirm(purchase.organizer(), claim);
            }
        }
    }

    private void paySupplier(Case purchase, LocalDate day) {
        settlements.paySupplier(purchase.organizer(), purchase.purchaseId(),
                settlements.accounts(purchase.organizer(), purchase.purchaseId()).supplierOwed(), day, true);
    }

    private void receive(Case purchase, LocalDate day) {
        List<Receipt.Counted> counted = new ArrayList<>();
        for (InvoicedGoods goods : invoices.goods(purchase.purchaseId())) {
            counted.add(new Receipt.Counted(goods.variantId(), null, goods.quantity()));
        }
        receipts.count(purchase.purchaseId(), purchase.organizer(), "", counted, List.of(), null);
        receipts.complete(purchase.purchaseId(), purchase.organizer(), List.of(), null);
    }

    /** @param begun only every second has come so far */
    private void handOver(Case purchase, boolean begun) {
        receipts.startHandover(purchase.purchaseId(), purchase.organizer());
        List<Long> getting = allocations.latest(purchase.purchaseId(), AllocationStep.RECEIVED).stream().map(row -> row.participationId()).distinct().toList();
        for (int i = 0; i < getting.size(); i++) {
            if (!begun || i % 2 == 0) {
                handovers.handOver(purchase.purchaseId(), purchase.organizer(), new HandOver(null, getting.get(i), null, false, true));
            }
        }
    }

    private void close(Case purchase, LocalDate day) {
        settlements.payOut(purchase.organizer(), purchase.purchaseId());
        closing.close(purchase.purchaseId(), purchase.organizer());
        List<Participation> participants = allocations.participants(purchase.purchaseId());
        for (int i = 0; i < Math.min(REVIEWS, participants.size()); i++) {
            reviews.write(purchase.purchaseId(), participants.get(i).memberId(), null, 5 - i % 2,
                    russian(purchase) ? "Всё пришло, всё посчитано до копейки. Спасибо!" : "Everything came, every cent is explained. Thank you!");
        }
    }
}
