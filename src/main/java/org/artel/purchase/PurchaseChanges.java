package org.artel.purchase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Audit;
import org.artel.common.Settings;
import org.artel.common.Texts;

/** Stages, stop dates and percent, conditions before and after, co-organizers. */
@ApplicationScoped
class PurchaseChanges implements ChangeSource {

    @Inject
    private Purchases purchases;
    @Inject
    private CoOrganizers coOrganizers;
    @Inject
    private TermsLog terms;
    @Inject
    private Audit audit;
    @Inject
    private MemberService members;
    @Inject
    private Settings settings;

    @Override
    public List<Change> before(Purchase purchase, Instant before, int limit, PurchaseView.Rights rights, Texts texts) {
        return Stream.of(stages(purchase, before, limit, texts), conditions(purchase, before, limit, texts),
                paymentDetails(purchase, before, limit, texts), helpers(purchase, before, texts)).flatMap(List::stream).toList();
    }

    private List<Change> stages(Purchase purchase, Instant before, int limit, Texts texts) {
        List<StageChange> found = purchases.stageChangesBefore(purchase.id(), before, limit);
        Map<Long, Member> people = members.byIds(found.stream().flatMap(change -> change.people().stream()).toList());
        return found.stream().filter(change -> !change.isTermsAnnounced())
                .map(change -> new Change(change.changedAt(), StagePosts.headline(change, people, texts), StagePosts.details(change, texts)))
                .toList();
    }

    private List<Change> conditions(Purchase purchase, Instant before, int limit, Texts texts) {
        String currency = settings.get("currency").orElse("EUR");
        return terms.before(purchase.id(), before, limit).stream().map(change -> {
            List<String> details = new ArrayList<>(change.differences(texts, currency).stream().map(d -> d.says(texts)).toList());
            if (change.reason() != null) {
                details.add(change.reason());
            }
            return new Change(change.changedAt(), texts.text(change.reason() == null ? "purchase.changed.terms" : "purchase.post.termsAnnounced"), details);
        }).toList();
    }

    /** That they are others, never what they are. */
    private List<Change> paymentDetails(Purchase purchase, Instant before, int limit, Texts texts) {
        return audit.ofPurchase(purchase.id(), Set.of(Operation.CHANGE_PAYMENT_DETAILS.name()), purchase.announcedAt(), before, limit).stream()
                .map(event -> new Change(event.occurredAt(), texts.text("purchase.changed.paymentDetails." + event.detail()), List.of())).toList();
    }

    private List<Change> helpers(Purchase purchase, Instant before, Texts texts) {
        List<CoOrganizer> ever = coOrganizers.everOf(purchase.id());
        Map<Long, Member> people = members.byIds(ever.stream().map(CoOrganizer::memberId).toList());
        List<Change> changes = new ArrayList<>();
        for (CoOrganizer one : ever) {
            String nickname = people.get(one.memberId()).nickname();
            changes.add(new Change(one.acceptedAt(), texts.text("purchase.changed.helps", nickname), List.of()));
            if (one.endedAt() != null) {
                changes.add(new Change(one.endedAt(), texts.text("purchase.changed.helpsNoMore", nickname), List.of()));
            }
        }
        return changes.stream().filter(change -> change.at().isBefore(before)).toList();
    }
}
