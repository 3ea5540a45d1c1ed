package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Visibility;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;

/** The sourcing board: what is known of suppliers from earlier purchases, and who negotiates with whom. For organizers. */
@ApplicationScoped
@Transactional
@Retried
public class SourcingService {

    @Inject
    private SupplierService suppliers;
    @Inject
    private SupplierRecords records;
    @Inject
    private SupplierReservations reservations;
    @Inject
    private Purchases purchases;
    @Inject
    private SectionService sections;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;

    /**
     * One supplier of the board.
     *
     * @param last        the newest purchase that the record counts: its minimum and its price list; null: there is none
     * @param reservation the one that holds now; null: none does
     */
    public record Row(Supplier supplier, SupplierRecord record, Purchase last, SupplierReservation reservation) {
    }

    /** By name, those after {@code afterKey} (empty for the first page). */
    public List<Row> board(long memberId, String afterKey, int limit) {
        access.require(Operation.VIEW_SOURCING, memberId);
        return rows(suppliers.list(afterKey, limit), memberId);
    }

    /** @throws Refused NOT_FOUND when there is no such supplier */
    public Row supplier(long memberId, long supplierId) {
        access.require(Operation.VIEW_SOURCING, memberId);
        return rows(List.of(suppliers.byId(supplierId)), memberId).get(0);
    }

    private List<Row> rows(List<Supplier> found, long memberId) {
        List<Long> ids = found.stream().map(Supplier::id).toList();
        Map<Long, SupplierRecord> counted = records(ids, memberId);
        Map<Long, Purchase> last = purchases.byIds(counted.values().stream().map(SupplierRecord::last).toList()).stream()
                .collect(Collectors.toMap(Purchase::id, p -> p));
        Instant now = clock.instant();
        Map<Long, SupplierReservation> held = reservations.last(ids);
        return found.stream().map(supplier -> {
            SupplierRecord record = counted.getOrDefault(supplier.id(), SupplierRecord.NONE);
            SupplierReservation reservation = held.get(supplier.id());
            return new Row(supplier, record, last.get(record.last()),
                    reservation != null && reservation.expiresAt().isAfter(now) ? reservation : null);
        }).toList();
    }

    /**
     * What purchases from these suppliers came to; suppliers without any are absent. Counts only purchases of which the viewer may
     * know the supplier: moderators all, everybody else the own ones and those that sections and terms show to members or guests.
     * What is shown to participants only is not counted, or each figure would need a look at the viewer's orders.
     *
     * @param viewerId null: a guest
     */
    public Map<Long, SupplierRecord> records(Collection<Long> supplierIds, Long viewerId) {
        boolean moderator = viewerId != null && access.may(Operation.REVIEW_PURCHASE, viewerId, Relation.NONE);
        Set<Visibility> visible = moderator ? EnumSet.allOf(Visibility.class)
                : viewerId == null ? EnumSet.of(Visibility.EVERYONE) : EnumSet.of(Visibility.EVERYONE, Visibility.MEMBERS);
        SectionTree tree = sections.tree(viewerId);
        List<Long> where = tree.ids().stream().filter(id -> visible.contains(tree.rules(id).supplierVisible())).toList();
        return records.of(supplierIds, where, visible, viewerId == null ? 0 : viewerId);
    }

    /**
     * 'I negotiate with this one', for {@link SupplierReservation#TERM}.
     *
     * @throws Refused CONFLICT {@code supplier.reserved} naming who has it until when, {@code supplier.reservedLately} when the
     *                 member had it last and others have their turn
     */
    public void reserve(long memberId, long supplierId) {
        access.require(Operation.RESERVE_SUPPLIER, memberId);
        suppliers.byId(supplierId);
        Instant now = clock.instant();
        if (!reservations.take(new SupplierReservation(supplierId, memberId, now, now.plus(SupplierReservation.TERM), 0))) {
            SupplierReservation other = reservations.last(Set.of(supplierId)).get(supplierId);
            throw other.expiresAt().isAfter(now)
                    ? new Refused(Refused.Kind.CONFLICT, "supplier.reserved", members.byId(other.memberId()).nickname(), other.expiresAt())
                    : new Refused(Refused.Kind.CONFLICT, "supplier.reservedLately", other.expiresAt().plus(SupplierReservation.PAUSE));
        }
        audited(memberId, supplierId, "reserved");
    }

    /** Another term, at most {@link SupplierReservation#RENEWALS_MAX} times. @throws Refused CONFLICT {@code supplier.notRenewable} */
    public void renew(long memberId, long supplierId) {
        access.require(Operation.RESERVE_SUPPLIER, memberId);
        suppliers.byId(supplierId);
        if (!reservations.renew(supplierId, memberId, clock.instant())) {
            throw new Refused(Refused.Kind.CONFLICT, "supplier.notRenewable", SupplierReservation.RENEWALS_MAX);
        }
        audited(memberId, supplierId, "renewed");
    }

    /** By whoever has it, or a moderator. @throws Refused CONFLICT {@code supplier.notReserved} */
    public void free(long memberId, long supplierId) {
        access.require(Operation.FREE_SUPPLIER, memberId);
        suppliers.byId(supplierId);
        boolean moderator = access.may(Operation.REVIEW_PURCHASE, memberId, Relation.NONE);
        if (!reservations.free(supplierId, moderator ? null : (Long) memberId, clock.instant())) {
            throw new Refused(Refused.Kind.CONFLICT, "supplier.notReserved");
        }
        audited(memberId, supplierId, "freed");
    }

    private void audited(long memberId, long supplierId, String what) {
        audit.record(Actor.member(memberId), Operation.RESERVE_SUPPLIER.name(), null, "supplier", supplierId, what);
    }

    /** Negotiated: the purchase is public, and the reservation has done its work. */
    void published(@Observes PurchaseStageChanged event) {
        if (!event.from().isPublic() && event.to().isPublic()) {
            Purchase purchase = purchases.get(event.purchaseId());
            if (purchase.supplierId() != null) {
                reservations.free(purchase.supplierId(), purchase.organizerId(), clock.instant());
            }
        }
    }

    /** A participant's complaint was right and the supplier bears it: from now on part of the supplier's record. The caller checks the rights. */
    public void complaintGranted(long purchaseId) {
        records.complaint(purchaseId);
    }
}
