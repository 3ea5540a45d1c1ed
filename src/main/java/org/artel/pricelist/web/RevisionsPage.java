package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.common.Texts;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.pricelist.Difference;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotHistoryService;
import org.artel.pricelist.LotRevision;
import org.artel.pricelist.PricelistService;
import org.omnifaces.cdi.Param;

/** {@code /pricelist/revisions/345}: what was changed of a lot, when and by whom. */
@Named("lotRevisions")
@RequestScoped
public class RevisionsPage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Viewer viewer;
    @Inject
    private PricelistService pricelist;
    @Inject
    private LotHistoryService history;
    @Inject
    private MemberService members;
    @Inject
    private TopicService topics;
    @Inject
    private Clock clock;

    private Lot lot;
    private List<LotRevision> revisions;
    private Map<Long, Member> makers;

    public Lot getLot() {
        if (lot == null) {
            long id = Slug.id(String.valueOf(address));
            if (id < 0) {
                throw Refused.notFound();
            }
            lot = pricelist.requireLot(id, viewer.memberId());
        }
        return lot;
    }

    public Topic getTopic() {
        return topics.byId(pricelist.requireReadable(getLot().purchaseId(), viewer.memberId()).topicId());
    }

    public List<LotRevision> getRevisions() {
        if (revisions == null) {
            revisions = history.revisions(getLot().id(), viewer.memberId());
            makers = members.byIds(revisions.stream().map(LotRevision::madeBy).filter(Objects::nonNull).collect(Collectors.toSet()));
        }
        return revisions;
    }

    /** Whoever changes a list organizes: never anonymous. */
    public String maker(LotRevision revision) {
        return revision.madeBy() == null ? "" : makers.get(revision.madeBy()).nickname();
    }

    public String said(Difference difference) {
        return DifferenceText.of(difference, Texts.of(viewer.locale(), viewer.zone(), clock.instant()));
    }
}
