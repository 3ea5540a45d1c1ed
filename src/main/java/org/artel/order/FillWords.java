package org.artel.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.artel.common.Money;
import org.artel.common.Quantity;
import org.artel.common.Texts;

/** The fill board in words: what is missing, and what would complete something. */
public record FillWords(Texts texts, String currency) {

    /** 'Linden honey: 2 jar more and a box is full', 'Shirt: 1 × M, 2 × L more and a row is full'. */
    public String of(Completion completion) {
        String unit = completion.lot().unit();
        if (!completion.row()) {
            Completion.Part part = completion.parts().get(0);
            String lot = completion.lot().name();
            return texts.text("order.next.box", part.variant().title().isEmpty() ? lot : lot + ", " + part.variant().title(),
                    texts.quantity(part.missing(), unit));
        }
        return texts.text("order.next.row", completion.lot().name(), completion.parts().stream()
                .map(part -> texts.quantity(part.missing()) + " × " + part.variant().title()).collect(Collectors.joining(", ")));
    }

    public String figure(FillBoard.Measure measure, BigDecimal amount) {
        return switch (measure) {
            case SUM -> texts.sum(new Money(amount), currency);
            case QUANTITY -> texts.quantity(new Quantity(amount), texts.text("order.board.units"));
            case WEIGHT -> texts.quantity(new Quantity(amount), texts.text("order.board.kilograms"));
        };
    }

    /** What a card for a chat says below the purchase's title: what is missing to the minimum and to the next boxes. */
    public List<String> missing(FillBoard board) {
        List<String> words = new ArrayList<>();
        for (FillBoard.Minimum minimum : board.minima()) {
            if (minimum.minimum() != null) {
                words.add(minimum.isReached() ? texts.text("order.share.reached", figure(minimum.measure(), minimum.minimum()))
                        : texts.text("order.share.missing", figure(minimum.measure(), minimum.missing()), figure(minimum.measure(), minimum.minimum())));
            }
        }
        board.next().forEach(completion -> words.add(of(completion)));
        return words;
    }
}
