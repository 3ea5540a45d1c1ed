package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.artel.account.Access;
import org.artel.account.City;
import org.artel.account.CityService;
import org.artel.account.Operation;
import org.artel.account.Relation;
import org.artel.common.Visibility;
import org.artel.forum.SectionService;
import org.artel.purchase.BelowMinimum;
import org.artel.purchase.DeliveryBasis;
import org.artel.purchase.DeliveryWay;
import org.artel.purchase.PaymentMode;
import org.artel.purchase.PercentBase;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseGate;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.ReplacementPolicy;
import org.artel.purchase.ShortageRule;
import org.artel.purchase.Stage;
import org.artel.purchase.Supplier;
import org.artel.purchase.SupplierService;
import org.artel.purchase.TermsCommand;
import org.artel.purchase.UnpaidRule;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** {@code /purchase/edit/12}: the terms. A refused form keeps what was typed, each error at its field. */
@Named("termsForm")
@RequestScoped
public class TermsForm {

    /** Empty rows offered below those that are filled in. */
    private static final int SPARE = 2;
    private static final int SUPPLIERS = 500;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private Access access;
    @Inject
    private PurchaseService purchases;
    @Inject
    private PurchaseGate gate;
    @Inject
    private PurchaseView view;
    @Inject
    private SupplierService suppliers;
    @Inject
    private SectionService sections;
    @Inject
    private CityService cities;

    private Purchase purchase;
    private TermsCommand terms;

    public void open() {
        long member = asked.viewer().require();
        Purchase shown = view.requireVisible(Asked.id(address), member);
        access.require(Operation.CHANGE_TERMS, member, Relation.ownedBy(shown.organizerId()));
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            open();
            purchase = purchases.byId(Asked.id(address));
        }
        return purchase;
    }

    public TermsCommand getTerms() {
        if (terms == null) {
            terms = purchases.terms(getPurchase().id());
            // the same number of rows when the form comes back, whatever another device did in between
            int charges = (int) asked.number("charges", terms.getCharges().size() + SPARE);
            int points = (int) asked.number("points", terms.getPoints().size() + SPARE);
            while (terms.getCharges().size() < Math.min(charges, 30)) {
                terms.getCharges().add(new TermsCommand.Charge());
            }
            while (terms.getPoints().size() < Math.min(points, 30)) {
                terms.getPoints().add(new TermsCommand.Point());
            }
        }
        return terms;
    }

    public boolean isOpenForOrders() {
        return getPurchase().stage() == Stage.OPEN;
    }

    /** Until when participants could withdraw, were something dearer announced now. */
    public Instant getWithdrawUntil() {
        return asked.clock().instant().plus(Purchase.WITHDRAW_TIME);
    }

    public int getParticipants() {
        return gate.read(getPurchase().id()).participants();
    }

    public boolean isEditable() {
        return getPurchase().stage() == Stage.DRAFT || getPurchase().stage() == Stage.ANNOUNCED || isOpenForOrders();
    }

    /** The version that the form was made from. */
    public int getVersion() {
        return Faces.isPostback() ? (int) asked.number("version", 0) : getPurchase().version();
    }

    /** The section's percent cap; null: none. */
    public BigDecimal getPercentCap() {
        return sections.effective(getPurchase().sectionId()).percentCap();
    }

    /** The city's clocks, by which dates are typed. */
    public ZoneId getZone() {
        Long cityId = sections.effective(getPurchase().sectionId()).cityId();
        City city = cityId == null ? null : cities.byId().get(cityId);
        return city == null ? asked.viewer().zone() : city.timeZone();
    }

    public List<Supplier> getSuppliers() {
        List<Supplier> all = new ArrayList<>(suppliers.list("", SUPPLIERS));
        Long chosen = getPurchase().supplierId();
        if (chosen != null && all.stream().noneMatch(s -> s.id() == chosen)) {
            suppliers.find(chosen).ifPresent(all::add);
        }
        return all;
    }

    public void save() throws IOException {
        purchases.changeTerms(getPurchase().id(), asked.viewer().require(), getTerms(), getVersion());
        if (getPurchase().stage() == Stage.DRAFT) {
            asked.goOn("/purchase/publish/" + getPurchase().id(), "purchase.said.saved");
        } else {
            asked.goOn("/thread/" + getPurchase().topicId() + "?tab=conditions", "purchase.said.saved");
        }
    }

    public PaymentMode[] getPaymentModes() {
        return PaymentMode.values();
    }

    public PercentBase[] getPercentBases() {
        return PercentBase.values();
    }

    public BelowMinimum[] getBelowMinimumRules() {
        return BelowMinimum.values();
    }

    public ReplacementPolicy[] getReplacementPolicies() {
        return ReplacementPolicy.values();
    }

    public ShortageRule[] getShortageRules() {
        return ShortageRule.values();
    }

    public UnpaidRule[] getUnpaidRules() {
        return UnpaidRule.values();
    }

    public DeliveryWay[] getWays() {
        return DeliveryWay.values();
    }

    public DeliveryBasis[] getBases() {
        return DeliveryBasis.values();
    }

    public Visibility[] getVisibilities() {
        return Visibility.values();
    }
}
