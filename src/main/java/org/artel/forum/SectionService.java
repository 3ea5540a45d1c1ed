package org.artel.forum;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;

/** The tree of sections: who may see what of it, and which rules hold where. */
@ApplicationScoped
@Transactional
@Retried
public class SectionService {

    @Inject
    private Sections sections;
    @Inject
    private Clock clock;
    @Inject
    private MemberService members;
    @Inject
    private Access access;
    @Inject
    private Audit audit;
    @Inject
    private ChangeLog changes;
    private volatile SectionTree cached;
    private volatile SectionTree cachedOpen;

    /**
     * The sections that this viewer may see: age-limited ones do not exist for guests and for members who have not confirmed
     * their age.
     *
     * @param viewerId null for a guest
     */
    public SectionTree tree(Long viewerId) {
        return treeOf(viewerId == null ? null : members.find(viewerId).orElse(null), sections.stamp());
    }

    /**
     * The same for a caller who has read both already.
     *
     * @param viewer null: a guest
     */
    SectionTree treeOf(Member viewer, long stamp) {
        SectionTree whole = whole(stamp);
        return viewer != null && viewer.ageConfirmed() ? whole : open(whole);
    }

    private SectionTree open(SectionTree whole) {
        SectionTree open = cachedOpen;
        if (open == null || open.stamp() != whole.stamp()) {
            open = whole.withoutAgeLimited();
            cachedOpen = open;
        }
        return open;
    }

    /** Ids of the sections that this viewer may see; null: a guest. */
    public Set<Long> visibleTo(Long viewerId) {
        return tree(viewerId).ids();
    }

    /** @throws Refused NOT_FOUND when the section does not exist for this viewer */
    public Section requireVisible(long sectionId, Long viewerId) {
        return tree(viewerId).get(sectionId);
    }

    /** The rules that hold there after inheritance, whoever asks. */
    public SectionRules effective(long sectionId) {
        return whole().rules(sectionId);
    }

    /** The section itself, whoever asks. */
    public Section byId(long sectionId) {
        return whole().get(sectionId);
    }

    /** Grows with every change of any section; part of what names the state of a page. */
    public long stamp() {
        return sections.stamp();
    }

    public void subscribe(long sectionId, long memberId) {
        requireVisible(sectionId, memberId);
        sections.subscribe(sectionId, memberId, clock.instant());
    }

    public void unsubscribe(long sectionId, long memberId) {
        sections.unsubscribe(sectionId, memberId);
    }

    public boolean isSubscribed(long sectionId, long memberId) {
        return sections.subscribed(sectionId, memberId);
    }

    /** Members who want to hear of new purchases in this section: its own subscribers and those of all sections above. */
    public Set<Long> subscribers(long sectionId) {
        var path = whole().path(sectionId).stream().map(Section::id).toList();
        return sections.subscribers(path).stream().map(Number::longValue).collect(Collectors.toSet());
    }

    /** All sections, for administrators. */
    public SectionTree all(long administratorId) {
        access.require(Operation.MANAGE_SECTIONS, administratorId);
        return whole();
    }

    /**
     * @return the new section's id
     * @throws Refused when a value is out of its range, or there is no such parent
     */
    @Once
    public long create(long administratorId, SectionForm form) {
        access.require(Operation.MANAGE_SECTIONS, administratorId);
        Section section = new Section(form);
        requireParent(null, form.parentId());
        sections.add(section);
        changed(administratorId, section);
        return section.id();
    }

    /**
     * @param revision the revision that the administrator saw; null: whichever
     * @throws Refused when a value is out of its range, or the section would stand below itself; STALE
     */
    public void change(long administratorId, long sectionId, SectionForm form, Integer revision) {
        access.require(Operation.MANAGE_SECTIONS, administratorId);
        Section section = sections.find(sectionId);
        if (section == null) {
            throw Refused.notFound();
        }
        if (revision != null && revision != section.revision()) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        requireParent(sectionId, form.parentId());
        section.change(form);
        changed(administratorId, section);
    }

    /** One place up or down among the sections beside it; at the end it stays. */
    public void move(long administratorId, long sectionId, boolean up) {
        access.require(Operation.MANAGE_SECTIONS, administratorId);
        List<Long> order = beside(whole(), whole().get(sectionId).parentId());
        int from = order.indexOf(sectionId);
        Collections.swap(order, from, Math.max(0, Math.min(order.size() - 1, from + (up ? -1 : 1))));
        stand(administratorId, order);
    }

    /**
     * Moves a section, with all below it, to another place of the tree.
     *
     * @param parentId above it from now on; null: none
     * @param beforeId the section below the same parent that it comes before; null: it comes last
     * @throws Refused NOT_FOUND without such a section, {@code forum.section.parent} when it would stand below itself, STALE when
     *                 {@code beforeId} does not stand there any more
     */
    public void place(long administratorId, long sectionId, Long parentId, Long beforeId) {
        access.require(Operation.MANAGE_SECTIONS, administratorId);
        SectionTree tree = whole();
        Section section = sections.find(tree.get(sectionId).id());
        requireParent(sectionId, parentId);
        List<Long> order = beside(tree, parentId);
        order.remove(sectionId);
        if (beforeId != null && !order.contains(beforeId)) {
            throw new Refused(Refused.Kind.STALE, "refused.stale");
        }
        order.add(beforeId == null ? order.size() : order.indexOf(beforeId), sectionId);
        if (!Objects.equals(section.parentId(), parentId)) {
            section.standBelow(parentId);
            changed(administratorId, section);
        }
        stand(administratorId, order);
    }

    private static List<Long> beside(SectionTree tree, Long parentId) {
        return new ArrayList<>((parentId == null ? tree.roots() : tree.children(parentId)).stream().map(Section::id).toList());
    }

    private void stand(long administratorId, List<Long> order) {
        for (int i = 0; i < order.size(); i++) {
            Section section = sections.find(order.get(i));
            if (section.position() != i + 1) {
                section.stand(i + 1);
                changed(administratorId, section);
            }
        }
    }

    private void requireParent(Long sectionId, Long parentId) {
        if (parentId == null) {
            return;
        }
        SectionTree tree = whole();
        if (!tree.has(parentId) || (sectionId != null && tree.below(sectionId).contains(parentId))) {
            throw new Refused("forum.section.parent");
        }
    }

    private void changed(long administratorId, Section section) {
        audit.record(Actor.member(administratorId), Operation.MANAGE_SECTIONS.name(), null, "section", section.id(), null);
        changes.changed("section", section.id());
    }

    /**
     * All sections, whoever asks: for rules, never for a list that somebody sees. One small query a call; the sections themselves
     * are read again only after one has changed.
     */
    public SectionTree whole() {
        return whole(sections.stamp());
    }

    private SectionTree whole(long stamp) {
        SectionTree tree = cached;
        if (tree == null || tree.stamp() != stamp) {
            tree = new SectionTree(stamp, sections.all());
            cached = tree;
        }
        return tree;
    }
}
