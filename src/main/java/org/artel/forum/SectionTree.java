package org.artel.forum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.common.Refused;

/** All sections at one moment, as their viewer may see them: who may not see a section sees nothing below it either. */
public final class SectionTree {

    private static final Comparator<Section> ORDER = Comparator.comparingInt(Section::position).thenComparingLong(Section::id);

    private final long stamp;
    private final Map<Long, Section> sections = new HashMap<>();
    private final Map<Long, SectionRules> rules = new HashMap<>();
    private final Map<Long, List<Section>> children = new HashMap<>();
    private final List<Section> roots;

    /** @param stamp grows with every change of any section */
    SectionTree(long stamp, Collection<Section> all) {
        this.stamp = stamp;
        List<Section> sorted = all.stream().sorted(ORDER).toList();
        sorted.forEach(s -> sections.put(s.id(), s));
        sorted.stream().filter(s -> s.parentId() != null)
                .forEach(s -> children.computeIfAbsent(s.parentId(), id -> new ArrayList<>()).add(s));
        roots = sorted.stream().filter(s -> s.parentId() == null).toList();
        roots.forEach(root -> inherit(root, SectionRules.OPEN));
    }

    private void inherit(Section section, SectionRules above) {
        SectionRules own = above.of(section);
        rules.put(section.id(), own);
        children(section.id()).forEach(child -> inherit(child, own));
    }

    private SectionTree(SectionTree whole, Set<Long> visible) {
        stamp = whole.stamp;
        visible.forEach(id -> {
            sections.put(id, whole.sections.get(id));
            rules.put(id, whole.rules.get(id));
            children.put(id, whole.children(id).stream().filter(s -> visible.contains(s.id())).toList());
        });
        roots = whole.roots.stream().filter(s -> visible.contains(s.id())).toList();
    }

    /** What remains for somebody whose age is not confirmed. */
    SectionTree withoutAgeLimited() {
        return new SectionTree(this, rules.entrySet().stream().filter(e -> !e.getValue().isAgeLimited())
                .map(Map.Entry::getKey).collect(Collectors.toSet()));
    }

    /** Grows with every change of any section. */
    public long stamp() {
        return stamp;
    }

    public List<Section> roots() {
        return roots;
    }

    public List<Section> children(long sectionId) {
        return children.getOrDefault(sectionId, List.of());
    }

    public boolean has(long sectionId) {
        return sections.containsKey(sectionId);
    }

    /** @throws Refused NOT_FOUND when there is no such section for this viewer */
    public Section get(long sectionId) {
        Section section = sections.get(sectionId);
        if (section == null) {
            throw Refused.notFound();
        }
        return section;
    }

    /** @throws Refused NOT_FOUND when there is no such section for this viewer */
    public SectionRules rules(long sectionId) {
        get(sectionId);
        return rules.get(sectionId);
    }

    /** From the root down to the section itself. */
    public List<Section> path(long sectionId) {
        List<Section> path = new ArrayList<>();
        for (Section s = get(sectionId); s != null; s = s.parentId() == null ? null : sections.get(s.parentId())) {
            path.add(0, s);
        }
        return path;
    }

    /** The section and everything below it. */
    public Set<Long> below(long sectionId) {
        Set<Long> ids = new LinkedHashSet<>();
        collect(get(sectionId), ids);
        return ids;
    }

    private void collect(Section section, Set<Long> ids) {
        ids.add(section.id());
        children(section.id()).forEach(child -> collect(child, ids));
    }

    public Set<Long> ids() {
        return Set.copyOf(sections.keySet());
    }

    /** Depth first, in the order of the menu. */
    public List<Section> all() {
        Set<Long> ids = new LinkedHashSet<>();
        roots.forEach(root -> collect(root, ids));
        return ids.stream().map(sections::get).toList();
    }
}
