package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.purchase.ProgressService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.artel.testing.Scene;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of frozen lines, and the way that a purchase goes on after its Stop. */
@ArquillianTest
class AllocationServiceIT {

    @Inject
    private Scene scene;
    @Inject
    private PurchaseService purchases;
    @Inject
    private ProgressService progress;
    @Inject
    private AllocationService allocations;

    private long organizer;
    private long anna;
    private long boris;
    private Open purchase;
    private long honey;
    private long tea;

    @BeforeEach
    void aStoppedPurchase() throws SQLException {
        scene.open();
        organizer = scene.organizer;
        anna = scene.anna;
        boris = scene.boris;
        purchase = scene.purchase;
        honey = scene.lot("12.50", new Special(null, null, BigDecimal.valueOf(5), BigDecimal.ONE, null, 0));
        tea = scene.lot("3.00");
        scene.order(anna, honey, 0, new LineContent(Quantity.of(2), Quantity.of(3), Replacement.WISHES, List.of(tea), ""));
        scene.order(boris, honey, 2);
        scene.order(anna, honey, 1, new LineContent(Quantity.of(4), Quantity.of(1), Replacement.WISHES, List.of(tea), ""));
        scene.stop();
    }

    @Test
    void theDemandKnowsIncrementsToleranceAndWishes() {
        List<FrozenDemand> demand = allocations.frozen(purchase.id());
        assertEquals(List.of("4 1 [1:2, 3:2]", "2 0 [2:2]"), demand.stream().map(d -> d.quantity() + " " + d.tolerance() + " "
                + d.units().stream().map(u -> u.changeNo() + ":" + u.quantity()).toList()).toList());
        assertEquals(List.of(tea), demand.get(0).wishes());
        assertEquals(List.of(anna, boris), allocations.participants(purchase.id()).stream().map(Participation::memberId).toList());
    }

    @Test
    void theLastDocumentOfAStepHoldsAndHandOversAddUp() {
        List<Allocated> frozen = allocations.latest(purchase.id(), AllocationStep.FROZEN);
        Allocated ofAnna = frozen.get(0);
        Allocated ofBoris = frozen.get(1);
        allocations.record(purchase.id(), AllocationStep.CONFIRMED, 1, frozen);
        allocations.record(purchase.id(), AllocationStep.CONFIRMED, 2, List.of(ofAnna.with(Quantity.of(3)), ofBoris.with(Quantity.ZERO)));
        assertEquals(List.of("3 37.50"), rows(allocations.latest(purchase.id(), AllocationStep.CONFIRMED)));
        assertEquals(2, allocations.lastDocument(purchase.id(), AllocationStep.CONFIRMED));
        assertEquals(List.of("4 50.00", "2 25.00"), rows(allocations.of(purchase.id(), AllocationStep.CONFIRMED, 1)));

        allocations.record(purchase.id(), AllocationStep.HANDED_OVER, 71, List.of(ofAnna.with(Quantity.of(1))));
        allocations.record(purchase.id(), AllocationStep.HANDED_OVER, 72, List.of(ofAnna.with(Quantity.of(2))));
        assertEquals(List.of("3 37.50"), rows(allocations.handedOver(purchase.id())));

        var anna = allocations.ofParticipation(participation(ofAnna));
        assertEquals(List.of("3 37.50"), rows(anna.get(AllocationStep.CONFIRMED)));
        assertEquals(List.of("3 37.50"), rows(anna.get(AllocationStep.HANDED_OVER)));
        var boris = allocations.ofParticipation(participation(ofBoris));
        assertEquals(List.of(), boris.get(AllocationStep.CONFIRMED), "what an earlier document gave him holds no more");
        assertEquals(List.of("2 25.00"), rows(boris.get(AllocationStep.FROZEN)));
        assertNull(boris.get(AllocationStep.HANDED_OVER));
    }

    @Test
    void theOrganizerTakesAPurchaseOnButNobodyElseAndNoStepIsSkipped() throws SQLException {
        long moderator = scene.fixture.members(1).get(0).id();
        scene.fixture.change("UPDATE member SET moderator = TRUE WHERE id = ?", moderator);
        assertEquals(Refused.Kind.FORBIDDEN, refused(() -> progress.advance(purchase.id(), anna, Stage.SENT, null)).kind());
        assertEquals(Refused.Kind.FORBIDDEN, refused(() -> progress.advance(purchase.id(), moderator, Stage.SENT, null)).kind());
        assertEquals("purchase.noSuchWay", refused(() -> progress.advance(purchase.id(), organizer, Stage.PAID, null)).key());
        for (Stage stage : List.of(Stage.SENT, Stage.TOP_UP, Stage.SENT, Stage.INVOICED, Stage.PAYMENT, Stage.PAID, Stage.IN_TRANSIT)) {
            progress.advance(purchase.id(), organizer, stage, null);
        }
        assertEquals(2, purchases.byId(purchase.id()).freezeVersion(), "the end of the top-up froze again");
        assertEquals(Refused.Kind.FORBIDDEN, refused(() -> progress.advance(purchase.id(), organizer, Stage.FAILED, "gone")).kind());
        progress.advance(purchase.id(), moderator, Stage.FAILED, "The supplier vanished");
        assertEquals(Stage.FAILED, purchases.byId(purchase.id()).stage());
        assertEquals(8, purchases.stageChanges(purchase.id()).stream().filter(c -> c.from() != Stage.OPEN).count());
        assertEquals(9, scene.fixture.number("SELECT COUNT(*) FROM post WHERE topic_id = ? AND kind = 'STAGE'", purchase.topicId()).intValue());
        assertEquals(1, scene.fixture.number("SELECT COUNT(*) FROM notice WHERE member_id = ? AND kind = 'FAILED'", anna).intValue());
    }

    private Participation participation(Allocated row) {
        return allocations.participants(purchase.id()).stream().filter(p -> p.id() == row.participationId()).findFirst().orElseThrow();
    }

    private static List<String> rows(List<Allocated> rows) {
        return rows.stream().map(row -> row.quantity() + " " + row.sum()).toList();
    }

    private static Refused refused(Runnable act) {
        return assertThrows(Refused.class, act::run);
    }
}
