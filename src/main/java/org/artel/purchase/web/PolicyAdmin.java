package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.purchase.GoodsPolicyService;
import org.artel.purchase.GoodsRule;

/** {@code /admin/policy}: which goods may not be offered. */
@Named("policyAdmin")
@RequestScoped
public class PolicyAdmin {

    @Inject
    private Asked asked;
    @Inject
    private Access access;
    @Inject
    private GoodsPolicyService policies;

    private List<GoodsRule> rules;
    private GoodsRule.Kind kind = GoodsRule.Kind.FORBIDDEN_WORD;
    private String pattern;
    private Integer ageLimit;
    private String note;

    public void open() {
        access.require(Operation.MANAGE_GOODS_POLICY, asked.viewer().memberId());
    }

    public String getJurisdiction() {
        return policies.jurisdiction();
    }

    public List<GoodsRule> getRules() {
        if (rules == null) {
            rules = policies.rules(getJurisdiction());
        }
        return rules;
    }

    public GoodsRule.Kind[] getKinds() {
        return GoodsRule.Kind.values();
    }

    public void add() throws IOException {
        policies.add(asked.viewer().require(), getJurisdiction(), kind, pattern, ageLimit, note);
        asked.goOn("/admin/policy", "policy.said.added", pattern);
    }

    public void remove() throws IOException {
        policies.remove(asked.viewer().require(), asked.number("rule", -1));
        asked.goOn("/admin/policy", "policy.said.removed");
    }

    public GoodsRule.Kind getKind() {
        return kind;
    }

    public void setKind(GoodsRule.Kind kind) {
        this.kind = kind;
    }

    public String getPattern() {
        return pattern;
    }

    public void setPattern(String pattern) {
        this.pattern = pattern;
    }

    public Integer getAgeLimit() {
        return ageLimit;
    }

    public void setAgeLimit(Integer ageLimit) {
        this.ageLimit = ageLimit;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
