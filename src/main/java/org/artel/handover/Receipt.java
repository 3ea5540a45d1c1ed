package org.artel.handover;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.artel.common.Quantity;

/** A delivery that was recounted. */
@Entity
@Table(name = "receipt")
public class Receipt {

    /**
     * So many units that came.
     *
     * @param insteadOf the invoiced variant in whose place they came; null: as invoiced
     * @param quantity  negative: corrects what was counted too much before
     */
    public record Counted(long variantId, Long insteadOf, Quantity quantity) {
    }

    /** One of each variant and for what it came; what adds up to nothing is left out. */
    static List<Counted> together(List<Counted> lines) {
        Map<List<Long>, Counted> added = new LinkedHashMap<>();
        lines.forEach(line -> added.merge(Arrays.asList(line.variantId(), line.insteadOf()), line,
                (one, other) -> new Counted(one.variantId(), one.insteadOf(), one.quantity().plus(other.quantity()))));
        return added.values().stream().filter(line -> !line.quantity().isZero()).toList();
    }

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "receipt")
    @TableGenerator(name = "receipt", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "receipt", allocationSize = 50)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    private int number;
    @Column(name = "counted_by")
    private long countedBy;
    @Column(name = "counted_at")
    private Instant countedAt;
    private String note;

    protected Receipt() {
    }

    Receipt(long purchaseId, int number, long countedBy, Instant countedAt, String note) {
        this.purchaseId = purchaseId;
        this.number = number;
        this.countedBy = countedBy;
        this.countedAt = countedAt;
        this.note = note;
    }

    public long id() {
        return id;
    }

    /** Within the purchase, from 1. */
    public int number() {
        return number;
    }

    public long countedBy() {
        return countedBy;
    }

    public Instant countedAt() {
        return countedAt;
    }

    public String note() {
        return note;
    }
}
