package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.UnitPrice;
import org.artel.forum.Topic;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.PreviousListService;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Purchase;

/** {@code /pricelist/12}: the whole list of a purchase, with the organizer's verbs. */
@Named("priceList")
@RequestScoped
public class ListView {

    private static final int LOTS = 50;

    @Inject
    private AskedList asked;
    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private PricelistService pricelist;
    @Inject
    private PreviousListService previous;

    private Boolean prices;
    private Boolean mayChange;
    private List<Lot> lots;
    private boolean more;
    private Map<Long, List<LotVariant>> variants;
    private Map<Long, VariantGate.Taken> taken;

    public Purchase getPurchase() {
        return asked.readable();
    }

    public Topic getTopic() {
        return asked.topic();
    }

    public boolean isPrices() {
        if (prices == null) {
            prices = pricelist.seesPrices(getPurchase(), viewer.memberId());
        }
        return prices;
    }

    public boolean isMayChange() {
        if (mayChange == null) {
            mayChange = pricelist.mayChange(getPurchase(), viewer.memberId());
        }
        return mayChange;
    }

    /** Is there an earlier list of this supplier to lay beside? */
    public boolean isPrevious() {
        return previous.previous(getPurchase().id(), viewer.memberId()).isPresent();
    }

    private LotFilter filter() {
        return new LotFilter(getWords(), getCategory(), isMayChange() && "1".equals(request.getParameter("withdrawn")));
    }

    public String getWords() {
        return request.getParameter("q");
    }

    public String getCategory() {
        return request.getParameter("category");
    }

    public boolean isWithdrawnToo() {
        return filter().withdrawnToo();
    }

    public boolean isFiltered() {
        return filter().words() != null || filter().category() != null;
    }

    public List<String> getCategories() {
        return pricelist.categories(getPurchase().id()).stream().filter(category -> !category.isEmpty()).toList();
    }

    public long getCount() {
        return pricelist.count(getPurchase().id());
    }

    public List<Lot> getLots() {
        if (lots == null) {
            String after = request.getParameter("after");
            int position = after != null && after.matches("[0-9]{1,9}") ? Integer.parseInt(after) : 0;
            List<Lot> found = pricelist.lots(getPurchase().id(), filter(), position, LOTS + 1);
            more = found.size() > LOTS;
            lots = more ? found.subList(0, LOTS) : found;
            List<Long> ids = lots.stream().map(Lot::id).toList();
            variants = pricelist.variantsOf(ids);
            taken = pricelist.takenOf(ids);
        }
        return lots;
    }

    public List<LotVariant> variantsOf(Lot lot) {
        getLots();
        return variants.getOrDefault(lot.id(), List.of());
    }

    public VariantGate.Taken takenOf(LotVariant variant) {
        getLots();
        return taken.get(variant.id());
    }

    public UnitPrice priceOf(Lot lot, LotVariant variant) {
        return lot.priceOf(variant);
    }

    public Quantity left(LotVariant variant) {
        return takenOf(variant).left();
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        getLots();
        return more ? request.getContextPath() + "/pricelist/" + getPurchase().id() + "?after=" + lots.get(lots.size() - 1).position()
                + parameter("q", filter().words()) + parameter("category", filter().category())
                + (filter().withdrawnToo() ? "&withdrawn=1" : "") : "";
    }

    private static String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
