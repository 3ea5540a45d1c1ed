package org.artel.pricelist.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.artel.account.Viewer;
import org.artel.common.Refused;
import org.artel.common.Texts;
import org.artel.pricelist.Comparison;
import org.artel.pricelist.Difference;
import org.artel.pricelist.ImportService;
import org.artel.pricelist.ImportedLot;
import org.artel.pricelist.UploadedList;
import org.omnifaces.util.Faces;

/** The import's second step: what the file would change in the list that stands; then all of it is confirmed, or nothing. */
@Named("comparison")
@RequestScoped
public class ComparisonForm {

    private static final int LOTS = 50;

    @Inject
    private Viewer viewer;
    @Inject
    private HttpServletRequest request;
    @Inject
    private ImportService imports;
    @Inject
    private ImportForm form;
    @Inject
    private Clock clock;

    private List<ImportedLot> lots;
    private boolean more;

    private UploadedList upload() {
        return form.getUpload();
    }

    public Comparison getFigures() {
        return upload().comparison();
    }

    public ImportedLot.Outcome[] getOutcomes() {
        return ImportedLot.Outcome.values();
    }

    /** Null: all. */
    public ImportedLot.Outcome getOutcome() {
        String sent = request.getParameter("outcome");
        return Arrays.stream(ImportedLot.Outcome.values()).filter(outcome -> outcome.name().equals(sent)).findFirst().orElse(null);
    }

    public boolean isOrdered() {
        return "1".equals(request.getParameter("ordered"));
    }

    public String getWords() {
        String sent = request.getParameter("q");
        return sent == null ? "" : sent.strip();
    }

    public List<ImportedLot> getLots() {
        if (lots == null) {
            String sent = request.getParameter("after");
            int after = sent != null && sent.matches("[0-9]{1,9}") ? Integer.parseInt(sent) : 0;
            List<ImportedLot> found = imports.compared(viewer.require(), upload().id(), getOutcome(), isOrdered(), getWords(), after, LOTS + 1);
            more = found.size() > LOTS;
            lots = more ? found.subList(0, LOTS) : found;
        }
        return lots;
    }

    /** Where the lots go on; empty at their end. */
    public String getNext() {
        return getLots().isEmpty() || !more ? "" : form.here() + "?upload=" + upload().id() + (getOutcome() == null ? "" : "&outcome=" + getOutcome())
                + (isOrdered() ? "&ordered=1" : "") + "&q=" + URLEncoder.encode(getWords(), StandardCharsets.UTF_8)
                + "&after=" + lots.get(lots.size() - 1).place();
    }

    public String said(Difference difference) {
        return DifferenceText.of(difference, Texts.of(viewer.locale(), viewer.zone(), clock.instant()));
    }

    /** Imports what was compared. @throws Refused where {@link ImportService#startCompared} does */
    public void confirm() throws IOException {
        String base = request.getParameter("base");
        if (base == null || !base.matches("[0-9]{1,18}")) {
            throw new Refused("refused.malformed");
        }
        imports.startCompared(viewer.require(), upload().id(), Long.parseLong(base), "1".equals(request.getParameter("withdraw")),
                "apply".equals(request.getParameter("orders")));
        Faces.redirect(form.here() + "?upload=" + upload().id());
    }
}
