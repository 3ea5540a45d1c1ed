package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
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
import java.util.function.Function;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Said;
import org.artel.common.Texts;
import org.artel.forum.Topic;
import org.artel.pricelist.BadRow;
import org.artel.pricelist.ColumnMapping;
import org.artel.pricelist.ColumnMeaning;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.ListCorrection;
import org.artel.pricelist.ListedLot;
import org.artel.pricelist.PriceList;
import org.artel.pricelist.PriceListFile;
import org.artel.pricelist.PricelistService;
import org.artel.pricelist.TextShape;
import org.artel.pricelist.Undo;
import org.artel.pricelist.UploadedList;
import org.artel.purchase.Purchase;
import org.omnifaces.util.Faces;

/**
 * {@code /pricelist/import/12}: choose a file; {@code ?upload=7}: look at what was recognised, correct how the file is
 * read and what its columns mean; then watch the import, and come back to what came out.
 */
@Named("importForm")
@RequestScoped
public class ImportForm {

    private static final int BAD_ROWS_SHOWN = 1000;
    private static final int LOTS_SHOWN = 10;

    @Inject
    private AskedList asked;
    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private ImportService imports;
    @Inject
    private PricelistService pricelist;
    @Inject
    private Event<Said> said;
    @Inject
    private Clock clock;

    private Part file;
    private UploadedList upload;
    private PriceList list;
    private Refused unreadable;
    private List<BadRow> badRows;
    private Undo undo;

    public Purchase getPurchase() {
        return asked.changeable();
    }

    public Topic getTopic() {
        return asked.topic();
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

    /** The address of this page. */
    public String here() {
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

    /** Null: the file cannot be read as was chosen; {@link #getUnreadable} says why. */
    public PriceList getList() {
        if (list == null && unreadable == null) {
            try {
                // the page's tree is built before its buttons act: what was chosen has to be known by then
                list = imports.preview(viewer.require(), getUpload().id(), Faces.isPostback() ? chosen(typedRate()) : ListCorrection.NONE);
            } catch (Refused no) {
                // read otherwise, the same file may well make sense: the page asks how
                unreadable = no;
            }
        }
        return list;
    }

    public String getUnreadable() {
        return unreadable == null ? null : texts().of(unreadable);
    }

    public List<String> getCharsets() {
        return TextShape.CHARSETS;
    }

    public List<String> getSeparators() {
        return TextShape.SEPARATORS;
    }

    /** As chosen, by its number from 1; empty: recognised. */
    public String getSheet() {
        return chosenText("sheet");
    }

    /** As chosen; empty: recognised. */
    public String getHeadingLine() {
        return chosenText("headingLine");
    }

    /** As chosen now, or for an earlier list of this supplier; empty: recognised. */
    public String getCharset() {
        return chosenOrRemembered("charset", TextShape::charset);
    }

    /** As chosen now, or for an earlier list of this supplier; empty: recognised. */
    public String getSeparator() {
        return chosenOrRemembered("separator", TextShape::separator);
    }

    private String chosenOrRemembered(String field, Function<TextShape, String> remembered) {
        String known = Faces.isPostback() || getList() == null ? null : remembered.apply(getList().mapping().text());
        return known == null ? chosenText(field) : known;
    }

    /** How a text file is read can be chosen; a workbook knows it itself. */
    public boolean isText() {
        return getList() == null || getList().charset() != null;
    }

    /** The choice not to choose, with what is recognised then, if nothing else is chosen. */
    public String recognised(String chosen, String what) {
        return what == null || what.isEmpty() || !chosen.isEmpty() ? texts().text("pricelist.import.recognise")
                : texts().text("pricelist.import.recognised.as", what);
    }

    public String separatorName(String separator) {
        return separator == null || separator.isEmpty() ? "" : switch (separator) {
            case ";" -> texts().text("pricelist.import.semicolon");
            case "," -> texts().text("pricelist.import.comma");
            case "tab" -> texts().text("pricelist.import.tab");
            default -> separator;
        };
    }

    private String chosenText(String field) {
        String sent = request.getParameter(field);
        return sent == null ? "" : sent.strip();
    }

    public ColumnMeaning[] getMeanings() {
        return ColumnMeaning.values();
    }

    public List<BadRow> getBadRows() {
        return allBadRows().subList(0, Math.min(allBadRows().size(), BAD_ROWS_SHOWN));
    }

    public boolean isMoreBadRows() {
        return allBadRows().size() > BAD_ROWS_SHOWN;
    }

    private List<BadRow> allBadRows() {
        if (badRows == null) {
            badRows = isImported() ? imports.badRows(viewer.require(), getUpload().id()) : getList().badRows();
        }
        return badRows;
    }

    public List<ListedLot> getSample() {
        return getList().lots().subList(0, Math.min(getList().lots().size(), LOTS_SHOWN));
    }

    public List<PriceList.Row> getPreview() {
        return getList().preview().subList(0, Math.min(getList().preview().size(), LOTS_SHOWN));
    }

    public String heading(ColumnMapping.Column column) {
        return column.heading().isEmpty() ? texts().text("pricelist.import.column", column.index() + 1) : column.heading();
    }

    public String cell(PriceList.Row row, int column) {
        String text = column < row.cells().size() ? row.cells().get(column).text() : "";
        return text.length() > 80 ? text.substring(0, 79) + "…" : text;
    }

    public String reason(BadRow row) {
        return texts().text(row.reason(), row.detail());
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
        return typed != null && typed.matches("\\d{1,2}([.,]\\d{1,2})?") ? rate() : null;
    }

    private ListCorrection chosen(BigDecimal rate) {
        Integer sheet = number("sheet", "pricelist.import.noSheet");
        Map<Integer, ColumnMeaning> meanings = new HashMap<>();
        for (String name : request.getParameterMap().keySet()) {
            String sent = request.getParameter(name);
            if (name.matches("column_\\d{1,3}") && Arrays.stream(ColumnMeaning.values()).anyMatch(meaning -> meaning.name().equals(sent))) {
                meanings.put(Integer.valueOf(name.substring("column_".length())), ColumnMeaning.valueOf(sent));
            }
        }
        return new ListCorrection(sheet == null ? null : Integer.valueOf(sheet - 1), number("headingLine", "pricelist.import.noHeadingLine"),
                new TextShape(chosenText("charset"), chosenText("separator")), meanings, request.getParameter("vatRate") != null, rate);
    }

    private Integer number(String field, String refusal) {
        String sent = chosenText(field);
        if (!sent.matches("\\d{0,6}")) {
            throw new Refused(refusal, sent);
        }
        return sent.isEmpty() ? null : Integer.valueOf(sent);
    }

    /** Nothing stands in the list yet: there is nothing to compare with. */
    public boolean isFirst() {
        return pricelist.count(getPurchase().id()) == 0;
    }

    public void start() throws IOException {
        if (isFirst()) {
            imports.start(viewer.require(), getUpload().id(), chosen(rate()), false);
        } else {
            imports.startComparing(viewer.require(), getUpload().id(), chosen(rate()));
        }
        Faces.redirect(here() + "?upload=" + getUpload().id());
    }

    /** What the file would change is shown; the columns on request. */
    public boolean isCompared() {
        return getUpload().state(clock.instant()) == UploadedList.State.COMPARED && request.getParameter("columns") == null;
    }

    // watch ----------------------------------------------------------------------------------------------------------------

    public boolean isRunning() {
        return getUpload().state(clock.instant()) == UploadedList.State.RUNNING;
    }

    /** Null: nothing failed. */
    public String getFailure() {
        Refused failure = getUpload().failure(clock.instant());
        return failure == null ? null : texts().of(failure);
    }

    // come back later ------------------------------------------------------------------------------------------------------

    public boolean isImported() {
        return getUpload().importedAt() != null;
    }

    /** Null: the import cannot be taken back. */
    public Undo getUndo() {
        if (undo == null && isImported()) {
            undo = imports.undoable(viewer.require(), getUpload().id()).orElse(null);
        }
        return undo;
    }

    /** Takes back what was imported, as it was shown. @throws Refused where {@link ImportService#undo} does */
    public void takeBack() throws IOException {
        String base = request.getParameter("base");
        if (base == null || !base.matches("[0-9]{1,18}")) {
            throw new Refused("refused.malformed");
        }
        imports.undo(viewer.require(), getUpload().id(), Long.parseLong(base));
        said.fire(new Said("pricelist.undo.done", getUpload().fileName()));
        Faces.redirect(here() + "?upload=" + getUpload().id());
    }

    /** The last imports into this purchase, the latest first. */
    public List<UploadedList> getEarlier() {
        return imports.earlier(viewer.require(), getPurchase().id());
    }

    private Texts texts() {
        return Texts.of(viewer.locale(), viewer.zone(), clock.instant());
    }
}
