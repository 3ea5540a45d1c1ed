package org.artel.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.forum.TopicService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.supply.LineChanges;
import org.artel.supply.LineWithdrawn;
import org.artel.supply.LinesConfirmed;
import org.artel.supply.PriceRose;
import org.artel.supply.SupplierAnswered;

/** What becomes of orders between the Stop and the bills, told to their owners inside the transaction in which it happens. */
@ApplicationScoped
class ToldOfSupply {

    private static final int LINES_TOLD = 3;

    @Inject
    private Notices notices;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;
    @Inject
    private Clock clock;

    void lines(@Observes LineChanges event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        NoticeKind kind = event.why() == LineChanges.Why.ORDERED ? NoticeKind.LINES_ORDERED : NoticeKind.LINES_INVOICED;
        notices.addAll(event.owners().stream().filter(owner -> !purchase.isOrganizedBy(owner.participation().memberId()))
                .map(owner -> notice(owner.participation().memberId(), kind, purchase, "/supply/lines/" + purchase.id(),
                        told(owner.lines(), line -> line.name() + ": " + line.before() + " → " + line.after()), owner.before(), owner.after())).toList());
    }

    void confirmed(@Observes LinesConfirmed event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.addAll(event.owners().stream().filter(owner -> !purchase.isOrganizedBy(owner.participation().memberId())).map(owner -> owner.lines().isEmpty()
                ? notice(owner.participation().memberId(), NoticeKind.LINES_CONFIRMED, purchase, "/supply/lines/" + purchase.id())
                : notice(owner.participation().memberId(), NoticeKind.LINES_CONFIRMED_OTHERWISE, purchase, "/supply/lines/" + purchase.id(),
                        told(owner.lines(), ToldOfSupply::confirmed))).toList());
    }

    private static String confirmed(LinesConfirmed.Line line) {
        return line.name() + ": " + line.ordered() + " → " + line.confirmed()
                + (line.before().compareTo(line.after()) == 0 ? "" : ", " + line.before() + " → " + line.after());
    }

    void rose(@Observes PriceRose event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.addAll(event.owners().stream().filter(owner -> !purchase.isOrganizedBy(owner.participation().memberId()))
                .map(owner -> notice(owner.participation().memberId(), NoticeKind.PRICE_ROSE, purchase, "/supply/lines/" + purchase.id(),
                        told(owner.lines(), line -> line.name() + ": " + line.before() + " → " + line.after()), event.withdrawUntil())).toList());
    }

    void answered(@Observes SupplierAnswered event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        notices.add(notice(purchase.organizerId(), NoticeKind.SUPPLIER_ANSWERED, purchase, "/supply/" + purchase.id(), event.differences()));
    }

    void withdrawn(@Observes LineWithdrawn event) {
        Purchase purchase = purchases.byId(event.purchaseId());
        if (!purchase.isOrganizedBy(event.participation().memberId())) {
            notices.add(notice(purchase.organizerId(), NoticeKind.LINE_TOO_DEAR, purchase, "/supply/invoice/" + purchase.id(), event.name(), event.quantity()));
        }
    }

    /** The first few; how many there are beyond these. */
    private static <T> String told(List<T> lines, Function<T, String> said) {
        return lines.stream().limit(LINES_TOLD).map(said).collect(Collectors.joining("; "))
                + (lines.size() > LINES_TOLD ? "; +" + (lines.size() - LINES_TOLD) : "");
    }

    /** With the purchase's title as the first argument. */
    private Notice notice(long memberId, NoticeKind kind, Purchase purchase, String link, Object... arguments) {
        return new Notice(memberId, kind, purchase.id(), link, clock.instant(),
                Stream.concat(Stream.of(topics.byId(purchase.topicId()).title()), Stream.of(arguments)).toArray());
    }
}
