package org.artel.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.sql.Date;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.artel.payment.job.PaymentDeadlineJob;
import org.artel.purchase.Stage;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Several timers come to the same day of the same purchase, as those of several nodes do: only the database keeps them apart. */
@ArquillianTest
class PenaltyRaceIT {

    private static final int TIMERS = 4;
    private static final int ROUNDS = 5;

    @Inject
    private Scene scene;
    @Inject
    private PaymentDeadlineJob job;
    @Inject
    private SettlementService settlements;
    @Resource
    private ManagedExecutorService threads;

    @Test
    void aDaysPenaltyIsChargedOnce() throws Exception {
        scene.open();
        for (int round = 0; round < ROUNDS; round++) {
            if (round > 0) {
                scene.openAnother();
            }
            long purchase = overdue();
            List<Callable<Void>> timers = new ArrayList<>();
            for (int timer = 0; timer < TIMERS; timer++) {
                timers.add(() -> {
                    job.attend(List.of(purchase));
                    return null;
                });
            }
            for (Future<Void> timer : threads.invokeAll(timers)) {
                timer.get();
            }
            assertEquals(2, scene.number("SELECT COUNT(*) FROM penalty WHERE purchase_id = ?", purchase), "Anna's and Boris's");
            assertEquals(2, scene.number("SELECT COUNT(*) FROM ledger_transfer WHERE purchase_id = ? AND why = 'PENALTY'", purchase));
            assertEquals(2, scene.number("SELECT COUNT(*) FROM notice WHERE purchase_id = ? AND kind = 'PENALTY'", purchase));
        }
    }

    /** Nobody has paid, and today is the first day that costs something. */
    private long overdue() throws SQLException {
        long honey = scene.lot("20.00");
        scene.order(scene.anna, honey, 1);
        scene.order(scene.boris, honey, 1);
        scene.stop();
        scene.to(Stage.SENT);
        scene.invoiced(honey, "2", "40.00");
        settlements.askForPayment(scene.organizer, scene.purchase.id());
        scene.fixture.change("UPDATE purchase SET penalty_percent = 1, penalty_cap = 5, payment_due = ? WHERE id = ?",
                Date.valueOf(LocalDate.now(ZoneId.of("Europe/Berlin")).minusDays(1)), scene.purchase.id());
        return scene.purchase.id();
    }
}
