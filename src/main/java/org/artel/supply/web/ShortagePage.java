package org.artel.supply.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.account.Access;
import org.artel.account.Operation;
import org.artel.common.Quantity;
import org.artel.purchase.Purchase;
import org.artel.purchase.PurchaseView;
import org.artel.purchase.ShortageRule;
import org.artel.supply.InvoiceService;
import org.artel.supply.SettleCommand;
import org.artel.supply.ShortageService;
import org.omnifaces.cdi.Param;

/** {@code /supply/shortage/12}: who gets what of what is invoiced, before it is settled. */
@Named("shortage")
@RequestScoped
public class ShortagePage {

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Desk desk;
    @Inject
    private ShortageService settlements;
    @Inject
    private InvoiceService invoices;
    @Inject
    private Access access;
    @Inject
    private PurchaseView view;

    private Purchase purchase;
    private ShortageService.Preview preview;
    private Map<Long, String> named;
    /** Kept, because a page's loop asks for them with every cell. */
    private List<ShortageService.VariantShares> touched;
    private final Map<Long, List<ShortageService.Share>> shown = new HashMap<>();
    private Boolean pending;
    private String reason;
    private LocalDate withdrawUntil;

    /** For whoever manages the purchase. */
    public void open() {
        isPending();
    }

    public Purchase getPurchase() {
        if (purchase == null) {
            purchase = desk.purchase(address);
        }
        return purchase;
    }

    public String getTitle() {
        return desk.title(getPurchase());
    }

    public String getThread() {
        return desk.thread(getPurchase());
    }

    public boolean isOrganizing() {
        return access.may(Operation.WRITE_INVOICE, desk.member(), view.relation(getPurchase(), desk.member()));
    }

    /** Something is written and not settled. */
    public boolean isPending() {
        if (pending == null) {
            pending = invoices.list(getPurchase().id(), desk.member()).stream().anyMatch(each -> !each.invoice().isSettled());
        }
        return pending;
    }

    public ShortageService.Preview getPreview() {
        if (preview == null) {
            preview = settlements.preview(getPurchase().id(), desk.member(), Map.of());
        }
        return preview;
    }

    public boolean isByHand() {
        return getPreview().rule() == ShortageRule.BY_HAND;
    }

    /** Variants of which somebody gets something else than ordered, or something is left over. */
    public List<ShortageService.VariantShares> getTouched() {
        if (touched == null) {
            touched = getPreview().variants().stream().filter(v -> v.isShort() || v.leftover().isPositive() || asOrdered(v) < v.shares().size()).toList();
        }
        return touched;
    }

    public int getUntouched() {
        return getPreview().variants().size() - getTouched().size();
    }

    /** Who gets something else than ordered; where the organizer decides, everybody. */
    public List<ShortageService.Share> shown(ShortageService.VariantShares variant) {
        return shown.computeIfAbsent(variant.variant().id(), id -> variant.shares().stream()
                .filter(share -> isByHand() && variant.isShort() || !share.got().equals(share.asked())).toList());
    }

    /** How many others get what they ordered. */
    public int asOrdered(ShortageService.VariantShares variant) {
        return variant.shares().size() - shown(variant).size();
    }

    public String name(ShortageService.Share share) {
        if (named == null) {
            named = desk.names(getPreview().variants().stream().flatMap(v -> v.shares().stream()).map(ShortageService.Share::participation)
                    .collect(Collectors.toSet()), isOrganizing());
        }
        return named.get(share.participation().id());
    }

    /** What stands in the field of a share: typed, or as it would be. */
    public String hand(ShortageService.VariantShares variant, ShortageService.Share share) {
        String typed = desk.parameter("hand" + variant.variant().id() + 'x' + share.lineId());
        return typed == null ? share.got().toString() : typed;
    }

    /** 'Honey: 12.50 → 15.00, 3 participants'. */
    public List<String> getRose() {
        return getPreview().rose().owners().stream().flatMap(owner -> owner.lines().stream())
                .map(line -> line.name() + ": " + desk.texts().price(line.before()) + " → " + desk.texts().price(line.after())).distinct().toList();
    }

    private Map<Long, Map<Long, Quantity>> typed() {
        Map<Long, Map<Long, Quantity>> hand = new HashMap<>();
        desk.names("hand\\d{1,18}x\\d{1,18}").forEach(name -> {
            String[] ids = name.substring("hand".length()).split("x");
            hand.computeIfAbsent(Long.parseLong(ids[0]), variant -> new HashMap<>()).put(Long.parseLong(ids[1]), desk.quantity(name).orElse(Quantity.ZERO));
        });
        return hand;
    }

    /** Shows what was typed by hand, if it is fair. */
    public void calculate() {
        preview = settlements.preview(getPurchase().id(), desk.member(), typed());
        touched = null;
        shown.clear();
    }

    public void settle() throws IOException {
        Instant until = withdrawUntil == null ? null : withdrawUntil.plusDays(1).atStartOfDay(desk.zone(getPurchase())).toInstant();
        settlements.settle(getPurchase().id(), desk.member(), new SettleCommand(typed(), reason, until));
        desk.goOn("/supply/invoice/" + getPurchase().id(), "shortage.said.settled");
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    /** The last day, in the city of the purchase. */
    public LocalDate getWithdrawUntil() {
        return withdrawUntil;
    }

    public void setWithdrawUntil(LocalDate withdrawUntil) {
        this.withdrawUntil = withdrawUntil;
    }
}
