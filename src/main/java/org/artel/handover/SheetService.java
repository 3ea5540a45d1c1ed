package org.artel.handover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.forum.Markdown;
import org.artel.forum.TopicService;
import org.artel.purchase.PurchaseService;

/** Packing lists, labels and hand-over sheets, to print and as PDF; for organizer and co-organizers. */
@ApplicationScoped
@Transactional
public class SheetService {

    @Inject
    private ParcelService parcels;
    @Inject
    private PickupService pickups;
    @Inject
    private PurchaseService purchases;
    @Inject
    private TopicService topics;

    /**
     * A part of a page, well-formed.
     *
     * @param pointId null: all points and other ways
     * @param day     by the zone of the texts; null: all
     * @throws Refused NOT_FOUND, FORBIDDEN for others
     */
    public String html(long purchaseId, long memberId, SheetKind kind, Long pointId, LocalDate day, Texts texts) {
        return new SheetWriter(pickups.board(purchaseId, memberId), parcels.all(purchaseId, memberId), texts).write(kind, pointId, day);
    }

    /** The same as PDF. */
    public byte[] pdf(long purchaseId, long memberId, SheetKind kind, Long pointId, LocalDate day, Texts texts) {
        String body = html(purchaseId, memberId, kind, pointId, day, texts);
        return SheetPdf.of(Markdown.escaped(texts.name(kind) + ": " + topics.byId(purchases.byId(purchaseId).topicId()).title()), body);
    }
}
