package org.artel.payment;

import static org.artel.testing.Scene.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.TopUpService;
import org.artel.purchase.Stage;
import org.artel.supply.GeneralOrderService;
import org.artel.supply.InvoiceCommand;
import org.artel.supply.InvoiceService;
import org.artel.supply.SendChoices;
import org.artel.supply.SettleCommand;
import org.artel.supply.ShortageService;
import org.artel.supply.TopUpOpening;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deposit of 20 %; jars at 20.00. */
@ArquillianTest
class DepositIT {

    @Inject
    private Scene scene;
    @Inject
    private ClaimService claims;
    @Inject
    private TopUpOpening opening;
    @Inject
    private TopUpService topUp;
    @Inject
    private GeneralOrderService generalOrders;
    @Inject
    private InvoiceService invoices;
    @Inject
    private ShortageService shortages;
    @Inject
    private AllocationService allocations;

    private long purchase;

    @BeforeEach
    void withADeposit() throws SQLException {
        scene.open();
        purchase = scene.purchase.id();
        scene.fixture.change("UPDATE purchase SET payment_mode = 'DEPOSIT', deposit_percent = 20, shortage_rule = 'PAID_FIRST' WHERE id = ?", purchase);
    }

    private void pays(long participation, String sum) {
        claims.takeCash(scene.organizer, purchase, participation, new Paid(Money.of(sum), LocalDate.now(ZoneOffset.UTC).minusDays(1), null, null));
    }

    @Test
    void whatIsAddedInATopUpNeedsItsDepositToo() throws SQLException {
        long box = scene.lot("20.00", new Special(null, null, new BigDecimal("6"), BigDecimal.ONE, null, 0));
        long annas = scene.order(scene.anna, box, 4);
        scene.stop();
        assertEquals(1, told(scene.anna, "16."));
        assertEquals("payment.depositsMissing", refusal(() -> scene.to(Stage.SENT)));
        pays(annas, "16.00");
        scene.to(Stage.SENT);
        opening.open(purchase, scene.organizer, null);
        topUp.add(scene.anna, purchase, box, Quantity.of(1));
        long boriss = topUp.add(scene.boris, purchase, box, Quantity.of(1));
        assertEquals(1, told(scene.anna, "4."));
        assertEquals(1, told(scene.boris, "4."));
        assertEquals("payment.depositsMissing", refusal(() -> scene.to(Stage.SENT)));
        pays(annas, "4.00");
        assertEquals("payment.depositsMissing", refusal(() -> scene.to(Stage.SENT)), "Boris's is missing still");
        pays(boriss, "4.00");
        scene.to(Stage.SENT);
        assertEquals(Map.of("MEMBER " + annas, "-20.00", "MEMBER " + boriss, "-4.00", "ORGANIZER", "24.00"), scene.balances());
    }

    /** Anna ordered first, Boris paid first. */
    @Test
    void whoeverPaidTheDepositFirstIsServedFirst() throws SQLException {
        long jar = scene.lot("20.00");
        long annas = scene.order(scene.anna, jar, 2);
        long boriss = scene.order(scene.boris, jar, 3);
        scene.stop();
        pays(boriss, "12.00");
        pays(annas, "8.00");
        generalOrders.send(purchase, scene.organizer, SendChoices.NONE, null, Texts.of(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH));
        invoices.write(purchase, scene.organizer, new InvoiceCommand("R-1", LocalDate.of(2026, 5, 26), null,
                List.of(new InvoiceCommand.Line(jar, Quantity.of(4), Money.of("80.00")))));
        shortages.settle(purchase, scene.organizer, SettleCommand.BY_RULE);
        assertEquals(Map.of(annas, Quantity.of(1), boriss, Quantity.of(3)), allocations.latest(purchase, AllocationStep.INVOICED).stream()
                .collect(Collectors.toMap(Allocated::participationId, Allocated::quantity)));
    }

    private int told(long member, String sum) throws SQLException {
        return scene.number("SELECT COUNT(*) FROM notice WHERE kind = 'DEPOSIT_DUE' AND member_id = ? AND arguments LIKE ?", member, "%" + sum + "%");
    }
}
