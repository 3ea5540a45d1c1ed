package org.artel.pricelist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Instant;
import java.util.Arrays;
import org.artel.common.Refused;

/** A supplier's file between its upload and its import; its bytes stand apart, in pieces. */
@Entity
@Table(name = "import_upload")
public class UploadedList {

    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "import_upload")
    @TableGenerator(name = "import_upload", table = "id_sequence", pkColumnName = "name", valueColumnName = "last_number",
            pkColumnValue = "import_upload", allocationSize = 10)
    private Long id;
    @Column(name = "purchase_id", updatable = false)
    private long purchaseId;
    @Column(name = "member_id", updatable = false)
    private long memberId;
    @Column(name = "file_name", updatable = false)
    private String fileName;
    @Column(updatable = false)
    private long size;
    @Column(name = "uploaded_at", updatable = false)
    private Instant uploadedAt;
    @Column(name = "rows_done")
    private int rowsDone;
    @Column(name = "rows_total")
    private int rowsTotal;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "imported_at")
    private Instant importedAt;
    private String result;
    private String failure;

    protected UploadedList() {
    }

    UploadedList(long purchaseId, long memberId, String fileName, long size, Instant now) {
        this.purchaseId = purchaseId;
        this.memberId = memberId;
        this.fileName = fileName;
        this.size = size;
        this.uploadedAt = now;
    }

    public Long id() {
        return id;
    }

    public long purchaseId() {
        return purchaseId;
    }

    public long memberId() {
        return memberId;
    }

    public String fileName() {
        return fileName;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    /** Lots saved so far. */
    public int rowsDone() {
        return rowsDone;
    }

    /** Lots to save; 0 while the file is being read. */
    public int rowsTotal() {
        return rowsTotal;
    }

    public boolean isRunning() {
        return startedAt != null && importedAt == null && failure == null;
    }

    public boolean isImported() {
        return importedAt != null;
    }

    /** The figures of the finished import; null before. */
    public ImportResult result() {
        return result == null ? null : ImportResult.fromJson(result);
    }

    /** The refusal that ended the last attempt; null when there was none. */
    public Refused failure() {
        if (failure == null) {
            return null;
        }
        String[] lines = failure.split("\n");
        return new Refused(lines[0], (Object[]) Arrays.copyOfRange(lines, 1, lines.length));
    }
}
