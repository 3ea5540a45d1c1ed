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
import org.artel.forum.Topic;
import org.artel.purchase.WishForm;
import org.artel.purchase.WishList;
import org.artel.purchase.WishService;

/** {@code /wishes}, {@code /wishes?section=3&sort=newest}, {@code /wishes/new?section=3}. */
@Named("wishes")
@RequestScoped
public class WishesPage {

    private static final int PAGE = 30;
    private static final int TOP = 5;

    @Inject
    private Asked asked;
    @Inject
    private Access access;
    @Inject
    private WishService wishes;
    @Inject
    private SectionService sections;

    private WishList list;
    private SectionTree tree;
    private List<WishList.Row> top;
    private Long sectionId;
    private String title;
    private String text;
    private String link;
    private String amount;
    private String supplier;

    private SectionTree tree() {
        if (tree == null) {
            tree = sections.tree(asked.viewer().memberId());
        }
        return tree;
    }

    /** Null: wishes of all sections. */
    public Section getSection() {
        long id = asked.number("section", 0);
        return id == 0 ? null : tree().get(id);
    }

    private WishList list() {
        if (list == null) {
            list = wishes.list(getSection() == null ? null : getSection().id(), sort(), WishList.Cursor.parse(asked.parameter("after")),
                    PAGE, asked.viewer().memberId());
        }
        return list;
    }

    private WishList.Sort sort() {
        return isNewest() ? WishList.Sort.NEWEST : WishList.Sort.SUPPORTERS;
    }

    public boolean isNewest() {
        return "newest".equals(asked.parameter("sort"));
    }

    public List<WishList.Row> getRows() {
        return list().rows();
    }

    /** The most supported ones, for other pages. */
    public List<WishList.Row> getTop() {
        if (top == null) {
            top = wishes.list(null, WishList.Sort.SUPPORTERS, null, TOP, asked.viewer().memberId()).rows();
        }
        return top;
    }

    public String getNext() {
        return list().next() == null ? "" : address(isNewest() ? "newest" : "supporters") + "&after=" + list().next();
    }

    /** Of the list in that order. */
    public String address(String sort) {
        return asked.root() + "/wishes?sort=" + sort + (getSection() == null ? "" : "&section=" + getSection().id());
    }

    public String sectionOf(Topic topic) {
        return tree().get(topic.sectionId()).name(asked.viewer().locale());
    }

    public boolean isMayWrite() {
        return asked.viewer().may(Operation.WRITE_WISH);
    }

    public void openNew() {
        access.require(Operation.WRITE_WISH, asked.viewer().memberId());
    }

    /** Where a wish can be written. */
    public List<Section> getSections() {
        return tree().all().stream().filter(Section::hasPurchases).toList();
    }

    /** The section's name with those above it. */
    public String fullName(Section section) {
        return String.join(" › ", tree().path(section.id()).stream().map(s -> s.name(asked.viewer().locale())).toList());
    }

    public void write() throws IOException {
        asked.goOn("/thread/" + wishes.write(asked.viewer().require(), sectionId, new WishForm(title, text, link, amount, supplier)),
                "wish.said.written");
    }

    public Long getSectionId() {
        return sectionId == null && getSection() != null ? (Long) getSection().id() : sectionId;
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

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getLink() {
        return link;
    }

    public void setLink(String link) {
        this.link = link;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getSupplier() {
        return supplier;
    }

    public void setSupplier(String supplier) {
        this.supplier = supplier;
    }
}
