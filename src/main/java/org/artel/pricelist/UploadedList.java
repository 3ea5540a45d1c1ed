package org.artel.pricelist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.artel.common.Refused;

/** A supplier's file between its upload and its import; its bytes stand apart, in pieces. */
@Entity
@Table(name = "import_upload")
public class UploadedList {

    /** An import that takes longer than this died with its server. */
    static final Duration LONGEST_IMPORT = Duration.ofMinutes(10);

    /** COMPARED: with the list that stands, see {@link #comparison()}. FAILED: it may be tried again, with what the failure asks for. */
    public enum State { UPLOADED, RUNNING, COMPARED, IMPORTED, FAILED }

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
    @Column(name = "undone_at")
    private Instant undoneAt;
    private String comparison;
    @Column(name = "compared_as")
    private String comparedAs;
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

    public State state(Instant now) {
        if (importedAt != null) {
            return State.IMPORTED;
        }
        if (startedAt == null) {
            return comparison == null ? State.UPLOADED : State.COMPARED;
        }
        return failure == null && startedAt.plus(LONGEST_IMPORT).isAfter(now) ? State.RUNNING : State.FAILED;
    }

    /** Null before the end of the import. */
    public Instant importedAt() {
        return importedAt;
    }

    /** What the file would change; null when it was not compared yet. */
    public Comparison comparison() {
        return comparison == null ? null : Comparison.fromJson(comparison);
    }

    /** How the file was read when it was compared; null when it was not. */
    ColumnMapping comparedAs() {
        return comparedAs == null ? null : ColumnMapping.fromJson(comparedAs);
    }

    /** The figures of the finished import; null before. */
    public ImportResult result() {
        return result == null ? null : ImportResult.fromJson(result);
    }

    /** When the import was taken back; null when it was not. */
    public Instant undoneAt() {
        return undoneAt;
    }

    void undo(Instant now) {
        undoneAt = now;
    }

    /** What ended the last attempt; null when there was none, or none has ended. */
    public Refused failure(Instant now) {
        if (state(now) != State.FAILED) {
            return null;
        }
        if (failure == null) {
            return new Refused("pricelist.import.died");
        }
        String[] lines = failure.split("\n");
        return new Refused(lines[0], (Object[]) Arrays.copyOfRange(lines, 1, lines.length));
    }
}
