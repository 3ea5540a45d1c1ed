package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.artel.account.Viewer;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.UnitPrice;
import org.artel.forum.Topic;
import org.artel.pricelist.Lot;
import org.artel.pricelist.LotChange;
import org.artel.pricelist.LotFilter;
import org.artel.pricelist.LotVariant;
import org.artel.pricelist.MassEdit;
import org.artel.pricelist.MassEditService;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.VariantGate;
import org.artel.purchase.Purchase;
import org.omnifaces.util.Faces;

/** {@code /pricelist/edit/12}: the list as a sheet; cells are typed over, or chosen lots changed alike. */
@Named("massEdit")
@RequestScoped
public class MassEditForm {

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
    private MassEditService edits;
    @Inject
    private Event<Said> said;

    private List<Lot> lots;
    private Map<Long, Quantity> ordered;
    private boolean more;
    private MassEdit effect;
    private boolean ofCells;

    public Purchase getPurchase() {
        return asked.changeable();
    }

    public Topic getTopic() {
        return asked.topic();
    }

    // what is shown --------------------------------------------------------------------------------------------------------

    public String getWords() {
        return sent("q");
    }

    public String getCategory() {
        return sent("category");
    }

    public int getAfter() {
        return sent("after").matches("[0-9]{1,9}") ? Integer.parseInt(sent("after")) : 0;
    }

    public List<String> getCategories() {
        return pricelist.categories(getPurchase().id()).stream().filter(category -> !category.isEmpty()).toList();
    }

    private LotFilter filter() {
        return new LotFilter(getWords(), getCategory(), false);
    }

    public List<Lot> getLots() {
        if (lots == null) {
            List<Lot> found = pricelist.lots(getPurchase().id(), filter(), getAfter(), LOTS + 1);
            more = found.size() > LOTS;
            lots = more ? found.subList(0, LOTS) : found;
            List<Long> ids = lots.stream().map(Lot::id).toList();
            Map<Long, VariantGate.Taken> taken = pricelist.takenOf(ids);
            ordered = new LinkedHashMap<>();
            pricelist.variantsOf(ids).forEach((lot, variants) -> ordered.put(lot, variants.stream().map(LotVariant::id).map(taken::get)
                    .map(VariantGate.Taken::ordered).reduce(Quantity.ZERO, Quantity::plus)));
        }
        return lots;
    }

    public Quantity ordered(Lot lot) {
        return ordered.getOrDefault(lot.id(), Quantity.ZERO);
    }

    /** As typed, else as it stands. */
    public String cell(Lot lot, String field) {
        String typed = request.getParameter(field + '_' + lot.id());
        if (typed != null) {
            return typed;
        }
        Object now = switch (field) {
            case "price" -> lot.listedPrice();
            case "category" -> lot.category();
            case "packSize" -> lot.packSize();
            case "personMaximum" -> lot.personMaximum();
            default -> throw new IllegalArgumentException(field);
        };
        return now == null ? "" : now.toString();
    }

    public boolean chosen(Lot lot) {
        return chosenIds().contains(lot.id());
    }

    public boolean isAll() {
        return "1".equals(sent("all"));
    }

    public String typed(String field) {
        return sent(field);
    }

    /** The change of the list whose lots are shown. */
    public long getBase() {
        return sent("base").matches("[0-9]{1,18}") ? Long.parseLong(sent("base")) : edits.base(getPurchase().id());
    }

    public String getHere() {
        return request.getContextPath() + "/pricelist/edit/" + getPurchase().id() + "?q=" + encoded(getWords()) + "&category=" + encoded(getCategory());
    }

    /** Where the list goes on; empty at its end. */
    public String getNext() {
        return getLots().isEmpty() || !more ? "" : getHere() + "&after=" + lots.get(lots.size() - 1).position();
    }

    // what is asked --------------------------------------------------------------------------------------------------------

    /** Null: there is nothing to ask. */
    public MassEdit getEffect() {
        return effect;
    }

    /** The question stands there, or stood there: its buttons have to be known before they act. */
    public boolean isAsking() {
        return effect != null || !sent("asked").isEmpty();
    }

    /** The question is about typed cells, not about chosen lots. */
    public boolean isOfCells() {
        return effect == null ? "cells".equals(sent("asked")) : ofCells;
    }

    /** Saves the typed cells; asks first when they touch orders. */
    public void saveCells() throws IOException {
        long member = viewer.require();
        Map<Long, LotChange> cells = new LinkedHashMap<>();
        for (Lot lot : getLots()) {
            if (request.getParameter("price_" + lot.id()) != null) {
                UnitPrice price = Figures.price(cell(lot, "price"));
                cells.put(lot.id(), LotChange.cells(price == null ? lot.listedPrice() : price, cell(lot, "category"), orNone(cell(lot, "packSize")),
                        orNone(cell(lot, "personMaximum"))));
            }
        }
        effect = edits.lookAtCells(member, getPurchase().id(), cells);
        ofCells = true;
        if (isToAsk()) {
            return;
        }
        edits.changeCells(member, getPurchase().id(), cells, getBase(), isApply());
        done();
    }

    /** Changes the chosen lots; asks first. */
    public void change() throws IOException {
        long member = viewer.require();
        LotChange change = new LotChange(signed("percent"), signed("amount"), null, sent("newCategory").isEmpty() ? null : sent("newCategory"),
                Figures.quantity(sent("newPackSize")), Figures.quantity(sent("newPersonMaximum")), "1".equals(sent("withdraw")));
        if (change.isNothing()) {
            throw new Refused("pricelist.edit.nothing");
        }
        Set<Long> ids = isAll() ? null : chosenIds();
        if (ids != null && ids.isEmpty()) {
            throw new Refused("pricelist.edit.noneChosen");
        }
        effect = edits.look(member, getPurchase().id(), ids, filter(), change);
        if (sent("orders").isEmpty()) {
            return;
        }
        edits.change(member, getPurchase().id(), ids, filter(), change, getBase(), isApply());
        done();
    }

    private boolean isToAsk() {
        return effect.touchesOrders() && sent("orders").isEmpty();
    }

    private boolean isApply() {
        return "apply".equals(sent("orders"));
    }

    private void done() throws IOException {
        said.fire(new Said("pricelist.edit.done", effect.lots()));
        Faces.redirect(getHere() + "&after=" + getAfter());
    }

    private Set<Long> chosenIds() {
        String[] sent = request.getParameterValues("lot");
        return sent == null ? Set.of() : Arrays.stream(sent).filter(id -> id.matches("[0-9]{1,18}")).map(Long::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Quantity orNone(String typed) {
        Quantity quantity = Figures.quantity(typed);
        return quantity == null ? Quantity.ZERO : quantity;
    }

    /** Null for an empty field. */
    private BigDecimal signed(String field) {
        String typed = sent(field).replace('\u2212', '-');
        boolean negative = typed.startsWith("-");
        BigDecimal figure = Figures.figure(negative || typed.startsWith("+") ? typed.substring(1) : typed, 6);
        return figure == null || !negative ? figure : figure.negate();
    }

    private String sent(String field) {
        String value = request.getParameter(field);
        return value == null ? "" : value.strip();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
