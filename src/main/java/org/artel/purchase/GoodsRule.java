package org.artel.purchase;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

/** One line of the goods policy: what is forbidden, or needs an age limit, in one jurisdiction. */
@Entity
@Table(name = "goods_policy")
public class GoodsRule {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "goods_policy")
    @TableGenerator(name = "goods_policy", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "goods_policy", allocationSize = 50)
    private long id;
    private String jurisdiction;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    private String pattern;
    @Column(name = "age_limit")
    private Integer ageLimit;
    private String note;

    protected GoodsRule() {
    }

    /** What a rule looks at. */
    public enum Kind { FORBIDDEN_WORD, FORBIDDEN_CATEGORY, AGE_LIMITED_WORD }

    GoodsRule(String jurisdiction, Kind kind, String pattern, Integer ageLimit, String note) {
        this.jurisdiction = jurisdiction;
        this.kind = kind;
        this.pattern = pattern;
        this.ageLimit = ageLimit;
        this.note = note;
    }

    public long id() {
        return id;
    }

    public String jurisdiction() {
        return jurisdiction;
    }

    public Kind kind() {
        return kind;
    }

    /** The beginning of a word, case does not matter; for a category its whole name. */
    public String pattern() {
        return pattern;
    }

    /** Years that a section must ask for; of AGE_LIMITED_WORD only. */
    public Integer ageLimit() {
        return ageLimit;
    }

    public String note() {
        return note;
    }
}
