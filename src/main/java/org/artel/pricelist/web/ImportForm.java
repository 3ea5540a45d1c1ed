package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Slug;
import org.artel.common.Texts;
import org.artel.forum.Topic;
import org.artel.forum.TopicService;
import org.artel.pricelist.BadRow;
import org.artel.pricelist.ColumnMapping;
import org.artel.pricelist.ColumnMeaning;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.ListedLot;
import org.artel.pricelist.PriceList;
import org.artel.pricelist.PriceListFile;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.UploadedList;
import org.artel.purchase.Purchase;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/**
 * {@code /pricelist/import/12}: choose a file; {@code ?upload=7}: look at what was recognised and correct the columns; then
 * watch the import.
 */
@Named("importForm")
@RequestScoped
public class ImportForm {

    private static final int BAD_ROWS_SHOWN = 200;
    private static final int LOTS_SHOWN = 10;

    @Inject
    @Param(pathIndex = 0)
    private String address;
    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private ImportService imports;
    @Inject
    private PricelistService pricelist;
    @Inject
    private TopicService topics;
    @Inject
    private Clock clock;

    private Part file;
    private Purchase purchase;
    private UploadedList upload;
    private PriceList list;

    public Purchase getPurchase() {
        if (purchase == null) {
            viewer.require();
            long id = Slug.id(String.valueOf(address));
            if (id < 0) {
                throw Refused.notFound();
            }
            purchase = pricelist.requireReadable(id, viewer.memberId());
            if (!pricelist.mayChange(purchase, viewer.memberId())) {
                throw Refused.forbidden();
            }
        }
        return purchase;
    }

    public Topic getTopic() {
        return topics.byId(getPurchase().topicId());
    }

    // choose ---------------------------------------------------------------------------------------------------------------

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public void send() throws IOException {
        long member = viewer.require();
        if (file == null || file.getSize() == 0) {
            throw new Refused("pricelist.file.empty");
        }
        if (file.getSize() > PriceListFile.MAX_BYTES) {
            throw new Refused("pricelist.file.tooLarge", PriceListFile.MAX_BYTES / 1024 / 1024);
        }
        try (InputStream in = file.getInputStream()) {
            long id = imports.upload(member, getPurchase().id(), file.getSubmittedFileName(), in.readNBytes(PriceListFile.MAX_BYTES + 1));
            Faces.redirect(here() + "?upload=" + id);
        }
    }

    private String here() {
        return request.getContextPath() + "/pricelist/import/" + getPurchase().id();
    }

    // look and correct -----------------------------------------------------------------------------------------------------

    /** Null: none is chosen yet. */
    public UploadedList getUpload() {
        String id = request.getParameter("upload");
        if (upload == null && id != null) {
            if (!id.matches("[0-9]{1,18}")) {
                throw Refused.notFound();
            }
            upload = imports.find(viewer.require(), Long.parseLong(id));
            if (upload.purchaseId() != getPurchase().id()) {
                throw Refused.notFound();
            }
        }
        return upload;
    }

    public PriceList getList() {
        if (list == null) {
            // the page's tree is built before its buttons act: what was chosen has to be known by then
            ColumnMapping mapping = Faces.isPostback() ? chosen(typedRate()) : null;
            list = imports.preview(viewer.require(), getUpload().id(), mapping);
        }
        return list;
    }

    public ColumnMeaning[] getMeanings() {
        return ColumnMeaning.values();
    }

    public List<BadRow> getBadRows() {
        List<BadRow> bad = getList().badRows();
        return bad.subList(0, Math.min(bad.size(), BAD_ROWS_SHOWN));
    }

    public boolean isMoreBadRows() {
        return getList().badRows().size() > BAD_ROWS_SHOWN;
    }

    public List<ListedLot> getSample() {
        return getList().lots().subList(0, Math.min(getList().lots().size(), LOTS_SHOWN));
    }

    public List<PriceList.Row> getPreview() {
        return getList().preview().subList(0, Math.min(getList().preview().size(), LOTS_SHOWN));
    }

    public String cell(PriceList.Row row, int column) {
        String text = column < row.cells().size() ? row.cells().get(column).text() : "";
        return text.length() > 80 ? text.substring(0, 79) + "…" : text;
    }

    public String reason(BadRow row) {
        return texts().text(row.reason());
    }

    /** Shows the list again as the chosen columns read it. @throws Refused when the rate is no number */
    public void look() {
        rate();
    }

    private BigDecimal rate() {
        return Figures.figure(request.getParameter("vatRate"), 2);
    }

    /** Null also for what is no number: {@link #look} and {@link #start} refuse it, where the message finds the form. */
    private BigDecimal typedRate() {
        String typed = request.getParameter("vatRate");
        return typed != null && typed.matches("\\d{1,3}([.,]\\d{1,2})?") ? rate() : null;
    }

    private ColumnMapping chosen(BigDecimal rate) {
        ColumnMapping guessed = imports.preview(viewer.require(), getUpload().id(), null).mapping();
        Map<Integer, ColumnMeaning> meanings = new HashMap<>();
        for (ColumnMapping.Column column : guessed.columns()) {
            String sent = request.getParameter("column_" + column.index());
            if (sent != null && Arrays.stream(ColumnMeaning.values()).anyMatch(meaning -> meaning.name().equals(sent))) {
                meanings.put(column.index(), ColumnMeaning.valueOf(sent));
            }
        }
        return guessed.corrected(meanings, rate);
    }

    public boolean isWithdrawMissing() {
        return "1".equals(request.getParameter("withdrawMissing"));
    }

    public void start() throws IOException {
        imports.start(viewer.require(), getUpload().id(), chosen(rate()), isWithdrawMissing());
        Faces.redirect(here() + "?upload=" + getUpload().id());
    }

    // watch ----------------------------------------------------------------------------------------------------------------

    public boolean isFailed() {
        return getUpload().failure() != null;
    }

    public String getFailure() {
        return texts().of(getUpload().failure());
    }

    private Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }
}
