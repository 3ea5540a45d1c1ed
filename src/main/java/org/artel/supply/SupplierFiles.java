package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.artel.pricelist.PriceListFile;
import org.artel.pricelist.SupplierSheet;

/** Reads what came back from a supplier as a file: the general order's own file with other figures, or an invoice in the same columns. */
@ApplicationScoped
class SupplierFiles {

    @Inject
    private SupplierSheet sheet;

    /** @param unknown articles that were not ordered, in the order of the file */
    record Read(List<SupplierAnswer.Line> lines, List<String> unknown) {
    }

    /**
     * What the file does not price costs what was expected.
     *
     * @param rate of the list's currency
     * @throws org.artel.common.Refused as {@link SupplierSheet#read}
     */
    Read read(PriceListFile file, List<Consolidation.Position> positions, BigDecimal rate) {
        // sizes may share the lot's article: the file has them in the order in which it went out
        Map<String, Deque<Consolidation.Position>> byArticle = new HashMap<>();
        positions.forEach(position -> byArticle.computeIfAbsent(position.article(), article -> new ArrayDeque<>()).add(position));
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        for (SupplierSheet.Row row : sheet.read(file)) {
            Consolidation.Position position = byArticle.getOrDefault(row.article(), new ArrayDeque<>()).poll();
            if (position == null) {
                read.unknown().add(row.article());
            } else {
                read.lines().add(new SupplierAnswer.Line(position.variant().id(), row.quantity(), row.price() == null ? position.price()
                        : row.price().gross(rate, position.lot().listedNet(), position.lot().vatRate())));
            }
        }
        return read;
    }
}
