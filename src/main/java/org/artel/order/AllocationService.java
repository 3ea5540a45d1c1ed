package org.artel.order;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.Stage;

/**
 * What becomes of the frozen lines, for the features that settle a purchase after its Stop: they check the rights and hold the
 * purchase's gate. Nothing is ever written over.
 */
@ApplicationScoped
@Transactional
public class AllocationService {

    @Inject
    private Allocations allocations;
    @Inject
    private Orders orders;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Event<AllocationsChanged> changed;

    /**
     * The lines of the last freeze, by line; during a top-up the lines with what was added so far, which its end will freeze. A fixed number of
     * statements, however many lines there are.
     */
    public List<FrozenDemand> frozen(long purchaseId) {
        return allocations.demand(purchaseId, gate.read(purchaseId).stage() == Stage.TOP_UP);
    }

    /** All participations with an order, in the order of their numbers; those on behalf too. */
    public List<Participation> participants(long purchaseId) {
        return orders.roll(purchaseId, 0, Integer.MAX_VALUE);
    }

    /** With some more, who have no order any longer. */
    public List<Participation> participants(long purchaseId, Collection<Long> others) {
        return orders.rollWith(purchaseId, others);
    }

    /** The member's own, if there is an order. */
    public Optional<Participation> participation(long purchaseId, long memberId) {
        return orders.find(purchaseId, memberId);
    }

    /** The last document of a step; empty: none yet. */
    public List<Allocated> latest(long purchaseId, AllocationStep step) {
        return allocations.of(purchaseId, step, allocations.lastDocument(purchaseId, step));
    }

    /** What bills stand on: the last recount, before the first one what was invoiced. */
    public List<Allocated> billed(long purchaseId) {
        return latest(purchaseId, lastDocument(purchaseId, AllocationStep.RECEIVED) > 0 ? AllocationStep.RECEIVED : AllocationStep.INVOICED);
    }

    /** One document of a step; empty where there is none. */
    public List<Allocated> of(long purchaseId, AllocationStep step, long document) {
        return allocations.of(purchaseId, step, document);
    }

    /** The number of the last document of a step; 0: none yet. */
    public long lastDocument(long purchaseId, AllocationStep step) {
        return allocations.lastDocument(purchaseId, step);
    }

    /** What was handed over so far and not taken back, by line and variant, over all hand-overs. */
    public List<Allocated> handedOver(long purchaseId) {
        return allocations.handedOver(purchaseId);
    }

    /** What each hand-over gave one participant, and each counter document took back (below zero), by document. */
    public Map<Long, List<Allocated>> handOvers(long purchaseId, long participationId) {
        return allocations.handOvers(purchaseId, participationId);
    }

    /** What one participant has of the last document of each step, by step. */
    public Map<AllocationStep, List<Allocated>> ofParticipation(Participation participation) {
        return allocations.ofParticipation(participation);
    }

    /**
     * Records a document: of every step but HANDED_OVER the whole purchase. Rows without a quantity are left out.
     *
     * @param document greater than every earlier one of the step
     */
    public void record(long purchaseId, AllocationStep step, long document, List<Allocated> rows) {
        allocations.record(purchaseId, step, document, rows.stream().filter(row -> row.quantity().isPositive()).toList());
        changed.fire(new AllocationsChanged(purchaseId, step, document));
    }

    /**
     * Takes a hand-over back: the same units below zero.
     *
     * @param document its counter document
     */
    public void takeBack(long purchaseId, long handedOver, long document) {
        allocations.record(purchaseId, AllocationStep.HANDED_OVER, document, of(purchaseId, AllocationStep.HANDED_OVER, handedOver).stream()
                .map(Allocated::negated).toList());
        changed.fire(new AllocationsChanged(purchaseId, AllocationStep.HANDED_OVER, document));
    }
}
