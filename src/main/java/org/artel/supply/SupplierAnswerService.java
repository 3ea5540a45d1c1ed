package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Seal;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.InvalidFields;
import org.artel.common.Once;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.UnitPrice;
import org.artel.pricelist.PriceListFile;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Stage;

/**
 * A supplier without an account confirms the general order line by line, by a sealed link that expires. Whoever holds the link sees what
 * is ordered and nothing of who ordered it. The answer changes nobody's bill: it arrives as a difference beside the general order.
 */
@ApplicationScoped
@Transactional
@Retried
public class SupplierAnswerService {

    static final int DAYS_MAX = 60;
    static final int NOTE_MAX = 1000;

    @Inject
    private SupplierAnswers answers;
    @Inject
    private GeneralOrders generalOrders;
    @Inject
    private GeneralOrderService orders;
    @Inject
    private ShortageService shortages;
    @Inject
    private SupplierFiles files;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private Seal seal;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<SupplierAnswered> answered;

    /** @param answer the last one to this purchase; null: none yet */
    public record Asked(SupplierLink link, GeneralOrder order, List<Consolidation.Position> positions, SupplierAnswer answer) {
    }

    /** A line of the general order beside what the supplier confirms of it. */
    public record Difference(Consolidation.Position position, Quantity quantity, UnitPrice price) {

        public boolean isDifferent() {
            return !quantity.equals(position.quantity()) || !price.equals(position.price());
        }
    }

    /** @param differences all lines, in the order of the price list */
    public record Answered(SupplierAnswer answer, List<Difference> differences) {
    }

    // the organizer -------------------------------------------------------------------------------------------------------

    /**
     * Makes a link for the last general order.
     *
     * @param days that it can be followed, 1 to 60
     * @return the link's id
     * @throws Refused FORBIDDEN, NOT_FOUND; INVALID {@code supplierLink.days}; CONFLICT {@code purchase.otherStage} unless SENT
     */
    @Once
    public long invite(long purchaseId, long memberId, int days) {
        require(Operation.SEND_GENERAL_ORDER, purchaseId, memberId);
        if (days < 1 || days > DAYS_MAX) {
            throw new Refused("supplierLink.days", DAYS_MAX);
        }
        gate.hold(purchaseId, Set.of(Stage.SENT));
        GeneralOrder order = generalOrders.of(purchaseId).stream().findFirst().orElseThrow(Refused::notFound);
        Instant now = clock.instant();
        SupplierLink link = new SupplierLink(purchaseId, order.number(), memberId, now, now.plus(Duration.ofDays(days)));
        answers.add(link);
        audit.record(Actor.member(memberId), "INVITE_SUPPLIER", purchaseId, "supplier_link", link.id(), "until " + link.expiresAt());
        return link.id();
    }

    /** @throws Refused FORBIDDEN, NOT_FOUND */
    public void revoke(long purchaseId, long memberId, long linkId) {
        require(Operation.SEND_GENERAL_ORDER, purchaseId, memberId);
        SupplierLink link = answers.link(linkId).filter(each -> each.purchaseId() == purchaseId).orElseThrow(Refused::notFound);
        link.revoke(clock.instant());
        audit.record(Actor.member(memberId), "REVOKE_SUPPLIER_LINK", purchaseId, "supplier_link", linkId, null);
    }

    /** Links that can be followed now, the last one first. For the organizer alone: whoever has one can answer. @throws Refused FORBIDDEN, NOT_FOUND */
    public List<SupplierLink> links(long purchaseId, long memberId) {
        require(Operation.SEND_GENERAL_ORDER, purchaseId, memberId);
        Instant now = clock.instant();
        return answers.links(purchaseId).stream().filter(link -> link.isOpen(now)).toList();
    }

    /** What stands in the address of a link. */
    public String token(SupplierLink link) {
        return link.id() + "." + seal.of(link.sealed());
    }

    /** The last answer beside the general order that it answers; empty: none yet. @throws Refused FORBIDDEN, NOT_FOUND */
    public Optional<Answered> answer(long purchaseId, long memberId) {
        require(Operation.VIEW_GENERAL_ORDER, purchaseId, memberId);
        return answers.last(purchaseId).map(answer -> new Answered(answer,
                differences(answer, orders.sent(generalOrders.find(purchaseId, answer.generalOrderNo()).orElseThrow()).positions())));
    }

    private static List<Difference> differences(SupplierAnswer answer, List<Consolidation.Position> positions) {
        Map<Long, SupplierAnswer.Line> lines = new HashMap<>();
        answer.lines().forEach(line -> lines.put(line.variantId(), line));
        return positions.stream().map(position -> {
            SupplierAnswer.Line line = lines.get(position.variant().id());
            return new Difference(position, line == null ? Quantity.ZERO : line.quantity(), line == null ? position.price() : line.price());
        }).toList();
    }

    private void require(Operation operation, long purchaseId, long memberId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(operation, memberId, view.relation(purchase, memberId));
    }

    // the supplier --------------------------------------------------------------------------------------------------------

    /** What the link asks for; empty: the link is wrong, has expired, was revoked, or it is too late to answer. */
    public Optional<Asked> open(String token) {
        return followed(token).filter(link -> purchases.byId(link.purchaseId()).stage() == Stage.SENT).map(link -> {
            GeneralOrder order = generalOrders.find(link.purchaseId(), link.generalOrderNo()).orElseThrow();
            return new Asked(link, order, orders.sent(order).positions(), answers.last(link.purchaseId())
                    .filter(answer -> answer.generalOrderNo() == link.generalOrderNo()).orElse(null));
        });
    }

    private Optional<SupplierLink> followed(String token) {
        if (token == null || !token.matches("\\d{1,18}\\.[A-Za-z0-9_-]{1,100}")) {
            return Optional.empty();
        }
        int dot = token.indexOf('.');
        Instant now = clock.instant();
        return answers.link(Long.parseLong(token.substring(0, dot)))
                .filter(link -> seal.isOf(link.sealed(), token.substring(dot + 1)) && link.isOpen(now));
    }

    /**
     * The supplier's answer: whatever is not named is not confirmed. The same answer again changes nothing.
     *
     * @throws Refused NOT_FOUND when the link is over; at {@code lines[i]…}, {@code note}; CONFLICT {@code purchase.otherStage} unless SENT
     */
    public void answer(String token, List<SupplierAnswer.Line> lines, String note) {
        SupplierLink link = followed(token).orElseThrow(Refused::notFound);
        gate.hold(link.purchaseId(), Set.of(Stage.SENT));
        if (!answers.fresh(link).isOpen(clock.instant())) {
            throw Refused.notFound();
        }
        GeneralOrder order = generalOrders.of(link.purchaseId()).stream().findFirst().orElseThrow();
        if (order.number() != link.generalOrderNo()) {
            throw new Refused(Refused.Kind.CONFLICT, "supplierLink.newer");
        }
        List<Consolidation.Position> positions = orders.sent(order).positions();
        String said = note == null ? "" : note.strip();
        requireRight(lines, positions, said);
        Optional<SupplierAnswer> before = answers.last(link.purchaseId());
        if (before.filter(last -> last.generalOrderNo() == order.number() && last.lines().equals(lines) && last.note().equals(said)).isPresent()) {
            return;
        }
        SupplierAnswer answer = new SupplierAnswer(before.map(SupplierAnswer::number).orElse(0L) + 1, order.number(), said, clock.instant(), lines);
        answers.add(link, answer);
        int differences = (int) differences(answer, positions).stream().filter(Difference::isDifferent).count();
        audit.record(new Actor(Actor.Kind.SUPPLIER_LINK, null), "ANSWER_GENERAL_ORDER", link.purchaseId(), "supplier_link", link.id(),
                "answer " + answer.number() + ", " + differences + " lines differ");
        shortages.confirm(link.purchaseId(), answer, before.filter(last -> last.generalOrderNo() == order.number()).orElse(null));
        answered.fire(new SupplierAnswered(link.purchaseId(), differences));
    }

    private static void requireRight(List<SupplierAnswer.Line> lines, List<Consolidation.Position> positions, String note) {
        Set<Long> asked = new HashSet<>(positions.stream().map(p -> p.variant().id()).toList());
        Map<String, Refused> errors = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            SupplierAnswer.Line line = lines.get(i);
            if (!asked.remove(line.variantId())) {
                errors.put("lines[" + i + "].variantId", new Refused("supplierLink.line"));
            } else if (line.quantity() == null || line.quantity().isNegative() || line.price() == null || line.price().amount().signum() < 0) {
                errors.put("lines[" + i + "].quantity", new Refused("supplierLink.figures"));
            }
        }
        if (note.length() > NOTE_MAX) {
            errors.put("note", new Refused("supplierLink.note", NOTE_MAX));
        }
        if (!errors.isEmpty()) {
            throw new InvalidFields(errors);
        }
    }

    /**
     * The answer as a file: the general order's own file with other quantities or prices. What the file does not price costs what was expected.
     *
     * @throws Refused as {@link #answer(String, List, String)}; INVALID {@code supplierLink.file} when no column of articles and quantities is found,
     *                 {@code supplierLink.article} for one that was not ordered, {@code pricelist.file.*}
     */
    public void answer(String token, PriceListFile file, String note) {
        Asked asked = open(token).orElseThrow(Refused::notFound);
        SupplierFiles.Read read = files.read(file, asked.positions(), purchases.byId(asked.link().purchaseId()).terms().rate());
        if (!read.unknown().isEmpty()) {
            throw new Refused("supplierLink.article", read.unknown().get(0));
        }
        answer(token, read.lines(), note);
    }
}
