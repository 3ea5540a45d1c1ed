package org.artel.supply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import java.time.LocalDate;
import org.artel.common.Money;
import org.artel.common.Refused;

/**
 * An invoice of the supplier. It is written, settled among the participants, and then in force until another one that corrects it is
 * settled. One that is not settled can be withdrawn; nothing else of it ever changes.
 */
@Entity
@Table(name = "invoice")
public class Invoice {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "invoice")
    @TableGenerator(name = "invoice", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "invoice", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    private String number;
    @Column(name = "invoiced_on")
    private LocalDate invoicedOn;
    private Long replaces;
    @Column(name = "printed_total")
    private Money printedTotal;
    @Column(name = "written_by")
    private long writtenBy;
    @Column(name = "written_at")
    private Instant writtenAt;
    @Column(name = "settled_no")
    private Long settledNo;
    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    protected Invoice() {
    }

    /** @param invoice checked by the service */
    Invoice(long purchaseId, InvoiceCommand invoice, long writtenBy, Instant now) {
        this.purchaseId = purchaseId;
        this.number = invoice.number().strip();
        this.invoicedOn = invoice.invoicedOn();
        this.replaces = invoice.replaces();
        this.printedTotal = invoice.printedTotal();
        this.writtenBy = writtenBy;
        this.writtenAt = now;
    }

    /** @throws Refused CONFLICT {@code invoice.settled} */
    void withdraw(Instant now) {
        if (isSettled()) {
            throw new Refused(Refused.Kind.CONFLICT, "invoice.settled", number);
        }
        withdrawnAt = now;
    }

    public long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    /** The supplier's. */
    public String number() {
        return number;
    }

    public LocalDate invoicedOn() {
        return invoicedOn;
    }

    /** The invoice that it corrects; null: none. */
    public Long replaces() {
        return replaces;
    }

    /** What it states as its sum; null: not typed. */
    public Money printedTotal() {
        return printedTotal;
    }

    public Instant writtenAt() {
        return writtenAt;
    }

    /** The participants' lines and bills know of it. */
    public boolean isSettled() {
        return settledNo != null;
    }
}
