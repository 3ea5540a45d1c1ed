package org.artel.pricelist;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.artel.account.Operation;
import org.artel.account.RateLimits;
import org.artel.common.Actor;
import org.artel.common.Audit;
import org.artel.common.ChangeLog;
import org.artel.common.Once;
import org.artel.common.Refused;
import org.artel.common.Retried;
import org.artel.forum.PostService;
import org.artel.purchase.Purchase;

/**
 * Suppliers' lists on their way into a purchase: uploaded, looked at with guessed columns, corrected, imported. Nothing of a
 * list is saved as a lot before the import, and an import saves all of it or nothing.
 */
@ApplicationScoped
@Transactional
@Retried
public class ImportService {

    private static final Logger LOG = Logger.getLogger(ImportService.class.getName());
    private static final int UPLOADS_AN_HOUR = 60;
    private static final int PREVIEWS_AN_HOUR = 300;
    private static final int LONGEST_FAILURE = 2000;

    @Inject
    private Uploads uploads;
    @Inject
    private PriceListImport importing;
    @Inject
    private ImportedLots imported;
    @Inject
    private ImportUndo undo;
    @Inject
    private ListGate listGate;
    @Inject
    private PriceListRights rights;
    @Inject
    private PostService posts;
    @Inject
    private ChangeLog changes;
    @Inject
    private Audit audit;
    @Inject
    private Clock clock;
    @Inject
    private RateLimits limits;
    @Resource
    private ManagedExecutorService executor;

    /**
     * Keeps a file for an import of the next two days.
     *
     * @return id of the upload
     * @throws Refused {@code pricelist.file.*} when it is too large or no price list; CONFLICT when the list may not change now
     */
    @Once
    public long upload(long memberId, long purchaseId, String fileName, byte[] content) {
        rights.requireChangeable(purchaseId, memberId, Operation.IMPORT_PRICE_LIST);
        limits.hit("upload", String.valueOf(memberId), UPLOADS_AN_HOUR, Duration.ofHours(1));
        PriceListFile file = new PriceListFile(name(fileName), content);
        file.kind();
        return uploads.add(purchaseId, memberId, file);
    }

    private static String name(String given) {
        String name = given == null || given.isBlank() ? "list" : given.strip();
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return name.length() > 255 ? name.substring(name.length() - 255) : name;
    }

    /** The state of an upload. @throws Refused NOT_FOUND when it is not this member's, or forgotten */
    public UploadedList find(long memberId, long uploadId) {
        return own(memberId, uploadId);
    }

    /** The rows that an import left out, each with its reason; empty before it. @throws Refused as {@link #find} */
    public List<BadRow> badRows(long memberId, long uploadId) {
        return uploads.badRows(own(memberId, uploadId).id());
    }

    /** The member's last imports into this purchase, the latest first. */
    public List<UploadedList> earlier(long memberId, long purchaseId) {
        rights.requireKeeper(purchaseId, memberId, Operation.IMPORT_PRICE_LIST);
        return uploads.imported(purchaseId, memberId);
    }

    /**
     * What would be imported.
     *
     * @param correction what it does not say is as it was confirmed for this supplier before, else guessed
     * @throws Refused {@code pricelist.file.*} when the file cannot be read; {@code pricelist.import.sheet} or {@code .headingLine}
     *                 when the file has no such sheet or line
     */
    public PriceList preview(long memberId, long uploadId, ListCorrection correction) {
        UploadedList upload = own(memberId, uploadId);
        Purchase purchase = rights.requireKeeper(upload.purchaseId(), memberId, Operation.IMPORT_PRICE_LIST);
        limits.hit("preview", String.valueOf(memberId), PREVIEWS_AN_HOUR, Duration.ofHours(1));
        return importing.read(purchase, upload, memberId, correction);
    }

    /**
     * Imports now, in one transaction of its own; the caller waits.
     *
     * @param correction      as for {@link #preview}
     * @param withdrawMissing lots that the list does not name any more are taken out
     * @throws Refused CONFLICT {@code pricelist.import.running.already}, {@code .done}, or {@code .other} when another list is
     *                 being imported into this purchase; {@code pricelist.import.nothing}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public ImportResult apply(long memberId, long uploadId, ListCorrection correction, boolean withdrawMissing) {
        uploads.claim(importing.requireReady(memberId, uploadId));
        return run(memberId, uploadId, new ImportOrder(null, correction, withdrawMissing, null, false));
    }

    /** Imports in the background: {@link #find} tells how far it is. Otherwise as {@link #apply}. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void start(long memberId, long uploadId, ListCorrection correction, boolean withdrawMissing) {
        uploads.claim(importing.requireReady(memberId, uploadId));
        inBackground(uploadId, () -> run(memberId, uploadId, new ImportOrder(null, correction, withdrawMissing, null, false)));
    }

    /**
     * Tells what an import would change in the list as it stands, and whose orders it would touch. Nothing of the list is changed; the
     * answer stays with the upload, see {@link UploadedList#comparison()} and {@link #compared}.
     *
     * @throws Refused as {@link #apply}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Comparison compare(long memberId, long uploadId, ListCorrection correction) {
        uploads.claim(importing.requireReady(memberId, uploadId));
        return compareNow(memberId, uploadId, correction);
    }

    /** Compares in the background. Otherwise as {@link #compare}. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void startComparing(long memberId, long uploadId, ListCorrection correction) {
        uploads.claim(importing.requireReady(memberId, uploadId));
        inBackground(uploadId, () -> compareNow(memberId, uploadId, correction));
    }

    /**
     * What the compared file would do to single lots, or did; by keyset.
     *
     * @param outcome null: all
     * @param ordered only lots that somebody has ordered
     * @param words   part of a name or article; null: all
     * @param after   0 for the first page, then the place of the last lot that was shown
     * @throws Refused as {@link #find}
     */
    public List<ImportedLot> compared(long memberId, long uploadId, ImportedLot.Outcome outcome, boolean ordered, String words, int after, int limit) {
        return imported.page(own(memberId, uploadId).id(), outcome, ordered, words == null || words.isBlank() ? null : words.strip(), after, limit);
    }

    /**
     * Imports what {@link #compare} told, as a whole; the caller waits.
     *
     * @param base          {@link Comparison#base()} of the comparison that was looked at
     * @param withdrawGone  lots that the file does not name are taken out of the list
     * @param applyToOrders what is ordered of lots at another price costs the new price, too, and each owner is told
     * @throws Refused STALE {@code pricelist.import.stale} when the list was changed since, or the file was compared anew; CONFLICT
     *                 {@code order.tooLate} or {@code order.notOpen} when prices are to be applied and no order can be changed any more;
     *                 otherwise as {@link #apply}
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public ImportResult applyCompared(long memberId, long uploadId, long base, boolean withdrawGone, boolean applyToOrders) {
        ImportOrder order = confirmed(memberId, uploadId, base, withdrawGone, applyToOrders);
        return run(memberId, uploadId, order);
    }

    /** Imports in the background. Otherwise as {@link #applyCompared}. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void startCompared(long memberId, long uploadId, long base, boolean withdrawGone, boolean applyToOrders) {
        ImportOrder order = confirmed(memberId, uploadId, base, withdrawGone, applyToOrders);
        inBackground(uploadId, () -> run(memberId, uploadId, order));
    }

    /**
     * What taking back an import would do, and what it cannot do.
     *
     * @return empty: this is not the purchase's last import, it was taken back, or the list may not change now
     */
    public Optional<Undo> undoable(long memberId, long uploadId) {
        UploadedList upload = own(memberId, uploadId);
        Purchase purchase = rights.requireKeeper(upload.purchaseId(), memberId, Operation.IMPORT_PRICE_LIST);
        return isUndoable(upload) && rights.mayChange(purchase, memberId)
                ? Optional.of(undo.look(purchase, uploadId, listGate.changeNo(purchase.id()), memberId)) : Optional.empty();
    }

    private boolean isUndoable(UploadedList upload) {
        return upload.importedAt() != null && upload.undoneAt() == null && uploads.isLast(upload);
    }

    /**
     * Takes back the last import as far as it is possible: lots that it added and nobody ordered leave the list, lots that it changed are as
     * before, lots that it withdrew return. What is ordered keeps its price.
     *
     * @param base {@link Undo#base()} of what was looked at
     * @throws Refused CONFLICT {@code pricelist.undo.not} when {@link #undoable} answers nothing; STALE {@code pricelist.undo.stale} when the list
     *                 was changed since
     */
    @Once
    public void undo(long memberId, long uploadId, long base) {
        UploadedList upload = own(memberId, uploadId);
        Purchase purchase = rights.requireChangeable(upload.purchaseId(), memberId, Operation.IMPORT_PRICE_LIST);
        long before = listGate.pass(purchase.id());
        if (!isUndoable(upload)) {
            throw new Refused(Refused.Kind.CONFLICT, "pricelist.undo.not");
        }
        if (base != before) {
            throw new Refused(Refused.Kind.STALE, "pricelist.undo.stale");
        }
        upload.undo(clock.instant());
        audit.record(Actor.member(memberId), "UNDO_IMPORT", purchase.id(), "purchase", purchase.id(), String.valueOf(uploadId));
        changes.lotsChanged(purchase.id());
        posts.touched(purchase.topicId());
        undo.run(purchase, uploadId, memberId);
    }

    private ImportOrder confirmed(long memberId, long uploadId, long base, boolean withdrawGone, boolean applyToOrders) {
        UploadedList upload = importing.requireReady(memberId, uploadId);
        if (upload.comparison() == null || upload.comparison().base() != base) {
            throw new Refused(Refused.Kind.STALE, "pricelist.import.stale");
        }
        uploads.claim(upload);
        return new ImportOrder(upload.comparedAs(), ListCorrection.as(upload.comparedAs()), withdrawGone, base, applyToOrders);
    }

    private void inBackground(long uploadId, Runnable work) {
        executor.execute(() -> {
            try {
                work.run();
            } catch (Refused told) {
                LOG.log(Level.FINE, "import refused", told);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, e, () -> "Import of upload " + uploadId + " failed");
            }
        });
    }

    private ImportResult run(long memberId, long uploadId, ImportOrder order) {
        return orTold(uploadId, () -> importing.run(memberId, uploadId, order));
    }

    private Comparison compareNow(long memberId, long uploadId, ListCorrection correction) {
        return orTold(uploadId, () -> importing.compare(memberId, uploadId, correction));
    }

    /** Who watches the upload is told why it failed. */
    private <T> T orTold(long uploadId, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            uploads.failed(uploadId, failure(e));
            throw e;
        }
    }

    /** The message key and its arguments, a line each. */
    private static String failure(Throwable e) {
        String failure = e instanceof Refused refused
                ? Stream.concat(Stream.of(refused.key()), Arrays.stream(refused.args()).map(String::valueOf))
                        .map(line -> line.replace('\n', ' ')).collect(Collectors.joining("\n"))
                : "refused.failed";
        return failure.length() > LONGEST_FAILURE ? failure.substring(0, LONGEST_FAILURE) : failure;
    }

    private UploadedList own(long memberId, long uploadId) {
        UploadedList upload = uploads.get(uploadId);
        if (upload.memberId() != memberId) {
            throw Refused.notFound();
        }
        return upload;
    }
}
