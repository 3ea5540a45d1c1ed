package org.artel.supply;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.artel.pricelist.PriceListFile;
import org.artel.pricelist.SupplierSheet;

/** Reads what came back from a supplier as a file: the general order's own file with other figures, or an invoice in the same columns. */
@ApplicationScoped
class SupplierFiles {

    @Inject
    private SupplierSheet sheet;

    /** @param unknown articles that were not ordered, or stand there more or less often than in the order; in the order of the file */
    record Read(List<SupplierAnswer.Line> lines, List<String> unknown) {
    }

    /**
     * What the file does not price costs what was expected. Sizes may share the lot's article: the file has all of them in the order in which
     * it went out, or which is which cannot be told.
     *
     * @param rate of the list's currency
     * @throws org.artel.common.Refused as {@link SupplierSheet#read}
     */
    Read read(PriceListFile file, List<Consolidation.Position> positions, BigDecimal rate) {
        Map<String, List<Consolidation.Position>> ordered = positions.stream().collect(Collectors.groupingBy(Consolidation.Position::article));
        Map<String, List<SupplierSheet.Row>> stated = sheet.read(file).stream()
                .collect(Collectors.groupingBy(SupplierSheet.Row::article, LinkedHashMap::new, Collectors.toList()));
        Read read = new Read(new ArrayList<>(), new ArrayList<>());
        stated.forEach((article, rows) -> {
            List<Consolidation.Position> sizes = ordered.getOrDefault(article, List.of());
            if (sizes.size() != rows.size()) {
                read.unknown().add(article);
                return;
            }
            for (int i = 0; i < rows.size(); i++) {
                SupplierSheet.Row row = rows.get(i);
                Consolidation.Position position = sizes.get(i);
                read.lines().add(new SupplierAnswer.Line(position.variant().id(), row.quantity(), row.price() == null ? position.price()
                        : row.price().gross(rate, position.lot().listedNet(), position.lot().vatRate())));
            }
        });
        return read;
    }
}
