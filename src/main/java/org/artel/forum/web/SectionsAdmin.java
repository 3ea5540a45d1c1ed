package org.artel.forum.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Visibility;
import org.artel.forum.Section;
import org.artel.forum.SectionForm;
import org.artel.forum.SectionService;
import org.artel.forum.SectionTree;
import org.omnifaces.util.Faces;
import org.primefaces.model.DefaultTreeNode;
import org.primefaces.model.TreeNode;

/** {@code /admin/sections}: the tree; {@code ?section=3} one section's form, {@code ?parent=3} the form of a new one below it. */
@Named("sectionsAdmin")
@RequestScoped
public class SectionsAdmin {

    @Inject
    private Reading reading;
    @Inject
    private Event<Said> said;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;

    private SectionTree tree;
    private Long parentId;
    private Long cityId;
    private String name;
    private String nameRu;
    private String description;
    private String descriptionRu;
    private Integer position;
    private Integer ageLimit;
    private BigDecimal percentCap;
    private BigDecimal exposureCap;
    private BigDecimal exposureCapTrusted;
    private boolean purchases = true;
    private Visibility pricesVisible;
    private Visibility rollVisible;
    private Visibility supplierVisible;

    @PostConstruct
    void fill() {
        if (!isNew()) {
            SectionForm form = tree().get(reading.number("section", -1)).form();
            parentId = form.parentId();
            cityId = form.cityId();
            name = form.name();
            nameRu = form.nameRu();
            description = form.description();
            descriptionRu = form.descriptionRu();
            position = form.position();
            ageLimit = form.ageLimit();
            percentCap = form.percentCap();
            exposureCap = form.exposureCap() == null ? null : form.exposureCap().amount();
            exposureCapTrusted = form.exposureCapTrusted() == null ? null : form.exposureCapTrusted().amount();
            purchases = form.purchases();
            pricesVisible = form.pricesVisible();
            rollVisible = form.rollVisible();
            supplierVisible = form.supplierVisible();
        } else if (reading.parameter("parent") != null) {
            parentId = reading.number("parent", -1);
        }
    }

    private SectionTree tree() {
        if (tree == null) {
            tree = sections.all(reading.viewer().require());
        }
        return tree;
    }

    public List<Section> getAll() {
        return tree().all();
    }

    /** For the tree: the node above all sections, which is not shown. */
    public TreeNode<Section> getRoot() {
        TreeNode<Section> root = new DefaultTreeNode<>();
        tree().roots().forEach(section -> grow(section, root));
        return root;
    }

    private void grow(Section section, TreeNode<Section> above) {
        TreeNode<Section> node = new DefaultTreeNode<>(section, above);
        node.setExpanded(true);
        tree().children(section.id()).forEach(child -> grow(child, node));
    }

    /** The section's number comes as a parameter of the button. */
    public void up() throws IOException {
        move(true);
    }

    public void down() throws IOException {
        move(false);
    }

    private void move(boolean up) throws IOException {
        sections.move(reading.viewer().require(), reading.number("moved", -1), up);
        Faces.redirect(reading.root() + "/admin/sections");
    }

    /** Dropped at another place; an empty number: no parent, or the last place. */
    public void place() throws IOException {
        sections.place(reading.viewer().require(), reading.number("moved", -1), numberOrNull("parent"), numberOrNull("before"));
        Faces.redirect(reading.root() + "/admin/sections");
    }

    private Long numberOrNull(String parameter) {
        String value = reading.parameter(parameter);
        return value == null || value.isBlank() ? null : (Long) reading.number(parameter, -1);
    }

    /** The name with those of the sections above it. */
    public String fullName(Section section) {
        return String.join(" › ", tree().path(section.id()).stream().map(s -> s.name(reading.viewer().locale())).toList());
    }

    public List<City> getCities() {
        return cities.all();
    }

    public Visibility[] getVisibilities() {
        return Visibility.values();
    }

    public boolean isNew() {
        return reading.parameter("section") == null;
    }

    /** The revision that the form was made from. */
    public Integer getRevision() {
        return Faces.isPostback() ? (Integer) (int) reading.number("revision", 0)
                : isNew() ? 0 : tree().get(reading.number("section", -1)).revision();
    }

    public void save() throws IOException {
        long administrator = reading.viewer().require();
        SectionForm form = new SectionForm(parentId, cityId, name, nameRu, description, descriptionRu, position == null ? 0 : position,
                ageLimit, percentCap, money(exposureCap), money(exposureCapTrusted), purchases, pricesVisible, rollVisible, supplierVisible);
        if (isNew()) {
            sections.create(administrator, form);
        } else {
            sections.change(administrator, reading.number("section", -1), form, getRevision());
        }
        said.fire(new Said("forum.section.saved"));
        Faces.redirect(reading.root() + "/admin/sections");
    }

    public Long getParentId() {
        return parentId;
    }

    public void setParentId(Long parentId) {
        this.parentId = parentId;
    }

    public Long getCityId() {
        return cityId;
    }

    public void setCityId(Long cityId) {
        this.cityId = cityId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getNameRu() {
        return nameRu;
    }

    public void setNameRu(String nameRu) {
        this.nameRu = nameRu;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getDescriptionRu() {
        return descriptionRu;
    }

    public void setDescriptionRu(String descriptionRu) {
        this.descriptionRu = descriptionRu;
    }

    public Integer getPosition() {
        return position;
    }

    public void setPosition(Integer position) {
        this.position = position;
    }

    public Integer getAgeLimit() {
        return ageLimit;
    }

    public void setAgeLimit(Integer ageLimit) {
        this.ageLimit = ageLimit;
    }

    private static Money money(BigDecimal sum) {
        if (sum != null && sum.stripTrailingZeros().scale() > 2) {
            throw new Refused("forum.section.exposureCap");
        }
        return sum == null ? null : new Money(sum);
    }

    public BigDecimal getExposureCap() {
        return exposureCap;
    }

    public void setExposureCap(BigDecimal exposureCap) {
        this.exposureCap = exposureCap;
    }

    public BigDecimal getExposureCapTrusted() {
        return exposureCapTrusted;
    }

    public void setExposureCapTrusted(BigDecimal exposureCapTrusted) {
        this.exposureCapTrusted = exposureCapTrusted;
    }

    public BigDecimal getPercentCap() {
        return percentCap;
    }

    public void setPercentCap(BigDecimal percentCap) {
        this.percentCap = percentCap;
    }

    public boolean isPurchases() {
        return purchases;
    }

    public void setPurchases(boolean purchases) {
        this.purchases = purchases;
    }

    public Visibility getPricesVisible() {
        return pricesVisible;
    }

    public void setPricesVisible(Visibility pricesVisible) {
        this.pricesVisible = pricesVisible;
    }

    public Visibility getRollVisible() {
        return rollVisible;
    }

    public void setRollVisible(Visibility rollVisible) {
        this.rollVisible = rollVisible;
    }

    public Visibility getSupplierVisible() {
        return supplierVisible;
    }

    public void setSupplierVisible(Visibility supplierVisible) {
        this.supplierVisible = supplierVisible;
    }
}
