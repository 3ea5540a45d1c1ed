package org.artel.purchase;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import java.util.List;
import org.artel.common.Texts;

/** Changed conditions of an announced purchase: what they said before and after, to be read in any language. */
@Entity
@Table(name = "terms_change")
class TermsChange {

    private static final Jsonb JSON = JsonbBuilder.create();

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "terms_change")
    @TableGenerator(name = "terms_change", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "terms_change", allocationSize = 20)
    private long id;
    @Column(name = "purchase_id")
    private long purchaseId;
    @Column(name = "member_id")
    private long memberId;
    @Column(name = "changed_at")
    private Instant changedAt;
    private String reason;
    @Column(name = "terms_before")
    private String before;
    @Column(name = "terms_after")
    private String after;

    protected TermsChange() {
    }

    /** @param reason why something that costs participants money was announced; null: nothing costs more */
    TermsChange(long purchaseId, long memberId, Instant changedAt, String reason, TermsCommand before, TermsCommand after) {
        this.purchaseId = purchaseId;
        this.memberId = memberId;
        this.changedAt = changedAt;
        this.reason = reason;
        this.before = JSON.toJson(before);
        this.after = JSON.toJson(after);
    }

    List<TermsInWords.Difference> differences(Texts texts, String currency) {
        return TermsInWords.between(JSON.fromJson(before, TermsCommand.class), JSON.fromJson(after, TermsCommand.class), texts, currency);
    }

    long id() {
        return id;
    }

    Instant changedAt() {
        return changedAt;
    }

    String reason() {
        return reason;
    }
}
