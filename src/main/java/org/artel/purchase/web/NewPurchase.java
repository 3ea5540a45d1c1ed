package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.forum.Section;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;
import org.artel.purchase.PurchaseService;

/** {@code /purchase/new?section=3}: a new draft. */
@Named("newPurchase")
@RequestScoped
public class NewPurchase {

    @Inject
    private Asked asked;
    @Inject
    private Access access;
    @Inject
    private SectionService sections;
    @Inject
    private PurchaseService purchases;

    private Long sectionId;
    private String title;

    public void open() {
        access.require(Operation.DRAFT_PURCHASE, asked.viewer().memberId());
    }

    /** Sections for purchases that the organizer may see. */
    public List<Section> getSections() {
        return tree().all().stream().filter(Section::hasPurchases).toList();
    }

    /** The section's name with those above it. */
    public String fullName(Section section) {
        return String.join(" › ", tree().path(section.id()).stream().map(s -> s.name(asked.viewer().locale())).toList());
    }

    private SectionTree tree() {
        return sections.tree(asked.viewer().memberId());
    }

    public Long getSectionId() {
        if (sectionId == null) {
            long wanted = asked.number("section", -1);
            sectionId = wanted < 0 ? null : (Long) wanted;
        }
        return sectionId;
    }

    public void setSectionId(Long sectionId) {
        this.sectionId = sectionId;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public void create() throws IOException {
        long id = purchases.draft(asked.viewer().require(), sectionId, title);
        asked.goOn("/purchase/edit/" + id, "purchase.said.drafted");
    }
}
