package org.artel.purchase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.artel.purchase.Stage.By;
import org.junit.jupiter.api.Test;

class StageTest {

    /** The domain's table, row by row: from, to, who. What is not listed is forbidden. */
    private static final String TABLE = """
            DRAFT      REVIEW     ORGANIZER
            DRAFT      ANNOUNCED  TRUSTED_ORGANIZER
            DRAFT      OPEN       TRUSTED_ORGANIZER
            DRAFT      CANCELLED  ORGANIZER MODERATOR
            REVIEW     DRAFT      MODERATOR
            REVIEW     ANNOUNCED  MODERATOR
            REVIEW     OPEN       MODERATOR
            REVIEW     CANCELLED  ORGANIZER MODERATOR
            ANNOUNCED  OPEN       ORGANIZER TIMER
            ANNOUNCED  CANCELLED  ORGANIZER MODERATOR
            OPEN       OPEN       ORGANIZER TIMER
            OPEN       STOPPED    ORGANIZER CO_ORGANIZER TIMER TARGET
            OPEN       CANCELLED  ORGANIZER MODERATOR TIMER
            STOPPED    OPEN       ORGANIZER MODERATOR
            STOPPED    SENT       ORGANIZER
            STOPPED    CANCELLED  ORGANIZER MODERATOR
            SENT       TOP_UP     ORGANIZER
            SENT       INVOICED   ORGANIZER
            SENT       CANCELLED  ORGANIZER MODERATOR
            TOP_UP     SENT       ORGANIZER
            TOP_UP     CANCELLED  ORGANIZER MODERATOR
            INVOICED   INVOICED   ORGANIZER
            INVOICED   PAYMENT    ORGANIZER
            INVOICED   PAID       ORGANIZER
            INVOICED   CANCELLED  ORGANIZER MODERATOR
            PAYMENT    PAID       ORGANIZER
            PAYMENT    CANCELLED  ORGANIZER MODERATOR
            PAID       IN_TRANSIT ORGANIZER CO_ORGANIZER
            PAID       FAILED     MODERATOR
            IN_TRANSIT RECEIVED   ORGANIZER CO_ORGANIZER
            IN_TRANSIT FAILED     MODERATOR
            RECEIVED   HANDOVER   ORGANIZER CO_ORGANIZER
            RECEIVED   FAILED     MODERATOR
            HANDOVER   CLOSED     ORGANIZER CO_ORGANIZER
            HANDOVER   FAILED     MODERATOR
            """;

    private static Map<String, Set<By>> table() {
        Map<String, Set<By>> ways = new LinkedHashMap<>();
        TABLE.lines().map(line -> line.strip().split("\\s+")).forEach(cells -> ways.put(cells[0] + " > " + cells[1],
                Arrays.stream(cells).skip(2).map(By::valueOf).collect(Collectors.toCollection(() -> EnumSet.noneOf(By.class)))));
        return ways;
    }

    @Test
    void everyPairOfStagesIsAsTheDomainSays() {
        Map<String, Set<By>> table = table();
        Set<String> ways = new TreeSet<>();
        for (Stage from : Stage.values()) {
            for (Stage to : Stage.values()) {
                String way = from + " > " + to;
                assertEquals(table.containsKey(way), from.next().contains(to), way);
                assertEquals(table.getOrDefault(way, EnumSet.noneOf(By.class)), from.who(to), way);
                if (from.next().contains(to)) {
                    ways.add(way);
                }
            }
        }
        assertEquals(table.size(), ways.size());
    }

    @Test
    void nothingFollowsAnEnd() {
        assertEquals(EnumSet.of(Stage.CLOSED, Stage.CANCELLED, Stage.FAILED),
                Arrays.stream(Stage.values()).filter(Stage::isFinal).collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class))));
    }

    @Test
    void everyStageCanBeReachedFromADraft() {
        Set<Stage> reached = EnumSet.of(Stage.DRAFT);
        for (int i = 0; i < Stage.values().length; i++) {
            EnumSet.copyOf(reached).forEach(stage -> reached.addAll(stage.next()));
        }
        assertTrue(reached.containsAll(EnumSet.allOf(Stage.class)));
    }
}
