package org.artel.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.artel.common.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineMergeTest {

    @ParameterizedTest
    @CsvSource({
            "2, 3, 2, MINE",
            "2, 2, 5, THEIRS",
            "2, 4, 4, THEIRS",
            "2, 3, 5, CONFLICT",
            "0, 3, 5, CONFLICT",
            "2, 0, 5, CONFLICT",
            "2, 0, 0, THEIRS"})
    void twoDevicesMergeUnlessBothChangedTheLine(int base, int mine, int theirs, LineMerge result) {
        assertEquals(result, LineMerge.of(units(base), units(mine), units(theirs)));
    }

    @Test
    void anotherWishIsAnotherContent() {
        LineContent base = units(2);
        LineContent mine = new LineContent(Quantity.of(2), Quantity.ZERO, Replacement.WISHES, List.of(7L), "");
        LineContent theirs = new LineContent(Quantity.of(2), Quantity.ZERO, Replacement.CANCEL, List.of(), "");
        assertEquals(LineMerge.CONFLICT, LineMerge.of(base, mine, theirs));
    }

    private static LineContent units(int units) {
        return LineContent.of(Quantity.of(units));
    }
}
