package org.artel.forum;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.Locale;
import org.artel.common.Money;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.common.Visibility;

/** One shelf of the forum. What it leaves open (null) holds as its parent says; see {@link SectionTree#rules}. */
@Entity
@Table(name = "section")
public class Section {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "section")
    @TableGenerator(name = "section", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "section", allocationSize = 50)
    private long id;
    @Column(name = "parent_id")
    private Long parentId;
    @Column(name = "city_id")
    private Long cityId;
    private String name;
    @Column(name = "name_ru")
    private String nameRu;
    private String description;
    @Column(name = "description_ru")
    private String descriptionRu;
    private int position;
    @Column(name = "age_limit")
    private Integer ageLimit;
    @Column(name = "percent_cap")
    private BigDecimal percentCap;
    @Column(name = "exposure_cap")
    private Money exposureCap;
    @Column(name = "exposure_cap_trusted")
    private Money exposureCapTrusted;
    private boolean purchases;
    @Enumerated(EnumType.STRING)
    @Column(name = "prices_visible")
    private Visibility pricesVisible;
    @Enumerated(EnumType.STRING)
    @Column(name = "roll_visible")
    private Visibility rollVisible;
    @Enumerated(EnumType.STRING)
    @Column(name = "supplier_visible")
    private Visibility supplierVisible;
    @Version
    private int revision;

    protected Section() {
    }

    Section(SectionForm form) {
        change(form);
    }

    /**
     * Takes the administrator's values over.
     *
     * @throws Refused when the name is missing, or a figure is out of its range
     */
    void change(SectionForm form) {
        if (form.name() == null || form.name().isBlank() || form.name().length() > 100) {
            throw new Refused("forum.section.nameMissing", 100);
        }
        if (form.ageLimit() != null && (form.ageLimit() < 0 || form.ageLimit() > 99)) {
            throw new Refused("forum.section.ageLimit");
        }
        if (form.percentCap() != null
                && (form.percentCap().signum() < 0 || form.percentCap().compareTo(BigDecimal.valueOf(100)) > 0
                || form.percentCap().stripTrailingZeros().scale() > 2)) {
            throw new Refused("forum.section.percentCap");
        }
        if (form.exposureCap() != null && !form.exposureCap().isPositive() || form.exposureCapTrusted() != null
                && (form.exposureCap() == null || form.exposureCapTrusted().compareTo(form.exposureCap()) < 0)) {
            throw new Refused("forum.section.exposureCap");
        }
        if (tooLong(form.nameRu(), 100) || tooLong(form.description(), 500) || tooLong(form.descriptionRu(), 500)) {
            throw new Refused("forum.section.tooLong", 100, 500);
        }
        parentId = form.parentId();
        cityId = form.cityId();
        name = form.name().strip();
        nameRu = textOrNull(form.nameRu());
        description = form.description() == null ? "" : form.description().strip();
        descriptionRu = textOrNull(form.descriptionRu());
        position = form.position();
        ageLimit = form.ageLimit() == null || form.ageLimit() == 0 ? null : form.ageLimit();
        percentCap = form.percentCap();
        exposureCap = form.exposureCap();
        exposureCapTrusted = form.exposureCapTrusted();
        purchases = form.purchases();
        pricesVisible = form.pricesVisible();
        rollVisible = form.rollVisible();
        supplierVisible = form.supplierVisible();
    }

    private static boolean tooLong(String text, int max) {
        return text != null && text.strip().length() > max;
    }

    private static String textOrNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** @param parentId null: a root */
    void standBelow(Long parentId) {
        this.parentId = parentId;
    }

    /** @param at its place among the sections beside it */
    void stand(int at) {
        position = at;
    }

    public long id() {
        return id;
    }

    /** Path of its page: {@code /section/3-food}. */
    public String address() {
        return "/section/" + Slug.of(id, name);
    }

    /** Null at the root. */
    public Long parentId() {
        return parentId;
    }

    /** Null: as the parent's, at the root of all cities. */
    public Long cityId() {
        return cityId;
    }

    public String name(Locale locale) {
        return nameRu != null && "ru".equals(locale.getLanguage()) ? nameRu : name;
    }

    public String description(Locale locale) {
        return descriptionRu != null && "ru".equals(locale.getLanguage()) ? descriptionRu : description;
    }

    public int position() {
        return position;
    }

    /** The section's own limit in years, null when it sets none; the inherited one is in {@link SectionRules}. */
    public Integer ageLimit() {
        return ageLimit;
    }

    /** The section's own cap on the organizer's percent, in percent (12.50 is 12.5 %); null when it sets none. */
    public BigDecimal percentCap() {
        return percentCap;
    }

    /** The section's own cap on what one organizer may have collected in open purchases here; null when it sets none. */
    public Money exposureCap() {
        return exposureCap;
    }

    /** The same for trusted organizers; null: as for all. */
    public Money exposureCapTrusted() {
        return exposureCapTrusted;
    }

    /** Whether purchases may be opened here. */
    public boolean hasPurchases() {
        return purchases;
    }

    public Visibility pricesVisible() {
        return pricesVisible;
    }

    public Visibility rollVisible() {
        return rollVisible;
    }

    public Visibility supplierVisible() {
        return supplierVisible;
    }

    /** Counts the changes. */
    public int revision() {
        return revision;
    }

    /** What an administrator's form starts from. */
    public SectionForm form() {
        return new SectionForm(parentId, cityId, name, nameRu, description, descriptionRu, position, ageLimit, percentCap,
                exposureCap, exposureCapTrusted, purchases, pricesVisible, rollVisible, supplierVisible);
    }
}
