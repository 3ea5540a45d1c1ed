package org.artel.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.Money;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.common.Settings;
import org.artel.order.OrderLists;
import org.artel.order.Participation;
import org.artel.order.PaymentReference;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;

/**
 * Bank statements of an organizer: each line is kept once, whoever imports it how often, and is consumed once. Whatever is certain counts at once,
 * the rest waits with suggestions. Import and assignment hold the gates of all purchases that they may touch, in the order of their
 * ids, so that what is owed does not change under them.
 */
@ApplicationScoped
@Transactional
@Retried
public class StatementService {

    private static final Duration AFTER_END = Duration.ofDays(90);
    private static final int LINES_A_QUERY = 500;
    private static final int SHOWN = 100;
    private static final int NAME_MAX = 200;
    private static final int HEADING_MAX = 200;

    @Inject
    private BankLines lines;
    @Inject
    private PaymentClaims claims;
    @Inject
    private Ledger ledger;
    @Inject
    private Debts debts;
    @Inject
    private OrderLists orders;
    @Inject
    private MemberService members;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private PurchaseGate gate;
    @Inject
    private Settings settings;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private Event<ClaimChanged> claimChanged;
    @Inject
    private Event<PaymentFound> found;

    /** An uploaded statement before its import: what it says, as far as it is understood. @param imported null: not yet */
    public record Preview(long purchaseId, String fileName, Statement statement, StatementImport imported) {
    }

    /** @param owed what is still owed without it */
    public record SharedPart(long purchaseId, long participationId, String reference, String name, Money amount, Money owed) {
    }

    /** @param reason why this payment may be meant, a message {@code match.<reason>} */
    public record Proposal(String reason, List<SharedPart> parts) {
    }

    /** @param uploadedBy nickname of a co-organizer who uploaded it; null: the organizer */
    public record OpenLine(BankLine line, String uploadedBy, List<Proposal> proposals) {
    }

    /** @param next {@code before} of the next page; null: none */
    public record OpenLines(List<OpenLine> lines, Long next) {
    }

    public record MatchedLine(BankLine line, List<SharedPart> parts) {
    }

    /** What somebody says a line is. */
    public record Assigned(String reference, Money amount) {
    }

    /**
     * Keeps a statement until it is imported.
     *
     * @return its id
     * @throws Refused FORBIDDEN; {@code statement.*} when it cannot be read
     */
    @Once
    public long upload(long memberId, long purchaseId, StatementFile file) {
        Purchase purchase = require(memberId, purchaseId);
        file.read(lines.columns(purchase.organizerId()), currency());
        String name = file.name() == null || file.name().isBlank() ? "?" : file.name();
        return lines.keep(purchase.organizerId(), purchaseId, new StatementFile(name.substring(0, Math.min(NAME_MAX, name.length())), file.content()),
                memberId, clock.instant());
    }

    /** @throws Refused NOT_FOUND, FORBIDDEN */
    public Preview preview(long memberId, long statementId) {
        BankLines.Upload upload = upload(memberId, statementId);
        return new Preview(upload.purchaseId(), upload.fileName(), upload.content() == null ? null : read(upload), upload.imported());
    }

    private Statement read(BankLines.Upload upload) {
        return new StatementFile(upload.fileName(), upload.content()).read(lines.columns(upload.organizerId()), currency());
    }

    /** Says what columns mean, for this statement and the next ones of the organizer. @param columns by heading */
    public void map(long memberId, long statementId, Map<String, StatementColumn> columns) {
        BankLines.Upload upload = upload(memberId, statementId);
        columns.forEach((heading, meaning) -> {
            if (heading.length() <= HEADING_MAX) {
                lines.remember(upload.organizerId(), StatementColumn.normal(heading), meaning);
            }
        });
    }

    /**
     * Adds the lines that are new and counts what is certain, of all lines that wait. Imported again it changes nothing. A line counts by itself
     * only if whoever uploaded it may decide on it as well: or a co-organizer could write the own payment into a file.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN
     */
    @Once
    public void importIt(long memberId, long statementId) {
        BankLines.Upload upload = upload(memberId, statementId);
        if (upload.content() == null) {
            return;
        }
        Statement statement = read(upload);
        List<Purchase> awaiting = hold(upload.organizerId());
        int added = lines.add(upload.organizerId(), statementId, statement.incoming());
        int matched = 0;
        Matching matching = matching(awaiting);
        List<BankLine> waiting = lines.waiting(upload.organizerId(), 0, LINES_A_QUERY);
        while (!waiting.isEmpty()) {
            Map<Long, Long> uploaders = uploaders(waiting);
            for (BankLine line : waiting) {
                Matching.Suggestion certain = matching.certain(line.content())
                        .filter(each -> mayDecide(memberId, each) && mayDecide(uploaders.get(line.statementId()), each)).orElse(null);
                if (certain != null && lines.change(line.id(), BankLine.State.OPEN, BankLine.State.MATCHED)) {
                    consume(line, certain.parts(), null, memberId);
                    matching = matching.after(certain);
                    matched++;
                }
            }
            waiting = lines.waiting(upload.organizerId(), waiting.get(waiting.size() - 1).id(), LINES_A_QUERY);
        }
        lines.imported(statementId, new StatementImport(statement.incoming().size(), added, matched), clock.instant());
        audit.record(Actor.member(memberId), "IMPORT_STATEMENT", upload.purchaseId(), "bank_statement", statementId,
                statement.incoming().size() + " lines, " + added + " new, " + matched + " matched");
    }

    private Map<Long, Long> uploaders(List<BankLine> some) {
        return lines.uploaders(some.stream().map(BankLine::statementId).distinct().toList());
    }

    /** The purchases that it touches, exact from here on. */
    private List<Purchase> hold(long organizerId) {
        List<Purchase> awaiting = awaiting(organizerId);
        awaiting.forEach(purchase -> {
            gate.hold(purchase.id(), ClaimService.AFTER_STOP);
            lines.refresh(purchase);
        });
        return awaiting;
    }

    private List<Purchase> awaiting(long organizerId) {
        return lines.awaiting(organizerId, clock.instant().minus(AFTER_END));
    }

    private boolean mayDecide(long memberId, Matching.Suggestion suggestion) {
        return suggestion.parts().stream().allMatch(part -> {
            Purchase purchase = purchases.byId(part.purchaseId());
            Participation participation = orders.byId(part.participationId());
            return access.may(Operation.CONFIRM_PAYMENT, memberId, view.relation(purchase, memberId))
                    && !ClaimService.isOwn(memberId, purchase, participation);
        });
    }

    private Matching matching(List<Purchase> awaiting) {
        List<Matching.Debtor> debtors = new ArrayList<>();
        for (Purchase purchase : awaiting) {
            List<Participation> participants = debts.participants(purchase.id());
            Map<Long, Money> owed = debts.owed(purchase, participants);
            var named = members.byIds(participants.stream().map(Participation::memberId).distinct().toList());
            participants.stream().filter(each -> each.isOnBehalf() || !purchase.isOrganizedBy(each.memberId())).forEach(each -> debtors.add(new Matching.Debtor(
                    purchase.id(), each.id(), each.isOnBehalf() ? -each.id() : each.memberId(), each.paymentReference().text(),
                    each.isOnBehalf() ? each.onBehalf() : named.get(each.memberId()).nickname(), owed.get(each.id()))));
        }
        List<Long> ids = awaiting.stream().map(Purchase::id).toList();
        List<Matching.Claimed> said = new ArrayList<>();
        for (PaymentClaim.State state : List.of(PaymentClaim.State.CLAIMED, PaymentClaim.State.CONFIRMED)) {
            claims.inState(ids, state).stream().filter(claim -> claim.method() == PaymentClaim.Method.TRANSFER && claim.bankLineId() == null)
                    .forEach(claim -> said.add(new Matching.Claimed(claim.id(), claim.participationId(), claim.sum(), claim.paidOn(), claim.ending(),
                            claim.payer(), !claim.isOpen())));
        }
        return new Matching(debtors, said);
    }

    private void consume(BankLine line, List<Matching.Part> parts, Long by, long memberId) {
        Instant now = clock.instant();
        for (Matching.Part part : parts) {
            Purchase purchase = purchases.byId(part.purchaseId());
            Participation participation = orders.byId(part.participationId());
            PaymentClaim claim = part.claimId() == null ? null : claims.find(part.claimId()).orElseThrow(Refused::notFound);
            boolean posts = claim == null || claim.isOpen();
            long partId = lines.add(line.id(), part, posts);
            if (claim != null) {
                claim.foundIn(line.id(), by, now);
            }
            if (!posts) {
                continue;
            }
            ledger.post(purchase.id(), document(partId), debts.moment(purchase, line.content().date()), memberId, LedgerTransfer.of(Account.ORGANIZER,
                    Account.member(participation.id()), part.amount(), LedgerTransfer.Why.PAYMENT));
            audit.record(Actor.member(memberId), Operation.CONFIRM_PAYMENT.name(), purchase.id(), "bank_line", line.id(), part.amount().toString());
            Money owed = debts.owed(purchase, participation);
            if (claim != null) {
                claimChanged.fire(new ClaimChanged(claim, participation.memberId(), participation.isOnBehalf(), by, owed, false));
            } else {
                found.fire(new PaymentFound(purchase.id(), participation.memberId(), participation.isOnBehalf(), part.amount(), owed, false));
            }
        }
    }

    private static LedgerTransfer.Document document(long partId) {
        return new LedgerTransfer.Document(LedgerTransfer.Document.Kind.BANK_LINE, partId);
    }

    /**
     * Lines that wait for a person, the newest first, each with at most five suggestions. A co-organizer sees only those that may belong to this
     * purchase.
     *
     * @param before {@link Long#MAX_VALUE} for the first page
     */
    public OpenLines open(long memberId, long purchaseId, long before) {
        Purchase purchase = require(memberId, purchaseId);
        List<BankLine> waiting = lines.inState(purchase.organizerId(), BankLine.State.OPEN, before, SHOWN);
        if (waiting.isEmpty()) {
            return new OpenLines(List.of(), null);
        }
        Matching matching = matching(awaiting(purchase.organizerId()));
        Map<Long, SharedPart> known = new HashMap<>();
        Map<Long, String> uploaders = uploaderNames(purchase, waiting);
        List<OpenLine> open = new ArrayList<>();
        for (BankLine line : waiting) {
            List<Matching.Suggestion> suggestions = matching.suggestions(line.content()).stream().filter(each -> mayDecide(memberId, each)).toList();
            if (purchase.isOrganizedBy(memberId) || !suggestions.isEmpty()) {
                open.add(new OpenLine(line, uploaders.get(line.statementId()), suggestions.stream().map(each -> new Proposal(each.reason().name(),
                        each.parts().stream().map(part -> shared(part.purchaseId(), part.participationId(), part.amount(), known)).toList())).toList()));
            }
        }
        return new OpenLines(open, waiting.size() < SHOWN ? null : waiting.get(SHOWN - 1).id());
    }

    /** Of the statements that somebody else than the organizer uploaded. */
    private Map<Long, String> uploaderNames(Purchase purchase, List<BankLine> some) {
        Map<Long, Long> others = uploaders(some);
        others.values().removeIf(purchase::isOrganizedBy);
        var named = members.byIds(Set.copyOf(others.values()));
        return others.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> named.get(each.getValue()).nickname()));
    }

    /** Lines set aside, the newest first; of the organizer only, for others none. */
    public List<BankLine> aside(long memberId, long purchaseId) {
        return require(memberId, purchaseId).isOrganizedBy(memberId) ? lines.inState(memberId, BankLine.State.ASIDE, Long.MAX_VALUE, SHOWN) : List.of();
    }

    /** What was found for this purchase, the newest first, by keyset. @param before {@link Long#MAX_VALUE} for the first page */
    public List<MatchedLine> matched(long memberId, long purchaseId, long before, int limit) {
        require(memberId, purchaseId);
        List<BankLine> found = lines.matched(purchaseId, before, limit);
        Map<Long, List<BankLines.Part>> parts = lines.parts(found.stream().map(BankLine::id).toList()).stream()
                .filter(part -> part.purchaseId() == purchaseId).collect(Collectors.groupingBy(BankLines.Part::lineId));
        Map<Long, SharedPart> known = new HashMap<>();
        return found.stream().map(line -> new MatchedLine(line, parts.getOrDefault(line.id(), List.of()).stream()
                .map(part -> shared(part.purchaseId(), part.participationId(), part.amount(), known)).toList())).toList();
    }

    private SharedPart shared(long purchaseId, long participationId, Money amount, Map<Long, SharedPart> known) {
        SharedPart one = known.computeIfAbsent(participationId, id -> {
            Participation participation = orders.byId(id);
            return new SharedPart(purchaseId, id, participation.paymentReference().text(), participation.isOnBehalf() ? participation.onBehalf()
                    : members.byId(participation.memberId()).nickname(), Money.ZERO, debts.owed(purchases.byId(purchaseId), participation));
        });
        return new SharedPart(purchaseId, participationId, one.reference(), one.name(), amount, one.owed());
    }

    /**
     * Says whose payment a line is. What is too much or too little stays on the participant's account.
     *
     * @param parts together the line's amount; several: one transfer for several orders; several of one order count as one
     * @throws Refused NOT_FOUND, FORBIDDEN, FORBIDDEN {@code claim.notYourOwn}; INVALID {@code statement.parts}, {@code order.paymentReference},
     *                 {@code statement.unknownReference}; CONFLICT {@code statement.consumed}
     */
    @Once
    public void assign(long memberId, long lineId, List<Assigned> parts) {
        BankLine line = lines.find(lineId).orElseThrow(Refused::notFound);
        if (parts.isEmpty() || parts.stream().anyMatch(part -> part.amount() == null || !part.amount().isPositive())
                || !Money.sum(parts.stream().map(Assigned::amount).toList()).equals(line.content().amount())) {
            throw new Refused("statement.parts", line.content().amount());
        }
        Map<Long, Matching.Part> meant = new LinkedHashMap<>();
        for (Assigned part : parts) {
            Participation participation = orders.byReference(new PaymentReference(part.reference() == null ? "" : part.reference().strip()))
                    .orElseThrow(() -> new Refused("statement.unknownReference", part.reference()));
            Purchase purchase = require(memberId, participation.purchaseId());
            if (purchase.organizerId() != line.organizerId()) {
                throw Refused.notFound();
            }
            ClaimService.requireOthers(memberId, purchase, participation);
            meant.merge(participation.id(), new Matching.Part(purchase.id(), participation.id(), part.amount(), null),
                    (one, other) -> new Matching.Part(one.purchaseId(), one.participationId(), one.amount().plus(other.amount()), null));
        }
        new TreeSet<>(meant.values().stream().map(Matching.Part::purchaseId).toList()).forEach(id -> gate.hold(id, ClaimService.AFTER_STOP));
        if (!lines.change(lineId, BankLine.State.OPEN, BankLine.State.MATCHED)) {
            throw new Refused(Refused.Kind.CONFLICT, "statement.consumed");
        }
        consume(line, meant.values().stream().map(this::claimed).toList(), memberId, memberId);
    }

    /** With what the participant said of it: the same sum, not found in another line. */
    private Matching.Part claimed(Matching.Part part) {
        return claims.ofParticipation(part.participationId()).stream()
                .filter(claim -> claim.bankLineId() == null && claim.method() == PaymentClaim.Method.TRANSFER && claim.sum().equals(part.amount())
                        && (claim.isOpen() || claim.state() == PaymentClaim.State.CONFIRMED))
                .findFirst().map(claim -> new Matching.Part(part.purchaseId(), part.participationId(), part.amount(), claim.id())).orElse(part);
    }

    /**
     * It was another payment: what the line moved is reversed, and it waits again.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN; CONFLICT {@code statement.consumed} when it is not matched
     */
    @Once
    public void release(long memberId, long lineId) {
        BankLine line = lines.find(lineId).orElseThrow(Refused::notFound);
        Set<Long> touched = purchases(lines.parts(List.of(lineId)));
        touched.forEach(id -> {
            require(memberId, id);
            gate.hold(id, ClaimService.AFTER_STOP);
        });
        List<BankLines.Part> parts = lines.parts(List.of(lineId));
        if (parts.isEmpty() || !purchases(parts).equals(touched) || !lines.change(lineId, BankLine.State.MATCHED, BankLine.State.OPEN)) {
            throw new Refused(Refused.Kind.CONFLICT, "statement.consumed");
        }
        for (BankLines.Part part : parts) {
            if (part.claimId() != null) {
                claims.find(part.claimId()).orElseThrow(Refused::notFound).lostFromLine(part.posted());
            }
            if (part.posted()) {
                ledger.reverse(part.purchaseId(), document(part.id()), memberId);
                Participation participation = orders.byId(part.participationId());
                found.fire(new PaymentFound(part.purchaseId(), participation.memberId(), participation.isOnBehalf(), part.amount(),
                        debts.owed(purchases.byId(part.purchaseId()), participation), true));
            }
            audit.record(Actor.member(memberId), "RELEASE_BANK_LINE", part.purchaseId(), "bank_line", line.id(), part.amount().toString());
        }
        lines.release(lineId, clock.instant());
    }

    private static Set<Long> purchases(List<BankLines.Part> parts) {
        return parts.stream().map(BankLines.Part::purchaseId).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * It has nothing to do with purchases.
     *
     * @throws Refused NOT_FOUND, FORBIDDEN for anybody but the organizer; CONFLICT {@code statement.consumed}
     */
    public void setAside(long memberId, long lineId) {
        change(memberId, lineId, BankLine.State.OPEN, BankLine.State.ASIDE, "SET_BANK_LINE_ASIDE");
    }

    /** It has after all. @throws Refused as {@link #setAside} */
    public void bringBack(long memberId, long lineId) {
        change(memberId, lineId, BankLine.State.ASIDE, BankLine.State.OPEN, "BRING_BANK_LINE_BACK");
    }

    private void change(long memberId, long lineId, BankLine.State from, BankLine.State to, String operation) {
        BankLine line = lines.find(lineId).filter(each -> each.organizerId() == memberId).orElseThrow(Refused::notFound);
        if (!lines.change(line.id(), from, to)) {
            throw new Refused(Refused.Kind.CONFLICT, "statement.consumed");
        }
        audit.record(Actor.member(memberId), operation, null, "bank_line", line.id(), line.content().amount().toString());
    }

    private BankLines.Upload upload(long memberId, long statementId) {
        BankLines.Upload upload = lines.upload(statementId).orElseThrow(Refused::notFound);
        require(memberId, upload.purchaseId());
        if (memberId != upload.organizerId() && memberId != upload.uploadedBy()) {
            throw Refused.notFound();
        }
        return upload;
    }

    private Purchase require(long memberId, long purchaseId) {
        Purchase purchase = view.requireVisible(purchaseId, memberId);
        access.require(Operation.CONFIRM_PAYMENT, memberId, view.relation(purchase, memberId));
        return purchase;
    }

    private String currency() {
        return settings.get("currency").orElseThrow();
    }
}
