package org.artel.pricelist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A table as a workbook. Texts are written as texts, never as formulas; a row leaves the memory when a hundred others follow it. */
final class PriceListXlsx implements AutoCloseable {

    private static final int ROWS_IN_MEMORY = 100;
    /** What a spreadsheet's number holds exactly. */
    private static final int EXACT_DIGITS = 15;

    private final SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final SXSSFSheet sheet;
    /** A text stays one when somebody edits the cell. */
    private final CellStyle text;
    private int rows;

    PriceListXlsx(String title) {
        sheet = workbook.createSheet(title);
        sheet.createFreezePane(0, 1);
        text = workbook.createCellStyle();
        text.setDataFormat(workbook.createDataFormat().getFormat("@"));
    }

    /** @param cells texts and numbers; null: nothing */
    void row(List<?> cells) {
        Row row = sheet.createRow(rows++);
        for (int i = 0; i < cells.size(); i++) {
            Object value = cells.get(i);
            if (value == null || value.toString().isEmpty()) {
                continue;
            }
            Cell cell = row.createCell(i);
            if (value instanceof BigDecimal number && number.precision() <= EXACT_DIGITS) {
                cell.setCellValue(number.doubleValue());
            } else {
                cell.setCellValue(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
                cell.setCellStyle(text);
            }
        }
    }

    byte[] bytes() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
