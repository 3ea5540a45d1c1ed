package org.artel.purchase.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.artel.account.Access;
import org.artel.account.Member;
import org.artel.account.MemberService;
import org.artel.account.Operation;
import org.artel.common.Texts;
import org.artel.purchase.SourcingService;
import org.artel.purchase.SourcingService.Row;
import org.artel.purchase.Supplier;
import org.artel.purchase.SupplierRecord;
import org.artel.purchase.SupplierReservation;
import org.artel.purchase.Terms;
import org.omnifaces.cdi.Param;

/** The sourcing board {@code /sourcing}, and what it says of one supplier on {@code /supplier/5}. */
@Named("sourcing")
@RequestScoped
public class Sourcing {

    private static final int PAGE = 50;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Asked asked;
    @Inject
    private Access access;
    @Inject
    private SourcingService sourcing;
    @Inject
    private MemberService members;

    private List<Row> page;
    private Map<Long, Member> holders;
    private Row supplier;

    public void open() {
        access.require(Operation.VIEW_SOURCING, asked.viewer().memberId());
    }

    public boolean isShown() {
        return asked.viewer().may(Operation.VIEW_SOURCING);
    }

    public List<Row> getPage() {
        if (page == null) {
            page = sourcing.board(asked.viewer().require(), asked.parameter("after"), PAGE);
            holders = members.byIds(page.stream().filter(row -> row.reservation() != null).map(row -> row.reservation().memberId()).distinct().toList());
        }
        return page;
    }

    public String getNext() {
        return getPage().size() < PAGE ? null : asked.root() + "/sourcing?after="
                + URLEncoder.encode(getPage().get(PAGE - 1).supplier().nameKey(), StandardCharsets.UTF_8);
    }

    /** Of the supplier's own page. */
    public Row getSupplier() {
        if (supplier == null) {
            supplier = sourcing.supplier(asked.viewer().require(), Asked.id(address));
        }
        return supplier;
    }

    /** {@code 5 purchases · 4 came to a Stop · 3 reached the minimum · 1 called off · 12 days on average}. */
    public String record(Supplier card) {
        SupplierRecord record = sourcing.records(List.of(card.id()), asked.viewer().memberId()).getOrDefault(card.id(), SupplierRecord.NONE);
        return words(record);
    }

    public String words(SupplierRecord record) {
        Texts texts = asked.texts();
        if (record.purchases() == 0) {
            return texts.text("supplier.record.none");
        }
        List<String> words = new ArrayList<>(List.of(texts.plural("supplier.record.purchases", record.purchases()),
                texts.text("supplier.record.stopped", record.stopped()), texts.text("supplier.record.reached", record.reached()),
                texts.text("supplier.record.cancelled", record.cancelled())));
        if (record.complaints() > 0) {
            words.add(texts.plural("supplier.record.complaints", record.complaints()));
        }
        if (record.days() != null) {
            words.add(texts.plural("supplier.record.days", record.days()));
        }
        return String.join(" · ", words);
    }

    /** The minimum of the newest purchase; null: it had none. */
    public String minimum(Row row) {
        Terms terms = row.last() == null ? null : row.last().terms();
        if (terms == null || !terms.hasMinimum()) {
            return null;
        }
        List<String> minima = new ArrayList<>();
        if (terms.minimumSum() != null) {
            minima.add(asked.texts().sum(terms.minimumSum(), asked.currency()));
        }
        if (terms.minimumQuantity() != null) {
            minima.add(asked.texts().text("home.units", terms.minimumQuantity()));
        }
        if (terms.minimumWeight() != null) {
            minima.add(asked.texts().text("home.kilograms", terms.minimumWeight()));
        }
        return String.join(asked.texts().text(terms.minimumAll() ? "home.and" : "home.or"), minima);
    }

    public Member holder(SupplierReservation reservation) {
        return holders == null ? members.byId(reservation.memberId()) : holders.get(reservation.memberId());
    }

    public boolean isMine() {
        return getSupplier().reservation() != null && getSupplier().reservation().memberId() == asked.viewer().require();
    }

    public boolean isMayReserve() {
        return getSupplier().reservation() == null && asked.viewer().may(Operation.RESERVE_SUPPLIER);
    }

    public boolean isMayFree() {
        return isMine() || getSupplier().reservation() != null && asked.viewer().may(Operation.REVIEW_PURCHASE);
    }

    public void reserve() throws IOException {
        sourcing.reserve(asked.viewer().require(), Asked.id(address));
        asked.goOn("/supplier/" + Asked.id(address), "supplier.said.reserved");
    }

    public void renew() throws IOException {
        sourcing.renew(asked.viewer().require(), Asked.id(address));
        asked.goOn("/supplier/" + Asked.id(address), "supplier.said.reserved");
    }

    public void free() throws IOException {
        sourcing.free(asked.viewer().require(), Asked.id(address));
        asked.goOn("/supplier/" + Asked.id(address), "supplier.said.freed");
    }
}
