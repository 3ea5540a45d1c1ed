package org.artel.testing;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Refused;
import org.artel.order.Allocated;
import org.artel.order.AllocationService;
import org.artel.order.AllocationStep;
import org.artel.order.LineContent;
import org.artel.order.OrderService;
import org.artel.order.SaveOrder;
import org.artel.payment.Ledger;
import org.artel.purchase.ProgressService;
import org.artel.purchase.PurchaseService;
import org.artel.purchase.Stage;
import org.artel.supply.InvoiceCommand;
import org.artel.supply.InvoiceService;
import org.artel.testing.OrderFixture.Open;
import org.artel.testing.OrderFixture.Special;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/**
 * A section with an organizer, Anna and Boris, and one of their purchases at a time, taken through the services to the stage that a test is
 * about; for tests inside the server. Everything is new each time.
 */
@Dependent
public class Scene {

    @Resource(lookup = "java:app/jdbc/artel")
    private DataSource database;
    @Inject
    private OrderService orders;
    @Inject
    private PurchaseService purchases;
    @Inject
    private ProgressService progress;
    @Inject
    private AllocationService allocations;
    @Inject
    private InvoiceService invoices;
    @Inject
    private Ledger ledger;

    public OrderFixture fixture;
    public long organizer;
    public long anna;
    public long boris;
    public Open purchase;
    private long section;

    /** New people with their first purchase. */
    public void open() throws SQLException {
        fixture = new OrderFixture(database);
        organizer = fixture.organizer().id();
        List<OrderFixture.Person> members = fixture.members(2);
        anna = members.get(0).id();
        boris = members.get(1).id();
        section = fixture.section();
        openAnother();
    }

    /** The next purchase of the same people; what is called from now on is about it. */
    public void openAnother() throws SQLException {
        purchase = fixture.openPurchase(section, organizer, null);
    }

    /** @return its only variant */
    public long lot(String price, Special special) throws SQLException {
        return fixture.lot(purchase.id(), price, 1, special).get(0);
    }

    public long lot(String price) throws SQLException {
        return lot(price, Special.NONE);
    }

    /** @return the participation */
    public long order(long member, long variant, long units) {
        return order(member, variant, 0, LineContent.of(Quantity.of(units)));
    }

    /** @param version of the line as it was read; 0: it is new */
    public long order(long member, long variant, int version, LineContent content) {
        return orders.save(new SaveOrder(member, purchase.id(), null, null, List.of(new SaveOrder.Line(variant, content, version, null)),
                null, null, null)).participationId();
    }

    public void stop() {
        purchases.stop(purchase.id(), organizer, null);
    }

    /** The organizer takes the purchase on. */
    public void to(Stage... stages) {
        for (Stage stage : stages) {
            progress.advance(purchase.id(), organizer, stage, null);
        }
    }

    public List<Allocated> frozen() {
        return allocations.latest(purchase.id(), AllocationStep.FROZEN);
    }

    /** A SENT purchase gets what was frozen by the one invoice of one variant. */
    public void invoiced(long variant, String quantity, String total) {
        invoiced(1, null, variant, quantity, total, frozen());
    }

    /**
     * As a settled invoice does it: the purchase is invoiced, the invoice in force, the allocations recorded.
     *
     * @param document 1, 2, 3 …
     * @param replaces the invoice that is corrected, or null
     */
    public void invoiced(int document, Long replaces, long variant, String quantity, String total, List<Allocated> rows) {
        invoices.write(purchase.id(), organizer, new InvoiceCommand("R-" + document, LocalDate.of(2026, 5, 26), replaces,
                List.of(new InvoiceCommand.Line(variant, Quantity.of(quantity), Money.of(total)))));
        to(Stage.INVOICED);
        invoices.settled(purchase.id(), document);
        allocations.record(purchase.id(), AllocationStep.INVOICED, document, rows);
    }

    /** Accounts that are not at zero, a participant's with the participation's id behind its kind. */
    public Map<String, String> balances() {
        Map<String, String> words = new TreeMap<>();
        ledger.balances(purchase.id()).forEach((account, balance) -> words.put(account.participationId() == 0 ? account.kind().name()
                : account.kind() + " " + account.participationId(), balance.toString()));
        return words;
    }

    /** As if everything that happened to the purchase was so long ago. */
    public void daysAgo(int days) throws SQLException {
        fixture.daysAgo(purchase.id(), days);
    }

    public int number(String sql, Object... args) throws SQLException {
        return fixture.number(sql, args).intValue();
    }

    /** The key of the no that this act gets. */
    public static String refusal(Executable act) {
        return Assertions.assertThrows(Refused.class, act).key();
    }
}
