package org.artel.pricelist.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.ImportedLot;
import org.artel.pricelist.ListCorrection;
import org.artel.pricelist.Undo;
import org.artel.pricelist.UploadedList;

/** One uploaded file. It is forgotten after two days, its result after 90. */
@Path("price-lists/{uploadId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PriceListResource {

    private static final PriceListJson.CorrectionJson NOTHING = new PriceListJson.CorrectionJson(null, null, null, null, null, null, null, null,
            null, null);
    private static final int MOST = 500;

    /** Lots by what becomes of them; {@code ordered} and {@code changedSince} stay as they are. Only {@code base} is sent back. */
    public record UndoJson(Long base, Integer withdrawn, Integer returned, Integer offeredAgain, Integer ordered, Integer changedSince,
            EffectJson kept) {

        static UndoJson of(Undo undo) {
            return new UndoJson(undo.base(), undo.withdrawn(), undo.returned(), undo.offeredAgain(), undo.ordered(), undo.changedSince(),
                    EffectJson.of(undo.kept()));
        }
    }

    /** @param after give it back as {@code ?after=} to read on; absent at the end */
    public record ImportedLotsJson(List<ImportedLot> lots, Integer after) {
    }


    @Inject
    private ImportService imports;
    @Inject
    private Viewer viewer;
    @Inject
    private Clock clock;

    /** How far the import is; before it, what would be imported; after it, what was left out. */
    @GET
    public PriceListJson get(@PathParam("uploadId") long uploadId) {
        return answer(viewer.require(), uploadId);
    }

    /** What would be imported with these corrections. Nothing is saved. */
    @POST
    @Path("preview")
    public PriceListJson preview(@PathParam("uploadId") long uploadId, PriceListJson.CorrectionJson correction) {
        long member = viewer.require();
        return PriceListJson.of(imports.find(member, uploadId), clock.instant(), imports.preview(member, uploadId, asked(correction).toCorrection()));
    }

    /** Compares the file with the list as it stands: what would be new, changed, gone, and whose orders it would touch. Nothing is changed. */
    @POST
    @Path("comparison")
    public ComparisonJson compare(@PathParam("uploadId") long uploadId, PriceListJson.CorrectionJson correction) {
        return ComparisonJson.of(imports.compare(viewer.require(), uploadId, asked(correction).toCorrection()));
    }

    /**
     * The single lots of the comparison, after the import what was done to them.
     *
     * @param outcome ADDED, CHANGED or GONE; absent: all
     */
    @GET
    @Path("lots")
    public ImportedLotsJson compared(@PathParam("uploadId") long uploadId, @QueryParam("outcome") ImportedLot.Outcome outcome,
            @QueryParam("ordered") @DefaultValue("false") boolean ordered, @QueryParam("q") String words,
            @QueryParam("after") @DefaultValue("0") int after, @QueryParam("limit") @DefaultValue("100") int limit) {
        int most = Math.min(Math.max(limit, 1), MOST);
        List<ImportedLot> lots = imports.compared(viewer.require(), uploadId, outcome, ordered, words, after, most);
        return new ImportedLotsJson(lots, lots.size() < most ? null : lots.get(lots.size() - 1).place());
    }

    /**
     * Imports: 200 with the figures when done, 202 at once when {@code background} is asked for. With the {@code base} of a comparison it
     * imports what was compared, as it was compared; 412 when the list was changed since.
     */
    @POST
    @Path("import")
    public Response apply(@PathParam("uploadId") long uploadId, PriceListJson.CorrectionJson correction) {
        long member = viewer.require();
        ListCorrection corrected = asked(correction).toCorrection();
        boolean withdrawMissing = Boolean.TRUE.equals(asked(correction).withdrawMissing());
        boolean applyToOrders = Boolean.TRUE.equals(asked(correction).applyToOrders());
        Long base = asked(correction).base();
        if (applyToOrders && base == null) {
            throw new Refused("pricelist.import.compareFirst");
        }
        if (base != null && Boolean.TRUE.equals(asked(correction).background())) {
            imports.startCompared(member, uploadId, base, withdrawMissing, applyToOrders);
            return Response.accepted(PriceListJson.of(imports.find(member, uploadId), clock.instant(), List.of())).build();
        }
        if (base != null) {
            imports.applyCompared(member, uploadId, base, withdrawMissing, applyToOrders);
            return Response.ok(answer(member, uploadId)).build();
        }
        if (Boolean.TRUE.equals(asked(correction).background())) {
            imports.start(member, uploadId, corrected, withdrawMissing);
            return Response.accepted(PriceListJson.of(imports.find(member, uploadId), clock.instant(), List.of())).build();
        }
        imports.apply(member, uploadId, corrected, withdrawMissing);
        return Response.ok(answer(member, uploadId)).build();
    }

    /** What taking back this import would do, and what it cannot do; 409 when it cannot be taken back at all. */
    @GET
    @Path("undo")
    public UndoJson undoable(@PathParam("uploadId") long uploadId) {
        return UndoJson.of(imports.undoable(viewer.require(), uploadId)
                .orElseThrow(() -> new Refused(Refused.Kind.CONFLICT, "pricelist.undo.not")));
    }

    /** Takes back this import, as {@code GET} told with this {@code base}; 412 when the list was changed since. */
    @POST
    @Path("undo")
    public PriceListJson undo(@PathParam("uploadId") long uploadId, UndoJson undo) {
        if (undo == null || undo.base() == null) {
            throw new Refused("refused.malformed");
        }
        imports.undo(viewer.require(), uploadId, undo.base());
        return answer(viewer.require(), uploadId);
    }

    private PriceListJson answer(long member, long uploadId) {
        UploadedList upload = imports.find(member, uploadId);
        return switch (upload.state(clock.instant())) {
            case RUNNING, IMPORTED -> PriceListJson.of(upload, clock.instant(), imports.badRows(member, uploadId));
            case UPLOADED, COMPARED, FAILED -> PriceListJson.of(upload, clock.instant(), imports.preview(member, uploadId, ListCorrection.NONE));
        };
    }

    private static PriceListJson.CorrectionJson asked(PriceListJson.CorrectionJson correction) {
        return correction == null ? NOTHING : correction;
    }
}
