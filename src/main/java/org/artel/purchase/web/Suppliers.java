package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Slug;
import org.artel.forum.SectionService;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.Supplier;
import org.artel.purchase.SupplierService;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The suppliers' cards: {@code /suppliers}, {@code /supplier/5}, {@code /suppliers/new}, {@code /suppliers/edit/5}. */
@Named("suppliers")
@RequestScoped
public class Suppliers {

    private static final int PAGE = 50;
    private static final int PURCHASES = 30;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private Access access;
    @Inject
    private SupplierService suppliers;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseView view;
    @Inject
    private SectionService sections;
    @Inject
    private TopicService topics;

    private List<Supplier> page;
    private Supplier supplier;
    private List<Purchase> found;
    private Map<Long, Topic> titles;
    private String name;
    private String description;
    private String site;
    private String contacts;
    private boolean filled;
    private boolean lookAlikeConfirmed;

    public List<Supplier> getPage() {
        if (page == null) {
            page = suppliers.list(asked.parameter("after"), PAGE);
        }
        return page;
    }

    public String getNext() {
        return getPage().size() < PAGE ? null
                : asked.root() + "/suppliers?after=" + URLEncoder.encode(getPage().get(PAGE - 1).nameKey(), StandardCharsets.UTF_8);
    }

    public boolean isMayCreate() {
        return asked.viewer().may(Operation.CREATE_SUPPLIER);
    }

    public String address(Supplier card) {
        return "/supplier/" + Slug.of(card.id(), card.name());
    }

    public Supplier getSupplier() {
        if (supplier == null) {
            supplier = suppliers.byId(Asked.id(address));
        }
        return supplier;
    }

    public boolean isMayEdit() {
        return asked.viewer().may(Operation.EDIT_SUPPLIER, Relation.ownedBy(getSupplier().createdBy()));
    }

    /** Purchases from this supplier, where the viewer may know that they are. */
    public List<Purchase> getPurchases() {
        if (found == null) {
            Long member = asked.viewer().memberId();
            found = purchases.ofSupplier(getSupplier().id(), sections.visibleTo(member), asked.number("before", Long.MAX_VALUE), PURCHASES)
                    .stream().filter(p -> view.rights(p, member).supplier()).toList();
            titles = topics.byIds(found.stream().map(Purchase::topicId).toList());
        }
        return found;
    }

    public Topic thread(Purchase purchase) {
        return titles.get(purchase.topicId());
    }

    public void openNew() {
        access.require(Operation.CREATE_SUPPLIER, asked.viewer().memberId());
    }

    public void openEdit() {
        access.require(Operation.EDIT_SUPPLIER, asked.viewer().memberId(), Relation.ownedBy(getSupplier().createdBy()));
    }

    /** The version that the form was made from. */
    public int getVersion() {
        return Faces.isPostback() ? (int) asked.number("version", 0) : getSupplier().version();
    }

    public void create() throws IOException {
        long id = suppliers.create(asked.viewer().require(), new SupplierService.Card(name, description, site, contacts), lookAlikeConfirmed);
        asked.goOn("/supplier/" + id, "supplier.said.created");
    }

    public void change() throws IOException {
        suppliers.change(asked.viewer().require(), Asked.id(address), new SupplierService.Card(name, description, site, contacts), getVersion());
        asked.goOn("/supplier/" + Asked.id(address), "supplier.said.changed");
    }

    private void fill() {
        if (!filled && address != null && !Faces.isPostback()) {
            name = getSupplier().name();
            description = getSupplier().description();
            site = getSupplier().site();
            contacts = getSupplier().contacts();
        }
        filled = true;
    }

    public String getName() {
        fill();
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        fill();
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getSite() {
        fill();
        return site;
    }

    public void setSite(String site) {
        this.site = site;
    }

    public String getContacts() {
        fill();
        return contacts;
    }

    public void setContacts(String contacts) {
        this.contacts = contacts;
    }

    public boolean isLookAlikeConfirmed() {
        return lookAlikeConfirmed;
    }

    public void setLookAlikeConfirmed(boolean lookAlikeConfirmed) {
        this.lookAlikeConfirmed = lookAlikeConfirmed;
    }
}
