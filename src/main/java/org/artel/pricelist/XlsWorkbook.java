package org.artel.pricelist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFEventFactory;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFRequest;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.FormulaError;
import org.artel.common.Refused;

/** XLS (Excel 97 to 2003) read by POI's event interface: records come by one after another, no workbook is built. */
final class XlsWorkbook implements HSSFListener {

    private final SheetRows rows;
    private final List<BoundSheetRecord> sheets = new ArrayList<>();
    private FormatTrackingHSSFListener formats;
    private SSTRecord texts;
    private int depth;
    private int sheet = -1;
    private int row = -1;
    private FormulaRecord textFormula;

    private XlsWorkbook(SheetRows rows) {
        this.rows = rows;
    }

    static void read(byte[] content, SheetRows rows) throws IOException {
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(content))) {
            if (file.getRoot().hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new Refused("pricelist.file.encrypted");
            }
            XlsWorkbook workbook = new XlsWorkbook(rows);
            workbook.formats = new FormatTrackingHSSFListener(workbook);
            HSSFRequest request = new HSSFRequest();
            request.addListenerForAllRecords(workbook.formats);
            new HSSFEventFactory().processWorkbookEvents(request, file);
            workbook.endOfRow();
        } catch (Refused e) {
            throw e;
        } catch (EncryptedDocumentException e) {
            throw new Refused("pricelist.file.encrypted");
        } catch (OldExcelFormatException e) {
            throw new Refused("pricelist.file.oldExcel");
        } catch (RuntimeException e) {
            throw PriceListFile.broken(e);
        }
    }

    @Override
    public void processRecord(Record event) {
        if (event instanceof BOFRecord start) {
            depth++;
            if (depth == 1 && start.getType() != BOFRecord.TYPE_WORKBOOK) {
                sheet++;
                BoundSheetRecord bound = sheet < sheets.size() ? sheets.get(sheet) : null;
                rows.sheet(bound == null ? "" : bound.getSheetname(), bound != null && (bound.isHidden() || bound.isVeryHidden()));
                row = -1;
            }
        } else if (event instanceof EOFRecord) {
            if (depth == 1) {
                endOfRow();
            }
            depth--;
        } else if (event instanceof BoundSheetRecord bound) {
            sheets.add(bound);
        } else if (event instanceof SSTRecord shared) {
            texts = shared;
        } else if (depth == 1 && sheet >= 0 && rows.wanted()) {
            cellRecord(event);
        }
    }

    private void cellRecord(Record event) {
        if (event instanceof StringRecord result && textFormula != null) {
            put(textFormula, Cell.of(result.getString()));
            textFormula = null;
        } else if (event instanceof LabelSSTRecord label) {
            put(label, Cell.of(texts.getString(label.getSSTIndex()).getString()));
        } else if (event instanceof LabelRecord label) {
            put(label, Cell.of(label.getValue()));
        } else if (event instanceof NumberRecord number) {
            put(number, shown(number.getValue(), number));
        } else if (event instanceof BoolErrRecord cell) {
            put(cell, cell.isBoolean() ? Cell.of(cell.getBooleanValue() ? BigDecimal.ONE : BigDecimal.ZERO, null)
                    : Cell.of(error(cell.getErrorValue())));
        } else if (event instanceof FormulaRecord formula) {
            switch (formula.getCachedResultTypeEnum()) {
                case NUMERIC -> put(formula, shown(formula.getValue(), formula));
                case STRING -> textFormula = formula.hasCachedResultString() ? formula : null;
                case BOOLEAN -> put(formula, Cell.of(formula.getCachedBooleanValue() ? BigDecimal.ONE : BigDecimal.ZERO, null));
                case ERROR -> put(formula, Cell.of(error(formula.getCachedErrorValue())));
                default -> { }
            }
        }
    }

    private Cell shown(double value, CellValueRecordInterface record) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Cell.of(error(FormulaError.NUM.getCode()));
        }
        return NumberShown.cell(Cell.plain(BigDecimal.valueOf(value)), formats.getFormatIndex(record), formats.getFormatString(record));
    }

    private static String error(int code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#N/A";
    }

    private void put(CellValueRecordInterface record, Cell cell) {
        if (record.getRow() != row) {
            endOfRow();
            row = record.getRow();
        }
        rows.put(row + 1, record.getColumn(), cell);
    }

    private void endOfRow() {
        if (row >= 0 && rows.wanted()) {
            rows.endOfRow(row + 1);
        }
    }
}
