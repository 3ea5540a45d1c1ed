package org.artel.supply;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import org.artel.common.Money;
import org.artel.common.Quantity;

/** A line of an invoice: so many units for so much, including VAT. */
@Entity
@Table(name = "invoice_line")
public class InvoiceLine {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "invoice_line")
    @TableGenerator(name = "invoice_line", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "invoice_line", allocationSize = 500)
    private long id;
    @Column(name = "invoice_id")
    private long invoiceId;
    @Column(name = "variant_id")
    private long variantId;
    private Quantity quantity;
    private Money total;

    protected InvoiceLine() {
    }

    InvoiceLine(Invoice invoice, InvoiceCommand.Line line) {
        this.invoiceId = invoice.id();
        this.variantId = line.variantId();
        this.quantity = line.quantity();
        this.total = line.total();
    }

    public long invoiceId() {
        return invoiceId;
    }

    public long variantId() {
        return variantId;
    }

    public Quantity quantity() {
        return quantity;
    }

    public Money total() {
        return total;
    }
}
