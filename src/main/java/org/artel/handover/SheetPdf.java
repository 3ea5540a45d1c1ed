package org.artel.handover;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A sheet as a PDF of A4 pages, with its font inside. */
final class SheetPdf {

    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed";
    private static final String STYLE = "@page { size: A4; margin: 14mm; @bottom-right { content: counter(page) ' / ' counter(pages); font-family: DejaVu; "
            + "font-size: 8pt } } body { font-family: DejaVu; font-size: 10pt } h1 { font-size: 14pt } h2 { font-size: 12pt } "
            + "table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate } th, td { border: 1px solid #888; padding: 2mm; text-align: left; "
            + "vertical-align: top } tr, .sheet h2 { page-break-inside: avoid } .label { display: inline-block; width: 82mm; height: 32mm; margin: 2mm 1mm; "
            + "padding: 3mm; border: 1px dashed #888; overflow: hidden; page-break-inside: avoid; vertical-align: top } .label .number { font-size: 18pt }";

    static {
        // it tells how it lays out each page
        XRLog.setLoggingEnabled(false);
    }

    private SheetPdf() {
    }

    /** @param body well-formed XHTML, {@code title} escaped */
    static byte[] of(String title, String body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder pdf = new PdfRendererBuilder();
        pdf.useFont(() -> SheetPdf.class.getResourceAsStream(FONTS + ".ttf"), "DejaVu", 400, FontStyle.NORMAL, true);
        pdf.useFont(() -> SheetPdf.class.getResourceAsStream(FONTS + "-Bold.ttf"), "DejaVu", 700, FontStyle.NORMAL, true);
        pdf.withHtmlContent("<html><head><title>" + title + "</title><style>" + STYLE + "</style></head><body><h1>" + title + "</h1>" + body
                + "</body></html>", null);
        pdf.toStream(out);
        try {
            pdf.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
